// a = f(z), with symbols and with numbers.
import { h } from "../../../ui/dom.js";
import { value as format } from "../../../ui/format.js";
import { breakable, caseOf, mathFormula, parameterPut } from "../../parts/formula.js";
import { parameterField } from "../../parts/parameter.js";
import { levelOf, mathSymbol, operator } from "../../parts/symbol.js";
import { follows } from "./terms.js";

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
  const level = levelOf(layer);
  const z = mathSymbol("z", level, neuron + 1);
  const a = mathSymbol("a", level, neuron + 1);
  const parameter = f.parameter;
  const { condition, formula: taken } = caseOf(f.formula, ledger.z);
  const before = condition ? `${state.t.because(condition)} a = ` : "= ";
  const line = taken.replace(/[\^_{}]/g, "").replaceAll("z", format(ledger.z, digits));
  const fits = state.size !== "small" || state.measure(before + line, 15) <= state.inspectorWidth;
  const shown = fits ? digits : 4;
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
    state.memo.of("formula", [f, digits], () =>
      h(
        "div",
        { class: "symbolic" },
        h(
          "span",
          null,
          breakable([
            a,
            operator("=", false),
            // Softmax needs the row: this neuron's z, and the sum over all.
            ...mathFormula(f.formula.replace("z_{i}", "z").replace("z_{j}", "k"), {
              z,
              k: mathSymbol("z", level, "j"),
              ...(parameter?.value === 1 ? parameterPut(parameter, digits) : {}),
            }),
          ]),
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
          ? [
              condition ? `${state.t.because(condition)} ` : null,
              breakable([
                ...(condition ? [a] : []),
                operator(follows(ledger, shown, digits) ? "=" : "≈", false),
                ...mathFormula(taken, condition && taken === "z" ? { z } : numbers),
              ]),
            ]
          : null,
      ),
      lines
        ? null // closes the aligned lines
        : h(
            "strong",
            { class: whole === "full" ? "result whole" : "result" },
            sight.a ? format(ledger.a, whole) : state.unseen,
          ),
    ),
  );
}

/** Remarks on a; under the plot, so that they do not move it. @param {LedgerContext} context */
export function notes({ state: { t }, own: { activation: f }, ledger: { z, a }, sight }) {
  const said = [
    f.rowWise && t.rowWise,
    sight.a && overflows(f, z) && t.overflows,
    sight.a && Object.is(a, z) && f.name !== "linear" && t.sameAsZ,
  ].filter(Boolean);
  return said.length
    ? h(
        "div",
        { class: "activation-notes" },
        said.map((note) => h("p", { class: "note" }, note)),
      )
    : null;
}

const LARGEST = 709.782712893384; // the largest x for which np.exp(x) is finite

/** Whether NumPy's np.exp in 1/(1 + np.exp(…)) overflows for a finite z. @param {import("../../../figure/types.js").ActivationValues} f @param {number} z */
export function overflows({ name, parameter }, z) {
  const negated = /** @type {Record<string, number>} */ ({
    sigmoid: z,
    swish: (parameter?.value ?? 1) * z,
    gelu_tanh: 2 * Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3),
  })[name];
  return Number.isFinite(z) && negated < -LARGEST;
}
