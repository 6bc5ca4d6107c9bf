// Training's values for the views, from the parts of a frame.

/**
 * @import { Frame, Part, Structure, Training } from "../../pkg/perceptible.js"
 * @import { TrainingValues } from "../types.js"
 * @import { Handle } from "../figure.js"
 */
import { cutter } from "../cutter.js";

/** The parts of a frame that Train draws. @type {Part[]} */
export const PARTS = [
  "targets",
  "deltas",
  "gradients",
  "paths",
  "updateTerms",
  "after",
  "lossElements",
  "losses",
  "testLosses",
  "testRows",
];

/** @param {Frame<Part>} frame @param {Training} status @param {Structure} structure @param {number} row  on stage @param {TrainingValues["other"]} other @returns {TrainingValues} */
export function trained(frame, status, structure, row, other) {
  const { sizes } = structure;
  const rows = status.batch.length;
  const [deltas, gradients, after] = [frame.deltas, frame.gradients, frame.after].map(cutter);
  const layers = sizes.slice(1).map((m, i) => {
    const n = sizes[i];
    return {
      dA: deltas(rows * m),
      delta: deltas(rows * m),
      dWeights: gradients(n * m),
      dBiases: gradients(m),
      weightsAfter: after(n * m),
      biasesAfter: after(m),
    };
  });
  const sample = status.batch.indexOf(row);
  const { losses } = frame;
  return {
    status,
    targets: frame.targets,
    layers,
    sample: sample < 0 ? null : sample,
    paths: frame.paths,
    update: chunks(frame.updateTerms, status.update.length),
    lossElements: frame.lossElements,
    losses: Array.from({ length: losses.length / 3 }, (_, i) => ({
      step: losses[3 * i],
      loss: losses[3 * i + 1],
      penalty: losses[3 * i + 2],
    })),
    testLosses: chunks(frame.testLosses, 2).map(([step, loss]) => ({ step, loss })),
    settings: structure,
    other,
    line: null,
    maps: null,
    scores: frame.scores?.length ? frame.scores : null,
    confusion: frame.confusion ?? null,
    testRows: frame.testRows,
  };
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
const chunks = (array, length) =>
  length
    ? Array.from({ length: array.length / length }, (_, i) =>
        array.subarray(i * length, (i + 1) * length),
      )
    : [];
