// The selected neuron's numbers for the row on stage, at the step shown; null where not computed.
import { has } from "./phases.js";

/** @import { TrainingValues, Values, View } from "../../figure/types.js" */

/**
 * @typedef {object} Moment
 * @property {TrainingValues} training
 * @property {number} layer @property {number} neuron
 * @property {boolean} last      of the output layer
 * @property {number} n          neurons of the layer
 * @property {boolean} inBatch   whether the row on stage is in the batch
 * @property {number} rows       of the batch
 * @property {number} a @property {number} z @property {number} slope
 * @property {number | null} target
 * @property {number | null} dA  NaN where activation and loss are differentiated together
 * @property {number | null} delta
 */

/** @param {Values} values @param {View} state @returns {Moment} */
export function momentOf(values, state) {
  const training = trainingOf(values);
  const { layer, neuron, a, z, slope } = values.ledger;
  const { status, sample, layers, targets } = training;
  const n = values.sizes[layer + 1];
  const at = sample === null || !has(status, "backward") ? null : sample * n + neuron;
  const last = layer === values.layers.length - 1;
  return {
    training,
    layer,
    neuron,
    last,
    n,
    inBatch: sample !== null || status.batch.length === 0,
    rows: Math.max(1, status.batch.length),
    a,
    z,
    slope,
    target: last && targets.length ? targets[state.row * n + neuron] : null,
    dA: at === null ? null : layers[layer].dA[at],
    delta: at === null ? null : layers[layer].delta[at],
  };
}

/** Of a figure in Train. @param {Values} values */
export const trainingOf = ({ training }) => /** @type {TrainingValues} */ (training);
