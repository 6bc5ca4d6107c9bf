// What the ledger and the equation share: what enters, its sign, and whether rounded rows add up.
import { seen } from "../../../figure/steps.js";
import { h } from "../../../ui/dom.js";
import { value as format, plain, signOf } from "../../../ui/format.js";
import { inputField } from "../../parts/fields.js";

/**
 * @import { Digits } from "../../../ui/format.js"
 * @import { LedgerContext } from "./inspector.js"
 * @import { Ledger } from "../../../figure/types.js"
 */

/** What enters: an editable input, or the value of the layer before. @param {LedgerContext} context @param {number} i */
export function source(context, i) {
  const { values, state, layer, ledger, digits } = context;
  if (layer === 0) return inputField({ values, state, digits }, state.row, i, "ledger");
  return h("span", null, isKnown(context, i) ? format(ledger.inputs[i], digits) : state.unseen);
}

/** Whether what enters can be seen now. @param {LedgerContext} context @param {number} i */
export const isKnown = ({ values, state, layer }, i) =>
  layer === 0 || seen(state, values.sizes, layer - 1, i).a;

/** Inputs as people write them, computed values with their digits. @param {number} layer @param {number} x @param {Digits} digits */
export const entered = (layer, x, digits) => (layer === 0 ? plain : format)(x, digits);

/** @param {number} v @param {boolean} known  else its sign is not shown either */
export const signed = (v, known) => (known ? `product ${signOf(v)}` : "product");

/** Whether the rows as shown add up to the sum as shown. @param {Ledger} ledger @param {Digits} digits */
export function addsUp(ledger, digits) {
  if (digits === "full") return true;
  const unit = 10 ** digits;
  const shown = (/** @type {number} */ v) => Math.round(v * unit);
  const sum = [...ledger.products].reduce((s, p) => s + shown(p), shown(ledger.bias));
  return !Number.isSafeInteger(sum) || sum === shown(ledger.z);
}

/** Whether the activation of z as shown is the activation as shown: its slope says what a rounded z makes of it.
 * @param {Ledger} ledger @param {Digits} shown  of z @param {Digits} digits  of a */
export function follows({ z, a, slope }, shown, digits) {
  const rounded = Number(format(z, shown).replace("−", "-"));
  const from = a + slope * (rounded - z);
  return !Number.isFinite(from) || format(from, digits) === format(a, digits);
}
