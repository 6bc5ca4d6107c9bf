// The matrix view of Train: the backward pass of each layer, δ · Wᵀ ∘ f′(Z), and the gradients
// Xᵀ · δ = ∂L/∂W; the forward pass below it, folded.
import { h, math } from "../../ui/dom.js";
import { after } from "../forward/matrix/bracket.js";
import { matrix as forward } from "../forward/matrix/matrix.js";
import { layerLabel } from "../parts/layer-label.js";
import { levelIn, mathSymbol, operator, symbol, variable } from "../parts/symbol.js";
import { drawing, transposed } from "./brackets.js";
import { partial } from "./derivative-symbol.js";
import { trainingOf } from "./neuron-values.js";
import { has } from "./phases.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { Digits } from "../../ui/format.js"
 * @import { Shown } from "./brackets.js"
 */

/** @param {Values} values @param {View} state */
export function matrix(values, state) {
  const digits = state.size === "small" && state.digits !== "full" ? 4 : state.digits;
  const { status } = trainingOf(values);
  const t = state.t.train;
  const layers = values.layers.map((_, i) => values.layers.length - 1 - i);
  return h(
    "div",
    { class: "matrix", key: "train-matrix" },
    status.ready ? null : h("p", { class: "note", key: "none" }, t.noTargets),
    layers.map((layer) => layerBack(values, state, layer, digits)),
    values.rows === 1
      ? h("p", { class: "note", key: "shape" }, t.twoDimensions([...values.inputs].join(", ")))
      : null,
    // The browser keeps whether it is open.
    h(
      "details",
      { class: "folded", key: "forward" },
      h("summary", null, h("b", null, t.forward)),
      forward(values, state),
    ),
  );
}

/** @param {Values} values @param {View} state @param {number} layer @param {Digits} digits */
function layerBack(values, state, layer, digits) {
  const { status, settings } = trainingOf(values);
  const t = state.t.train;
  const last = layer === values.layers.length - 1;
  const all = matrices(values, layer);
  const { error, slope, delta, inputs, weights, biases } = all;
  const back = last ? null : comingBack(values, layer);
  const selected = state.selection?.layer === layer ? state.selection.neuron : null;
  const show = drawing(state, digits, selected, [...Object.values(all), ...(back ?? [])]);
  const row = (/** @type {string} */ key, /** @type {import("../../ui/dom.js").Child[]} */ nodes) =>
    h("div", { class: "multiplication", key }, nodes);
  return h(
    "section",
    { class: "matrix-layer", key: `back${layer}` },
    h(
      "header",
      null,
      h(state.heading, null, layerLabel(values, state, layer)),
      h(
        "span",
        { class: "shapes" },
        `(${inputs.rows} × `,
        h("b", { class: "inner" }, inputs.columns),
        ") · (",
        h("b", { class: "inner" }, delta.rows),
        ` × ${delta.columns}) = ${weights.rows} × ${weights.columns}`,
      ),
    ),
    row(
      "delta",
      last && status.together
        ? [h("p", { class: "note" }, t.together[settings.loss]), after("=", show(delta))]
        : [
            back
              ? [show(back[0]), after("·", show(back[1])), after("=", show(error))]
              : show(error),
            values.layers[layer].activation.rowWise
              ? h("p", { class: "note" }, t.softmaxSlope)
              : after("∘", show(slope)),
            after("=", show(delta)),
          ],
    ),
    row("weights", [show(inputs), after("·", show(delta)), after("=", show(weights))]),
    row("biases", [h("p", { class: "note" }, t.columnSums), after("=", show(biases))]),
  );
}

/** Of a layer and the batch: ∂L/∂A, f′(Z), δ, the inputs turned, ∂L/∂W, ∂L/∂b.
 * @param {Values} values @param {number} layer */
function matrices(values, layer) {
  const training = trainingOf(values);
  const { status } = training;
  const [n, m] = [values.sizes[layer], values.sizes[layer + 1]];
  const rows = Math.max(1, status.batch.length);
  const rowOf = (/** @type {number} */ r) => status.batch[r] ?? 0;
  const own = training.layers[layer];
  const known = (/** @type {Float64Array} */ array) => (/** @type {number} */ i) =>
    has(status, "backward") && array.length ? array[i] : null;
  const [dA, delta, dWeights, dBiases] = [own.dA, own.delta, own.dWeights, own.dBiases].map(known);
  const entering = layer ? values.layers[layer - 1].a : values.inputs;
  const last = layer === values.layers.length - 1;
  const level = levelIn(values, layer);
  const ofNeurons = /** @type {const} */ ({ rows, columns: m, neurons: true });
  /** @type {Record<"error" | "slope" | "delta" | "inputs" | "weights" | "biases", Shown>} */
  const all = {
    error: {
      ...ofNeurons,
      name: math("math", null, last ? partial("Y", null) : partial("A", level)),
      label: last ? "∂L/∂Y" : `∂L/∂A${layer + 1}`,
      at: (r, j) => dA(r * m + j),
    },
    slope: {
      ...ofNeurons,
      name: math(
        "math",
        null,
        variable("f′"),
        operator("("),
        mathSymbol("Z", level),
        operator(")"),
      ),
      label: `f′(Z${layer + 1})`,
      at: (r, j) => values.layers[layer].slope[rowOf(r) * m + j],
    },
    delta: {
      ...ofNeurons,
      name: symbol("δ", level),
      label: `δ${layer + 1}`,
      at: (r, j) => delta(r * m + j),
    },
    inputs: {
      rows: n,
      columns: rows,
      name: transposed(layer ? mathSymbol("A", layer) : mathSymbol("X", null)),
      label: layer ? `A${layer}ᵀ` : "Xᵀ",
      typed: layer === 0,
      at: (i, r) => entering[rowOf(r) * n + i],
    },
    weights: {
      ...ofNeurons,
      rows: n,
      name: math("math", null, partial("W", level)),
      label: `∂L/∂W${layer + 1}`,
      at: (i, j) => dWeights(i * m + j),
    },
    biases: {
      ...ofNeurons,
      rows: 1,
      name: math("math", null, partial("b", level)),
      label: `∂L/∂b${layer + 1}`,
      at: (_, j) => dBiases(j),
    },
  };
  return all;
}

/** What makes ∂L/∂A of a hidden layer: δ of the next one, and its weights turned.
 * @param {Values} values @param {number} layer @returns {[Shown, Shown]} */
function comingBack(values, layer) {
  const next = layer + 1;
  const [m, k] = [values.sizes[next], values.sizes[next + 1]];
  const { weights } = values.layers[next];
  return [
    matrices(values, next).delta,
    {
      rows: k,
      columns: m,
      neurons: true,
      name: transposed(mathSymbol("W", next + 1)),
      label: `W${next + 1}ᵀ`,
      at: (c, j) => weights[j * k + c],
    },
  ];
}
