// The rows as points on a map: a class has its colour and its shape; rows for the test are squares.
import { emit } from "../../../ui/dom.js";
import { classColour } from "../../../ui/palettes.js";

/**
 * @import { Edit, Maps, Values, View } from "../../../figure/types.js"
 * @typedef {Record<string, string>} Inks  of the theme
 */

const RADIUS = 4; // px
const NEAR = 10; // px: a press this near a point chooses it

/** The class of a row's targets; null where they are numbers. @param {Values} values @param {number} row */
function classOf(values, row) {
  const targets = values.training?.targets ?? new Float64Array();
  const m = values.sizes[values.sizes.length - 1];
  if (!targets.length) return null;
  if (m === 1) return targets[row] === 0 || targets[row] === 1 ? targets[row] : null;
  if (!values.classes) return null;
  const own = targets.subarray(row * m, (row + 1) * m);
  return own.indexOf(1);
}

/** Where a row stands, px. @param {Values} values @param {Maps} maps @param {number} row @param {number} size */
export function placeOf(values, { axes, ends }, row, size) {
  const n = values.sizes[0];
  const along = (/** @type {number} */ i) => {
    const [low, high] = ends[i];
    return ((values.inputs[row * n + axes[i]] - low) / (high - low)) * size;
  };
  return [along(0), size - along(1)];
}

/** @param {CanvasRenderingContext2D} pen @param {Values} values @param {Maps} maps @param {number} size @param {Inks} inks @param {number | null} chosen  row @param {number} [R]  px */
export function drawPoints(pen, values, maps, size, inks, chosen, R = RADIUS) {
  const tests = new Set(values.training?.testRows);
  for (let row = 0; row < values.rows; row++) {
    const [x, y] = placeOf(values, maps, row, size);
    const of = classOf(values, row);
    const binary = values.sizes[values.sizes.length - 1] === 1;
    const hollow = binary && of === 0;
    const colour = of === null ? inks.ink : binary ? (of ? inks.pos : inks.neg) : classColour(of);
    pen.beginPath();
    if (tests.has(row)) pen.rect(x - R + 0.5, y - R + 0.5, 2 * R - 1, 2 * R - 1);
    else pen.arc(x, y, R, 0, 2 * Math.PI);
    pen.lineWidth = 3;
    pen.strokeStyle = inks.paper;
    pen.stroke();
    pen.fillStyle = hollow ? inks.paper : colour;
    pen.fill();
    pen.lineWidth = 1.5;
    pen.strokeStyle = colour;
    pen.stroke();
  }
  if (chosen === null) return;
  const [x, y] = placeOf(values, maps, chosen, size);
  pen.beginPath();
  pen.arc(x, y, R + 4, 0, 2 * Math.PI);
  pen.lineWidth = 2.5;
  pen.strokeStyle = inks.acc;
  pen.stroke();
}

/** Whether a press on an empty place may add a row. @param {Values} values @param {View} state */
export const addable = ({ rows, limits }, { controls, frozen, playing }) =>
  controls.has("rows") && !frozen && !playing && rows < limits.rows;

/** Adds a row at this place, otherwise a copy of the row on stage, and puts it on stage.
 * @param {EventTarget | null} from @param {Values} values @param {View} state @param {Maps} maps @param {number} x @param {number} y  parts of the map's width and height */
export function add(from, values, state, { axes, ends }, x, y) {
  const { rows: row, sizes, inputs, classes, training } = values;
  const [n, m] = [sizes[0], sizes[sizes.length - 1]];
  const targets = training?.targets ?? new Float64Array();
  const at = (/** @type {number} */ which, /** @type {number} */ part) => {
    const [low, high] = ends[which];
    // As many digits as a place on the map has.
    return Number((low + part * (high - low)).toPrecision(3));
  };
  const own = Array.from(inputs.subarray(state.row * n, (state.row + 1) * n));
  own[axes[0]] = at(0, x);
  own[axes[1]] = at(1, 1 - y);
  const aims = Array.from(targets.subarray(state.row * m, (state.row + 1) * m));
  /** @type {Edit[]} */
  const edits = [{ set: "addRow" }];
  for (const [index, value] of own.entries()) edits.push({ set: "input", row, index, value });
  if (classes && m > 1) edits.push({ set: "class", row, value: aims.indexOf(1) });
  else
    for (const [index, value] of aims.entries()) edits.push({ set: "target", row, index, value });
  emit(from, "edits", edits);
  emit(from, "row", row);
}

/** The row whose point is pressed; null where there is none. @param {Values} values @param {Maps} maps @param {number} size @param {number} x @param {number} y  px */
export function rowAt(values, maps, size, x, y) {
  let best = { row: -1, distance: NEAR };
  for (let row = 0; row < values.rows; row++) {
    const [px, py] = placeOf(values, maps, row, size);
    const distance = Math.hypot(px - x, py - y);
    if (distance <= best.distance) best = { row, distance };
  }
  return best.row < 0 ? null : best.row;
}
