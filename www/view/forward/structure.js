// The network's shape and where its weights come from: layers and neurons, initialisation, seed.
import { button, h, tell } from "../../ui/dom.js";
import { stay } from "../../ui/stay-under-pointer.js";
import { initializationName } from "../parts/initialization.js";
import { layerLabel } from "../parts/layer-label.js";
import { menu } from "../parts/menu.js";
import { parameterField } from "../parts/parameter.js";
import { picker } from "../parts/picker.js";
import { region } from "../parts/region.js";
import { picksOutput } from "./stage/heads.js";
import { placed } from "./stage/stage.js";

/**
 * @import { Edit, Values, View } from "../../figure/types.js"
 * @import { Child } from "../../ui/dom.js"
 */

/** @param {Values} values @param {View} state */
export function structure(values, state) {
  const { sizes, limits } = values;
  const press = (
    /** @type {boolean} */ disabled,
    /** @type {string} */ name,
    /** @type {Edit} */ edit,
    /** @type {Child} */ content,
    className = "",
  ) =>
    button(
      {
        class: `press ${className}`,
        disabled: state.frozen || disabled,
        "aria-label": name,
        title: name,
        "on:click": (/** @type {Event} */ event) => stay(event, tell("edits", [edit])),
      },
      content,
    );
  const last = sizes.length - 1;
  const { across, density } = placed(values, state);
  const nameOf = (/** @type {number} */ position) =>
    position === 0 ? state.t.inputLayer : layerLabel(values, state, position - 1);
  const { controls } = state;
  if (!["layers", "initialization", "reset"].some((name) => controls.has(name))) return null;
  return state.memo.of(
    "structure",
    [
      values.edited,
      values.initialization,
      values.scale,
      ...values.layers.map(({ activation }) => activation),
    ],
    () =>
      region(
        state,
        { class: "structure", "aria-label": state.t.structure, key: "structure", "data-stays": "" },
        controls.has("layers") &&
          sizes.map((/** @type {number} */ size, /** @type {number} */ position) => {
            const name = nameOf(position);
            const head = across && (position < last || picksOutput(values, state));
            return h(
              "div",
              { class: "layer", key: `layer${position}` },
              h(
                "div",
                { class: "size", role: "group", "aria-label": name },
                h("span", { class: "size-name" }, name),
                press(
                  size <= 1,
                  state.t.fewer(name),
                  { set: "size", position, value: size - 1 },
                  "−",
                ),
                h("output", null, size),
                press(
                  size >= limits.neurons,
                  state.t.more(name),
                  { set: "size", position, value: size + 1 },
                  "+",
                ),
                position > 0 && position < last
                  ? press(
                      false,
                      state.t.removeLayer(name),
                      { set: "removeLayer", position },
                      "×",
                      "remove",
                    )
                  : null,
                // The output's activation where the stage has no room for its picker.
                position === last && !head
                  ? picker(values, state, position - 1, { style: "menu", place: "structure" })
                  : null,
                position > 0 && !(head && density === 0)
                  ? parameterField(values, state, position - 1, "structure")
                  : null,
              ),
              position < last
                ? press(
                    sizes.length >= limits.sizes,
                    state.t.addLayerBefore(nameOf(position + 1)),
                    { set: "addLayer", position: position + 1 },
                    h("span", { "aria-hidden": "true" }, "→ + →"),
                    "add-layer",
                  )
                : null,
            );
          }),
        h(
          "div",
          { class: "weights-from", key: "weights" },
          controls.has("initialization") &&
            menu(state, {
              id: "initialization",
              label: `${initializationName(values, state, values.initialization)}, ${state.t.initialization}`,
              content: h("span", null, initializationName(values, state, values.initialization)),
              items: () =>
                values.initializations.map((name) => ({
                  id: name,
                  current: name === values.initialization,
                  content: [
                    initializationName(values, state, name),
                    h("code", { class: "menu-formula" }, state.t.initializationCode[name] ?? null),
                  ],
                  edits: [{ set: "drawParameters" }, { set: "initialization", value: name }],
                })),
            }),
          controls.has("initialization") &&
            button(
              {
                class: "quiet",
                disabled: state.frozen,
                "on:click": tell("fresh-seed"),
              },
              state.t.newWeights,
            ),
          controls.has("reset") &&
            button(
              {
                class: "quiet",
                disabled: state.frozen || !values.edited,
                "on:click": tell("reset"),
              },
              state.t.reset,
            ),
        ),
      ),
  );
}
