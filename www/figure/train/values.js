// Training's values for the views, from the parts of a frame.

/**
 * @import { Training } from "../../pkg/perceptible.js"
 * @import { TrainedLayer, TrainingValues } from "../types.js"
 * @import { Handle } from "../figure.js"
 */
import { cutter } from "../cutter.js";

/** Of each dense layer, for the rows of the batch.
 * @param {number[]} sizes @param {number} rows @param {Float64Array[]} computed  the parts deltas, gradients, after @returns {TrainedLayer[]} */
export function trainedLayers(sizes, rows, computed) {
  const [error, gradient, next] = computed.map(cutter);
  return sizes.slice(1).map((m, i) => {
    const n = sizes[i];
    return {
      dA: error(rows * m),
      delta: error(rows * m),
      dWeights: gradient(n * m),
      dBiases: gradient(m),
      weightsAfter: next(n * m),
      biasesAfter: next(m),
    };
  });
}

/** After learning its only row by heart: the network's output for that row with every sign flipped.
 * @param {Handle} handle @param {Training} status @param {Float64Array} inputs @returns {TrainingValues["other"]} */
export function otherRow(handle, { reached }, inputs) {
  if (reached !== "tolerance" || inputs.every((x) => x === 0)) return null;
  const other = inputs.map((x) => 0 - x);
  const network = handle.network();
  const trace = network.forward(other);
  const outputs = trace.outputs();
  trace.free();
  network.free();
  return { inputs: other, outputs };
}

/** @param {Float64Array} array @param {number} length @returns {Float64Array[]} */
export const chunks = (array, length) =>
  length
    ? Array.from({ length: array.length / length }, (_, i) =>
        array.subarray(i * length, (i + 1) * length),
      )
    : [];
