// Sentences that explain a training, computed from the values. Each is true for every network, or it is
// not said.

import { button, h, tell } from "../../ui/dom.js";
import { value as format, plain } from "../../ui/format.js";
import { layerLabel } from "../parts/layer-label.js";
import { inLayer, neuronName } from "../parts/symbol.js";
import { guessing } from "./guess-sign.js";
import { lossesOf } from "./loss-points.js";
import { trainingOf } from "./neuron-values.js";
import { has } from "./phases.js";

/**
 * @import { Edit, TrainingValues, Values, View } from "../../figure/types.js"
 * @typedef {{ layer: number, neuron: number }} Where
 * @typedef {{ key: string, text: string, event: import("../../figure/intents.js").Intent }} Action  what it leads to
 * @typedef {{ key: string, kind: "warning" | "note", text: string, actions?: Action[] }} Sentence
 * @typedef {(values: Values, state: View) => Sentence | null} Rule
 */

const MOST = 3; // sentences at once
const ON_A_PHONE = { learning: 1, learnt: 2 };
const FLAT = 0.01; // a smaller f′ lets little of the error through
const TEN = 10; // times weaker or stronger a layer, or above the first loss
const PATIENCE = 20; // steps

/** The sentences, warnings first. @param {Values} values @param {View} state @returns {Sentence[]} */
export function sentences(values, state) {
  const { status } = trainingOf(values);
  if (!status.ready) return [];
  // With numbers that are not finite nothing else is said.
  const rules = status.problem ? [broken] : [...WARNINGS, ...NOTES];
  return rules.flatMap((rule) => rule(values, state) ?? []);
}

/** As they stand below the stage. @param {Values} values @param {View} state */
export function sentenceList(values, state) {
  const learnt = trainingOf(values).status.reached ? "learnt" : "learning";
  const most = state.size === "small" ? ON_A_PHONE[learnt] : MOST;
  const said = guessing(values, state) ? [] : sentences(values, state).slice(0, most);
  return h(
    "div",
    { class: "sentences", key: "sentences" },
    said.map(({ key, kind, text, actions = [] }) =>
      h(
        "p",
        { key, class: kind },
        h("span", null, text),
        actions.map(({ key, text, event }) =>
          button({ class: "try", key, disabled: state.playing, "on:click": tell(...event) }, text),
        ),
      ),
    ),
  );
}

/** The first number that is not finite. @type {Rule} */
function broken(values, state) {
  const problem = /** @type {NonNullable<TrainingValues["status"]["problem"]>} */ (
    trainingOf(values).status.problem
  );
  const { layer, quantity, index } = problem;
  const text = state.language === "ko" ? problem.korean : problem.message;
  if (
    layer === null ||
    quantity === "parameter" ||
    quantity === "moment" ||
    quantity === "gradient"
  )
    return { key: "broken", kind: "warning", text };
  return warning("broken", text, values, state, layer, index % values.sizes[layer + 1]);
}

/** @type {Rule} */
function diverging(values, { t }) {
  const { length, loss } = lossesOf(trainingOf(values));
  if (length < 2) return null;
  const [first, now] = [loss(0), loss(length - 1)];
  if (!(now > TEN * first) || first === 0) return null;
  return {
    key: "diverging",
    kind: "warning",
    text: t.train.said.diverging(format(first, 4), format(now, 4)),
  };
}

/** @type {Rule} */
function stuck(values, { t }) {
  const training = trainingOf(values);
  const { length, step, loss } = lossesOf(training);
  const now = length - 1;
  // The losses of different batches cannot be compared.
  if (training.status.batches > 1 || now < 0 || step(now) < PATIENCE) return null;
  const first = loss(0);
  if (loss(now) > TEN * first) return null;
  for (let i = now; i >= 0 && step(i) > step(now) - PATIENCE; i--) if (loss(i) < first) return null;
  // Training that starts at the least possible loss stays there.
  if (first < 1e-12) return null;
  return { key: "stuck", kind: "warning", text: t.train.said.stuck(PATIENCE, format(first, 4)) };
}

/** Neurons whose output and slope are 0 for every row. @type {Rule} */
function dead(values, state) {
  const { t } = state;
  for (const [layer, { activation, a, slope }] of values.layers.entries()) {
    if (activation.name !== "relu" && activation.name !== "relu6") continue;
    const n = values.sizes[layer + 1];
    const found = indices(n).filter((j) =>
      indices(values.rows).every((row) => a[row * n + j] === 0 && slope[row * n + j] === 0),
    );
    if (found.length)
      return warning(
        "dead",
        t.train.said.dead(
          found.map((j) => neuronName(values, layer, j)),
          values.rows,
        ),
        values,
        state,
        layer,
        found[0],
      );
  }
  return null;
}

const SATURATING = new Set(["sigmoid", "tanh", "softsign", "hardsigmoid"]);

/** @type {Rule} */
function saturated(values, state) {
  const { status } = trainingOf(values);
  const last = values.layers.length - 1;
  for (const [layer, { activation, slope }] of values.layers.entries()) {
    // There δ has no factor f′.
    if (!SATURATING.has(activation.name) || (layer === last && status.together)) continue;
    const n = values.sizes[layer + 1];
    const of = (/** @type {number} */ j) => slope[state.row * n + j];
    const found = indices(n).filter((j) => of(j) < FLAT);
    if (!found.length) continue;
    const largest = Math.max(...found.map(of));
    return warning(
      "saturated",
      state.t.train.said.saturated(
        found.map((j) => neuronName(values, layer, j)),
        largest === 0 ? "0" : plain(Number(largest.toPrecision(2)), "full"),
      ),
      values,
      state,
      layer,
      found[0],
    );
  }
  return null;
}

/** Neurons that stay equal: their weights, biases and outgoing weights are the same, and their gradients
 * too. @type {Rule} */
function symmetric(values, state) {
  const training = trainingOf(values);
  if (!has(training.status, "backward")) return null;
  for (const [layer, { weights, biases }] of values.layers.entries()) {
    const m = values.sizes[layer + 1];
    const next = values.layers[layer + 1];
    if (!next || m < 2) continue;
    const { dWeights, dBiases } = training.layers[layer];
    const alike = (/** @type {Float64Array} */ array) =>
      array.every((v, i) => v === array[i - (i % m)]);
    const after = values.sizes[layer + 2];
    const leaving = next.weights.every((w, i) => w === next.weights[i % after]);
    if (![weights, biases, dWeights, dBiases].every(alike) || !leaving) continue;
    const zero = dWeights.every((g) => g === 0) && next.weights.every((w) => w === 0);
    const label = layerLabel(values, state, layer);
    return {
      key: "symmetric",
      kind: "warning",
      text: zero ? state.t.train.said.noWayBack(label) : state.t.train.said.symmetric(label, m),
    };
  }
  return null;
}

/** From layer to layer ‖∂L/∂W‖ falls, or grows, ten times or more. @type {Rule} */
function vanishing(values, { t }) {
  const { layers, status } = trainingOf(values);
  if (layers.length < 3 || !has(status, "backward")) return null;
  const norms = layers.map(({ dWeights }) => Math.hypot(...dWeights));
  const first = norms[0];
  const last = norms[norms.length - 1];
  if (!(first > 0) || !(last > 0) || !Number.isFinite(first) || !Number.isFinite(last)) return null;
  const each = (last / first) ** (1 / (norms.length - 1));
  const rounded = (/** @type {number} */ v) => plain(Number(v.toPrecision(2)), "full");
  if (each >= TEN)
    return {
      key: "vanishing",
      kind: "warning",
      text: t.train.said.vanishing(rounded(each), rounded(last), rounded(first)),
    };
  if (each <= 1 / TEN)
    return {
      key: "exploding",
      kind: "warning",
      text: t.train.said.exploding(rounded(1 / each), rounded(last), rounded(first)),
    };
  return null;
}

/** @type {Rule} */
function memorised(values, { t }) {
  const { status, settings } = trainingOf(values);
  if (status.reached !== "tolerance" || values.rows > 1) return null;
  return {
    key: "memorised",
    kind: "note",
    text: t.train.said.memorised(status.step, plain(settings.tolerance, 8)),
  };
}

/** One row learnt by heart: the network has learnt nothing about other inputs. @type {Rule} */
function other(values, { t, frozen }) {
  const { other, targets } = trainingOf(values);
  if (!other) return null;
  const inputs = [...values.inputs, ...other.inputs];
  /** @type {Edit[]} */
  const edits = [
    { set: "inputs", rows: 2, values: inputs },
    { set: "targets", values: [...targets, ...[...targets].reverse()] },
  ];
  return {
    key: "other",
    kind: "note",
    text: t.train.said.other(list(other.inputs, "full"), list(other.outputs, 4)),
    actions: frozen
      ? []
      : [
          { key: "row", text: t.train.teachToo, event: ["edits", edits] },
          { key: "slowly", text: t.train.slowly, event: ["restart"] },
        ],
  };
}

/** Whether the targets are still the preset's, which the post does not give. @param {Values} values */
const isExample = (values) =>
  (values.preset === "post" || values.preset === "post-negative") &&
  trainingOf(values).targets.join() === "1,0";

/** Before the first update: the purpose of training. @type {Rule} */
function goal(values, state) {
  const { status, targets } = trainingOf(values);
  if (status.step > 0 || has(status, "backward")) return null;
  const last = values.layers[values.layers.length - 1];
  const n = values.sizes[values.sizes.length - 1];
  if (n > 6) return null;
  const ofRow = (/** @type {Float64Array} */ array) =>
    list(array.subarray(state.row * n, (state.row + 1) * n), 4);
  const { said } = state.t.train;
  const target = ofRow(targets);
  const text = said.goal(ofRow(last.a), target);
  return {
    key: "goal",
    kind: "note",
    text: isExample(values) ? `${text} ${said.example(target)}` : text,
  };
}

/** The effect of the last update. The losses of different batches cannot be compared. @type {Rule} */
function changed(values, { t }) {
  const training = trainingOf(values);
  const { status } = training;
  const { length, step, loss } = lossesOf(training);
  const [before, now] = [length - 2, length - 1];
  if (status.phase !== "loss" || status.batches > 1 || step(now) !== step(before) + 1) return null;
  const digits = format(loss(before), 4) === format(loss(now), 4) ? 8 : 4;
  const [from, to] = [before, now].map((i) => format(loss(i), digits));
  if (from === to) return null;
  return {
    key: "changed",
    kind: "note",
    text: t.train.said.changed(from, to, loss(now) < loss(before)),
  };
}

/** All gradients have the same sign. Momentum, a penalty or weight decay could move a weight the other way. @type {Rule} */
function oneSign(values, { t }) {
  const { layers, status, settings } = trainingOf(values);
  const { optimizer, l1, l2, weight_decay } = settings;
  if (!has(status, "backward") || optimizer !== "sgd" || l1 || l2 || weight_decay) return null;
  const frozen = settings.bias_training === "frozen";
  const all = layers.flatMap(({ dWeights, dBiases }) =>
    frozen ? [dWeights] : [dWeights, dBiases],
  );
  const negative = all.every((array) => array.every((g) => g < 0));
  if (!negative && !all.every((array) => array.every((g) => g > 0))) return null;
  const count = all.reduce((sum, array) => sum + array.length, 0);
  // Weights of the other sign move towards 0: said if there are any and none goes past 0 and further.
  const against = values.layers.flatMap(({ weights }, layer) =>
    [...weights.keys()]
      .filter((i) => (negative ? weights[i] < 0 : weights[i] > 0))
      .map((i) => ({ w: weights[i], by: status.learningRate * layers[layer].dWeights[i] })),
  );
  const nearer = against.length > 0 && against.every(({ w, by }) => Math.abs(w - by) < Math.abs(w));
  return { key: "oneSign", kind: "note", text: t.train.said.oneSign(count, negative, nearer) };
}

/** In the first layer the gradients of every neuron are proportional to the inputs. @type {Rule} */
function asInputs(values, { t }) {
  const { layers, status } = trainingOf(values);
  const n = values.sizes[0];
  if (!has(status, "backward") || status.batch.length !== 1 || n < 2 || n > 6) return null;
  const [row] = status.batch;
  const x = [...values.inputs.subarray(row * n, (row + 1) * n)].map(Math.abs);
  if (x.filter((v) => v > 0).length < 2 || layers[0].delta.every((d) => d === 0)) return null;
  const ratio = x.map((v) => plain(v, 4)).join(" : ");
  return {
    key: "asInputs",
    kind: "note",
    text: t.train.said.asInputs(ratio, values.layers.length),
  };
}

const MORE = 0.01; // of a weight, where its loss is not drawn

/** The meaning of a gradient of the selected neuron: of the weight whose loss is drawn, or else the largest. Where the
 * loss curves too strongly nothing is said. @type {Rule} */
function meaning(values, { t, selection }) {
  const { layers, status, line } = trainingOf(values);
  if (!selection || !has(status, "backward") || line?.raised === null) return null;
  const { layer, neuron } = selection;
  const [n, m] = values.sizes.slice(layer, layer + 2);
  const of = (/** @type {number} */ i) => layers[layer].dWeights[i * m + neuron];
  const index =
    line?.weight ??
    indices(n).reduce((best, i) => (Math.abs(of(i)) > Math.abs(of(best)) ? i : best), 0);
  const gradient = line?.gradient ?? of(index);
  if (gradient === 0 || !Number.isFinite(gradient)) return null;
  const name =
    index < n ? inLayer(layers, "w", layer, index, neuron) : inLayer(layers, "b", layer, neuron);
  const short = (/** @type {number} */ v) => plain(Number(v.toPrecision(3)), "full");
  const sign = Math.sign(gradient);
  const by = line?.raised?.by ?? MORE;
  return {
    key: "meaning",
    kind: "note",
    text: t.train.said.meaning(
      name,
      plain(by, "full"),
      short(Math.abs(gradient) * by),
      gradient < 0,
      line?.raised ? short(sign * (line.raised.loss - line.loss)) : null,
    ),
  };
}

/** @type {Rule[]} */
const WARNINGS = [diverging, stuck, symmetric, dead, saturated, vanishing];
/** @type {Rule[]} */
const NOTES = [memorised, other, goal, changed, oneSign, asInputs, meaning];

/** A sentence about a neuron, with a link to it. @param {string} key @param {string} text @param {Values} values @param {View} state @param {number} layer @param {number} neuron @returns {Sentence} */
const warning = (key, text, values, { t }, layer, neuron) => ({
  key,
  kind: "warning",
  text,
  actions: [
    {
      key: "select",
      text: t.train.show(neuronName(values, layer, neuron)),
      event: ["select", { layer, neuron }],
    },
  ],
});

/** [0.1924, −0.0551] @param {Float64Array} numbers @param {View["digits"]} digits */
const list = (numbers, digits) => `[${[...numbers].map((v) => plain(v, digits)).join(", ")}]`;

/** @param {number} n */
const indices = (n) => [...Array(n).keys()];
