// The forward pass in steps: layer by layer, neuron by neuron, term by term.
// A neuron with n inputs has n + 2 steps: n products, the bias, the activation.

/** @typedef {{ layer: number, neuron: number, term: number, inputs: number }} Step  term = inputs: the bias; inputs + 1: the activation */

/** @typedef {Pick<import("./state.js").Fields, "step" | "revealed">} Shown */

/** @param {number[]} sizes */
export const stepCount = (sizes) =>
  sizes.slice(1).reduce((sum, n, layer) => sum + n * (sizes[layer] + 2), 0);

/** @param {number[]} sizes @param {number} index @returns {Step} */
export function stepAt(sizes, index) {
  let rest = index;
  for (let layer = 0; layer < sizes.length - 1; layer++) {
    const each = sizes[layer] + 2;
    const all = sizes[layer + 1] * each;
    if (rest < all)
      return { layer, neuron: Math.floor(rest / each), term: rest % each, inputs: sizes[layer] };
    rest -= all;
  }
  const layer = sizes.length - 2;
  return { layer, neuron: sizes[layer + 1] - 1, term: sizes[layer] + 1, inputs: sizes[layer] };
}

/** The first step of a neuron. @param {number[]} sizes @param {number} layer @param {number} neuron */
export function stepOf(sizes, layer, neuron) {
  const before = sizes.slice(1, layer + 1).reduce((sum, n, i) => sum + n * (sizes[i] + 2), 0);
  return before + neuron * (sizes[layer] + 2);
}

/** The step where the next neuron (by = 1) or the one before (−1) begins. @param {number[]} sizes @param {number} index @param {1 | -1} by */
export function neuronStep(sizes, index, by) {
  const { layer, neuron, term, inputs } = stepAt(sizes, index);
  const start = stepOf(sizes, layer, neuron);
  if (by < 0)
    return term > 0
      ? start
      : Math.max(0, start - (neuron > 0 ? inputs + 2 : (sizes[layer - 1] ?? 0) + 2));
  return Math.min(stepCount(sizes) - 1, start + inputs + 2);
}

/**
 * Which of a neuron's numbers are visible: while stepping, those computed so far; while
 * predicting, those revealed so far. @param {Shown} state @param {number[]} sizes @param {number} layer @param {number} neuron
 * @returns {{ terms: number, z: boolean, a: boolean, why: "later" | "guess" | null }}
 */
export function seen(state, sizes, layer, neuron) {
  const inputs = sizes[layer];
  if (state.revealed && !state.revealed.includes(`${layer}.${neuron}`))
    return { terms: 0, z: false, a: false, why: "guess" };
  if (state.step === null) return { terms: inputs + 1, z: true, a: true, why: null };
  const now = stepAt(sizes, state.step);
  const own = stepOf(sizes, layer, neuron);
  if (own > state.step) return { terms: 0, z: false, a: false, why: "later" };
  if (layer !== now.layer || neuron !== now.neuron)
    return { terms: inputs + 1, z: true, a: true, why: null };
  return {
    terms: Math.min(now.term + 1, inputs + 1),
    z: now.term >= inputs,
    a: now.term > inputs,
    why: now.term > inputs ? null : "later",
  };
}

/** Whether any number of a layer is hidden now. @param {Shown} state @param {number[]} sizes @param {number} layer */
export const hides = (state, sizes, layer) =>
  [...Array(sizes[layer + 1]).keys()].some((j) => !seen(state, sizes, layer, j).a);
