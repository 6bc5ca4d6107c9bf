// The update of the selected neuron's weights: x · δ = ∂L/∂w, then w before and after. The bias is
// the weight of an input 1.
import { h, math, tell } from "../../ui/dom.js";
import { fitted, value as format, isShown, numberIn, plain } from "../../ui/format.js";
import { biasField, inputField, weightField } from "../parts/fields.js";
import {
  levelIn,
  mathSymbol,
  named,
  neuronName,
  operator,
  plainSymbol,
  symbol,
} from "../parts/symbol.js";
import { columns, followsFrom } from "./columns.js";
import { partial } from "./derivative-symbol.js";
import { guess, guessBar, hides } from "./guess-sign.js";
import { momentOf } from "./neuron-values.js";
import { has } from "./phases.js";
import { markup, terms } from "./update-terms.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { Columns } from "./columns.js"
 * @import { Moment } from "./neuron-values.js"
 * @import { Terms } from "./update-terms.js"
 * @typedef {{ values: Values, state: View, moment: Moment, numbers: Columns, own: Terms, stacked: boolean, input: number }} Context
 *   stacked: x stands under the weight's name; input: the width of its column, px
 */

const ARROW = 18; // px
const LONG = 12; // more rows scroll

/** @param {Values} values @param {View} state */
export function updateTable(values, state) {
  if (!state.selection) return null;
  const moment = momentOf(values, state);
  const { layer, neuron } = moment;
  const { t } = state;
  const n = values.sizes[layer];
  const hasBias = values.layers[layer].biases.length > 0;
  const indices = Array.from({ length: n + (hasBias ? 1 : 0) }, (_, i) => i);
  const stacked = state.inspectorWidth < 380;
  const long = n > 9 || values.sizes[layer + 1] > 9;
  const name = stacked && layer > 0 ? Math.ceil(state.measure("−0.0000 · δ", 12)) : long ? 52 : 40;
  // Inputs as typed; values of a layer with their digits.
  const inputs = layer === 0 ? 46 : 0;
  const numbers = columns(
    state,
    stacked || layer === 0 ? 3 : 4,
    ARROW + name + (stacked ? 0 : inputs),
  );
  const input = stacked ? 0 : inputs || numbers.width;
  const own = terms(moment.training);
  const context = { values, state, moment, numbers, own, stacked, input };
  const heading = t.train.updateOf(neuronName(values, layer, neuron));
  const table = h(
    "table",
    { class: `ledger update${stacked || moment.rows > 1 ? " tall" : ""}`, "aria-label": heading },
    widths(context),
    head(context),
    h(
      "tbody",
      null,
      indices.map((i) => row(context, i)),
    ),
  );
  return h(
    "div",
    { class: "update-table", key: "update" },
    indices.length > LONG
      ? h(
          "div",
          { class: "long-ledger", tabindex: 0, role: "region", "aria-label": heading },
          table,
        )
      : table,
    caption(context, indices),
    guessBar(values, state, indices),
  );
}

/** @param {Context} context */
function widths({ numbers: { width }, stacked, input }) {
  const all = [null, ...(stacked ? [] : [input]), width, width, ARROW, width];
  return h(
    "colgroup",
    null,
    all.map((w) => h("col", w === null ? null : { style: { width: w } })),
  );
}

/** @param {Context} context */
function head({ state, moment, stacked }) {
  const t = state.t.train;
  const { status } = moment.training;
  const updated = has(status, "update");
  return state.memo.of("update.head", [updated, moment.rows > 1], () =>
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        h("th", { scope: "col" }, h("span", { class: "visually-hidden" }, state.t.weight)),
        stacked
          ? null
          : h("th", { scope: "col" }, moment.layer === 0 ? h("i", null, "x") : h("i", null, "a")),
        h(
          "th",
          { scope: "col" },
          named("∂L/∂w", gradientName(moment)),
          moment.rows > 1
            ? h("span", { class: "under", "aria-hidden": "true" }, productName(moment))
            : null,
        ),
        h("th", { scope: "col" }, updated ? t.weightBefore : t.weightNow),
        h("td", null),
        h("th", { scope: "col" }, t.weightAfter),
      ),
    ),
  );
}

/** x · δ = ∂L/∂w; of a batch that is the sum over its rows. @param {Moment} moment */
const gradientName = (moment) =>
  math(
    "math",
    null,
    ...(moment.rows > 1 ? [] : [...product(moment), operator("=", false)]),
    partial("w", null),
  );

/** @param {Moment} moment */
const productName = (moment) => math("math", null, ...product(moment));

/** @param {Moment} moment */
const product = ({ layer }) => [
  mathSymbol(layer === 0 ? "x" : "a", null),
  operator("·", false),
  mathSymbol("δ", null),
];

/** @param {Context} context @param {number} i  the bias after the weights */
function row(context, i) {
  const { values, state, moment, numbers, own, stacked } = context;
  const { layer, neuron, training, delta, rows, inBatch } = moment;
  const { status } = training;
  const trained = training.layers[layer];
  const [n, m] = [values.sizes[layer], values.sizes[layer + 1]];
  const bias = i === n;
  const k = i * m + neuron;
  const x = bias ? 1 : values.ledger.inputs[i];
  const gradient =
    !has(status, "backward") || hides(values, state, i)
      ? null
      : bias
        ? trained.dBiases[neuron]
        : trained.dWeights[k];
  const after = !has(status, "update") ? null : afterUpdate(context, i);
  const between = own.shown.map((at) =>
    after === null ? null : (training.update[i]?.[at] ?? null),
  );
  const { weights, biases, originalWeights, originalBiases } = values.layers[layer];
  const name = bias ? plainSymbol("b", neuron + 1) : plainSymbol("w", i + 1, neuron + 1);
  const edge = bias ? null : `${layer}.${i}.${neuron}`;
  const hovered = edge !== null && state.hover === edge;
  const from = [
    x,
    delta,
    gradient,
    bias ? biases[neuron] : weights[k],
    bias ? originalBiases[neuron] : originalWeights[k],
    bias || layer > 0 ? null : values.presetInputs?.[state.row * n + i],
    after,
    own.key,
    rows,
    inBatch,
    hovered,
    numbers.digits,
    ...between,
    state.guesses,
    status.phase,
    status.step,
  ];
  return state.memo.of(`update${i}`, from, () => {
    const ofRow = delta === null ? null : x * delta;
    return [
      h(
        "tr",
        {
          key: `u${i}`,
          class: hovered ? "hovered" : null,
          ...(edge && {
            "on:pointerenter": tell("hover", edge),
            "on:pointerleave": tell("hover", null),
          }),
        },
        h(
          "th",
          { scope: "row", class: "name" },
          bias
            ? named(name, symbol("b", levelIn(values, layer), neuron + 1))
            : named(name, symbol("w", levelIn(values, layer), i + 1, neuron + 1)),
          stacked
            ? h("span", { class: "under" }, inputText(context, x, bias), " · ", h("i", null, "δ"))
            : null,
        ),
        stacked ? null : h("td", { class: bias ? "one" : null }, inputCell(context, i, x, bias)),
        h(
          "td",
          { class: signOf(gradient) },
          gradient !== null ? numbers.show(gradient) : hides(values, state, i) ? "?" : state.unseen,
          rows > 1
            ? h(
                "span",
                { class: "under", title: state.t.train.thisRow },
                h("span", { class: "visually-hidden" }, state.t.train.thisRow, " "),
                ofRow === null || hides(values, state, i) ? state.unseen : numbers.show(ofRow),
              )
            : null,
        ),
        h(
          "td",
          null,
          bias
            ? biasField(
                { values, state, digits: numbers.digits },
                layer,
                neuron,
                "update",
                (text) => state.measure(text, 14, true) <= numbers.width,
              )
            : weightField(
                { values, state },
                layer,
                i,
                neuron,
                "update",
                numbers.show(weights[k], true),
              ),
        ),
        h("td", { class: "sign" }, "→"),
        h(
          "td",
          { class: "after-update" },
          after !== null ? h("b", null, numbers.show(after, bias)) : guess(values, state, i, name),
        ),
      ),
      between.length ? termRow(context, i, between) : null,
    ];
  });
}

/** The optimiser's numbers between gradient and new weight. @param {Context} context @param {number} i @param {(number | null)[]} between */
function termRow({ state, moment, own, stacked }, i, between) {
  const room = 12 * 10; // px: a symbol and its number
  const fits = (/** @type {string} */ text) => state.measure(text, 12) <= room - 34;
  return h(
    "tr",
    { key: `t${i}`, class: "terms" },
    h(
      "td",
      { colspan: stacked ? 5 : 6 },
      h(
        "div",
        { class: "term-list" },
        between.map((value, at) => {
          const { symbol: letter, formula } = moment.training.status.update[own.shown[at]];
          return h(
            "span",
            { key: `${at}`, title: `${letter} = ${formula}` },
            h("i", null, markup(letter === "w" ? formula : letter)),
            " ",
            value === null ? state.unseen : fitted(value, state.digits, fits),
          );
        }),
      ),
    ),
  );
}

/** @param {Context} context @param {number} i @param {number} x @param {boolean} bias */
function inputCell({ values, state, moment, numbers, input }, i, x, bias) {
  if (bias) return "1";
  if (moment.layer > 0) return numbers.show(x);
  return inputField(
    { values, state, digits: numbers.digits },
    state.row,
    i,
    "update",
    "",
    (text) => state.measure(text, 14, true) <= input - 8,
  );
}

/** Under the weight's name there is room for four digits. @param {Context} context @param {number} x @param {boolean} bias */
const inputText = ({ moment }, x, bias) =>
  bias ? "1" : moment.layer === 0 ? fitted(x, 4, (text) => text.length <= 6, true) : format(x, 4);

/** w − η · ∂L/∂w, η = 0.1, and where rounding shows. @param {Context} context @param {number[]} indices */
function caption({ values, state, moment, numbers, own }, indices) {
  const { training, layer, neuron, delta, rows } = moment;
  const { status } = training;
  const t = state.t.train;
  const m = values.sizes[layer + 1];
  const { dWeights } = training.layers[layer];
  const multiply =
    rows > 1 ||
    delta === null ||
    indices.every(
      (i) =>
        i === values.sizes[layer] ||
        followsFrom(dWeights[i * m + neuron], numbers.digits, values.ledger.inputs[i], delta),
    );
  // Intermediate numbers show only a few digits.
  const move =
    !has(status, "update") ||
    indices.every((i) => own.simple && follows({ values, moment, numbers }, i));
  const rounded = numbers.digits !== "full" && !(multiply && move);
  return h(
    "div",
    { class: "update-caption" },
    own.simple
      ? h(
          "p",
          null,
          math(
            "math",
            null,
            mathSymbol("w", null),
            operator("−", false),
            mathSymbol("η", null),
            operator("·", false),
            partial("w", null),
          ),
          ", ",
          rate(status.learningRate),
          rounded ? ` · ${t.rounded}` : null,
        )
      : [
          h(
            "p",
            { key: "rule" },
            own.all.map((term, i) => [
              i ? ", " : null,
              h(
                "span",
                { class: "rule" },
                h("i", null, markup(`${term.symbol} = ${term.formula}`)),
              ),
            ]),
          ),
          h("p", { key: "rate" }, rate(status.learningRate), rounded ? ` · ${t.rounded}` : null),
        ],
    training.settings.bias_training === "frozen" ? h("p", { key: "frozen" }, t.frozenBias) : null,
    rows > 1 ? h("p", { key: "batch" }, t.batchGradient(rows)) : null,
    moment.last
      ? null
      : h("p", { key: "shared" }, t.sharedDelta(plainSymbol("δ", neuron + 1), values.sizes[layer])),
  );
}

/** A weight after the update, the bias after the weights. @param {Pick<Context, "values" | "moment">} context @param {number} i */
function afterUpdate({ values, moment }, i) {
  const { layer, neuron, training } = moment;
  const { weightsAfter, biasesAfter } = training.layers[layer];
  return i === values.sizes[layer]
    ? biasesAfter[neuron]
    : weightsAfter[i * values.sizes[layer + 1] + neuron];
}

/** Whether w − η · ∂L/∂w as shown gives the weight as shown. @param {Pick<Context, "values" | "moment" | "numbers">} context @param {number} i */
function follows({ values, moment, numbers }, i) {
  const { layer, neuron, training } = moment;
  const [n, m] = [values.sizes[layer], values.sizes[layer + 1]];
  const { weights, biases } = values.layers[layer];
  const { dWeights, dBiases } = training.layers[layer];
  const k = i * m + neuron;
  const [before, gradient] =
    i === n ? [biases[neuron], dBiases[neuron]] : [weights[k], dWeights[k]];
  const shown = (/** @type {number} */ v) => numberIn(numbers.show(v, true));
  const result = shown(before) - training.status.learningRate * shown(gradient);
  return isShown(result, numbers.show(afterUpdate({ values, moment }, i), i === n));
}

/** @param {number} learningRate */
const rate = (learningRate) => [h("i", null, "η"), ` = ${plain(learningRate, 8)}`];

/** @param {number | null} v */
const signOf = (v) =>
  v === null || v === 0 || Number.isNaN(v) ? null : v < 0 ? "product neg" : "product pos";
