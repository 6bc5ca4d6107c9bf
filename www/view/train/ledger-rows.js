// Rows and cells of the backward ledger.
import { h } from "../../ui/dom.js";
import { named } from "../parts/symbol.js";

/**
 * @import { View } from "../../figure/types.js"
 * @import { Child, Described } from "../../ui/dom.js"
 */

/** A row under the paths: its name, a sign, a number. @param {string} key @param {string} kind @param {Child} name @param {string} sign @param {Child} number @param {boolean} [bold] */
export const line = (key, kind, name, sign, number, bold = false) =>
  h(
    "tr",
    { key, class: kind || null },
    h("th", { scope: "row", colspan: 4 }, name),
    h("td", { class: "sign" }, sign),
    h("td", null, bold ? h("b", null, number) : number),
  );

/** @param {string} key @param {Child} content */
export const noteRow = (key, content) =>
  h("tr", { key, class: "small-print" }, h("td", { colspan: 6 }, content));

/** A number with its name under it. @param {Child} content @param {Described} below @param {string} name */
export const cell = (content, below, name) =>
  h("td", { class: "factor" }, content, h("span", { class: "under" }, named(name, below)));

/** @param {View} state @param {number | null} value @param {(value: number) => string} show */
export const shown = (state, value, show) => (value === null ? state.unseen : show(value));
