// The whole figure: which parts are shown, and in which order.
import { tabsOf } from "../figure/tabs.js";
import { h } from "../ui/dom.js";
import { compare } from "./forward/compare/compare.js";
import { why } from "./forward/compare/why.js";
import { batchBar } from "./forward/matrix/batch.js";
import { projected } from "./forward/projected.js";
import { results } from "./forward/results.js";
import { legend } from "./forward/stage/legend.js";
import { stage } from "./forward/stage/stage.js";
import { structure } from "./forward/structure.js";
import { valueTable } from "./forward/table.js";
import { footer, title } from "./frame.js";
import { header } from "./header.js";
import { message } from "./message.js";
import { modes } from "./modes.js";
import { panel, tabList } from "./panel.js";
import { stepper } from "./parts/stepper.js";
import { predict } from "./predict.js";
import { toolbar } from "./toolbar.js";

/** @import { Values, View } from "../figure/types.js" */

/** @param {Values} values @param {View} state */
export function draw(values, state) {
  state.keep.begin(values, state);
  return [
    h(
      "div",
      {
        class: [
          "root",
          state.dark ? "dark" : "",
          state.views.includes("header") ? "page" : "framed",
          state.size,
          state.presenting ? "presenting" : "",
          state.coarse ? "coarse" : "",
        ]
          .filter(Boolean)
          .join(" "),
        lang: state.language,
        part: "frame",
        style: { "--room": state.room },
      },
      state.presenting ? projected(values, state) : parts(values, state),
    ),
  ];
}

/** @param {Values} values @param {View} state */
function parts(values, state) {
  const { keep, train } = state;
  // While a number is dragged, views out of sight wait: they are drawn when the number is let go.
  const hurried = state.scrubbing !== null;
  const shows = (/** @type {string} */ view) => state.views.includes(view);
  const racing = train !== null && state.racing && shows("race");
  const dock = train && (racing ? train.raceDock : train.dock)(values, state);
  const { tabs, tab } = tabsOf(state, values.rows);
  const page = shows("header");
  // Beside the stage there is room for a calculation or a map.
  const narrow = tab === "neuron" || tab === "map";
  const focus = shows("stage") && (narrow || tab === undefined || !page);
  const told = focus && shows("compare") && !train;
  // On a phone the calculation of the neuron that is tapped follows the outputs at once.
  const phone = state.size === "small" && !train;
  const around = focus
    ? [
        shows("toolbar") || state.size !== "small" ? legend(values, state) : null,
        train ? train.sentences(values, state) : null,
        shows("results") && !train ? results(values, state) : null,
        shows("structure") && !train ? structure(values, state) : null,
      ]
    : null;
  return [
    page ? header(values, state) : title(values, state),
    shows("train") && (shows("stage") || !shows("race")) ? modes(values, state) : null,
    state.size !== "small" ? dock : null,
    shows("toolbar") && !train ? toolbar(values, state) : null,
    message(state),
    predict(values, state),
    shows("toolbar") || state.step !== null ? stepper(values, state) : null,
    racing ? train.race(values, state) : null,
    racing
      ? null
      : h(
          "div",
          {
            class: `main ${state.side && focus && narrow ? "beside" : "below"}`,
          },
          focus
            ? h(
                "div",
                { class: "left", key: "left" },
                keep.inSight("stage", hurried, () => stage(values, state)),
                values.rows > 1 ? batchBar(values, state) : null,
                told ? why(values, state) : null,
                phone ? null : around,
              )
            : shows("results") && !shows("stage")
              ? results(values, state)
              : null,
          tabs.length
            ? h(
                "div",
                { class: "right", key: "right" },
                tabList(values, state, tabs, tab),
                keep.inSight("panel", hurried, () => panel(values, state, tab)),
              )
            : null,
          phone && around ? h("div", { key: "around" }, around) : null,
        ),
    train && !racing ? train.below(values, state, state.check) : null,
    // On a phone it stays at the foot of the screen while the figure is in it.
    state.size === "small" ? dock : null,
    shows("compare") && !train
      ? keep.inSight("compare", hurried, () => compare(values, state, told))
      : null,
    keep.inSight("values", hurried, () => valueTable(values, state)),
    h("div", { class: "visually-hidden", role: "status", key: "status" }, state.announcement),
    page ? null : footer(values, state),
    h("slot", { name: "caption", key: "caption" }),
  ];
}
