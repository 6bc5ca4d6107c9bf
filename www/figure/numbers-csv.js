// Writes all numbers of the network as CSV, one number a line, so that a spreadsheet or pandas can sort and filter them.
// Rows, columns and names are those of the NumPy script, counted from 0.

/** @typedef {import("./types.d.ts").Values} Values */

/** @param {Values} values */
export function toCsv({ sizes, rows, inputs, layers }) {
  const lines = ["array,row,column,value"];
  const add = (
    /** @type {string} */ name,
    /** @type {ArrayLike<number>} */ numbers,
    /** @type {number} */ columns,
  ) => {
    for (let k = 0; k < numbers.length; k++)
      lines.push(`${name},${Math.floor(k / columns)},${k % columns},${text(numbers[k])}`);
  };
  add("inputs", inputs.slice(0, rows * sizes[0]), sizes[0]);
  layers.forEach(({ name, weights, biases, z, a }, layer) => {
    const n = sizes[layer + 1];
    add(`${name}.weights`, weights, n);
    add(`${name}.biases`, biases, n);
    add(`${name}.z`, z.slice(0, rows * n), n);
    add(`${name}.a`, a.slice(0, rows * n), n);
  });
  return `${lines.join("\r\n")}\r\n`;
}

/** The shortest decimal that gives this very float64 back; nan and inf as NumPy reads them. @param {number} v */
const text = (v) =>
  Object.is(v, -0) ? "-0" : String(v).replace("Infinity", "inf").replace("NaN", "nan");
