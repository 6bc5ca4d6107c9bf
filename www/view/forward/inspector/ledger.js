// The ledger: one row per term, as in school addition; then a rule and the sum. (equation.js: one column per term.)
import { h, math, tell } from "../../../ui/dom.js";
import { value as format, plain, withSign } from "../../../ui/format.js";
import { biasField, weightField } from "../../parts/fields.js";
import {
  levelOf,
  mathSymbol,
  named,
  neuronName,
  plainSymbol,
  sourceName,
  symbol,
} from "../../parts/symbol.js";
import { entered, reproduces, signed, source } from "./terms.js";

/**
 * @import { Values, View } from "../../../figure/types.js"
 * @import { Digits } from "../../../ui/format.js"
 * @import { LedgerContext } from "./inspector.js"
 */

const SIZE = 14;

const TERM = 54; // x₁w₁₄

const SIGN = 22; // of ×

const EQUALS = 28; // behind a parenthesis too, which stands outside its column

const LONG = 12; // longer ledgers scroll, the sum stays in sight

/** The ledger: one row per term, as in school addition; then a rule and the sum. (equation.js: one column per term.) @param {LedgerContext} context */
export function table(context) {
  const { values, state, layer, neuron, ledger, sight, digits, whole } = context;
  const n = ledger.products.length;
  const now = state.step === null ? -1 : sight.terms - 1;
  const partial = state.step !== null && sight.terms > 0 && !sight.z;
  const long = n > LONG;
  const name = state.t.ledgerOf(neuronName(values, layer, neuron));
  const ledgerTable = h(
    "table",
    { class: "ledger forward", "aria-label": name },
    h(
      "colgroup",
      null,
      columns(context).widths.map((width) => h("col", { style: { width } })),
    ),
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
        state.memo.of(`ledger${i}`, rowFrom(context, i), () =>
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
                  mathSymbol("w", levelOf(layer), i + 1, neuron + 1),
                ),
              ),
            ),
            h("td", { class: "factor" }, source(context, i)),
            h("td", { class: "sign" }, "×"),
            h(
              "td",
              { class: ledger.weights[i] < 0 ? "factor negative" : "factor" },
              weightField(context, layer, i, neuron, "ledger", plain(ledger.weights[i], digits)),
            ),
            h("td", { class: "sign" }, "="),
            h(
              "td",
              { class: signed(ledger.products[i], i < sight.terms) },
              i < sight.terms ? withSign(ledger.products[i], digits) : state.unseen,
            ),
          ),
        ),
      ),
      h(
        "tr",
        { key: "bias", class: `${sight.terms > n ? "" : "later"}${now === n ? " now" : ""}` },
        h(
          "th",
          { scope: "row", class: "term", colspan: 3 },
          named(plainSymbol("b", neuron + 1), symbol("b", levelOf(layer), neuron + 1)),
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
          { scope: "row", colspan: 3 },
          partial
            ? state.t.partialSum
            : [state.t.weightedSum, " ", symbol("z", levelOf(layer), neuron + 1)],
        ),
        // Larger and with more digits than the products above it.
        h(
          "td",
          { colspan: 3 },
          h(
            "strong",
            { class: whole === "full" ? "result whole" : "result" },
            sight.z || partial
              ? format(partial ? ledger.partial[sight.terms - 1] : ledger.z, whole)
              : state.unseen,
          ),
        ),
      ),
    ),
    // Takes its room even when it is empty.
    h(
      "caption",
      sight.z && !reproduces(ledger, digits, whole)
        ? null
        : { class: "unsaid", "aria-hidden": "true" },
      state.t.roundedRows,
    ),
  );
  return long
    ? h(
        "div",
        { class: "long-ledger", tabindex: 0, role: "region", "aria-label": name },
        ledgerTable,
      )
    : ledgerTable;
}

/** Column widths, px: each fits the widest number of its kind, so that signs and edits do not move it. The first
 * factor gets the rest. @param {Pick<LedgerContext, "state" | "ledger" | "digits">} context */
function columns({ state, ledger, digits }) {
  const widest = (/** @type {string[]} */ texts) =>
    Math.ceil(Math.max(...texts.map((text) => state.measure(text, SIZE))));
  const weights = [...ledger.weights].map((w) => format(w, digits).replace("−", "(−"));
  const products = [...ledger.products].map((p) => withSign(p, digits));
  const term = state.size === "small" ? 0 : TERM;
  const weight = widest([`(${format(-0.5, digits)}`, plain(ledger.bias, digits), ...weights]);
  const product = widest([format(-0.5, digits), withSign(ledger.bias, digits), ...products]) + 3;
  const factor = state.inspectorWidth - term - SIGN - EQUALS - weight - product;
  return { widths: [term, "auto", SIGN, weight, EQUALS, product], factor };
}

/** The inputs of a memoised row. @param {LedgerContext} context @param {number} i */
const rowFrom = ({ values, state, layer, neuron, own, ledger, digits }, i) => [
  digits,
  ledger.inputs[i],
  layer === 0 ? values.presetInputs?.[state.row * ledger.inputs.length + i] : null,
  ledger.weights[i],
  own.originalWeights[i * values.sizes[layer + 1] + neuron],
  ledger.products[i],
  state.hover === `${layer}.${i}.${neuron}`,
];

/** The digits that the widest row of the ledger has room for. @param {Values} values @param {View} state @returns {Digits} */
export function ledgerDigits({ ledger }, state) {
  const fits = (/** @type {Digits} */ digits) => {
    const { factor } = columns({ state, ledger, digits });
    return [...ledger.inputs].every(
      (x) => state.measure(entered(ledger.layer, x, digits), SIZE) <= factor,
    );
  };
  const most = state.digits === "full" ? 8 : state.digits;
  return [8, 6, 4, 3, 2, 1].find((d) => d <= most && fits(d)) ?? 0;
}
