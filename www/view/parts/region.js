// A named part of the figure. On the figure's own page it is a landmark; in an embedding page the
// landmarks are the page's, and two figures would repeat their names.
import { h } from "../../ui/dom.js";

/**
 * @import { View } from "../../figure/types.js"
 * @import { Child } from "../../ui/dom.js"
 */

/** @param {View} state @param {Record<string, unknown>} attributes @param {Child[]} children */
export function region(state, attributes, ...children) {
  return state.views.includes("header")
    ? h("section", attributes, ...children)
    : h("div", { role: "group", ...attributes }, ...children);
}
