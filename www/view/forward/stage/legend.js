// The stage's legend: what solid and dashed lines mean, and what readers can do.
import { h, svg } from "../../../ui/dom.js";
import { keys } from "./keys.js";

/** @import { Values, View } from "../../../figure/types.js" */

/** A line as the stage draws it, and what it means. @param {"pos" | "neg"} sign @param {string} meaning */
const key = (sign, meaning) =>
  h(
    "span",
    null,
    svg(
      "svg",
      { width: 32, height: 6, "aria-hidden": "true" },
      svg("path", { class: `edge ${sign}`, d: "M0 3H32", "stroke-width": 3 }),
    ),
    meaning,
  );

/** The colours and dashes, and what can be done. @param {Values} _values @param {View} state */
export function legend(_values, state) {
  return state.memo.of("legend", [state.coarse], () =>
    h(
      "div",
      { class: "legend", key: "legend" },
      key("pos", state.t.positiveWeight),
      key("neg", state.t.negativeWeight),
      h("span", null, state.t.widthIs, h("bdi", null, "|", h("i", null, "w"), "|")),
      state.train?.legendItem(state),
      state.train ? null : h("span", { class: "hint" }, state.t.dragHint(state.coarse)),
      state.coarse ? null : keys(state),
    ),
  );
}
