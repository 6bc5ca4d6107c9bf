// The loss as a function of one weight while all others stay fixed: values for view/train/loss-line.js.

/**
 * @import { LayerValues, Line, TrainingValues } from "../types.js"
 * @import { Handle } from "../figure.js"
 */

const POINTS = 61;
const WIDE = 0.8; // times the gradient, to both sides: with η = 0.1 the step is an eighth of it
const SPARE = 1.25; // times the way to where the step lands
const NEAR = 1e-6; // times the weight: a smaller step would leave one point of the axis
/** Increases of the weight that explain its gradient: the first for which the loss changes about as the gradient says. */
const MORE = [0.01, 0.001, 0.0001, 0.00001];
const ABOUT = 0.1; // of the change that the gradient predicts
const STEP = 0.001; // to both sides, for the difference that checks the gradient
const COSTLY = 500_000; // rows × parameters: beyond that a frame would stall

/**
 * The line of the weight that is asked for, of the selected neuron; otherwise of its trained weight with the
 * largest gradient. The bias comes after the weights. null before there are gradients.
 * @param {Handle} handle @param {TrainingValues} training @param {LayerValues[]} layers
 * @param {{ layer: number, neuron: number, weight: number | null }} asked @returns {Line | null}
 */
export function lineOf(handle, training, layers, { layer, neuron, weight }) {
  const { dWeights, dBiases, weightsAfter, biasesAfter } = training.layers[layer];
  const { weights, biases } = layers[layer];
  const m = biases.length;
  const n = weights.length / m;
  const rows = training.status.batch.length;
  const parameters = layers.reduce((sum, one) => sum + one.weights.length + one.biases.length, 0);
  if (!dBiases.length || !biasesAfter.length || rows * parameters > COSTLY) return null;
  const at = (/** @type {Float64Array} */ all, /** @type {Float64Array} */ last) =>
    Array.from({ length: n + 1 }, (_, i) => (i < n ? all[i * m + neuron] : last[neuron]));
  const gradients = at(dWeights, dBiases);
  const frozen = training.settings.bias_training === "frozen";
  const index =
    weight !== null && weight <= n ? weight : largest(frozen ? gradients.slice(0, n) : gradients);
  const [gradient, now, after] = [
    gradients[index],
    at(weights, biases)[index],
    at(weightsAfter, biasesAfter)[index],
  ];
  const wide = [WIDE * gradient, SPARE * (after - now), NEAR * now].map(Math.abs);
  const reach = Math.max(...wide) || 1;
  if (![gradient, now, after].every(Number.isFinite)) return null;
  const xs = Float64Array.from(
    { length: POINTS },
    (_, i) => now + reach * ((2 * i) / (POINTS - 1) - 1),
  );
  const from = index < n ? index : null;
  const single = [now, after, now - STEP, now + STEP, ...MORE.map((by) => now + by)];
  const { losses, after: together } = handle.lossAlong(layer, from, neuron, [...xs, ...single]);
  const [loss, alone, below, above, ...raised] = losses.subarray(POINTS);
  const by = MORE.findIndex(
    (more, i) => Math.abs(raised[i] - loss - gradient * more) <= ABOUT * Math.abs(gradient * more),
  );
  return {
    ...{ weight: index, now, after, gradient, loss, alone },
    raised: by < 0 ? null : { by: MORE[by], loss: raised[by] },
    ...{ step: STEP, below, above },
    together: together ?? Number.NaN,
    xs,
    losses: losses.subarray(0, POINTS),
  };
}

/** @param {number[]} gradients */
const largest = (gradients) =>
  gradients.reduce((best, g, i) => (Math.abs(g) > Math.abs(gradients[best]) ? i : best), 0);
