// Cell by cell: the reader's numbers, and the document's for the same cells, in the same columns.
import { button, h, tell } from "../../ui/dom.js";
import { nameOf } from "./names.js";
import { padded } from "./printed.js";
import { placeOf } from "./verdict.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { Found } from "../../figure/mine/mine.js"
 * @import { Words } from "./words.js"
 * @typedef {import("../../pkg/perceptible.js").Comparison} Comparison
 * @typedef {import("../../pkg/perceptible.js").ComparedArray} ComparedArray
 */

// Large arrays show a window that follows the difference pointed at.
const ROWS = 8;
const COLUMNS = 8;
const ARRAYS = 24;
const BESIDE_FROM = 720; // px

/** @param {Values} values @param {View} state @param {Found} found @param {Comparison} report @param {Words} t */
export function arrays(values, state, found, report, t) {
  const all = found.differences;
  const at = all[found.at] ?? null;
  const n = report.arrays.length;
  if (!n) return null;
  const from = at ? Math.max(0, Math.min(at[0] - 2, n - ARRAYS)) : 0;
  return h(
    "section",
    { class: "mine-cells", key: "cells" },
    h(
      "header",
      { class: "mine-head" },
      h("h3", null, t.cells),
      h("span", { class: "spacer" }),
      all.length
        ? [
            h("span", { class: "note" }, t.difference(found.at + 1, all.length)),
            step("‹", -1, t.previous, "Shift+F8"),
            step("›", 1, t.next, "F8"),
          ]
        : null,
    ),
    report.arrays
      .slice(from, from + ARRAYS)
      .map((array, i) =>
        one(values, state, array, from + i, at?.[0] === from + i ? at[1] : null, t),
      ),
    n > ARRAYS ? h("p", { class: "note" }, t.moreArrays(n - ARRAYS)) : null,
  );
}

/** @param {string} text @param {number} by @param {string} name @param {string} keys */
const step = (text, by, name, keys) =>
  button(
    {
      class: "icon-button",
      key: keys,
      "data-mine": by > 0 ? "next" : "previous",
      "aria-label": name,
      "aria-keyshortcuts": keys,
      title: `${name} (${keys})`,
      "on:click": tell("mine-move", by),
    },
    text,
  );

/** @param {Values} values @param {View} state @param {ComparedArray} array @param {number} index @param {number | null} at @param {Words} t */
function one(values, state, array, index, at, t) {
  const { shape, states, name } = array;
  const title = nameOf(values, array);
  const columns = shape.at(-1) ?? 1;
  const rows = states.length / columns;
  const beside = state.width >= BESIDE_FROM;
  const [row, column] = [Math.floor((at ?? 0) / columns), (at ?? 0) % columns];
  const down = windowOf(rows, ROWS, row);
  const across = windowOf(columns, COLUMNS, column);
  const left = states.length - down.length * across.length;
  const rounded = across.map(() => array.decimals);
  const line = (/** @type {number} */ i, /** @type {boolean} */ own) =>
    h(
      "td",
      {
        class: own ? "own" : "theirs",
        key: own ? "own" : "theirs",
        "data-label": own ? "Perceptible" : t.mine,
      },
      lineOf(array, i, across, columns, rows, own, at, rounded[0], t),
    );
  return h(
    "div",
    { class: "mine-array", key: `a${index}` },
    h(
      "p",
      { class: "mine-array-head" },
      h("code", null, title),
      " ",
      h("span", { class: "label" }, `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`),
      name && name !== title ? h("span", { class: "label" }, ` ${t.named(name)}`) : null,
      array.activation && array.activation !== name
        ? h("span", { class: "label" }, ` ${state.t.activations[array.activation]}`)
        : null,
      array.transposed ? h("span", { class: "label" }, ` ${t.transposed}`) : null,
      array.summarized ? h("span", { class: "label" }, ` ${t.summarized}`) : null,
      h("span", { class: "spacer" }),
      h("b", null, stateOf(array, t)),
    ),
    h(
      "div",
      { class: "mine-scroll", tabindex: 0, role: "group", "aria-label": title },
      h(
        "table",
        { class: beside ? "beside" : "under" },
        h(
          "thead",
          { class: index === 0 && beside ? null : "visually-hidden" },
          h(
            "tr",
            null,
            h("th", { scope: "col" }, t.mine),
            h("td", null),
            h("th", { scope: "col" }, "Perceptible"),
          ),
        ),
        h(
          "tbody",
          null,
          down.map((i) => {
            const same = across.every((j) => states[i * columns + j] < 2);
            return h(
              "tr",
              { key: `r${i}` },
              line(i, false),
              h(
                "td",
                { class: "sign", role: "img", "aria-label": same ? t.equal : t.different },
                array.quantity === null ? "" : same ? "=" : "≠",
              ),
              array.quantity === null
                ? h("td", { class: "own note" }, index === 0 || !beside ? t.noShape : "")
                : line(i, true),
            );
          }),
        ),
      ),
    ),
    left > 0 ? h("p", { class: "note" }, t.moreCells(left)) : null,
  );
}

/** @param {ComparedArray} array @param {number} i @param {number[]} across @param {number} columns @param {number} rows @param {boolean} own @param {number | null} at @param {Int32Array} decimals @param {Words} t */
function lineOf(
  { values, own: ours, states, shape },
  i,
  across,
  columns,
  rows,
  own,
  at,
  decimals,
  t,
) {
  const isArray = shape.length > 0;
  const depth = Math.min(2, shape.length);
  const open = depth === 2 ? (i === 0 ? "[[" : " [") : "[".repeat(depth);
  const close = depth === 2 ? (i === rows - 1 ? "]]" : "]") : "]".repeat(depth);
  const texts = across.map((j) => {
    const cell = i * columns + j;
    return [cell, padded((own ? ours : values)[cell], decimals[cell], isArray)];
  });
  return [
    open,
    texts.map(([k, text]) => {
      const cell = Number(k);
      const state = ["", " float", " differs", " differs"][states[cell]];
      const here = cell === at;
      const sign = String(text).startsWith("-") || !isArray ? "" : " ";
      return [
        sign,
        h(
          "span",
          {
            key: `c${cell}`,
            class: `mine-cell${state}${here ? " here" : ""}`,
            ...(here && !own ? { "data-mine": "at", tabindex: -1 } : {}),
            ...(here
              ? {
                  "aria-label": `${placeOf({ shape }, cell)} ${String(text).trim()}, ${t.different}`,
                  role: "img",
                }
              : {}),
          },
          text,
        ),
        cell % columns === across[across.length - 1] % columns ? "" : " ",
      ];
    }),
    close,
  ];
}

/** At most `most` of n indices, around `near`. @param {number} n @param {number} most @param {number} near */
function windowOf(n, most, near) {
  const from = Math.max(0, Math.min(near - 1, n - most));
  return Array.from({ length: Math.min(n, most) }, (_, i) => from + i);
}

/** @param {ComparedArray} array @param {Words} t */
function stateOf({ states, quantity }, t) {
  if (quantity === null) return t.noShape;
  const n = states.length;
  const count = (/** @type {number} */ state) =>
    states.reduce((sum, each) => sum + Number(each === state), 0);
  const [equal, float] = [count(0), count(1)];
  if (equal === n) return t.arrayEqual(n);
  if (equal + float === n) return t.arrayFloat(n);
  return equal + float === 0 ? t.arrayDifferent(n) : t.arraySome(equal + float, n);
}
