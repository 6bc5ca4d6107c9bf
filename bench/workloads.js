/**
 * The works that are measured. Sizes from the inputs on; `hidden` and `output` name activations; `rows` are the samples of the
 * data set, taken in batches in the order of a fixed permutation.
 *
 * @typedef {"tanh" | "relu" | "sigmoid" | "softmax" | "linear"} ActivationName
 * @typedef {object} Work
 * @property {string} id
 * @property {string} title
 * @property {"train" | "forward"} kind
 * @property {number[]} sizes
 * @property {ActivationName} hidden
 * @property {ActivationName} output softmax: with cross-entropy, else with the mean squared error
 * @property {number} batch
 * @property {number} rows
 * @property {string} unit what the rows are called in the table
 * @property {number} rate the learning rate
 */
/** @typedef {{ x: Float64Array, y: Float64Array, order: Uint32Array, parameters: Float64Array }} Numbers */

/** @type {Work} */
export const DEFAULTS = {
  id: "",
  title: "",
  kind: "train",
  sizes: [],
  hidden: "tanh",
  output: "tanh",
  batch: 1,
  rows: 1,
  unit: "samples/s",
  rate: 0.03,
};

/** @type {Work[]} */
export const WORKS = [
  {
    ...DEFAULTS,
    id: "W1",
    title: "train 2-4-2-1 tanh, squared error, batch 10",
    sizes: [2, 4, 2, 1],
    batch: 10,
    rows: 250,
  },
  {
    ...DEFAULTS,
    id: "W2",
    title: "100×100 grid through 2-8-8-8-8-1 tanh, every neuron kept",
    kind: "forward",
    sizes: [2, 8, 8, 8, 8, 1],
    rows: 10_000,
    unit: "points/s",
  },
  {
    ...DEFAULTS,
    id: "W3",
    title: "train 64-64-32-10 ReLU, softmax cross-entropy, batch 32",
    sizes: [64, 64, 32, 10],
    hidden: "relu",
    output: "softmax",
    batch: 32,
    rows: 256,
  },
  {
    ...DEFAULTS,
    id: "W4",
    title: "train 784-128-64-10 ReLU, softmax cross-entropy, batch 64",
    sizes: [784, 128, 64, 10],
    hidden: "relu",
    output: "softmax",
    batch: 64,
    rows: 256,
  },
];

/** A small generator of its own, so that every contender starts from the same numbers. @param {number} seed */
export function uniform(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0; // mulberry32
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The numbers that a work begins with: inputs and targets row-major, the order of rows, and the parameters layer by
 * layer, weights then biases.
 * @param {Work} work
 * @returns {Numbers}
 */
export function start({ sizes, rows, output }) {
  const random = uniform(1);
  const signed = () => 2 * random() - 1;
  const [inputs, outputs] = [sizes[0], sizes[sizes.length - 1]];
  const x = Float64Array.from({ length: rows * inputs }, signed);
  const y = new Float64Array(rows * outputs);
  for (let r = 0; r < rows; r++) {
    // A class by the first inputs, or their product's sign: something that can be learnt.
    if (output === "softmax") y[r * outputs + (Math.floor(random() * outputs) % outputs)] = 1;
    else
      for (let j = 0; j < outputs; j++)
        y[r * outputs + j] = x[r * inputs] * x[r * inputs + (inputs > 1 ? 1 : 0)] > 0 ? 1 : -1;
  }
  const order = Uint32Array.from({ length: rows }, (_, i) => i);
  for (let i = rows - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  const parameters = [];
  for (let l = 1; l < sizes.length; l++) {
    const limit = Math.sqrt(6 / (sizes[l - 1] + sizes[l]));
    for (let i = 0; i < sizes[l - 1] * sizes[l]; i++) parameters.push(limit * signed());
    for (let i = 0; i < sizes[l]; i++) parameters.push(0.1 * signed());
  }
  return { x, y, order, parameters: Float64Array.from(parameters) };
}

/** Where each layer's weights and biases begin in the flat parameters. @param {number[]} sizes */
export function offsets(sizes) {
  let at = 0;
  return sizes.slice(1).map((neurons, l) => {
    const weights = at;
    const biases = weights + sizes[l] * neurons;
    at = biases + neurons;
    return { weights, biases };
  });
}
