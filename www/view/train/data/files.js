// The Python lines that load the same rows as a file, from scikit-learn; only while every number is the file's.
import { nameOf } from "../../../figure/data/catalogue.js";
import { trainingOf } from "../neuron-values.js";

/**
 * @import { Values } from "../../../figure/types.js"
 */

/** Σ (i + 1)·xᵢ over all inputs, then over the classes, each row's with its place. @type {Record<string, [number, number]>} */
const SUMS = { iris: [692592, 16325], digits: [32232145379, 7272861] };

/** No lines for rows that were edited. @param {Values} values @returns {string[]} */
export function filePython(values) {
  const name = nameOf(values);
  const sums = values.classes ? SUMS[name] : undefined;
  if (!sums) return [];
  const { inputs, rows, sizes, standardization, test_size, split_seed } = values;
  const { targets, testRows } = trainingOf(values);
  const [n, m] = [sizes[0], sizes[sizes.length - 1]];
  const raw = standardization
    ? inputs.map((x, i) => x * standardization.scale[i % n] + standardization.mean[i % n])
    : inputs;
  const classes = Array.from({ length: rows }, (_, row) =>
    targets.subarray(row * m, (row + 1) * m).indexOf(1),
  );
  if (!near(weighted(raw), sums[0]) || weighted(classes) !== sums[1]) return [];
  const load = `load_${name}`;
  const opening = [`from sklearn.datasets import ${load}`];
  const call = `X, y = ${load}(return_X_y=True)`;
  if (!standardization) return [...opening, call];
  // It is that of the rows that are trained on, unless they were split in another way since.
  const tests = new Set(testRows);
  const learnt = Array.from({ length: rows }, (_, row) => row).filter((row) => !tests.has(row));
  const mean = (/** @type {number} */ column) =>
    learnt.reduce((sum, row) => sum + raw[row * n + column], 0) / learnt.length;
  const fits = Array.from(standardization.mean).every((own, i) => Math.abs(mean(i) - own) < 1e-9);
  if (!fits) return [];
  const scaler = "from sklearn.preprocessing import StandardScaler";
  if (!tests.size) return [...opening, scaler, call, "X = StandardScaler().fit_transform(X)"];
  return [
    ...opening,
    "from sklearn.model_selection import train_test_split",
    scaler,
    call,
    `train, _ = train_test_split(X, test_size=${test_size}, random_state=${split_seed})`,
    "X = StandardScaler().fit(train).transform(X)",
  ];
}

/** @param {ArrayLike<number>} numbers */
function weighted(numbers) {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += (i + 1) * numbers[i];
  return sum;
}

/** Equal up to the rounding of undoing a standardisation. @param {number} a @param {number} b */
const near = (a, b) => Math.abs(a - b) < 1e-9 * Math.abs(b);
