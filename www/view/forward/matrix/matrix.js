// The matrix view: X · W + b = Z and f(Z) = A for every layer, with shapes, and the row and column
// that meet in the selected number. Several input rows are a batch.
import { h } from "../../../ui/dom.js";
import { batchBar } from "./batch.js";
import { layerBlock } from "./layer.js";

/** @import { Values, View } from "../../../figure/types.js" */

/** @param {Values} values @param {View} state */
export function matrix(values, state) {
  // All digits of a cell are in its tip, and in the line of the selected one: columns stay where they are.
  const digits = state.size === "small" ? 4 : state.digits === "full" ? 8 : state.digits;
  return h(
    "div",
    { class: "matrix", key: "matrix" },
    batchBar(values, state),
    values.layers.map((_, layer) => layerBlock(values, state, layer, digits)),
    values.rows > 1 || values.sizes[1] > 1
      ? h("p", { class: "note" }, state.t.broadcast(values.rows, values.sizes[0], values.sizes[1]))
      : null,
  );
}
