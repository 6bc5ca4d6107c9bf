// The start of the backward ledger at an output: y − t, times the loss's factors.
import { h, math } from "../../ui/dom.js";
import { isShown, numberIn, plain } from "../../ui/format.js";
import { mathFormula } from "../parts/formula.js";
import { mathSymbol, plainSymbol, symbol } from "../parts/symbol.js";
import { pathsFollow } from "./columns.js";
import { cell, shown } from "./ledger-rows.js";
import { lossRule } from "./loss-rule.js";
import { has } from "./phases.js";
import { targetField } from "./target.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { Context } from "./chain-rule.js"
 * @import { Columns } from "./columns.js"
 * @import { Moment } from "./neuron-values.js"
 */

/** Rows for y − t and the loss's factors. @param {Context} context */
export function difference({ values, state, moment, numbers, nameless }) {
  const { neuron, target, a, training } = moment;
  const { status, settings } = training;
  const rule = lossRule(training);
  const put = outputs(neuron);
  const rows = [];
  if (rule.whole) {
    const known = target !== null && has(status, "loss");
    const all = sumOfTargets(state, moment);
    const name = math(
      "math",
      null,
      ...mathFormula(all === 1 ? "y − t" : `${plain(all, 4)} · y − t`, put),
    );
    rows.push(
      h(
        "tr",
        { key: "difference", class: "path" },
        h("th", { scope: "row", class: "term" }, nameless ? null : name),
        cell(numbers.show(a), symbol("y", null, neuron + 1), plainSymbol("y", neuron + 1)),
        h("td", { class: "sign" }, "−"),
        cell(
          targetField(values, state, state.row, neuron, "chain", (v) => numbers.show(v, true)),
          symbol("t", null, neuron + 1),
          plainSymbol("t", neuron + 1),
        ),
        h("td", { class: "sign" }, "="),
        h("td", null, shown(state, known ? a * all - target : null, numbers.show)),
      ),
    );
  }
  const known = target !== null && has(status, "backward");
  for (const factor of rule.factors(a, target ?? 0, status.divisor, settings.delta ?? 1))
    rows.push(
      h(
        "tr",
        { key: factor.markup },
        h(
          "th",
          { scope: "row", class: "term", colspan: 4 },
          math("math", null, ...mathFormula(factor.markup, put)),
        ),
        h("td", { class: "sign" }, factor.sign || "→"),
        h(
          "td",
          null,
          shown(state, known ? factor.value : null, (v) => numbers.show(v, true)),
        ),
      ),
    );
  return rows;
}

/** Whether ∂L/∂a as shown follows from what stands above it: of an output its difference, of others the paths.
 * @param {Values} values @param {Moment} moment @param {Columns} numbers */
export const rowsFollow = (values, moment, numbers) =>
  moment.last ? differenceFollows(moment, numbers) : pathsFollow(values, moment, numbers.digits);

/** Whether ∂L/∂y as shown follows from the rows above it as they are shown. @param {Moment} moment @param {Columns} numbers */
function differenceFollows({ training, a, target, dA }, { digits, show }) {
  const rule = lossRule(training);
  if (!rule.whole || target === null || digits === "full") return true;
  const shownAs = (/** @type {number} */ v) => numberIn(show(v, true));
  const difference = numberIn(show(a - target));
  let result = difference;
  for (const { sign, value } of rule.factors(
    a,
    target,
    training.status.divisor,
    training.settings.delta ?? 1,
  )) {
    if (sign === "×") result *= shownAs(value);
    else if (sign === "÷") result /= shownAs(value);
    else result = value;
  }
  return (
    isShown(numberIn(show(a)) - shownAs(target), show(a - target)) &&
    isShown(result, show(Number(dA)))
  );
}

/** The symbols that replace y and t in a formula: those of this output. @param {number} neuron */
export const outputs = (neuron) => ({
  y: mathSymbol("y", null, neuron + 1),
  t: mathSymbol("t", null, neuron + 1),
});

/** Σ t of the row, by which softmax is multiplied where cross-entropy is taken of it; 1 for probabilities.
 * @param {View} state @param {Moment} moment */
function sumOfTargets(state, { training, n }) {
  const { status, settings, targets } = training;
  if (!status.together || settings.loss !== "cross_entropy" || !targets.length) return 1;
  return targets
    .subarray(state.row * n, (state.row + 1) * n)
    .reduce((all, target) => all + target, 0);
}
