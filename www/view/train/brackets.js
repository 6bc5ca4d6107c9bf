// Read-only matrices in brackets, for Train.
import { h, math } from "../../ui/dom.js";
import { value as format, plain } from "../../ui/format.js";
import { bracket } from "../forward/matrix/bracket.js";
import { visible } from "../forward/stage/geometry.js";

/**
 * @import { View } from "../../figure/types.js"
 * @import { Child, Described } from "../../ui/dom.js"
 * @import { Digits } from "../../ui/format.js"
 */

/**
 * @typedef {object} Shown  a matrix
 * @property {Child} name
 * @property {string} label  the name for those who do not see it
 * @property {number} rows @property {number} columns
 * @property {boolean} [neurons]  whether a column is a neuron of the layer
 * @property {boolean} [typed]  whether the reader typed the numbers, which stand as they were typed
 * @property {(r: number, c: number) => number | null} at  null: not computed yet
 */

const MOST = 8; // rows or columns; longer ones are elided with …, as in NumPy
const SIZE = 14;
const AROUND = 44; // px that stand around a matrix
const PADDING = 14; // px of a cell

/** Draws the matrices of a layer, in which one neuron may be selected; they are scrolled where they have more columns
 * than there is room for. @param {View} state @param {Digits} digits @param {number | null} selected @param {Shown[]} all */
export function drawing(state, digits, selected, all) {
  const text = (/** @type {Shown} */ { typed }, /** @type {number | null} */ v) =>
    v === null ? state.unseen : typed ? plain(v, digits) : format(v, digits);
  const seen = (/** @type {Shown} */ { rows, columns, neurons }) => ({
    rows: visible(rows, MOST, null),
    columns: visible(columns, MOST, neurons ? selected : null),
  });
  const widths = all.flatMap((each) => {
    const { rows, columns } = seen(each);
    return rows.flatMap((r) =>
      columns.map((c) =>
        r === null || c === null ? 0 : state.measure(text(each, each.at(r, c)), SIZE, true),
      ),
    );
  });
  const fit = (state.width - AROUND) / (Math.max(...widths) + PADDING);
  return (/** @type {Shown} */ each) => {
    const { rows, columns } = seen(each);
    return bracket(
      each.name,
      `${each.rows} × ${each.columns}`,
      rows,
      columns,
      (r, c) => {
        const v = each.at(r, c);
        return h("span", { class: v !== null && v < 0 ? "neg" : null }, text(each, v));
      },
      (_, c) => Boolean(each.neurons) && c === selected,
      state.t.matrixName(each.label),
      fit,
      { stop: true },
    );
  };
}

/** @param {Described} base */
export const transposed = (base) =>
  math("math", null, math("msup", null, base, math("mi", { mathvariant: "normal" }, "T")));
