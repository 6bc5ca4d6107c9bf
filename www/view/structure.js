// The network's shape and where its weights come from: layers and neurons, initialisation, seed.
import { button, h, tell } from "../dom.js";
import { menu } from "./menu.js";
import { layerLabel, parameterField, picker } from "./picker.js";
import { region } from "./region.js";
import { picksOutput, placed } from "./stage.js";

/** @param {any} values @param {any} state */
export function structure(values, state) {
  const { sizes, limits } = values;
  const send = (/** @type {any[]} */ ...edits) => tell("edits", edits);
  const last = sizes.length - 1;
  const { across, density } = placed(values, state);
  const nameOf = (/** @type {number} */ position) =>
    position === 0 ? state.t.inputLayer : layerLabel(values, state, position - 1);
  const { controls } = state;
  if (!["layers", "initialization", "reset"].some((name) => controls.has(name))) return null;
  return region(
    state,
    { class: "structure", "aria-label": state.t.structure, key: "structure" },
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
            button(
              {
                disabled: state.frozen || size <= 1,
                "aria-label": state.t.fewer(name),
                title: state.t.fewer(name),
                "on:click": send({ set: "size", position, value: size - 1 }),
              },
              "−",
            ),
            h("output", null, size),
            button(
              {
                disabled: state.frozen || size >= limits.neurons,
                "aria-label": state.t.more(name),
                title: state.t.more(name),
                "on:click": send({ set: "size", position, value: size + 1 }),
              },
              "+",
            ),
            position > 0 && position < last
              ? button(
                  {
                    disabled: state.frozen,
                    class: "remove",
                    "aria-label": state.t.removeLayer(name),
                    title: state.t.removeLayer(name),
                    "on:click": send({ set: "removeLayer", position }),
                  },
                  "×",
                )
              : null,
            // What the stage has no room for.
            position === last && !head
              ? picker(values, state, position - 1, { style: "menu", place: "structure" })
              : null,
            position > 0 && !(head && density === 0)
              ? parameterField(values, state, position - 1, "structure")
              : null,
          ),
          position < last
            ? button(
                {
                  class: "add-layer",
                  disabled: state.frozen || sizes.length >= limits.sizes,
                  "aria-label": state.t.addLayerBefore(nameOf(position + 1)),
                  title: state.t.addLayerBefore(nameOf(position + 1)),
                  "on:click": send({ set: "addLayer", position: position + 1 }),
                },
                h("span", { "aria-hidden": "true" }, "→ + →"),
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
          label: `${state.t.initializations[values.initialization]}, ${state.t.initialization}`,
          content: h("span", null, state.t.initializations[values.initialization]),
          items: () =>
            values.initializations.map((/** @type {string} */ name) => ({
              id: name,
              current: name === values.initialization,
              content: [
                h("span", { class: "menu-name" }, state.t.initializations[name]),
                h("code", { class: "menu-formula" }, state.t.initializationCode[name]),
              ],
              edits: [{ set: "drawParameters" }, { set: "initialization", name }],
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
  );
}
