// What the page knows of the engine's generators of data, a row each. Their names, and those of their parameters, are in
// strings/data.*.js.

/**
 * @import { Wish } from "./fit-network.js"
 * @typedef {{ name: string, parameters: Record<string, number>, seed: number }} Call  of the engine's structure
 *
 * @typedef {object} Known
 * @property {Record<string, number>} [first]  parameters that look better than the engine's defaults, to begin with
 * @property {Wish} [wish]  the network without which it is hardly learnt
 * @property {(parameters: Record<string, number>, seed: number) => string[]} python  the lines that give the same rows:
 *   scikit-learn's, nnfs's, or NumPy's where the generator is our own
 */

/** @type {Record<string, Known>} */
export const GENERATORS = {
  moons: {
    first: { n_samples: 200 },
    python: ({ n_samples, noise }, seed) =>
      sklearn("make_moons", [n_samples, ...some("noise", noise), random(seed)]),
  },
  circles: {
    first: { n_samples: 200 },
    python: ({ n_samples, noise, factor }, seed) =>
      sklearn("make_circles", [
        n_samples,
        ...some("noise", noise),
        `factor=${float(factor)}`,
        random(seed),
      ]),
  },
  blobs: {
    python: ({ n_samples, centers, cluster_std, n_features }, seed) =>
      sklearn("make_blobs", [
        n_samples,
        ...(n_features === 2 ? [] : [`n_features=${n_features}`]),
        `centers=${centers}`,
        `cluster_std=${float(cluster_std)}`,
        random(seed),
      ]),
  },
  spiral: {
    wish: { hidden: 64, activation: "relu", initialization: "he" },
    python: ({ samples, arms, noise }, seed) =>
      noise === 0.2 ? nnfs("spiral_data", samples, arms, seed) : [],
  },
  vertical: {
    python: ({ samples, classes, noise }, seed) =>
      noise === 0.1 ? nnfs("vertical_data", samples, classes, seed) : [],
  },
  xor: {
    first: { n_samples: 200 },
    python: ({ n_samples, noise }, seed) => [
      ...numpy(seed),
      `X = random.uniform(-1, 1, (${n_samples}, 2))`,
      "y = (X[:, 0] > 0) != (X[:, 1] > 0)",
      ...noisy("X", noise),
    ],
  },
  gaussians: {
    first: { n_samples: 200, distance: 1.5 },
    python: ({ n_samples, distance, std }, seed) => [
      ...numpy(seed),
      `y = np.arange(${n_samples}) % 2`,
      `X = random.normal(scale=${float(std)}, size=(${n_samples}, 2))`,
      `X += np.where(y == 1, ${float(distance)}, ${float(-distance)})[:, None]`,
    ],
  },
  sine: {
    wish: { hidden: 8 },
    python: ({ n_samples, periods, noise }, seed) => [
      ...numpy(seed, noise),
      `X = np.arange(${n_samples}).reshape(-1, 1) / ${n_samples}`,
      `y = np.sin(2 * np.pi * ${float(periods)} * X)`,
      ...noisy("y", noise),
    ],
  },
  parabola: {
    wish: { hidden: 8 },
    python: ({ n_samples, noise }, seed) => [
      ...numpy(seed, noise),
      `X = np.linspace(-1, 1, ${n_samples}).reshape(-1, 1)`,
      "y = X * X",
      ...noisy("y", noise),
    ],
  },
  step: {
    wish: { hidden: 8 },
    python: ({ n_samples, noise }, seed) => [
      ...numpy(seed, noise),
      `X = np.linspace(-1, 1, ${n_samples}).reshape(-1, 1)`,
      "y = np.where(X > 0, 1.0, 0.0)",
      ...noisy("y", noise),
    ],
  },
  plane: {
    python: ({ n_samples, w1, w2, b, noise }, seed) => [
      ...numpy(seed),
      `X = random.uniform(-1, 1, (${n_samples}, 2))`,
      `y = ${float(w1)} * X[:, 0] + ${float(w2)} * X[:, 1] + ${float(b)}`,
      ...noisy("y", noise),
    ],
  },
};

/** What a control offers of a parameter: one class alone cannot be told apart, and rows are split.
 * @type {Record<string, { fewest: number, step?: number }>} */
export const OFFERED = {
  n_samples: { fewest: 4, step: 10 },
  samples: { fewest: 2, step: 10 },
  arms: { fewest: 2 },
  classes: { fewest: 2 },
  centers: { fewest: 2 },
};

/** The lines, of which the last draws the rows; none where no library has this generator. @param {Call} call @returns {string[]} */
export const python = ({ name, parameters, seed }) => GENERATORS[name].python(parameters, seed);

/** @param {string} name @param {(string | number)[]} given */
const sklearn = (name, given) => [
  `from sklearn.datasets import ${name}`,
  `X, y = ${name}(${given.join(", ")})`,
];

/** The lines for nnfs, which draws from NumPy's global generator. @param {string} name @param {number} samples @param {number} classes @param {number} seed */
const nnfs = (name, samples, classes, seed) => [
  "import numpy as np",
  `from nnfs.datasets import ${name}`,
  `np.random.seed(${seed})`,
  `X, y = ${name}(samples=${samples}, classes=${classes})`,
];

/** With a generator of its own, where anything is drawn. @param {number} seed @param {number} [noise] */
const numpy = (seed, noise = 1) => [
  "import numpy as np",
  ...(noise > 0 ? [`random = np.random.RandomState(${seed})`] : []),
];

/** @param {"X" | "y"} name @param {number} noise */
const noisy = (name, noise) =>
  noise > 0 ? [`${name} += random.normal(scale=${float(noise)}, size=${name}.shape)`] : [];

/** @param {string} name @param {number} value */
const some = (name, value) => (value > 0 ? [`${name}=${float(value)}`] : []);

/** @param {number} seed */
const random = (seed) => `random_state=${seed}`;

/** As Python writes a float: 1.0, 0.1, 1e-07. @param {number} value */
function float(value) {
  const text = String(Object.is(value, -0) ? 0 : value).replace(/e([+-])(\d)$/, "e$10$2");
  return /[.e]/.test(text) ? text : `${text}.0`;
}
