// The edits that fit a network to a data set: its shape and, where that changes, activations, loss, optimizer, batches.

/**
 * @import { Edit, Structure } from "../../pkg/perceptible.js"
 * @typedef {{ rows: number, inputs: number, outputs: number, task: "classification" | "regression" }} Shape
 * @typedef {{ hidden?: number, activation?: string, initialization?: string }} Wish  the fewest neurons of a hidden layer,
 *   their activation, and how its weights are drawn
 * @typedef {"binary" | "classes" | "regression"} Kind
 * @typedef {Record<string, number | string | null>} Defaults  of the engine's fields
 */

/** For each kind of targets, the losses with their output activations; the first pair
 * replaces a pair that is not listed. @type {Record<Kind, [string, string][]>} */
const PAIRS = {
  binary: [
    ["bce", "sigmoid"],
    ["bce_with_logits", "linear"],
  ],
  classes: [
    ["cross_entropy", "softmax"],
    ["cross_entropy", "linear"],
  ],
  regression: [
    ["mse", "linear"],
    ["half_sse", "linear"],
    ["sse", "linear"],
    ["mae", "linear"],
    ["huber", "linear"],
  ],
};

const HIDDEN = 4;
/** Hidden activations of the presets, which a new shape replaces; any other is the reader's choice, and stays. */
const REPLACED = ["linear", "sigmoid", "tanh"];
const DRAWN = ["post", "xavier", "he"];
const MANY = 100; // rows; from this many on training uses batches
const VERY_MANY = 1000;

/** Whether the network's first and last sizes fit; a single output takes two classes as 0 and 1.
 * @param {number[]} sizes @param {Shape} shape */
export function fits(sizes, { inputs, outputs, task }) {
  const last = sizes[sizes.length - 1];
  const isBinary = task === "classification" && outputs === 2;
  return sizes[0] === inputs && (last === outputs || (isBinary && last === 1));
}

/** Sizes that fit the data. Hidden neurons that the previous data set asked for go away with it.
 * @param {number[]} sizes @param {Shape} shape @param {Wish} [wish] @param {Wish} [before] */
export function reshaped(sizes, shape, { hidden = HIDDEN } = {}, before = {}) {
  if (fits(sizes, shape)) return sizes;
  const { inputs, outputs, task } = shape;
  const last = task === "classification" && outputs === 2 ? 1 : outputs;
  const inner = sizes.slice(1, -1).map((n) => (n === before.hidden ? hidden : Math.max(n, hidden)));
  return [inputs, ...inner, last];
}

/** The edits to make before rows of this shape are opened.
 * @param {Structure} structure @param {Shape} shape @param {Defaults} defaults @param {Wish} [wish] @param {Wish} [before] @returns {Edit[]} */
export function suited(structure, shape, defaults, wish = {}, before = {}) {
  const { layers } = structure;
  const sizes = reshaped(structure.sizes, shape, wish, before);
  /** @type {Edit[]} */
  const edits = sizes.flatMap((value, position) =>
    value === structure.sizes[position] ? [] : [{ set: "size", position, value }],
  );
  if (edits.length) edits.push(...begun(structure, shape, defaults, wish, before));
  edits.push(...pair(structure, kindOf(sizes, shape), layers.length - 1));
  const { batch_size: batch } = structure;
  if (shape.rows >= MANY && (batch === 0 || (edits[0]?.set === "size" && batch < shape.rows))) {
    const value = shape.rows >= VERY_MANY ? 32 : 10;
    if (value !== batch) edits.push({ set: "batch_size", value });
  }
  return edits;
}

/** The edits where the weights are drawn again.
 * @param {Structure} structure @param {Shape} shape @param {Defaults} defaults @param {Wish} wish @param {Wish} before @returns {Edit[]} */
function begun(structure, { rows }, defaults, wish, before) {
  const { layers, initialization, optimizer, learning_rate, test_size } = structure;
  const { activation = "tanh", initialization: drawn = "xavier" } = wish;
  const replaced = [...REPLACED, before.activation];
  /** @type {Edit[]} */
  const edits = [];
  const hidden = layers.slice(0, -1).map(({ activation }) => activation);
  for (const [layer, { name }] of hidden.entries())
    if (replaced.includes(name) && name !== activation)
      edits.push({ set: "activation", layer, name: activation });
  // What has no ends cuts half of z off: weights that are drawn wider make up for it.
  const isCut = hidden.some(({ name, ends }) => !ends && !replaced.includes(name));
  const isNew = hidden.some(({ name }) => replaced.includes(name));
  const value = isCut ? "he" : isNew ? drawn : "xavier";
  if (DRAWN.includes(initialization) && initialization !== value)
    edits.push({ set: "initialization", value });
  // What the reader has not changed.
  if (optimizer === defaults.optimizer && learning_rate === defaults.learning_rate)
    edits.push({ set: "optimizer", value: "adam" }, { set: "learning_rate", value: 0.02 });
  if (test_size === 0 && rows >= MANY) edits.push({ set: "test_size", value: 0.25 });
  return edits;
}

/** @param {number[]} sizes @param {Shape} shape @returns {Kind} */
export const kindOf = (sizes, { task }) =>
  task === "regression" ? "regression" : sizes[sizes.length - 1] === 1 ? "binary" : "classes";

/** Loss and output activation. @param {Pick<Structure, "layers" | "loss">} structure @param {Kind} kind @param {number} layer  the last @returns {Edit[]} */
export function pair({ layers, loss: present }, kind, layer) {
  const own = layers[layer].activation.name;
  if (PAIRS[kind].some(([loss, name]) => loss === present && name === own)) return [];
  const [loss, name] = PAIRS[kind][0];
  /** @type {Edit[]} */
  const edits = [];
  if (name !== own) edits.push({ set: "activation", layer, name });
  if (loss !== present) edits.push({ set: "loss", value: loss });
  return edits;
}
