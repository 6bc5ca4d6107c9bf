// The switch between forward pass and training.
import { button, h, tell } from "../ui/dom.js";
import { arrows } from "./parts/arrows.js";
import { digits } from "./toolbar.js";

/** @import { Values, View } from "../figure/types.js" */

const MODES = /** @type {const} */ (["forward", "train", "mine"]);

/** @param {Values} values @param {View} state */
export function modes({ sizes }, state) {
  const { t, mode, views, comparing } = state;
  const now = comparing ? "mine" : mode;
  const view = { forward: "stage", train: "train", mine: "compare-mine" };
  const count = sizes.slice(1).reduce((sum, m, i) => sum + (sizes[i] + 1) * m, 0);
  return state.memo.of("modes", [state.train, comparing], () =>
    h(
      "div",
      { class: "modes", key: "modes" },
      h(
        "div",
        { class: "tabs", role: "radiogroup", "aria-label": t.modesName, "on:keydown": arrows },
        MODES.filter((name) => views.includes(view[name])).map((name) =>
          button(
            {
              role: "radio",
              key: name,
              "data-mode": name,
              "aria-label": t.modes[name],
              "aria-checked": String(name === now),
              tabindex: name === now ? 0 : -1,
              disabled: state.stored,
              "on:click": name === "mine" ? tell("comparing") : tell("mode", name),
            },
            state.size === "small" ? t.modesShort[name] : t.modes[name],
          ),
        ),
      ),
      state.train && !comparing && views.includes("race") ? state.train.raceTabs(state) : null,
      h("span", { class: "spacer" }),
      state.size === "small"
        ? null
        : h(
            "span",
            { class: "about" },
            // From the right, as many as one line has room for.
            [sizes.join(" → "), `${t.parameterCount(count)} ·`, `${t.float64} ·`].map((text, i) =>
              h("span", { key: String(i) }, text),
            ),
          ),
      // In the forward pass they are in the toolbar.
      now === "train" && state.size !== "small" && state.controls.has("digits")
        ? digits(state)
        : null,
    ),
  );
}
