// The table of causes tried: the cells that each one brings into agreement, and those that it breaks.
import { h, svg } from "../../ui/dom.js";
import { sentence } from "./verdict.js";

/**
 * @import { View } from "../../figure/types.js"
 * @import { Words } from "./words.js"
 * @typedef {import("../../pkg/perceptible.js").Comparison} Comparison
 * @typedef {import("../../pkg/perceptible.js").TriedCause} TriedCause
 */

const SHOWN = 8;
const MARKS = 160; // px
const GAP = 5; // between arrays

/** @param {Comparison} report @param {View} state @param {Words} t */
export function triedTable(report, state, t) {
  const { tried, causes, seeds, done } = report;
  if (!tried.length) return null;
  const named = new Set(causes.flatMap(({ rows }) => rows));
  const order = tried
    .map((row, i) => ({ row, i, net: row.gained - row.lost }))
    .sort((a, b) => Number(named.has(b.i)) - Number(named.has(a.i)) || b.net - a.net || a.i - b.i);
  const seen = new Set();
  // A cause tried with several scales is one row: the best.
  const rows = order.filter(({ row }) => {
    const said = sentence(row, state);
    return seen.has(said) ? false : seen.add(said);
  });
  const rowOf = (/** @type {{ row: TriedCause, i: number }} */ { row, i }) =>
    h(
      "tr",
      { key: `t${i}`, class: named.has(i) ? "named" : null },
      h("th", { scope: "row" }, sentence(row, state)),
      state.width < 480 ? null : h("td", { class: "marks" }, marks(row, t)),
      h("td", null, String(row.gained)),
      h("td", null, String(row.lost)),
    );
  const head = h(
    "thead",
    null,
    h(
      "tr",
      null,
      h("th", { scope: "col" }, t.cause),
      state.width < 480 ? null : h("th", { scope: "col", class: "marks" }, t.equalCells),
      h("th", { scope: "col" }, t.gained),
      h("th", { scope: "col" }, t.lost),
    ),
  );
  const more = rows.slice(SHOWN);
  return h(
    "section",
    { class: "mine-tried", key: "tried" },
    h("h3", null, t.tried),
    h("p", { class: "note" }, t.triedAbout),
    h("table", null, head, h("tbody", null, rows.slice(0, SHOWN).map(rowOf))),
    more.length
      ? h(
          "details",
          { key: "more" },
          h("summary", null, t.moreTried(more.length)),
          h("table", null, head, h("tbody", null, more.map(rowOf))),
        )
      : null,
    seeds[1] ? h("p", { class: "note" }, t.seedsTried(seeds[0], seeds[1], done)) : null,
  );
}

/** One mark per cell, grouped by array; filled where it agrees. @param {TriedCause} tried @param {Words} t */
function marks({ equal }, t) {
  const n = equal.reduce((sum, cells) => sum + cells.length, 0);
  const width = Math.min(5, (MARKS - GAP * (equal.length - 1)) / Math.max(1, n));
  const mark = Math.max(0.5, width - (width > 3 ? 1 : 0));
  let [x, hits, misses, agree] = [0, "", "", 0];
  for (const cells of equal) {
    for (const cell of cells) {
      if (cell) hits += `M${x.toFixed(2)} 1h${mark.toFixed(2)}v10h${(-mark).toFixed(2)}z`;
      else misses += `M${x.toFixed(2)} 10.5h${mark.toFixed(2)}`;
      agree += cell;
      x += width;
    }
    x += GAP;
  }
  return svg(
    "svg",
    {
      width: MARKS,
      height: 12,
      viewBox: `0 0 ${MARKS} 12`,
      role: "img",
      "aria-label": t.of(agree, n),
    },
    svg("path", { class: "hits", d: hits }),
    svg("path", { class: "misses", d: misses }),
  );
}
