// A named part of the figure. On the page of our own it is a landmark; in somebody else's page the
// landmarks are theirs, and two figures would have several of the same name.
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
