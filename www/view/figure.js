// The whole figure: which parts it shows, in which order.
import { hasStage, isHurried, tabsOf } from "../figure/tabs.js";
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
  const { memo, mine, comparing } = state;
  const train = comparing ? null : state.train;
  const shows = (/** @type {string} */ view) => state.views.includes(view);
  const page = shows("header");
  const racing = train !== null && state.racing && shows("race");
  const dock = train && (racing ? train.raceDock : train.dock)(values, state);
  const hasModes =
    (shows("train") && (shows("stage") || !shows("race"))) ||
    (shows("compare-mine") && state.views.length > 1);
  const hurried = isHurried(state);
  return [
    page ? header(values, state) : title(values, state),
    hasModes ? modes(values, state) : null,
    state.size !== "small" ? dock : null,
    shows("toolbar") && !train && !comparing ? toolbar(values, state) : null,
    message(state),
    comparing ? null : predict(values, state),
    (shows("toolbar") && !comparing) || state.step !== null ? stepper(values, state) : null,
    mine
      ? mine.mine(values, state, mine.found)
      : train && racing
        ? train.race(values, state)
        : network(values, state, train),
    // On a phone it sticks to the foot of the screen while the figure is in view.
    state.size === "small" ? dock : null,
    mine || train || !shows("compare")
      ? null
      : memo.inSight("compare", hurried, () => compare(values, state, hasFocus(values, state))),
    comparing ? null : memo.inSight("values", hurried, () => valueTable(values, state)),
    h("div", { class: "visually-hidden", role: "status", key: "status" }, state.announcement),
    page ? null : footer(values, state),
    h("slot", { name: "caption", key: "caption" }),
  ];
}

/** Whether the stage is shown, with a calculation or a map beside it. @param {Values} values @param {View} state */
function hasFocus(values, state) {
  return hasStage(state, tabsOf(state, values.rows).tab);
}

/** The stage, its surroundings, and the inspector of a neuron or a layer.
 * @param {Values} values @param {View} state @param {View["train"]} train */
function network(values, state, train) {
  const { memo } = state;
  const shows = (/** @type {string} */ view) => state.views.includes(view);
  const hurried = isHurried(state);
  const { tabs, tab } = tabsOf(state, values.rows);
  const focus = hasFocus(values, state);
  const narrow = tab === "neuron" || tab === "map";
  // On a phone the calculation of the neuron that is tapped follows the outputs at once.
  const phone = state.size === "small" && !train;
  const around = focus
    ? [
        shows("toolbar") || state.size !== "small" ? legend(values, state) : null,
        train ? train.sentences(values, state) : null,
        train && tab === "neuron" ? train.lineUnder(values, state) : null,
        shows("results") && !train ? results(values, state) : null,
        shows("structure") && !train ? structure(values, state) : null,
      ]
    : null;
  return [
    h(
      "div",
      { class: `main ${state.side && focus && narrow ? "beside" : "below"}` },
      focus
        ? h(
            "div",
            { class: "left", key: "left" },
            memo.inSight("stage", hurried, () => stage(values, state)),
            values.rows > 1 ? batchBar(values, state) : null,
            shows("compare") && !train ? why(values, state) : null,
            phone ? null : around,
          )
        : shows("results") && !shows("stage") && !train
          ? results(values, state)
          : null,
      tabs.length
        ? h(
            "div",
            { class: "right", key: "right" },
            tabList(values, state, tabs, tab),
            memo.inSight("panel", hurried, () => panel(values, state, tab)),
          )
        : null,
      phone && around ? h("div", { key: "around" }, around) : null,
    ),
    train ? memo.inSight("below", hurried, () => train.below(values, state, state.check)) : null,
  ];
}
