// The sum in symbols: z⁽¹⁾₁ = x₁w⁽¹⁾₁₁ + …
import { h, math } from "../../../ui/dom.js";
import { levelOf, mathSymbol, operator, variable } from "../../parts/symbol.js";

/** @import { LedgerContext } from "./inspector.js" */

export const SPELLED = 4; // longer sums are written with Σ

/** z⁽¹⁾₁ = x₁w⁽¹⁾₁₁ + … @param {LedgerContext} context */
export function symbolic({ state, ledger, layer, neuron }) {
  const n = ledger.products.length;
  const spelled = Math.min(SPELLED, Math.floor((state.inspectorWidth - 80) / 78));
  const source = (/** @type {number | string} */ i) =>
    layer === 0 ? mathSymbol("x", null, i) : mathSymbol("a", layer, i);
  const terms =
    n <= spelled
      ? Array.from({ length: n }, (_, i) => [
          i ? operator("+", false) : null,
          source(i + 1),
          mathSymbol("w", levelOf(layer), i + 1, neuron + 1),
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
          mathSymbol("w", levelOf(layer), "i", neuron + 1),
        ];
  return state.memo.of("symbolic", [], () =>
    h(
      "div",
      { class: "symbolic" },
      math(
        "math",
        null,
        mathSymbol("z", levelOf(layer), neuron + 1),
        operator("=", false),
        ...terms.flat(),
        operator("+", false),
        mathSymbol("b", levelOf(layer), neuron + 1),
      ),
    ),
  );
}
