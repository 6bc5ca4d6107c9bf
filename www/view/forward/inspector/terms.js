// Shared by ledger and equation: the factors, their signs, and whether rounded rows add up.
import { seen } from "../../../figure/steps.js";
import { h } from "../../../ui/dom.js";
import { value as format, numberIn, plain, resulting, signOf } from "../../../ui/format.js";
import { inputField } from "../../parts/fields.js";

/**
 * @import { Digits } from "../../../ui/format.js"
 * @import { LedgerContext } from "./inspector.js"
 * @import { Ledger } from "../../../figure/types.js"
 */

/** The factor of a term: an editable input, or a value of the previous layer. @param {LedgerContext} context @param {number} i */
export function source(context, i) {
  const { values, state, layer, ledger, digits } = context;
  if (layer === 0) return inputField({ values, state, digits }, state.row, i, "ledger");
  return h("span", null, isKnown(context, i) ? format(ledger.inputs[i], digits) : state.unseen);
}

/** Whether that factor is visible now. @param {LedgerContext} context @param {number} i */
export const isKnown = ({ values, state, layer }, i) =>
  layer === 0 || seen(state, values.sizes, layer - 1, i).a;

/** The factor as text: inputs as typed, computed values with `digits`. @param {number} layer @param {number} x @param {Digits} digits */
export const entered = (layer, x, digits) => (layer === 0 ? plain : format)(x, digits);

/** @param {number} v @param {boolean} known  else its sign is not shown either */
export const signed = (v, known) => (known ? `product ${signOf(v)}` : "product");

/** Whether the arithmetic as shown can be reproduced: each product from its factors, and the sum from its rows.
 * @param {Ledger} ledger @param {Digits} digits  of the rows @param {Digits} [whole]  of the sum */
export const reproduces = (ledger, digits, whole = digits) =>
  ledger.products.every((_, i) => multiplies(ledger, digits, i)) && addsUp(ledger, digits, whole);

/** Whether a product as shown follows from its factors as shown. @param {Ledger} ledger @param {Digits} digits @param {number} i */
export function multiplies({ layer, inputs, weights, products }, digits, i) {
  const product = numberIn(entered(layer, inputs[i], digits)) * numberIn(plain(weights[i], digits));
  return !Number.isFinite(product) || same(product, products[i], digits);
}

/** Whether the first `terms` rows as shown, the bias last, add up to the sum as shown.
 * @param {Ledger} ledger @param {Digits} digits @param {Digits} [whole]  of the sum @param {number} [terms] */
export function addsUp(ledger, digits, whole = digits, terms = ledger.products.length + 1) {
  const rows = [...ledger.products, ledger.bias].slice(0, terms);
  const sum = rows.reduce((all, row) => all + numberIn(format(row, digits)), 0);
  const isAll = terms > ledger.products.length;
  return !Number.isFinite(sum) || same(sum, isAll ? ledger.z : ledger.partial[terms - 1], whole);
}

/** Whether two numbers print the same; the first is computed from printed numbers. @param {number} a @param {number} b @param {Digits} digits */
const same = (a, b, digits) => resulting(a, digits) === format(b + 0, digits);

/** Whether the activation of z as shown is the activation as shown: its slope says what a rounded z makes of it.
 * @param {Ledger} ledger @param {Digits} shown  of z @param {Digits} digits  of a */
export function follows({ z, a, slope }, shown, digits) {
  const rounded = Number(format(z, shown).replace("−", "-"));
  const from = a + slope * (rounded - z);
  return !Number.isFinite(from) || format(from, digits) === format(a, digits);
}
