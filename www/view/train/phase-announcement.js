// The announcement of a phase's result to screen readers.
import { value as format } from "../../ui/format.js";
import { inLayer } from "../parts/symbol.js";
import { guessing } from "./guess-sign.js";
import { lastLoss, lossesOf } from "./loss-points.js";
import { trainingOf } from "./neuron-values.js";
import { headline } from "./race/summary.js";
import { sentences } from "./sentences.js";

/** @import { Values, View } from "../../figure/types.js" */

/** @param {Values} values @param {View} state @returns {string | null}  null: the outputs say it */
export function spoken(values, state) {
  const { t, digits } = state;
  if (state.racing) return state.race && headline(state.race, state);
  const { status, layers } = trainingOf(values);
  const words = t.train.spoken;
  const number = (/** @type {number} */ v) => t.spoken(format(v, digits));
  if (status.problem) return null; // the alert is announced already
  const loss = status.loss === null ? "" : number(status.loss);
  // The condition that ended training is the most important news.
  if (status.reached && status.phase !== "backward")
    return sentences(values, state)[0]?.text ?? null;
  switch (status.phase) {
    case "loss":
      return words.loss(loss);
    case "backward": {
      if (guessing(values, state)) return t.train.guess.hint;
      const { name, value } = largest(layers);
      return words.backward(name, number(value));
    }
    case "update":
      return words.update(status.step, loss);
    default:
      return status.step ? words.after(status.step, lossBefore(values, number)) : null;
  }
}

/** @param {Values} values @param {(v: number) => string} number */
function lossBefore(values, number) {
  const loss = lastLoss(lossesOf(trainingOf(values)));
  return loss === undefined ? "" : number(loss);
}

/** The largest gradient of all. @param {import("../../figure/types.js").TrainedLayer[]} layers */
function largest(layers) {
  let found = { name: "", value: 0 };
  for (const [layer, { dWeights, dBiases }] of layers.entries()) {
    const m = dBiases.length;
    for (const [i, value] of dWeights.entries())
      if (Math.abs(value) > Math.abs(found.value) || !found.name)
        found = { name: inLayer(layers, "w", layer, Math.floor(i / m), i % m), value };
    for (const [j, value] of dBiases.entries())
      if (Math.abs(value) > Math.abs(found.value))
        found = { name: inLayer(layers, "b", layer, j), value };
  }
  return found;
}
