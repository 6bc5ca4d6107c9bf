// Under the stage: the sentence that explains the numbers, the edit that would show more, and the cells that the last edit moved.
import { button, h, tell } from "../../../ui/dom.js";
import { region } from "../../parts/region.js";
import { letterOf, plainSymbol } from "../../parts/symbol.js";
import { hidesAny, insights } from "./insight.js";

/** @import { Insight } from "./insight.js" */
/** @import { Values, View } from "../../../figure/types.js" */

/** Always takes the room of two lines. @param {Values} values @param {View} state */
export function why(values, state) {
  if (hidesAny(values, state)) return h("div", { class: "why", key: "why" });
  const cells = movedCells(values);
  return region(
    state,
    { class: "why", key: "why", "aria-label": state.t.why },
    insight(insights(values, state)[0], state),
    h("p", { class: "moved" }, cells === null ? "" : state.t.movedCells(cells)),
  );
}

/** @param {Insight} insight @param {View} state */
export const insight = ({ text, edits, button: label }, state) =>
  h(
    "p",
    { key: text },
    h("span", null, text),
    edits && state.controls.has("try")
      ? button({ class: "try", disabled: state.frozen, "on:click": tell("edits", edits) }, label)
      : null,
  );

/** Which cells the last edit moved: h₁–h₄, y₂; null where nothing was edited. @param {Values} values */
function movedCells(values) {
  const { before, layers, sizes, ledger } = values;
  if (!before) return null;
  return layers.flatMap(({ a }, layer) => {
    const n = sizes[layer + 1];
    const letter = letterOf(values, layer);
    const at = ledger.row * n;
    const moved = [...Array(n).keys()].filter(
      (j) => !Object.is(a[at + j], before.layers[layer].a[at + j]),
    );
    if (moved.length === n && n > 2) return [`${plainSymbol(letter, 1)}–${plainSymbol(letter, n)}`];
    return moved.map((j) => plainSymbol(letter, j + 1));
  });
}
