// The reader's own printout against the figure's numbers: verdict, cells, causes tried.
export { wordsOf } from "./words.js";

import { button, h, tell } from "../../ui/dom.js";
import { region } from "../parts/region.js";
import { triedTable } from "./causes.js";
import { arrays } from "./cells.js";
import { numerics } from "./numerics.js";
import { field } from "./paste.js";
import { unread } from "./unread-lines.js";
import { verdict } from "./verdict.js";
import { wordsOf } from "./words.js";

/** @import { Values, View } from "../../figure/types.js" */

/** @param {Values} values @param {View} state @param {import("../../figure/mine/mine.js").Found} found */
export function mine(values, state, found) {
  const t = wordsOf(state.language);
  const { report, writing } = found;
  const shown = writing ? null : report;
  return region(
    state,
    { class: "mine", key: "mine", part: "compare-mine", "aria-label": t.name },
    h(
      "header",
      { class: "mine-head" },
      h(state.heading, null, t.name),
      h("p", { class: "note" }, t.about),
      h("span", { class: "spacer" }),
      writing
        ? null
        : button({ class: "quiet", "data-mine": "again", "on:click": tell("mine-write") }, t.again),
    ),
    writing ? field(state, found, t) : null,
    shown
      ? [
          verdict(values, state, found, shown, t),
          arrays(values, state, found, shown, t),
          unread(found, shown, state, t),
          triedTable(shown, state, t),
        ]
      : null,
    numerics(values, t),
  );
}
