// The selected neuron's backward ledger: one row per path of the error, the sum, f′(z), δ.
import { button, h, math, tell } from "../../ui/dom.js";
import { inspector } from "../forward/inspector/inspector.js";
import { signed } from "../forward/inspector/terms.js";
import { weightField } from "../parts/fields.js";
import { breakable, mathFormula, parameterPut } from "../parts/formula.js";
import { chevron } from "../parts/menu.js";
import {
  levelIn,
  mathSymbol,
  named,
  neuronName,
  operator,
  plainSymbol,
  symbol,
  variable,
} from "../parts/symbol.js";
import { notes, passing } from "./chain-notes.js";
import { columns } from "./columns.js";
import { partial, plainPartial } from "./derivative-symbol.js";
import { difference, outputs } from "./difference.js";
import { cell, line, noteRow, shown } from "./ledger-rows.js";
import { lossRule } from "./loss-rule.js";
import { momentOf } from "./neuron-values.js";
import { has } from "./phases.js";
import { samples } from "./sample.js";
import { slopeOf } from "./slope.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { Child, Described } from "../../ui/dom.js"
 * @import { Columns } from "./columns.js"
 * @import { Moment } from "./neuron-values.js"
 * @typedef {{ values: Values, state: View, moment: Moment, numbers: Columns, nameless: boolean }} Context
 */

const [SIGN, EQUALS] = [22, 30]; // px: columns of × and of =, into which a parenthesis reaches
const LONG = 8; // more paths scroll, δ stays in sight
const SPELLED = 3; // more paths are written with Σ

/** @param {Values} values @param {View} state */
export function chainRule(values, state) {
  const { t } = state;
  if (!state.selection) return h("p", { class: "nothing", key: "nothing" }, t.nothingSelected);
  const moment = momentOf(values, state);
  const { layer, neuron, training } = moment;
  const numbers = columns(state, 3, SIGN + EQUALS);
  const next = values.layers[layer + 1];
  const widest = next ? t.train.from(neuronName(values, layer + 1, 0)) : "y₁ − t₁";
  const nameless = numbers.rest < state.measure(widest, 14) + 6;
  const context = { values, state, moment, numbers, nameless };
  const name = neuronName(values, layer, neuron);
  const rows = next ? paths(context) : difference(context);
  const long = rows.length > LONG;
  const table = h(
    "table",
    {
      class: `ledger backward${nameless ? " nameless" : ""}`,
      "aria-label": t.train.ledgerOf(name),
    },
    widths(numbers),
    h("tbody", null, rows),
    h("tfoot", null, foot(context)),
  );
  return h(
    "div",
    { class: "chain-rule", key: "chain-rule" },
    samples(values, state),
    forwardLine(context),
    h(
      "div",
      { class: "pass" },
      h("span", { class: "pass-name now" }, t.train.backward),
      symbols(context),
    ),
    long
      ? h(
          "div",
          {
            class: "long-ledger",
            tabindex: 0,
            role: "region",
            "aria-label": t.train.ledgerOf(name),
          },
          table,
        )
      : table,
    // The remarks keep their line even when empty.
    h("p", { class: "note passing", key: "passing" }, passing(context).join(" ")),
    notes(context).map((note) => h("p", { class: "note", key: note }, note)),
    training.status.ready ? null : h("p", { class: "note", key: "none" }, t.train.noTargets),
  );
}

/** z = … → a = …; a press opens the forward ledger. @param {Context} context */
function forwardLine({ values, state, moment, numbers }) {
  const { layer, neuron, z, a } = moment;
  const given = (/** @type {string} */ letter, /** @type {number} */ v) =>
    h("span", null, symbol(letter, levelIn(values, layer), neuron + 1), ` = ${numbers.show(v)}`);
  return [
    button(
      {
        class: "pass forward-line",
        key: "forward-line",
        "aria-expanded": String(state.unfolded),
        "on:click": tell("unfold", !state.unfolded),
      },
      h("span", { class: "pass-name" }, state.t.train.forward),
      h("span", { class: "forward-numbers" }, given("z", z), h("span", null, "→"), given("a", a)),
      chevron(),
    ),
    // One ledger under the other: no lines that need the whole width.
    state.unfolded ? inspector(values, { ...state, side: true }) : null,
  ];
}

/** ∂L/∂a⁽¹⁾₃ = δ⁽²⁾₁ · w⁽²⁾₃₁ + … @param {Context} context */
function symbols({ values, state, moment }) {
  const { layer, neuron, last, training } = moment;
  const { together, divisor } = training.status;
  return state.memo.of("chain.symbols", [together, divisor], () => {
    const own = /** @type {const} */ ([levelIn(values, layer), neuron + 1]);
    const nodes = last
      ? together
        ? [
            mathSymbol("δ", ...own),
            operator("=", false),
            ...mathFormula(lossRule(training).derivative, { ...outputs(neuron) }),
          ]
        : [
            mathSymbol("δ", ...own),
            operator("=", false),
            partial("y", null, neuron + 1),
            operator("·", false),
            ...prime(mathSymbol("z", ...own)),
          ]
      : [partial("a", ...own), operator("=", false), ...sum(values, state, layer, neuron)];
    return h("div", { class: "symbolic" }, breakable(nodes));
  });
}

/** The sum over the paths. @param {Values} values @param {View} state @param {number} layer @param {number} neuron @returns {Described[]} */
function sum(values, state, layer, neuron) {
  const n = values.sizes[layer + 2];
  const term = (/** @type {number | string} */ k) => [
    mathSymbol("δ", layer + 2, k),
    operator("·", false),
    mathSymbol("w", layer + 2, neuron + 1, k),
  ];
  const spelled = Math.min(SPELLED, Math.floor((state.inspectorWidth - 110) / 105));
  if (n <= spelled)
    return Array.from({ length: n }, (_, k) => [
      ...(k ? [operator("+", false)] : []),
      ...term(k + 1),
    ]).flat();
  return [math("munder", null, operator("∑"), variable("k")), ...term("k")];
}

/** One row per neuron of the next layer: δ × w = product. @param {Context} context */
function paths({ values, state, moment, numbers, nameless }) {
  const { layer, neuron, training } = moment;
  const next = layer + 1;
  const n = values.sizes[next + 1];
  const { weights } = values.layers[next];
  const at = moment.delta === null || training.sample === null ? null : training.sample * n;
  return Array.from({ length: n }, (_, k) => {
    const delta = at === null ? null : training.layers[next].delta[at + k];
    const product = at === null ? null : training.paths[k];
    const w = weights[neuron * n + k];
    const edge = `${next}.${neuron}.${k}`;
    const hovered = state.hover === edge;
    const original = values.layers[next].originalWeights[neuron * n + k];
    return state.memo.of(`path${k}`, [delta, product, w, original, hovered, numbers.digits], () => {
      const name = neuronName(values, next, k);
      const from = button(
        {
          class: "source",
          title: name,
          "on:click": tell("select", { layer: next, neuron: k }),
        },
        state.t.train.from(name),
      );
      return h(
        "tr",
        {
          key: `p${k}`,
          class: hovered ? "path hovered" : "path",
          "on:pointerenter": tell("hover", edge),
          "on:pointerleave": tell("hover", null),
        },
        nameless ? h("td", null) : h("th", { scope: "row", class: "term" }, from),
        cell(
          shown(state, delta, numbers.show),
          symbol("δ", next + 1, k + 1),
          plainSymbol("δ", k + 1),
        ),
        h("td", { class: "sign" }, "×"),
        cell(
          h(
            "span",
            { class: w < 0 ? "negative" : null },
            weightField({ values, state }, next, neuron, k, "chain", numbers.bracketed(w)),
          ),
          symbol("w", next + 1, neuron + 1, k + 1),
          plainSymbol("w", neuron + 1, k + 1),
        ),
        h("td", { class: "sign" }, "="),
        h(
          "td",
          { class: signed(product ?? 0, product !== null) },
          shown(state, product, numbers.signed),
          nameless ? h("span", { class: "under" }, from) : null,
        ),
      );
    });
  });
}

/** The sum, × f′(z), and δ. @param {Context} context @returns {Child[]} */
function foot(context) {
  const { values, state, moment, numbers } = context;
  const { layer, neuron, last, dA, delta, training, n } = moment;
  const { status } = training;
  const { t } = state;
  const own = /** @type {const} */ ([levelIn(values, layer), neuron + 1]);
  const direct = last && status.together;
  // Of several rows; n is 1 where the loss is a sum.
  const isMean = status.divisor > 1;
  return [
    direct
      ? null
      : line(
          "dA",
          "total",
          last
            ? named(
                plainPartial("y", neuron + 1),
                math("math", null, partial("y", null, neuron + 1)),
              )
            : named(plainPartial("a", neuron + 1), math("math", null, partial("a", ...own))),
          "=",
          shown(state, dA, numbers.show),
          true,
        ),
    direct ? null : activation(context),
    h(
      "tr",
      { key: "delta", class: "total" },
      h(
        "th",
        { scope: "row", colspan: 3 },
        named(
          `${plainSymbol("δ", neuron + 1)} = ${plainPartial("z", neuron + 1)}`,
          math(
            "math",
            null,
            mathSymbol("δ", ...own),
            ...(state.size === "small" ? [] : [operator("=", false), partial("z", ...own)]),
          ),
        ),
      ),
      h(
        "td",
        { colspan: 3, class: "delta-result" },
        h("span", { class: "sign" }, "="),
        h("strong", { class: "result" }, shown(state, delta, numbers.show)),
      ),
    ),
    moment.rows > 1
      ? line(
          "batch",
          "combined",
          h(
            "span",
            { title: isMean ? t.train.meanTip : t.train.sumTip },
            isMean ? t.train.meanOf(moment.rows) : t.train.sumOf(moment.rows),
            " ",
            named(plainPartial("b", neuron + 1), math("math", null, partial("b", ...own))),
          ),
          "=",
          shown(state, known(training.layers[layer].dBiases, neuron), numbers.show),
          true,
        )
      : null,
  ];

  /** @param {Float64Array} array @param {number} i */
  function known(array, i) {
    return has(status, "backward") && array.length === n ? array[i] : null;
  }
}

/** × f′(z) with its factors; softmax, where each z moves every output, has a rule of its own. @param {Context} context @returns {Child[]} */
function activation({ values, state, moment, numbers }) {
  const { layer, neuron, slope, dA, training, n, a } = moment;
  const f = values.layers[layer].activation;
  const z = mathSymbol("z", levelIn(values, layer), neuron + 1);
  if (f.rowWise) {
    const start = (training.sample ?? 0) * n;
    const mean =
      dA === null
        ? null
        : Array.from(
            { length: n },
            (_, j) =>
              training.layers[layer].dA[start + j] * values.layers[layer].a[state.row * n + j],
          ).reduce((all, each) => all + each, 0);
    return [
      line(
        "mean",
        "",
        math(
          "math",
          null,
          math("munder", null, operator("∑"), variable("j")),
          partial("y", null, "j"),
          operator("·", false),
          mathSymbol("y", null, "j"),
        ),
        "−",
        shown(state, mean, numbers.show),
      ),
      line(
        "own",
        "",
        symbol("y", null, neuron + 1),
        "×",
        shown(state, dA === null ? null : a, numbers.show),
      ),
      noteRow("softmax", state.t.train.softmaxSlope),
    ];
  }
  const letter = f.name === "sigmoid" ? "σ" : "f";
  const { markup, numbers: inNumbers } = slopeOf(f, moment, numbers.digits);
  const put = parameterPut(f.parameter, numbers.digits);
  return [
    line(
      "slope",
      "slope",
      named(`${letter}′(${plainSymbol("z", neuron + 1)})`, math("math", null, ...prime(z, letter))),
      "×",
      numbers.show(slope, true),
    ),
    f.name === "linear"
      ? noteRow("identity", state.t.train.identitySlope)
      : markup || inNumbers
        ? noteRow("factors", [
            breakable([operator("=", false), ...mathFormula(markup, put)]),
            inNumbers ? [" ", h("span", { class: "factors" }, inNumbers)] : null,
          ])
        : null,
  ];
}

/** @param {Columns} numbers */
const widths = ({ width }) =>
  h(
    "colgroup",
    null,
    h("col"),
    [width, SIGN, width, EQUALS, width].map((w) => h("col", { style: { width: w } })),
  );

/** f′(z) @param {Described} z @param {string} [letter] */
const prime = (z, letter = "f") => [variable(`${letter}′`), operator("("), z, operator(")")];
