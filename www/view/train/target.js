// The editable target of an output.
import { plain } from "../../ui/format.js";
import { number } from "../parts/number.js";
import { plainSymbol } from "../parts/symbol.js";
import { trainingOf } from "./neuron-values.js";

/** @import { Values, View } from "../../figure/types.js" */

const STEP = 0.1;
const NONE = "–";

/** The field of a target; empty where there is none yet. @param {Values} values @param {View} state @param {number} row @param {number} index @param {string} place @param {(value: number) => string} [show] */
export function targetField(values, state, row, index, place, show = (v) => plain(v, 8)) {
  const { targets } = trainingOf(values);
  const n = values.sizes[values.sizes.length - 1];
  const missing = targets.length === 0;
  const value = missing ? 0 : targets[row * n + index];
  const label = state.t.train.targetName(plainSymbol("t", index + 1));
  return number(
    {
      id: `${place}.t.${row}.${index}`,
      target: { set: "target", row, index },
      value,
      text: missing ? NONE : show(value),
      label: values.rows > 1 ? `${label}, ${state.t.rowNumber(row + 1)}` : label,
      step: STEP,
      class: missing ? "missing" : "",
    },
    state,
  );
}
