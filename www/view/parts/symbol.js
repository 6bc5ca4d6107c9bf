// The symbols of variables: x₂, h₄, w⁽¹⁾₂₃ (from, to), as MathML and as plain text.
import { h, math } from "../../ui/dom.js";

/** @import { Described } from "../../ui/dom.js" */
/** @import { Values } from "../../figure/types.js" */

/** A variable with its layer in the superscript: w⁽¹⁾₂₃.
 * @param {string} letter @param {number | null} layer counted from 1 @param {...number} indices counted from 1 */
export function symbol(letter, layer, ...indices) {
  return math("math", null, mathSymbol(letter, layer, ...indices));
}

/** A formula that heads a row or column, with its name as text for those who do not see it.
 * @param {string} name @param {Described} formula  a <math> */
export const named = (name, formula) => [
  h("span", { class: "visually-hidden" }, name),
  h("span", { "aria-hidden": "true" }, formula),
];

/** The same, for use inside a larger formula. @param {string} letter @param {number | null} layer @param {...(number | string)} indices */
export function mathSymbol(letter, layer, ...indices) {
  const base = variable(letter);
  const below = indices.length ? math("mn", null, joined(indices)) : null;
  const above =
    layer === null
      ? null
      : math("mrow", null, operator("("), math("mn", null, layer), operator(")"));
  if (below && above) return math("msubsup", null, base, below, above);
  if (below) return math("msub", null, base, below);
  if (above) return math("msup", null, base, above);
  return base;
}

/** The layer for a symbol's superscript; none in views that show a single layer.
 * @param {number} layer @returns {number | null} */
export const levelOf = (layer) => (layer === 0 ? null : layer + 1);

/** The layer for a superscript in views that show all layers; none if the network has one. @param {Values} values @param {number} layer @returns {number | null} */
export const levelIn = ({ layers }, layer) => (layers.length > 1 ? layer + 1 : null);

/** @param {string} text @param {boolean} [tight] */
export const operator = (text, tight = true) =>
  math("mo", tight ? { lspace: "0", rspace: "0", stretchy: "false" } : { stretchy: "false" }, text);

/** A variable. Its slant comes from the style: the italic h of Unicode is missing in many fonts. @param {string} name */
export const variable = (name) => math("mi", { mathvariant: "normal", class: "letter" }, name);

/** x₂ for tips and screen readers. @param {string} letter @param {...number} indices */
export const plainSymbol = (letter, ...indices) => letter + subscript(joined(indices));

/** z⁽²⁾₁; z₁ if there is only one layer. @param {Values} values @param {number} layer @param {number} neuron */
export const weightedSumName = ({ layers }, layer, neuron) => inLayer(layers, "z", layer, neuron);

/** w⁽¹⁾₂₃; w₂₃ if there is only one layer. @param {ArrayLike<unknown>} layers  the network's @param {string} letter @param {number} layer
 * @param {...number} indices  all counted from 0 */
export const inLayer = ({ length }, letter, layer, ...indices) =>
  letter +
  (length > 1 ? superscript(`(${layer + 1})`) : "") +
  subscript(joined(indices.map((i) => i + 1)));

/** The letter of a dense layer's outputs: h, or y for the last. @param {Values} values @param {number} layer */
export const letterOf = (values, layer) => (layer === values.layers.length - 1 ? "y" : "h");

/** A neuron's name as text: h₃, with several hidden layers h⁽²⁾₃. @param {Values} values @param {number} layer @param {number} neuron */
export function neuronName(values, layer, neuron) {
  const letter = letterOf(values, layer);
  const which = letter === "h" && values.layers.length > 2 ? superscript(`(${layer + 1})`) : "";
  return letter + which + subscript(String(neuron + 1));
}

/** The same in MathML. @param {Values} values @param {number} layer @param {number} neuron */
export function neuronSymbol(values, layer, neuron) {
  const letter = letterOf(values, layer);
  const which = letter === "h" && values.layers.length > 2 ? layer + 1 : null;
  return symbol(letter, which, neuron + 1);
}

/** The symbol of a dense layer's input: x, or the previous layer's. @param {Values} values @param {number} layer @param {number} index */
export const sourceName = (values, layer, index) =>
  layer === 0 ? plainSymbol("x", index + 1) : neuronName(values, layer - 1, index);

/** "x₂ → h₃ · hidden_layer.weights[1, 2]": some textbooks write the destination first.
 * @param {Values} values @param {number} layer @param {number} from @param {number} to */
export const weightName = (values, layer, from, to) =>
  `${sourceName(values, layer, from)} → ${neuronName(values, layer, to)} · ${values.layers[layer].name}.weights[${from}, ${to}]`;

/** The expression that the script prints. @param {Values} values */
export function printLine({ layers }) {
  const { name, activation } = layers[layers.length - 1];
  const output = `${name}.output`;
  return `print(${activation.name === "linear" ? output : `${activation.name}(${output})`})`;
}

/** @param {(number | string)[]} indices */
const joined = (indices) => indices.join(indices.some((i) => Number(i) > 9) ? "," : "");

/** @param {string} text */
const subscript = (text) =>
  text.replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]).replace(",", ",");

/** @param {string} text */
const superscript = (text) =>
  text.replace(/[\d()]/g, (sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾"["0123456789()".indexOf(sign)]);
