// a = f(z), with symbols and with numbers.
import { h, math } from "../../../ui/dom.js";
import { value as format } from "../../../ui/format.js";
import { breakable, mathFormula, parameterPut } from "../../parts/formula.js";
import { parameterField } from "../../parts/parameter.js";
import { mathSymbol, operator } from "../../parts/symbol.js";

/** @import { LedgerContext } from "./inspector.js" */

/** @param {LedgerContext & { lines: object | null }} context  lines: how the sum stands in lines, which end with a */
export function activation({
  values,
  state,
  layer,
  neuron,
  own,
  ledger,
  sight,
  digits,
  whole,
  lines,
}) {
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
    state.keep.of("formula", [f, digits], () =>
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
        : h(
            "strong",
            { class: whole === "full" ? "result whole" : "result" },
            sight.a ? format(ledger.a, whole) : state.unseen,
          ),
    ),
    f.rowWise ? h("p", { class: "note" }, state.t.rowWise) : null,
    sight.a && Object.is(ledger.a, ledger.z) && f.name !== "linear"
      ? h("p", { class: "note" }, state.t.sameAsZ)
      : null,
  );
}
