// The inspector of the selected neuron, always in this order: symbols, numbers, products, sum,
// activation, plot.

import { seen } from "../../figure/steps.js";
import { h, math, tell } from "../../ui/dom.js";
import { value as format, inParentheses, plain, withSign } from "../../ui/format.js";
import { biasField, inputField, weightField } from "../parts/fields.js";
import { breakable, mathFormula, parameterPut } from "../parts/formula.js";
import { parameterField } from "../parts/picker.js";
import {
  mathSymbol,
  named,
  neuronName,
  operator,
  plainSymbol,
  sourceName,
  symbol,
  variable,
} from "../parts/symbol.js";
import { plot } from "./plot.js";

const SPELLED = 4; // longer sums are written with Σ
const LINES = [
  { size: 14, gap: 6 },
  { size: 13, gap: 4 },
];
const PLOT = 340; // px; less would crowd it
const LONG = 12; // longer ledgers scroll, the sum stays in sight

/** @param {any} values @param {any} state */
export function inspector(values, state) {
  if (!state.selection)
    return h("p", { class: "nothing", key: "nothing" }, state.t.nothingSelected);
  const { ledger } = values;
  const { layer, neuron } = ledger;
  const own = values.layers[layer];
  const sight = seen(state, values.sizes, layer, neuron);
  const lines = inLines({ state, ledger, layer });
  const digits = lines ? state.digits : ledgerDigits(values, state);
  const context = { values, state, layer, neuron, own, ledger, sight, digits };
  const aside = lines && formulaWidth(own.activation.formula, digits) + PLOT + 32 <= state.width;
  return h(
    "div",
    { class: `inspector-body${state.digits === "full" ? " whole" : ""}`, key: "inspector" },
    h("div", null, lines ? equation(context, lines) : [symbolic(context), table(context)]),
    h(
      "div",
      { class: lines ? (aside ? "aligned beside" : "aligned") : null },
      activation({ ...context, lines }),
      sight.a && !own.activation.rowWise
        ? plot(values, aside ? { ...state, inspectorWidth: 340 } : state)
        : null,
    ),
  );
}

/** About how wide a formula is with its numbers in it. @param {string} markup @param {any} digits */
const formulaWidth = (markup, digits) =>
  Math.max(
    220,
    7.5 *
      markup.replace(/[\^_{}]/g, "").replace(/z/g, "0".repeat(digits === "full" ? 19 : digits + 2))
        .length,
  );

/** z⁽¹⁾₁ = x₁w⁽¹⁾₁₁ + … @param {any} context */
function symbolic({ state, ledger, layer, neuron }) {
  const n = ledger.products.length;
  const spelled = Math.min(SPELLED, Math.floor((state.inspectorWidth - 80) / 78));
  const source = (/** @type {number | string} */ i) =>
    layer === 0 ? mathSymbol("x", null, i) : mathSymbol("a", layer, i);
  const terms =
    n <= spelled
      ? Array.from({ length: n }, (_, i) => [
          i ? operator("+", false) : null,
          source(i + 1),
          mathSymbol("w", layer + 1, i + 1, neuron + 1),
        ])
      : [
          math(
            "munderover",
            null,
            operator("∑"),
            math("mrow", null, variable("i"), operator("="), math("mn", null, 1)),
            math("mn", null, n),
          ),
          source("i"),
          mathSymbol("w", layer + 1, "i", neuron + 1),
        ];
  return h(
    "div",
    { class: "symbolic" },
    math(
      "math",
      null,
      mathSymbol("z", layer + 1, neuron + 1),
      operator("=", false),
      ...terms.flat(),
      operator("+", false),
      mathSymbol("b", layer + 1, neuron + 1),
    ),
  );
}

/** The ledger, as in school addition: products under each other, a rule, the sum. @param {any} context */
function table(context) {
  const { values, state, layer, neuron, ledger, sight, digits } = context;
  const n = ledger.products.length;
  const now = state.step === null ? -1 : sight.terms - 1;
  const partial = state.step !== null && sight.terms > 0 && !sight.z;
  const long = n > LONG;
  const name = state.t.ledgerOf(neuronName(values, layer, neuron));
  const ledgerTable = h(
    "table",
    { class: "ledger", "aria-label": name },
    h(
      "thead",
      { class: "visually-hidden" },
      h(
        "tr",
        null,
        [state.t.term, state.t.inputWord, "×", state.t.weight, "=", state.t.product].map((text) =>
          h("th", null, text),
        ),
      ),
    ),
    h(
      "tbody",
      null,
      Array.from({ length: n }, (_, i) =>
        h(
          "tr",
          {
            key: `t${i}`,
            class: `${i < sight.terms ? "" : "later"}${now === i ? " now" : ""}${state.hover === `${layer}.${i}.${neuron}` ? " hovered" : ""}`,
            "on:pointerenter": tell("hover", `${layer}.${i}.${neuron}`),
            "on:pointerleave": tell("hover", null),
          },
          h(
            "th",
            { scope: "row", class: "term" },
            named(
              `${sourceName(values, layer, i)} w${plainSymbol("", i + 1, neuron + 1)}`,
              math(
                "math",
                null,
                layer === 0 ? mathSymbol("x", null, i + 1) : mathSymbol("a", layer, i + 1),
                mathSymbol("w", layer + 1, i + 1, neuron + 1),
              ),
            ),
          ),
          h("td", { class: "factor" }, source(context, i)),
          h("td", { class: "sign" }, "×"),
          h(
            "td",
            { class: ledger.weights[i] < 0 ? "factor negative" : "factor" },
            weightField(context, layer, i, neuron, "ledger", format(ledger.weights[i], digits)),
          ),
          h("td", { class: "sign" }, "="),
          h(
            "td",
            { class: signed(ledger.products[i], i < sight.terms) },
            i < sight.terms ? withSign(ledger.products[i], digits) : state.unseen,
          ),
        ),
      ),
      h(
        "tr",
        { key: "bias", class: `${sight.terms > n ? "" : "later"}${now === n ? " now" : ""}` },
        h(
          "th",
          { scope: "row", class: "term", colspan: 3 },
          named(plainSymbol("b", neuron + 1), symbol("b", layer + 1, neuron + 1)),
        ),
        h("td", { class: "factor" }, biasField(context, layer, neuron, "ledger")),
        h("td", { class: "sign" }, "="),
        h(
          "td",
          { class: signed(ledger.bias, sight.terms > n && ledger.bias !== 0) },
          sight.terms > n ? withSign(ledger.bias, digits) : state.unseen,
        ),
      ),
    ),
    h(
      "tfoot",
      null,
      h(
        "tr",
        null,
        h(
          "th",
          { scope: "row", colspan: 4 },
          partial
            ? state.t.partialSum
            : [state.t.weightedSum, " ", symbol("z", layer + 1, neuron + 1)],
        ),
        h("td", { class: "sign" }, "="),
        h(
          "td",
          { class: "result" },
          sight.z || partial
            ? format(partial ? ledger.partial[sight.terms - 1] : ledger.z, digits)
            : state.unseen,
        ),
      ),
    ),
    sight.z && !addsUp(ledger, digits) ? h("caption", null, state.t.roundedRows) : null,
  );
  return long
    ? h(
        "div",
        { class: "long-ledger", tabindex: 0, role: "region", "aria-label": name },
        ledgerTable,
      )
    : ledgerTable;
}

/** The digits that the widest row of the ledger has room for. @param {any} values @param {any} state @returns {import("../../ui/format.js").Digits} */
function ledgerDigits({ ledger, edited }, state) {
  const size = 14;
  // The term's name stands before the row, except where the style sheet leaves it out.
  const rest = state.size === "small" ? 52 : 94;
  // What is changed is bold.
  const widest = (/** @type {string[]} */ texts, bold = false) =>
    Math.max(...texts.map((text) => state.measure(text, size, bold)));
  const rows = [...ledger.products.keys()];
  const fits = (/** @type {any} */ d) =>
    widest(
      rows.map((i) => entered(ledger.layer, ledger.inputs[i], d)),
      true,
    ) +
      widest(
        [
          ...rows.map((i) => format(ledger.weights[i], d).replace("−", "(−")),
          plain(ledger.bias, d),
        ],
        edited,
      ) +
      widest(rows.map((i) => withSign(ledger.products[i], d))) <=
    state.inspectorWidth - rest;
  return [state.digits, 8, 6, 4, 3, 2, 1].find((d) => !(d > state.digits) && fits(d)) ?? 0;
}

/** How the sum can stand in aligned lines, one column a term, with all digits: the size and gap, px; null where it
 * cannot. @param {any} context */
function inLines({ state, ledger, layer }) {
  const { digits } = state;
  if (state.side || state.size === "small" || ledger.products.length > SPELLED) return null;
  const weights = [...ledger.weights].map((w) => inParentheses(format(w, digits)));
  const inputs = [...ledger.inputs].map((x) => inParentheses(entered(layer, x, digits)));
  const bias = inParentheses(plain(ledger.bias, digits));
  // What is changed is bold: an input, and one of the others.
  const regular = (/** @type {string} */ text) => state.measure(text, 1);
  const bold = (/** @type {string} */ text) => state.measure(text, 1, true);
  const em =
    inputs.reduce((sum, x, i) => sum + bold(x) + regular(` × ${weights[i]}`), 0) +
    Math.max(...[...weights, bias].map((text) => bold(text) - regular(text))) +
    regular(bias) +
    regular("+") * (inputs.length + 1);
  const name = 30; // z⁽¹⁾₄
  return (
    LINES.find(
      ({ size, gap }) =>
        name + em * size + gap * (2 * inputs.length + 3) <= Math.min(1040, state.width),
    ) ?? null
  );
}

/** The same as three aligned lines, one column per term. @param {any} context @param {{ size: number, gap: number }} lines */
function equation(context, { size: fontSize, gap }) {
  const { state, layer, neuron, own, ledger, sight, digits } = context;
  const n = ledger.products.length;
  const cells = (
    /** @type {(i: number) => any} */ cell,
    /** @type {any} */ bias,
    /** @type {(i: number) => string} */ sign,
  ) =>
    [...Array(n).keys()]
      .flatMap((i) => [
        i ? h("span", { class: "sign" }, sign(i)) : null,
        h("span", { class: `term${i < sight.terms ? "" : " later"}` }, cell(i)),
      ])
      .concat(h("span", { class: "sign" }, sign(n)), h("span", { class: "term" }, bias));
  const size = (/** @type {number} */ v) => format(v, digits).replace("−", "");
  const line = (/** @type {any} */ first, /** @type {any[]} */ rest) =>
    h(
      "div",
      { class: "equation-row" },
      h("span", null, first),
      h("span", { class: "sign" }, "="),
      ...rest,
    );
  return h(
    "div",
    {
      class: "equation",
      style: {
        "grid-template-columns": `repeat(${2 * n + 3}, auto) 1fr`,
        "font-size": `${fontSize}px`,
        "column-gap": `${gap}px`,
      },
    },
    line(
      symbol("z", layer + 1, neuron + 1),
      cells(
        (i) =>
          math(
            "math",
            null,
            layer === 0 ? mathSymbol("x", null, i + 1) : mathSymbol("a", layer, i + 1),
            mathSymbol("w", layer + 1, i + 1, neuron + 1),
          ),
        symbol("b", layer + 1, neuron + 1),
        () => "+",
      ),
    ),
    line(
      null,
      cells(
        (i) => [
          i && ledger.inputs[i] < 0 && isKnown(context, i)
            ? ["(", source(context, i), ")"]
            : source(context, i),
          " × ",
          ledger.weights[i] < 0 ? "(" : null,
          weightField(context, layer, i, neuron, "ledger", format(ledger.weights[i], digits)),
          ledger.weights[i] < 0 ? ")" : null,
        ],
        ledger.bias < 0
          ? ["(", biasField(context, layer, neuron, "ledger"), ")"]
          : biasField(context, layer, neuron, "ledger"),
        () => "+",
      ),
    ),
    line(
      null,
      cells(
        (i) =>
          h(
            "span",
            { class: signed(ledger.products[i], i < sight.terms) },
            i < sight.terms
              ? i
                ? size(ledger.products[i])
                : format(ledger.products[i], digits)
              : state.unseen,
          ),
        n < sight.terms ? plain(Math.abs(ledger.bias), digits) : state.unseen,
        (i) => (i < sight.terms && (i < n ? ledger.products[i] : ledger.bias) < 0 ? "−" : "+"),
      ),
    ),
    h(
      "div",
      { class: "equation-sum" },
      h(
        "span",
        null,
        symbol("z", layer + 1, neuron + 1),
        h("span", { class: "sign" }, "="),
        h("strong", { class: "result" }, sight.z ? format(ledger.z, digits) : state.unseen),
      ),
      h(
        "span",
        null,
        h("span", { class: "sign" }, "→"),
        math(
          "math",
          null,
          mathSymbol("a", layer + 1, neuron + 1),
          operator("=", false),
          // σ has a letter of its own; the others are written out below.
          math("mi", { mathvariant: "normal" }, own.activation.name === "sigmoid" ? "σ" : "f"),
          operator("("),
          mathSymbol("z", layer + 1, neuron + 1),
          operator(")"),
        ),
        h("span", { class: "sign" }, "="),
        h("strong", { class: "result" }, sight.a ? format(ledger.a, digits) : state.unseen),
      ),
    ),
    sight.z && !addsUp(ledger, digits) ? h("p", { class: "note" }, state.t.roundedRows) : null,
  );
}

/** What enters: an editable input, or the value of the layer before. @param {any} context @param {number} i */
function source(context, i) {
  const { values, state, layer, ledger, digits } = context;
  if (layer === 0) return inputField({ values, state, digits }, state.row, i, "ledger");
  return h("span", null, isKnown(context, i) ? format(ledger.inputs[i], digits) : state.unseen);
}

/** Whether what enters can be seen now. @param {any} context @param {number} i */
const isKnown = ({ values, state, layer }, i) =>
  layer === 0 || seen(state, values.sizes, layer - 1, i).a;

/** Inputs as people write them, computed values with their digits. @param {number} layer @param {number} x @param {any} digits */
const entered = (layer, x, digits) => (layer === 0 ? plain : format)(x, digits);

/** a = f(z), with symbols and with numbers. @param {any} context */
function activation({ values, state, layer, neuron, own, ledger, sight, digits, lines }) {
  const f = own.activation;
  const z = mathSymbol("z", layer + 1, neuron + 1);
  const a = mathSymbol("a", layer + 1, neuron + 1);
  const parameter = f.parameter;
  const shown = state.size === "small" ? 4 : digits; // the formula has to fit on its line
  const numbers = { z: format(ledger.z, shown), ...parameterPut(parameter, shown) };
  const now = state.step !== null && sight.a && sight.why === null;
  return h(
    "div",
    { class: `activation${now ? " now" : ""}` },
    h(
      "div",
      { class: "activation-name" },
      h("span", null, state.t.activations[f.name]),
      parameterField(values, state, layer, "inspector"),
    ),
    h(
      "div",
      { class: "symbolic" },
      math(
        "math",
        null,
        a,
        operator("=", false),
        // Of a row: z of this neuron, and the sum over all.
        ...mathFormula(f.formula.replace("z_{i}", "z").replace("z_{j}", "k"), {
          z,
          k: mathSymbol("z", layer + 1, "j"),
          ...(parameter?.value === 1 ? parameterPut(parameter, digits) : {}),
        }),
      ),
    ),
    h(
      "div",
      { class: "activation-numbers" },
      h(
        "span",
        null,
        sight.z && !f.rowWise
          ? breakable([operator("=", false), ...mathFormula(f.formula, numbers)])
          : null,
      ),
      lines
        ? null // it ends the lines
        : h("strong", { class: "result" }, sight.a ? format(ledger.a, digits) : state.unseen),
    ),
    f.rowWise ? h("p", { class: "note" }, state.t.rowWise) : null,
    sight.a && Object.is(ledger.a, ledger.z) && f.name !== "linear"
      ? h("p", { class: "note" }, state.t.sameAsZ)
      : null,
  );
}

/** @param {number} v @param {boolean} known  else its sign is not shown either */
const signed = (v, known) =>
  known ? (v < 0 || Object.is(v, -0) ? "product neg" : "product pos") : "product";

/** Whether the rows as shown add up to the sum as shown. @param {any} ledger @param {any} digits */
function addsUp(ledger, digits) {
  if (digits === "full") return true;
  const unit = 10 ** digits;
  const shown = (/** @type {number} */ v) => Math.round(v * unit);
  const sum = [...ledger.products].reduce((s, p) => s + shown(p), shown(ledger.bias));
  return !Number.isSafeInteger(sum) || sum === shown(ledger.z);
}
