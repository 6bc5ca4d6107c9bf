// The panel beside the stage: tabs for inspector, map, matrix and code, and the open one.
import { tabsOf, VIEW_OF } from "../figure/tabs.js";
import { button, h, tell } from "../ui/dom.js";
import { code } from "./forward/code.js";
import { inspector } from "./forward/inspector/inspector.js";
import { matrix } from "./forward/matrix/matrix.js";
import { arrows } from "./parts/arrows.js";
import { chevron } from "./parts/menu.js";
import { neuronName, neuronSymbol } from "./parts/symbol.js";

/**
 * @import { Values, View } from "../figure/types.js"
 * @typedef {View["tab"]} Tab
 */

/** @param {Values} values @param {View} state @param {readonly Tab[]} tabs @param {Tab} tab */
export function tabList(values, state, tabs, tab) {
  if (tabs.length < 2) return null;
  const { selection } = state;
  return state.memo.of("tabs", [tabs.join(), tab], () =>
    h(
      "div",
      {
        class: "tabs",
        role: "tablist",
        "aria-label": state.t.tabsName,
        key: "tabs",
        "on:keydown": (/** @type {KeyboardEvent} */ event) =>
          /Left|Right/.test(event.key) && arrows(event),
      },
      tabs.map((name) =>
        button(
          {
            role: "tab",
            key: name,
            id: `tab-${name}`,
            "aria-selected": String(name === tab),
            "aria-controls": "panel",
            tabindex: name === tab ? 0 : -1,
            "on:click": tell("tab", name),
          },
          state.t.tabs[name],
          name === "neuron" && selection
            ? [" ", neuronSymbol(values, selection.layer, selection.neuron)]
            : null,
        ),
      ),
    ),
  );
}

/** @param {Values} values @param {View} state @param {Tab} tab */
export function panel(values, state, tab) {
  const { selection, t } = state;
  const views = {
    neuron: state.train?.inspector ?? inspector,
    map: state.train?.map ?? inspector,
    matrix: state.train?.matrix ?? matrix,
    code,
  };
  const low = state.folded || state.size === "small";
  const folds = tab === "neuron" && low && !state.views.includes("header");
  const alone = tabsOf(state, values.rows).tabs.length < 2; // a view without a tab
  return h(
    "div",
    {
      class: `panel panel-${tab}`,
      part: VIEW_OF[tab],
      role: alone ? "group" : "tabpanel",
      id: "panel",
      ...(alone ? { "aria-label": state.t.tabs[tab] } : { "aria-labelledby": `tab-${tab}` }),
      key: `panel-${tab}`,
      ref: state.memo.watch("panel"),
    },
    folds
      ? button(
          {
            class: "button menu-button",
            "aria-expanded": String(state.unfolded),
            "on:click": tell("unfold", !state.unfolded),
          },
          selection
            ? t.ledgerOf(neuronName(values, selection.layer, selection.neuron))
            : t.calculation,
          chevron(),
        )
      : null,
    folds && !state.unfolded ? null : views[tab](values, state),
  );
}
