// The inspector of the selected neuron, always in this order: symbols, numbers, products, sum,
// activation, plot.
import { seen } from "../../../figure/steps.js";
import { h } from "../../../ui/dom.js";
import { activation, notes } from "./activation.js";
import { equation, inLines } from "./equation.js";
import { ledgerDigits, table } from "./ledger.js";
import { plot } from "./plot.js";
import { symbolic } from "./symbolic.js";

/**
 * @import { LayerValues, Ledger, Values, View } from "../../../figure/types.js"
 * @import { Digits } from "../../../ui/format.js"
 */

/**
 * @typedef {object} LedgerContext  the selected neuron, and how its arithmetic is shown
 * @property {Values} values
 * @property {View} state
 * @property {number} layer
 * @property {number} neuron
 * @property {LayerValues} own  its layer
 * @property {Ledger} ledger
 * @property {ReturnType<typeof seen>} sight
 * @property {Digits} digits  of the terms: never so many that something has to move for them
 * @property {Digits} whole  of the results
 */

const PLOT = 340; // px; less would crowd it

const FORMULA = 312; // px; a phone has no more, and holds any

/** @param {Values} values @param {View} state */
export function inspector(values, state) {
  if (!state.selection)
    return h("p", { class: "nothing", key: "nothing" }, state.t.nothingSelected);
  const { ledger } = values;
  const { layer, neuron } = ledger;
  const own = values.layers[layer];
  const sight = seen(state, values.sizes, layer, neuron);
  const lines = inLines({ state, ledger, layer });
  const most = state.digits === "full" ? 8 : state.digits;
  const digits = lines ? most : ledgerDigits(values, state);
  const whole = state.digits === "full" ? "full" : digits;
  const context = { whole, values, state, layer, neuron, own, ledger, sight, digits };
  const aside = lines && FORMULA + PLOT + 32 <= state.width;
  return h(
    "div",
    { class: "inspector-body", key: "inspector" },
    h("div", null, lines ? equation(context, lines) : [symbolic(context), table(context)]),
    h(
      "div",
      { class: lines ? (aside ? "aligned beside" : "aligned") : null },
      activation({ ...context, lines }),
      sight.a && !own.activation.rowWise
        ? plot(values, aside ? { ...state, inspectorWidth: 340 } : state)
        : null,
      notes(context),
    ),
  );
}
