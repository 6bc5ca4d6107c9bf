// Digits and font sizes that fit into a neuron's cell.
import { value as format } from "../../../ui/format.js";
import { isPlace, WIDE } from "./geometry.js";

/**
 * @import { Box } from "./geometry.js"
 * @import { StageContext } from "./stage.js"
 */

/** @typedef {{ digits: number, size: number }} Look  size: px @typedef {{ z: Look, a: Look }} Numbers  a layer's */

/**
 * How much room a neuron's numbers have, px, as the style sheet lays them out.
 * @param {Pick<StageContext, "g">} context @param {Box} box @param {boolean} output
 */
export function rooms({ g }, box, output) {
  if (output) {
    const pad = g.across ? 0 : box.w < WIDE ? 3 : 8;
    const width = box.w - 2 * pad - (box.w < WIDE ? 0 : 30);
    // In a row of its own z has all the width; else the bias stands beside it.
    return { name: 0, pad, bias: box.w - 24, z: g.across ? width - 50 : width, a: width };
  }
  if (!g.across) {
    const spare = g.density === 0 ? (box.w - 100) / 3 : (box.w - 58) / 4;
    const pad = Math.min(8, Math.max(3, Math.round(spare)));
    const width = box.w - 2 * pad - 10;
    return { name: 0, pad, bias: width - 6, z: width, a: width };
  }
  const name = g.density === 0 ? 28 : 24;
  const rest = [78, 26, 44][g.density];
  const width = box.w - rest - (g.density === 2 ? 0 : name);
  // The bias has a row of its own, whatever its digits; in Train, where a long one does not stand in the cell, a corner.
  const below = box.w - (g.density === 0 ? 80 : 30);
  return { name, pad: 0, bias: g.gutter ? name - 14 : below, z: width, a: width };
}

/**
 * Sizes and digits of a layer's numbers: the same for all its cells, so that they can be compared. Smaller
 * first, then fewer digits.
 * @param {StageContext} context @param {number} layer
 */
export function numbersOf({ values, state, g, digits, small }, layer) {
  const { z, a } = values.layers[layer];
  const n = values.sizes[layer + 1];
  const output = layer === values.layers.length - 1;
  const most = output && state.size !== "small" ? digits : small;
  const least = legible(state, 15);
  const sizes = state.presenting
    ? {
        z: [16, 15].map((size) => Math.max(size, least)),
        a: [output ? 22 : 19, 17, 15].map((size) => Math.max(size, least)),
      }
    : output
      ? { z: [13, 12], a: [18, 16, 15, 14, 13] }
      : { z: [13, 12], a: g.density === 2 && g.across ? [14, 13, 12] : [15, 14, 13, 12] };
  const places = g.columns[layer + 1].boxes.filter(isPlace).map((box) => ({
    k: state.row * n + box.index,
    room: rooms({ g }, box, output),
  }));
  const fit = (/** @type {"z" | "a"} */ row) => {
    const shown = places
      .map(({ k, room }) => ({ v: (row === "z" ? z : a)[k], room: room[row] }))
      .filter(({ v }) => Number.isFinite(v));
    const hold = (/** @type {number} */ d, /** @type {number} */ size) =>
      shown.every(
        ({ v, room }) =>
          state.measure(format(v, d), size, row === "a") <= room &&
          (d === most || v === 0 || Math.abs(v) >= 10 ** (1 - d)),
      );
    for (let d = most; d >= Math.min(most, state.presenting ? 2 : 3); d--) {
      const size = sizes[row].find((size) => hold(d, size));
      if (size) return { digits: d, size };
    }
    return { digits: most, size: Number(sizes[row].at(-1)) }; // each gets the digits that fit
  };
  return { z: fit("z"), a: fit("a") };
}

/** The least font size that can be read from the last row of seats, in the stage's own px. @param {import("../../../figure/types.js").View} state @param {number} size  at least */
export const legible = ({ scale }, size) =>
  Math.max(size, Math.min(LARGEST, Math.ceil((10 * SEATS) / scale) / 10));

const LARGEST = 22; // px: a cell of two lines holds no larger ones

const SEATS = 24; // px on the screen

/** @param {number} bias */
export const hasLongBias = (bias) => String(bias).length > 1;
