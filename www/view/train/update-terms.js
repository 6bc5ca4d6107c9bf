// The intermediate numbers of an optimiser's update, between gradient and new weight.
import { h } from "../../ui/dom.js";

/**
 * @import { TrainingValues } from "../../figure/types.js"
 * @import { Child } from "../../ui/dom.js"
 *
 * @typedef {object} Terms
 * @property {{ symbol: string, formula: string }[]} all  but the gradient itself
 * @property {number[]} shown  their places, without the new weight
 * @property {boolean} simple  w − η · ∂L/∂w, and nothing between
 * @property {string} key      changes where they do
 */

/** @param {TrainingValues} training @returns {Terms} */
export function terms({ status, settings }) {
  const { update } = status;
  const isGradient = (/** @type {number} */ i) =>
    update[i].symbol === "g" && update[i].formula === "∂L/∂w";
  const places = [...update.keys()].filter((i) => !isGradient(i));
  const rule = places.map((i) => update[i].formula).join();
  const simple =
    update.length === 0
      ? settings.optimizer === "sgd" && !settings.l1 && !settings.l2
      : rule === "η · g,w − step";
  return {
    all: places.map((i) => update[i]),
    shown: simple ? [] : places.slice(0, -1),
    simple,
    key: `${simple}${rule}`,
  };
}

/** The engine's small markup as text: v_{max} and β^{t} with subscript and superscript. @param {string} text @returns {Child[]} */
export const markup = (text) =>
  text
    .split(/([\^_]\{[^}]*\})/)
    .map((part) =>
      /^[\^_]\{/.test(part)
        ? h(part.startsWith("^") ? "sup" : "sub", null, part.slice(2, -1))
        : part,
    );
