// The table of rows: inputs and targets. A dot marks the row on stage.

import { nameOf } from "../../../figure/data/catalogue.js";
import { button, h, tell } from "../../../ui/dom.js";
import { fitted } from "../../../ui/format.js";
import { inputField } from "../../parts/fields.js";
import { number } from "../../parts/number.js";
import { named, plainSymbol, symbol } from "../../parts/symbol.js";
import { trainingOf } from "../neuron-values.js";
import { targetField } from "../target.js";
import { datasetMenu, parameters, proposal, scales, taken } from "./chooser.js";

/**
 * @import { Values, View } from "../../../figure/types.js"
 */

const WINDOW = 64; // rows that are drawn at once
const LONG = 8; // more rows scroll
const WIDE = 16; // inputs: more do not fit into two columns of the grid
const NUMBER = 84; // px: a column
const NARROWEST = 48;
const SCROLLED = 64; // where they scroll anyway

/** @param {Values} values @param {View} state @param {number} room  px */
export function dataTable(values, state, room) {
  const t = state.t.train;
  const { rows } = values;
  const changeable = state.controls.has("rows") && !state.frozen;
  const folded = rows > LONG && nameOf(values) !== "own";
  return h(
    "section",
    { class: "data", key: "data", "aria-labelledby": "data-title", part: "data" },
    h(
      "header",
      null,
      h(state.heading, { id: "data-title" }, t.data),
      changeable ? datasetMenu(values, state) : null,
      h("span", { class: "label" }, t.rowCount(rows)),
    ),
    proposal(values, state),
    parameters(values, state),
    scales(values, state),
    taken(values, state),
    folded
      ? h(
          "div",
          { class: "folded-rows", key: "rows" },
          button(
            {
              class: "quiet unfold-rows",
              "aria-expanded": String(state.rowsShown),
              "on:click": tell("show-rows", !state.rowsShown),
            },
            t.dataset.rows(rows),
          ),
          state.rowsShown ? table(values, state, room) : null,
        )
      : table(values, state, room),
  );
}

/** @param {Values} values @param {View} state @param {number} room  px */
function table(values, state, room) {
  const t = state.t.train;
  const { targets, status } = trainingOf(values);
  const { rows } = values;
  const n = values.sizes[0];
  const m = targetColumns(values);
  const changeable = state.controls.has("rows") && !state.frozen;
  const removable = changeable && rows > 1;
  const first = Math.min(Math.max(0, state.row - WINDOW / 2), Math.max(0, rows - WINDOW));
  const shown = Array.from({ length: Math.min(WINDOW, rows) }, (_, i) => first + i);
  const batch = new Set(status.batch);
  const width = column(values, room - (removable ? REMOVE : 0));
  const fits = (/** @type {string} */ text) => state.measure(text, 14, true) <= width - 12;
  const show = (/** @type {number} */ v) => fitted(v, state.digits, fits, true);
  const head = (
    /** @type {string} */ letter,
    /** @type {number} */ i,
    /** @type {boolean} */ begins,
  ) =>
    h(
      "th",
      { scope: "col", key: letter + i, class: begins ? "begins" : null },
      named(plainSymbol(letter, i + 1), symbol(letter, null, i + 1)),
    );
  const line = (/** @type {number} */ row) => {
    const chosen = row === state.row;
    return h(
      "tr",
      {
        key: `r${row}`,
        class: `${chosen ? "chosen" : ""}${batch.size && !batch.has(row) ? " outside" : ""}`,
      },
      h(
        "th",
        { scope: "row" },
        button(
          {
            class: "row-choice",
            "aria-pressed": String(chosen),
            "aria-label": state.t.rowNumber(row + 1),
            title: t.showRow(row + 1),
            "on:click": tell("row", row),
          },
          h("span", { class: "row-dot" }),
          row + 1,
        ),
      ),
      Array.from({ length: n }, (_, i) =>
        h(
          "td",
          { key: `x${i}` },
          inputField({ values, state, digits: state.digits }, row, i, "data", "", fits),
        ),
      ),
      Array.from({ length: m }, (_, i) =>
        h(
          "td",
          { key: `t${i}`, class: i === 0 ? "begins" : null },
          values.classes
            ? classField(values, state, row)
            : targetField(values, state, row, i, "data", show),
        ),
      ),
      removable
        ? h(
            "td",
            { class: "remove" },
            button(
              {
                class: "quiet",
                "aria-label": state.t.removeRow(row + 1),
                title: state.t.removeRow(row + 1),
                "on:click": tell("edits", [{ set: "removeRow", row }]),
              },
              "×",
            ),
          )
        : null,
    );
  };
  return [
    h(
      "div",
      {
        key: "table",
        class: `data-rows${rows > LONG ? " long" : ""}`,
        ...(rows > LONG || tableWidth(values, width, removable) > room
          ? { tabindex: 0, role: "region", "aria-label": t.rowCount(rows) }
          : {}),
      },
      h(
        "table",
        { style: { width: tableWidth(values, width, removable) } },
        h(
          "colgroup",
          null,
          h("col", { style: { width: INDEX } }),
          Array.from({ length: n + m }, (_, i) =>
            h("col", { key: i, style: { width: width + (i === n ? GAP : 0) } }),
          ),
          removable ? h("col", { style: { width: REMOVE } }) : null,
        ),
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            h("th", { scope: "col" }, h("span", { class: "visually-hidden" }, state.t.batchRows)),
            Array.from({ length: n }, (_, i) => head("x", i, false)),
            values.classes
              ? h("th", { scope: "col", key: "class", class: "begins" }, t.dataset.classHead)
              : Array.from({ length: m }, (_, i) => head("t", i, i === 0)),
            removable ? h("th", null) : null,
          ),
        ),
        h("tbody", null, shown.map(line)),
      ),
    ),
    shown.length < rows
      ? h("p", { class: "note", key: "window" }, t.rowsShown(first + 1, first + shown.length, rows))
      : null,
    changeable
      ? button(
          {
            class: "quiet add-row",
            key: "add",
            disabled: rows >= values.limits.rows,
            "on:click": tell("edits", [{ set: "addRow" }]),
          },
          t.addRow,
        )
      : null,
    targets.length ? null : h("p", { class: "missing-targets", key: "none" }, t.noTargets),
    changeable
      ? h(
          "p",
          { class: "note", key: "hint" },
          t.pasteRows,
          " ",
          button({ class: "quiet", "on:click": tell("open-csv") }, t.openCsv),
        )
      : null,
  ];
}

/** The class of a row: its name, and its number to change. @param {Values} values @param {View} state @param {number} row */
function classField(values, state, row) {
  const { targets } = trainingOf(values);
  const m = values.sizes[values.sizes.length - 1];
  const value = targets.subarray(row * m, (row + 1) * m).indexOf(1);
  return number(
    {
      id: `data.c.${row}`,
      target: { set: "class", row },
      value,
      text: values.classNames[value] ?? String(value),
      label: state.t.train.dataset.className(row + 1),
      step: 1,
      minimum: 0,
      maximum: m - 1,
    },
    state,
  );
}

/** Classes stand in one column. @param {Values} values */
const targetColumns = ({ sizes, classes }) => (classes ? 1 : sizes[sizes.length - 1]);

const INDEX = 52; // px: the dot and the row's number
const GAP = 16; // px: between inputs and targets
const REMOVE = 36; // px

/** The width of a number's column, px, from the room and from how many there are. @param {Values} values @param {number} room */
function column(values, room) {
  const count = values.sizes[0] + targetColumns(values);
  const width = Math.floor((room - INDEX - GAP) / count);
  return width < NARROWEST ? SCROLLED : Math.min(NUMBER, width);
}

/** @param {Values} values @param {number} width @param {boolean} removable */
const tableWidth = (values, width, removable) =>
  INDEX + (values.sizes[0] + targetColumns(values)) * width + GAP + (removable ? REMOVE : 0);

/** The width that shows all columns well, px. @param {Values} values */
export const roomy = (values) =>
  values.data || values.sizes[0] > WIDE ? 0 : tableWidth(values, NARROWEST, values.rows > 1);
