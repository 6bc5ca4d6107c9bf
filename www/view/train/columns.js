// Columns of numbers that keep their width while the numbers change: it follows from the digits and the room,
// never from a value. A number that is longer than its column gets fewer digits.
import { fitted, value as format, numberIn } from "../../ui/format.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { Moment } from "./neuron-values.js"
 * @import { Digits } from "../../ui/format.js"
 */

const SIZE = 14; // px, of the numbers
const AIR = 8; // px: a parenthesis, and what keeps two numbers apart

/**
 * @typedef {object} Columns
 * @property {Digits} digits  that the columns have room for
 * @property {number} width   of each, px
 * @property {number} rest    the room beside them, px
 * @property {(value: number, short?: boolean) => string} show  a number for its column; short: as people write it
 * @property {(value: number) => string} signed  with its sign always
 * @property {(value: number) => string} bracketed  that stands in parentheses where it is negative
 */

/** A number of columns beside `taken` px of other things. @param {View} state @param {number} count @param {number} taken @returns {Columns} */
export function columns({ digits: wanted, inspectorWidth, measure }, count, taken) {
  const room = inspectorWidth - taken;
  const widthOf = (/** @type {Digits} */ digits) =>
    Math.ceil(measure(`−0.${"0".repeat(digits === "full" ? 18 : digits)}`, SIZE, true)) + AIR;
  /** @type {Digits[]} */
  const all = [wanted, 8, 7, 6, 5, 4, 3, 2];
  const digits = all.find((d) => !(d > wanted) && count * widthOf(d) <= room) ?? 1;
  const width = widthOf(digits);
  const fits = (/** @type {string} */ text) => measure(text, SIZE, true) <= width;
  /** Shows more digits of a number that would otherwise print as 0. @param {number} value */
  const of = (value) =>
    digits !== wanted && digits !== "full" && value !== 0 && Math.abs(value) < 10 ** (1 - digits)
      ? wanted
      : digits;
  const show = (/** @type {number} */ value, short = false) =>
    fitted(value, of(value), fits, short);
  return {
    digits,
    width,
    rest: room - count * width,
    show,
    signed(value) {
      const plus = value > 0 && Number.isFinite(value) ? "+" : "";
      return plus + fitted(value + 0, of(value), (text) => fits(plus + text)); // + 0: −0 is 0
    },
    bracketed: (value) =>
      fitted(value, of(value), (text) => fits(value < 0 ? `(${text}` : text), true),
  };
}

/** Whether a result as shown follows from the factors as shown. @param {number} result @param {Digits} digits @param {number[]} factors */
export function followsFrom(result, digits, ...factors) {
  if (digits === "full") return true;
  const shown = (/** @type {number} */ v) => numberIn(format(v, digits));
  const product = factors.reduce((all, factor) => all * shown(factor), 1);
  // The sum with 0 takes the sign of −0 away.
  return format(product + 0, digits) === format(result + 0, digits);
}

/** Whether a sum as shown follows from its terms as shown. @param {number} sum @param {Digits} digits @param {number[]} terms */
export function addsUp(sum, digits, ...terms) {
  if (digits === "full") return true;
  const unit = 10 ** digits;
  const shown = (/** @type {number} */ v) => Math.round(numberIn(format(v, digits)) * unit);
  const all = terms.reduce((total, term) => total + shown(term), 0);
  return !Number.isSafeInteger(all) || all === shown(sum);
}

/** Whether the paths as shown give their sum as shown. @param {Values} values @param {Moment} moment @param {Digits} digits */
export function pathsFollow({ sizes, layers }, { layer, neuron, dA, training }, digits) {
  const n = sizes[layer + 2];
  const start = (training.sample ?? 0) * n;
  const { delta } = training.layers[layer + 1];
  const { weights } = layers[layer + 1];
  return (
    training.paths.every((path, k) =>
      followsFrom(path, digits, delta[start + k], weights[neuron * n + k]),
    ) && addsUp(Number(dA), digits, ...training.paths)
  );
}
