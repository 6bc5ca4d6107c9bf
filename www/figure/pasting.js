// Turns pasted arrays into edits, from the number on that they were pasted onto. What would fit in another way
// is offered, never guessed.
import { UserError } from "./refusals.js";

/**
 * @import { Edit, Printed } from "../pkg/perceptible.js"
 * @import { NumberField } from "../view/parts/number.js"
 * @import { Offer } from "./state.js"
 * @import { Values } from "./types.js"
 * @typedef {import("./figure.js").Figure} Figure
 * @typedef {Pick<NumberField, "id" | "target">} Field
 */

/** @param {Figure} figure @param {Field} field  onto which it was pasted @param {Printed[]} arrays
 * @param {Offer | null} accepted  what the reader has chosen of what was offered @returns {Edit[]} @throws {UserError} */
export function fill(figure, field, arrays, accepted) {
  const { present: values, t, engine } = figure;
  if (arrays.length > 1) {
    const edits = parameters(values, arrays);
    if (!edits) throw new UserError(t.severalArrays(arrays.length));
    return edits;
  }
  const [printed] = arrays;
  let [rows, columns] = matrixOf(printed.shape);
  let numbers = printed.values;
  const isList = printed.shape.length < 2 || (Math.min(rows, columns) === 1 && !inMatrix(field));
  const place = placeOf(values, field);
  const { set } = field.target;
  if (isList) {
    const down = set === "weight" && !inMatrix(field);
    const count = numbers.length;
    const room = down ? place.height : place.width;
    if (field.id.startsWith("data.x.") && count === room + targetColumns(values))
      return [
        ...block(field, place, numbers.subarray(0, room), room),
        ...targets(values, place.row, numbers.subarray(room)),
      ];
    if (count > room) throw new UserError(t.noRoom(count, room));
    return block(field, place, numbers, down ? 1 : count);
  }
  if (accepted === "transpose") {
    numbers = transposed(numbers, rows, columns);
    [rows, columns] = [columns, rows];
  }
  if (accepted === "rows") return [{ set: "inputs", rows, values: numbers }];
  const shape = t.shape(rows, columns);
  const room = t.shape(place.height, place.width);
  if (rows <= place.height && columns <= place.width) {
    const whole = rows === columns && rows === place.height && columns === place.width;
    if (set === "weight" && whole && printed.pytorch && !accepted)
      throw new UserError(t.maybeTransposed, ["keep", "transpose"]);
    return block(field, place, numbers, columns);
  }
  const isBatch = set === "input" && columns === values.sizes[0] && place.column === 0;
  if (isBatch && rows <= (engine?.limits().rows ?? 0))
    throw new UserError(t.moreRows(shape, room), ["rows"]);
  if (columns <= place.height && rows <= place.width)
    throw new UserError(t.transposeFits(shape, room), ["transpose"]);
  throw new UserError(t.noRoomForShape(shape, room));
}

/** The place of the field in its array, and how many numbers fit from there on. @param {Values} values @param {Field} field */
function placeOf({ sizes, rows }, { target }) {
  const { set, layer = 0, row: sample = 0, index = 0, from = 0, to = 0 } = target;
  const [row, column, height, width] =
    set === "input"
      ? [sample, index, rows, sizes[0]]
      : set === "weight"
        ? [from, to, sizes[layer], sizes[layer + 1]]
        : [0, to, 1, set === "bias" ? sizes[layer + 1] : 1];
  return { row, column, height: height - row, width: width - column };
}

/** Classes stand in one column. @param {Values} values */
const targetColumns = ({ classes, sizes }) => (classes ? 1 : sizes[sizes.length - 1]);

/** Of a line of the table that goes on to its end. @param {Values} values @param {number} row @param {Float64Array} numbers @returns {Edit[]} */
const targets = ({ classes }, row, numbers) =>
  [...numbers].map((value, index) =>
    classes ? { set: "class", row, value } : { set: "target", row, index, value },
  );

/** @param {Field} field @param {{ row: number, column: number }} place @param {Float64Array} numbers @param {number} columns @returns {Edit[]} */
const block = ({ target }, { row, column }, numbers, columns) =>
  [...numbers].map((value, k) => {
    const [i, j] = [row + Math.floor(k / columns), column + (k % columns)];
    return /** @type {Edit} */ ({ ...target, row: i, from: i, index: j, to: j, value });
  });

/** Edits for the weights of all layers, with or without their biases, in order; null where shapes do not fit.
 * @param {Values} values @param {Printed[]} arrays @returns {Edit[] | null} */
function parameters({ sizes }, arrays) {
  /** @type {Edit[]} */
  const edits = [];
  const turned = arrays.some(({ pytorch }) => pytorch);
  let at = 0;
  for (let layer = 0; layer + 1 < sizes.length; layer++) {
    const [n, m] = [sizes[layer], sizes[layer + 1]];
    const isBias = (/** @type {Printed | undefined} */ array) =>
      array && matrixOf(array.shape)[0] === 1 && array.values.length === m;
    // JAX prints names in their order: a bias before its kernel.
    const isTurned = arrays[at]?.name === "bias" && isBias(arrays[at]) && at + 1 < arrays.length;
    const weights = arrays[isTurned ? at + 1 : at];
    const biases = arrays[isTurned ? at : at + 1];
    at += isTurned ? 2 : 1;
    if (!weights) return null;
    const [rows, columns] = matrixOf(weights.shape);
    if (rows === (turned ? m : n) && columns === (turned ? n : m))
      edits.push({
        set: "weights",
        layer,
        values: turned ? transposed(weights.values, rows, columns) : weights.values,
      });
    else return null;
    if (!biases || !isBias(biases)) continue;
    edits.push({ set: "biases", layer, values: biases.values });
    if (!isTurned) at++;
  }
  return at === arrays.length ? edits : null;
}

/** Rows and columns; a flat list is one row, and leading axes of length 1 are dropped. @param {number[]} shape @returns {[number, number]} */
function matrixOf(shape) {
  const columns = shape.at(-1) ?? 1;
  return [shape.slice(0, -1).reduce((all, n) => all * n, 1), columns];
}

/** @param {Float64Array} values @param {number} rows @param {number} columns */
const transposed = (values, rows, columns) =>
  values.map((_, k) => values[(k % rows) * columns + Math.floor(k / rows)]);

/** @param {{ id: string }} field */
const inMatrix = ({ id }) => id.startsWith("matrix");
