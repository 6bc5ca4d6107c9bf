// The lines that the post's script prints, one per activation, in NumPy's format. A click selects that activation.
import { hides } from "../../figure/steps.js";
import { emit, h } from "../../ui/dom.js";
import { arrows } from "../parts/arrows.js";
import { region } from "../parts/region.js";
import { printLine } from "../parts/symbol.js";
import { choice } from "./compare/choice.js";

/** @import { Values, View } from "../../figure/types.js" */

const LONG = 8; // lines: more scroll in their place

/** @param {Values} values @param {View} state */
export function results(values, state) {
  const { comparison } = values;
  const outputs = values.layers.length - 1;
  const fixed = state.frozen || !state.controls.has("activation");
  const masked = hides(state, values.sizes, outputs);
  return state.memo.of(
    "results",
    [...comparison.rows.flatMap((row) => [row.name, row.parameter, row.current, row.printed])],
    () =>
      region(
        state,
        { class: "results", "aria-label": state.t.printed, key: "results", part: "results" },
        h(state.heading, null, h("code", null, printLine(values))),
        h(
          "div",
          { role: "radiogroup", "aria-label": state.t.printed, "on:keydown": arrows },
          comparison.rows.map((row) =>
            h(
              "div",
              {
                role: "radio",
                key: row.name,
                class: "result-line",
                "aria-checked": String(row.current),
                "aria-disabled": fixed ? "true" : null,
                tabindex: row.current && !fixed ? 0 : -1,
                ...(fixed ? {} : chosen(state, [choice(comparison, row)])),
              },
              h("span", { class: "result-name" }, state.t.activations[row.name]),
              h(
                "code",
                {
                  class: row.printed.split("\n").length > LONG ? "result-text long" : "result-text",
                },
                masked && row.printed ? state.unseen : row.printed,
              ),
            ),
          ),
        ),
      ),
  );
}

/** A click or a key chooses the row; a mouse that selects the printed text chooses nothing.
 * @param {View} state @param {import("../../figure/types.js").Edit[]} edits */
const chosen = ({ coarse }, edits) => ({
  "on:click": (/** @type {PointerEvent} */ event) => {
    const printed = /** @type {Element} */ (event.target).closest(".result-text");
    const mouse = event.pointerType ? event.pointerType === "mouse" : !coarse;
    if (!(printed && mouse && event.detail)) emit(event.currentTarget, "edits", edits);
  },
  "on:keydown": (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    emit(event.currentTarget, "edits", edits);
  },
});
