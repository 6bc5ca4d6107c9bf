// The lines of a printout that could not be read, each with the reason.
import { h } from "../../ui/dom.js";

/**
 * @import { View } from "../../figure/types.js"
 * @import { Found } from "../../figure/mine/mine.js"
 * @import { Words } from "./words.js"
 * @typedef {import("../../pkg/perceptible.js").Comparison} Comparison
 */

const SHOWN = 12;
const LENGTH = 160; // characters of each

/** @param {Found} found @param {Comparison} report @param {View} state @param {Words} t */
export function unread(found, { unread: pieces }, state, t) {
  if (!pieces.length) return null;
  const lines = found.text.split(/\r\n?|\n/, 20_000);
  return h(
    "section",
    { class: "mine-unread", key: "unread" },
    h("h3", null, t.unread(pieces.length)),
    h(
      "ul",
      null,
      pieces
        .slice(0, SHOWN)
        .map(({ lines: [from, to], message, korean }, i) =>
          h(
            "li",
            { key: `u${i}` },
            h("span", { class: "label" }, t.lines(from, to)),
            " ",
            h("code", null, visible(lines.slice(from - 1, to).join(" "))),
            h("p", { class: "note" }, visible(state.language === "ko" ? korean : message)),
          ),
        ),
    ),
    pieces.length > SHOWN ? h("p", { class: "note" }, t.more(pieces.length - SHOWN)) : null,
  );
}

/** Removes invisible characters, and cuts to a line or two. @param {string} text */
function visible(text) {
  const clean = text.slice(0, 4 * LENGTH).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]+/gu, "·");
  return clean.length > LENGTH ? `${clean.slice(0, LENGTH)}…` : clean;
}
