// Names of the post's script for the arrays that pasted ones were matched with.

/**
 * @import { Values } from "../../figure/types.js"
 * @typedef {import("../../pkg/perceptible.js").ComparedArray} ComparedArray
 */

/** @type {Record<string, string>} */
const PARTS = {
  weights: "weights",
  biases: "biases",
  pre_activations: "z",
  activations: "output",
  d_weights: "d_weights",
  d_biases: "d_biases",
  deltas: "delta",
};

/** @param {Values} values @param {ComparedArray} array */
export function nameOf(values, { quantity, layer, name }) {
  if (quantity === null) return name ?? "?";
  const part = PARTS[quantity];
  return part ? `${values.layers[layer ?? 0].name}.${part}` : quantity;
}
