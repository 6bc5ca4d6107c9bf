// A text in a box as wide as the widest alternative, so that its neighbours stay in place.
import { h } from "../../ui/dom.js";

/** @import { View } from "../../figure/types.js" */

/** @param {View} state @param {string} shown @param {readonly string[]} all  what may stand there, in bold or not */
export const steady = (state, shown, all) =>
  h("span", { class: "steady", "data-widest": widest(state, all) }, shown);

/** @param {View} state @param {readonly string[]} texts */
const widest = ({ measure }, texts) =>
  texts.reduce((a, b) => (measure(b, 14, true) > measure(a, 14, true) ? b : a));
