// The whole figure: which parts are shown, and in which order.

import { tabsOf, VIEW_OF } from "../figure/tabs.js";
import { button, h, tell } from "../ui/dom.js";
import { code } from "./forward/code.js";
import { compare } from "./forward/compare.js";
import { inspector } from "./forward/inspector.js";
import { batchBar, matrix } from "./forward/matrix.js";
import { results } from "./forward/results.js";
import { legend, stage } from "./forward/stage.js";
import { structure } from "./forward/structure.js";
import { valueTable } from "./forward/table.js";
import { header, mark, seed, toolbar } from "./header.js";
import { chevron } from "./parts/menu.js";
import { arrows } from "./parts/picker.js";
import { stepper } from "./parts/stepper.js";
import { neuronSymbol } from "./parts/symbol.js";

const SEED_FROM = 500; // np.random.seed(0) beside the title, px

/** @param {any} values @param {any} state */
export function draw(values, state) {
  const shows = (/** @type {string} */ view) => state.views.includes(view);
  const { tabs, tab } = tabsOf(state);
  const page = shows("header");
  const focus = shows("stage") && (tab === "neuron" || tab === undefined || !page);
  return [
    h(
      "div",
      {
        class: [
          "root",
          state.dark ? "dark" : "",
          page ? "page" : "framed",
          state.size,
          state.presenting ? "presenting" : "",
          state.coarse ? "coarse" : "",
        ]
          .filter(Boolean)
          .join(" "),
        lang: state.language,
        part: "frame",
        style: { zoom: String(state.scale), "--room": state.room },
      },
      page ? header(values, state) : title(values, state),
      shows("toolbar") ? toolbar(values, state) : null,
      message(state),
      shows("toolbar") || state.step !== null ? stepper(values, state) : null,
      h(
        "div",
        { class: `main ${state.side && focus && tab === "neuron" ? "beside" : "below"}` },
        focus
          ? h(
              "div",
              { class: "left", key: "left" },
              stage(values, state),
              values.rows > 1 ? batchBar(values, state) : null,
              shows("toolbar") || state.size !== "small" ? legend(values, state) : null,
              shows("results") ? results(values, state) : null,
              shows("structure") ? structure(values, state) : null,
            )
          : shows("results") && !shows("stage")
            ? results(values, state)
            : null,
        tabs.length
          ? h(
              "div",
              { class: "right", key: "right" },
              tabList(values, state, tabs, tab),
              panel(values, state, tab),
            )
          : null,
      ),
      shows("compare") ? compare(values, state) : null,
      valueTable(values, state),
      h("div", { class: "visually-hidden", role: "status", key: "status" }, state.announcement),
      page ? null : footer(values, state),
      h("slot", { name: "caption", key: "caption" }),
    ),
  ];
}

/** @param {any} values @param {any} state @param {readonly ("neuron" | "matrix" | "code")[]} tabs @param {string} tab */
function tabList(values, state, tabs, tab) {
  if (tabs.length < 2) return null;
  const { selection } = state;
  return h(
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
  );
}

/** @param {any} values @param {any} state @param {string} tab */
function panel(values, state, tab) {
  const views = { neuron: inspector, matrix, code };
  const folds = tab === "neuron" && state.size === "small" && !state.views.includes("header");
  const alone = tabsOf(state).tabs.length < 2; // there is no tab for it
  return h(
    "div",
    {
      class: `panel panel-${tab}`,
      part: VIEW_OF[/** @type {"neuron"} */ (tab)],
      role: alone ? "group" : "tabpanel",
      id: "panel",
      ...(alone ? { "aria-label": state.t.tabs[tab] } : { "aria-labelledby": `tab-${tab}` }),
      key: `panel-${tab}`,
    },
    folds
      ? button(
          {
            class: "button menu-button",
            "aria-expanded": String(state.unfolded),
            "on:click": tell("unfold", !state.unfolded),
          },
          state.t.calculation,
          chevron(),
        )
      : null,
    folds && !state.unfolded ? null : views[/** @type {"neuron"} */ (tab)](values, state),
  );
}

/** The head of a figure in somebody else's page. @param {any} values @param {any} state */
function title(values, state) {
  return h(
    "div",
    { class: "title", key: "title", part: "title" },
    h("h2", null, state.t.presets[values.preset]),
    state.size === "small" ? h("span", { class: "spacer" }) : null,
    seed(values, state, state.width < SEED_FROM),
    // On a phone the stage says it.
    state.size === "small"
      ? null
      : [h("span", { class: "spacer" }), h("span", { class: "label" }, values.sizes.join(" → "))],
  );
}

/** @param {any} values @param {any} state */
function footer(values, state) {
  return h(
    "footer",
    { class: "footer", key: "footer", part: "footer" },
    mark(),
    h("b", null, "Perceptible"),
    h("span", { class: "proof" }, values.verified ? state.t.matchesNumPy : state.t.float64),
    state.page
      ? h(
          "a",
          { class: "open-page", href: state.page, target: "_blank", rel: "noopener" },
          state.t.openPage,
          h("span", { "aria-hidden": "true" }, " ↗"),
        )
      : null,
  );
}

/** @param {any} state */
function message(state) {
  const { message: m, revealed, t } = state;
  const bar = (
    /** @type {string} */ key,
    /** @type {string} */ kind,
    /** @type {any} */ ...content
  ) =>
    h(
      "div",
      {
        class: `message ${kind}`,
        role: kind === "error" ? "alert" : "status",
        key,
        "data-opener": key,
      },
      ...content,
    );
  return [
    m
      ? bar(
          "message",
          m.kind,
          h("p", null, m.text),
          m.action
            ? button(
                {
                  class: "button",
                  "on:click": tell(m.action),
                },
                t.saveFile,
              )
            : null,
          state.stored
            ? null
            : button(
                {
                  class: "quiet",
                  "aria-label": t.close,
                  "on:click": tell("dismiss"),
                },
                "×",
              ),
        )
      : null,
    revealed
      ? bar(
          "predict",
          "info",
          h("p", null, t.predictHint),
          button(
            {
              class: "button",
              "on:click": tell("predict", false),
            },
            t.revealAll,
          ),
        )
      : null,
  ];
}
