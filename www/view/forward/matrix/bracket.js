// A matrix between brackets.
import { h } from "../../../ui/dom.js";

/** @import { Child } from "../../../ui/dom.js" */

/**
 * A matrix between brackets, its name on the left and its shape on the right, above. With more than `fit` columns it
 * is scrolled.
 * A cell is `room` px wide at least: as many as any number of its kind needs, with its sign, so that the columns stay.
 * @param {Child} name @param {string} shape @param {(number | null)[]} rows @param {(number | null)[]} columns
 * @param {(r: number, c: number) => Child} cell @param {(r: number, c: number) => boolean} lit @param {string} label @param {number} fit @param {number} room @param {boolean} [target]
 */
export function bracket(name, shape, rows, columns, cell, lit, label, fit, room, target = false) {
  return h(
    "div",
    { class: columns.length > fit ? "bracketed scrolls" : "bracketed" },
    h(
      "div",
      { class: "bracket-head", "aria-hidden": "true" },
      h("span", null, name),
      h("span", { class: "shape" }, shape),
    ),
    h(
      "table",
      {
        class: "bracket",
        "aria-label": `${label}, ${shape}`,
        style: { "--cell": `${Math.ceil(room)}px` },
      },
      h(
        "tbody",
        null,
        rows.map((r, k) =>
          h(
            "tr",
            { key: `r${r ?? "more"}${k}` },
            columns.map((c, l) =>
              h(
                "td",
                {
                  key: `c${c ?? "more"}${l}`,
                  class:
                    r !== null && c !== null && lit(r, c) ? (target ? "lit target" : "lit") : null,
                },
                r === null || c === null ? "⋯" : cell(r, c),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** An operator stays with the matrix after it when the line wraps. @param {string} sign @param {Child} matrix */
export const after = (sign, matrix) =>
  h("div", { class: "after" }, h("span", { class: "op", "aria-hidden": "true" }, sign), matrix);
