// ∂L/∂a⁽¹⁾₃, as MathML and as plain text.
import { math } from "../../ui/dom.js";
import { mathSymbol, operator, plainSymbol } from "../parts/symbol.js";

/** ∂L/∂ of a variable with its layer and indices, for use inside a formula. @param {string} letter @param {number | null} layer @param {...(number | string)} indices */
export const partial = (letter, layer, ...indices) =>
  math(
    "mrow",
    null,
    upright("∂"),
    mathSymbol("L", null),
    operator("/"),
    upright("∂"),
    mathSymbol(letter, layer, ...indices),
  );

/** The same for screen readers. @param {string} letter @param {...number} indices */
export const plainPartial = (letter, ...indices) => `∂L/∂${plainSymbol(letter, ...indices)}`;

/** @param {string} text */
const upright = (text) => math("mi", { mathvariant: "normal" }, text);
