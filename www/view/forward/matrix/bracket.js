// A matrix between brackets.
import { h } from "../../../ui/dom.js";

/** @import { Child } from "../../../ui/dom.js" */

/**
 * A matrix between brackets, its name on the left and its shape on the right, above. With more than `fit` columns it
 * is scrolled.
 * @param {Child} name @param {string} shape @param {(number | null)[]} rows @param {(number | null)[]} columns
 * @param {(r: number, c: number) => Child} cell @param {(r: number, c: number) => boolean} lit @param {string} label @param {number} fit
 * @param {{ room?: number, target?: boolean, stop?: boolean }} [look]  room: px of a cell at least, for any number of its
 * kind with its sign, so that the columns stay; stop: whether the scrolled box is a stop of the keyboard, for want of others in it
 */
export function bracket(
  name,
  shape,
  rows,
  columns,
  cell,
  lit,
  label,
  fit,
  { room = 0, target = false, stop = false } = {},
) {
  const scrolls = columns.length > fit;
  const reached = scrolls && stop ? { tabindex: 0, role: "group", "aria-label": label } : {};
  return h(
    "div",
    { class: scrolls ? "bracketed scrolls" : "bracketed", ...reached },
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
