// The equation: the sum as three aligned lines, one column per term. (ledger.js: one row per term.)
import { h, math } from "../../../ui/dom.js";
import { value as format, inParentheses, plain } from "../../../ui/format.js";
import { biasField, weightField } from "../../parts/fields.js";
import { levelOf, mathSymbol, operator, symbol } from "../../parts/symbol.js";
import { SPELLED } from "./symbolic.js";
import { entered, isKnown, reproduces, signed, source } from "./terms.js";

/**
 * @import { Child } from "../../../ui/dom.js"
 * @import { LedgerContext } from "./inspector.js"
 */

const LINES = [
  { size: 14, gap: 6 },
  { size: 13, gap: 4 },
];

/** Font size and gap, px, with which the equation fits with all digits; null where it
 * cannot. @param {Pick<LedgerContext, "state" | "ledger" | "layer">} context */
export function inLines({ state, ledger, layer }) {
  const digits = state.digits === "full" ? 8 : state.digits;
  if (state.side || state.size === "small" || ledger.products.length > SPELLED) return null;
  const weights = [...ledger.weights].map((w) => inParentheses(format(w, digits)));
  const inputs = [...ledger.inputs].map((x) => inParentheses(entered(layer, x, digits)));
  const bias = inParentheses(plain(ledger.bias, digits));
  // Changed numbers are bold and wider: reserve room for an input and one other.
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

/** Draws the three lines. @param {LedgerContext} context @param {{ size: number, gap: number }} lines */
export function equation(context, { size: fontSize, gap }) {
  const { state, layer, neuron, own, ledger, sight, digits, whole } = context;
  const n = ledger.products.length;
  const cells = (
    /** @type {(i: number) => Child} */ cell,
    /** @type {Child} */ bias,
    /** @type {(i: number) => string} */ sign,
  ) =>
    [...Array(n).keys()]
      .flatMap((i) => [
        i ? h("span", { class: "sign" }, sign(i)) : null,
        h("span", { class: `term${i < sight.terms ? "" : " later"}` }, cell(i)),
      ])
      .concat(h("span", { class: "sign" }, sign(n)), h("span", { class: "term" }, bias));
  // As wide as with all digits, so that what follows stays in place.
  const longest = state.measure("−0.00000000000000000", 18, true);
  const room = 2 * longest + 160 <= state.width ? longest : 0;
  const size = (/** @type {number} */ v) => format(v, digits).replace("−", "");
  const line = (/** @type {Child} */ first, /** @type {Child[]} */ rest) =>
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
      symbol("z", levelOf(layer), neuron + 1),
      cells(
        (i) =>
          math(
            "math",
            null,
            layer === 0 ? mathSymbol("x", null, i + 1) : mathSymbol("a", layer, i + 1),
            mathSymbol("w", levelOf(layer), i + 1, neuron + 1),
          ),
        symbol("b", levelOf(layer), neuron + 1),
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
          weightField(context, layer, i, neuron, "ledger", plain(ledger.weights[i], digits)),
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
        symbol("z", levelOf(layer), neuron + 1),
        h("span", { class: "sign" }, "="),
        h(
          "strong",
          { class: "result", style: { "min-width": room } },
          sight.z ? format(ledger.z, whole) : state.unseen,
        ),
      ),
      h(
        "span",
        null,
        h("span", { class: "sign" }, "→"),
        math(
          "math",
          null,
          mathSymbol("a", levelOf(layer), neuron + 1),
          operator("=", false),
          // σ has a letter of its own; the others are written out below.
          math("mi", { mathvariant: "normal" }, own.activation.name === "sigmoid" ? "σ" : "f"),
          operator("("),
          mathSymbol("z", levelOf(layer), neuron + 1),
          operator(")"),
        ),
        h("span", { class: "sign" }, "="),
        h("strong", { class: "result" }, sight.a ? format(ledger.a, whole) : state.unseen),
      ),
    ),
    h(
      "p",
      sight.z && !reproduces(ledger, digits, whole)
        ? { class: "note" }
        : { class: "note unsaid", "aria-hidden": "true" },
      state.t.roundedRows,
    ),
  );
}
