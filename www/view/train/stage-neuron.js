// Train's additions to a neuron on the stage: its δ; at an output also the target, the difference and ∂L/∂y.
import { h, math } from "../../ui/dom.js";
import { fitted, value as format } from "../../ui/format.js";
import { symbol } from "../parts/symbol.js";
import { alone, largest } from "./bars.js";
import { partial } from "./derivative-symbol.js";
import { trainingOf } from "./neuron-values.js";
import { has } from "./phases.js";
import { targetField } from "./target.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { Child } from "../../ui/dom.js"
 * @import { Place } from "../forward/stage/geometry.js"
 * @import { StageContext } from "../forward/stage/stage.js"
 */

const BAR = 16; // px: half of δ's

/** Memo inputs that such a neuron has beside those of the forward pass. @param {StageContext} context @param {number} layer @param {number} j */
export function neuronFrom({ values, state }, layer, j) {
  const { status, layers, targets, maps } = trainingOf(values);
  const { dA, delta } = layers[layer];
  return [
    status.phase,
    ...at(values, layer, j, [dA, delta]),
    mostOf(values, layer),
    targetOf(values, state, j),
    targets.length,
    maps?.thumbs.get(`${layer}.${j}`),
  ];
}

/** Its δ for screen readers. @param {StageContext} context @param {number} layer @param {number} j */
export function neuronSaid({ values, state }, layer, j) {
  const [, delta] = at(values, layer, j, pair(values, layer));
  return delta === null ? "" : `, δ ${format(delta, state.digits)}`;
}

/** @param {StageContext} context @param {number} layer @param {number} j @param {Place} box @returns {Child} */
export function neuron(context, layer, j, box) {
  const { values } = context;
  return layer === values.layers.length - 1
    ? output(context, layer, j, box)
    : hidden(context, layer, j, box);
}

/** @param {StageContext} context @param {number} layer @param {number} j @param {Place} box */
function hidden(context, layer, j, box) {
  const { values, g } = context;
  const [, delta] = at(values, layer, j, pair(values, layer));
  const barred = g.across && g.density < 2;
  const room = g.across ? box.w - 40 - (barred ? 2 * BAR + 10 : 0) : box.w - 18;
  return h(
    "div",
    { class: "delta", "aria-hidden": "true" },
    h("i", null, "δ"),
    h("b", null, shown(context, delta, room, g.across ? 15 : 12)),
    barred ? alone(delta ?? 0, mostOf(values, layer), BAR) : null,
  );
}

/** @param {StageContext} context @param {number} layer @param {number} j @param {Place} box */
function output(context, layer, j, box) {
  const { values, state, g } = context;
  const { status } = trainingOf(values);
  const [dA, delta] = at(values, layer, j, pair(values, layer));
  const n = values.sizes[layer + 1];
  const y = values.layers[layer].a[state.row * n + j];
  const t = targetOf(values, state, j);
  const few = n <= 3 || !g.across;
  const room = box.w - 54;
  const direct = status.together || Number.isNaN(dA ?? 0);
  return h(
    "div",
    { class: "trained" },
    row(
      symbol("t", null, j + 1),
      targetField(values, state, state.row, j, "stage", (v) =>
        fitted(v, context.digits, (text) => state.measure(text, 15, true) <= room, true),
      ),
    ),
    few && g.across
      ? row(
          [symbol("y", null, j + 1), " − ", symbol("t", null, j + 1)],
          h(
            "span",
            null,
            t === null || !has(status, "loss") ? state.unseen : shown(context, y - t, room, 13),
          ),
        )
      : null,
    row(
      direct ? h("i", null, "δ") : math("math", null, partial("y", null, j + 1)),
      h("b", null, shown(context, direct ? delta : dA, direct ? room : room - 12, 14)),
      has(status, "backward") ? "computed" : "",
    ),
  );
}

/** @param {Child} name @param {Child} value @param {string} [kind] */
const row = (name, value, kind = "") =>
  h("div", { class: `trained-row ${kind}` }, h("span", { class: "label" }, name), value);

/** A number, or a dot while it is not computed. @param {StageContext} context @param {number | null} value @param {number} room @param {number} size */
const shown = ({ state, g, digits, small }, value, room, size) =>
  value === null
    ? state.unseen
    : fitted(
        value,
        g.density === 0 || !g.across ? digits : small,
        (text) => state.measure(text, size, true) <= room,
      );

/** A neuron's numbers for the row on stage; null before they are computed. @param {Values} values @param {number} layer @param {number} j @param {Float64Array[]} arrays @returns {(number | null)[]} */
function at(values, layer, j, arrays) {
  const { sample, status } = trainingOf(values);
  return arrays.map((array) =>
    sample === null || !array.length || !has(status, "backward")
      ? null
      : array[sample * values.sizes[layer + 1] + j],
  );
}

/** @param {Values} values @param {number} layer */
const pair = (values, layer) => {
  const { dA, delta } = trainingOf(values).layers[layer];
  return [dA, delta];
};

/** The largest |δ| of a layer in the row on stage. @param {Values} values @param {number} layer */
function mostOf(values, layer) {
  const { sample, layers } = trainingOf(values);
  const n = values.sizes[layer + 1];
  return sample === null ? 0 : largest(layers[layer].delta.subarray(sample * n, (sample + 1) * n));
}

/** @param {Values} values @param {View} state @param {number} j */
function targetOf(values, state, j) {
  const { targets } = trainingOf(values);
  const n = values.sizes[values.sizes.length - 1];
  return targets.length ? targets[state.row * n + j] : null;
}
