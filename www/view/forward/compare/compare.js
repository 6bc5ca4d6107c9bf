// The same weights under several activations: first the shared z, then a row each. "=" marks a value
// that equals its z to the bit, so that the table proves what the sentence says.
import { button, emit, h } from "../../../ui/dom.js";
import { value as format } from "../../../ui/format.js";
import { icon } from "../../parts/curve.js";
import { formula, parameterPut } from "../../parts/formula.js";
import { layerLabel } from "../../parts/layer-label.js";
import { region } from "../../parts/region.js";
import { letterOf, named, plainSymbol, symbol } from "../../parts/symbol.js";
import { axis, dots, tick } from "./axis.js";
import { choice } from "./choice.js";
import { hidesAny, insights } from "./insight.js";
import { insight } from "./why.js";

/** @import { ComparisonRow, Values, View } from "../../../figure/types.js" */

// Columns, px:
const NAMES = 170;

const AXIS = 204;

/** @param {Values} values @param {View} state @param {boolean} told  the first sentence stands under the stage */
export function compare(values, state, told) {
  const { comparison: c } = values;
  const { memo } = state;
  const hiddenLayer = c.layer < values.layers.length - 1;
  const cells = [...c.z.keys()];
  const outputs = hiddenLayer ? [...Array(values.sizes.at(-1)).keys()] : [];
  const masked = hidesAny(values, state);
  const scale = axis(c);
  const fixed = state.frozen || !state.controls.has("activation");
  // Showing all digits must not move anything, so this table keeps eight, which tell the rows apart.
  const chosen = state.controls.has("digits");
  const digits = state.digits === "full" && chosen ? 8 : state.digits;
  const show = (/** @type {number} */ v) => (masked ? state.unseen : format(v, digits));
  const equals = (/** @type {ComparisonRow} */ row, /** @type {number} */ i) =>
    Object.is(row.a[i], c.z[i]) && !masked ? "= " : "";
  const cell = (
    /** @type {string} */ letter,
    /** @type {number} */ i,
    /** @type {number} */ v,
    equal = "",
  ) =>
    h(
      "td",
      {
        key: letter + i,
        class: v < 0 && !masked ? "neg" : null,
        "data-label": plainSymbol(letter, i + 1),
      },
      equal ? h("span", { class: "equal", title: state.t.equalsZ }, equal) : null,
      show(v),
    );
  const texts = c.rows.flatMap((row) => [
    ...cells.map((i) => equals(row, i) + show(row.a[i])),
    ...outputs.map((i) => show(row.outputs[i])),
  ]);
  // As wide as any number below ten may be, so that the columns stay while values change.
  const widest = Math.max(
    ...[`= ${format(-0.5, digits)}`, ...texts, ...[...c.z].map(show)].map((text) =>
      state.measure(text, 14),
    ),
  );
  // Every value stays: for want of room first the formulas go, then the axis, then the table becomes blocks.
  const room = state.width - NAMES - (cells.length + outputs.length) * (widest + 16);
  const blocks = room < 0;
  const axisFits = blocks || room >= AXIS;
  // All of them, or none: one alone would look like an exception.
  const formulasFit = blocks || c.rows.every((row) => room >= AXIS + 7 * row.formula.length - 30);
  const letter = letterOf(values, c.layer);
  const header = (/** @type {string} */ letter, /** @type {number} */ i) =>
    h(
      "th",
      { scope: "col", key: letter + i },
      named(plainSymbol(letter, i + 1), symbol(letter, null, i + 1)),
    );
  return region(
    state,
    {
      class: blocks ? "compare blocks" : "compare",
      "aria-labelledby": "compare-title",
      key: "compare",
      part: "compare",
      ref: memo.watch("compare"),
    },
    h(
      "header",
      null,
      h(state.heading, { id: "compare-title" }, state.t.sameWeights(c.rows.length)),
      h(
        "p",
        null,
        values.layers.length > 2
          ? state.t.compareIn(layerLabel(values, state, c.layer))
          : state.t.zShared,
      ),
    ),
    h(
      "table",
      // Columns of blocks, as wide as the widest number with its name.
      { style: { "--cell": `${Math.ceil(widest + (blocks ? 30 : 16))}px` } },
      memo.of("compare.head", [blocks, axisFits, scale.low, scale.high], () =>
        h(
          "thead",
          blocks ? { class: "visually-hidden" } : null,
          h(
            "tr",
            null,
            h("th", { scope: "col", class: "text" }, state.t.activation),
            cells.map((i) => header(letter, i)),
            axisFits
              ? h(
                  "th",
                  { scope: "col", class: "axis-head" },
                  h(
                    "div",
                    { class: "ends" },
                    h("span", null, tick(scale.low)),
                    h("span", null, state.t.oneAxis),
                    h("span", null, tick(scale.high)),
                  ),
                )
              : null,
            outputs.map((i) => header("y", i)),
          ),
        ),
      ),
      h(
        "tbody",
        null,
        h(
          "tr",
          { class: "shared", key: "z" },
          h("th", { scope: "row", class: "text" }, state.t.weightedSumShared),
          cells.map((i) => cell(letter, i, c.z[i])),
          axisFits
            ? h("td", { class: "strip-cell" }, masked ? null : dots(c.z, scale, true))
            : null,
          outputs.map((i) => h("td", { key: `y${i}`, class: "empty" })),
        ),
        c.rows.map((row) =>
          h(
            "tr",
            {
              key: row.name,
              class: row.current ? "current" : fixed ? null : "choice",
              "on:click": (/** @type {MouseEvent} */ event) => {
                if (!row.current && !fixed) emit(event.currentTarget, "edits", [choice(c, row)]);
              },
            },
            memo.of(`compare.${row.name}`, [row.current, row.parameter, formulasFit], () =>
              h(
                "th",
                { scope: "row", class: "text" },
                button(
                  {
                    class: "row-name",
                    "aria-pressed": String(row.current),
                    disabled: fixed,
                  },
                  icon(values.icons.get(row.name), values.iconXs),
                  h("span", null, state.t.activations[row.name]),
                ),
                formulasFit
                  ? h(
                      "span",
                      { class: "row-formula" },
                      formula(
                        row.formula,
                        parameterPut(parameterOf(values, row), state.digits),
                        blocks,
                      ),
                    )
                  : null,
              ),
            ),
            cells.map((i) => cell(letter, i, row.a[i], equals(row, i))),
            axisFits
              ? h("td", { class: "strip-cell" }, masked ? null : dots(row.a, scale, false))
              : null,
            outputs.map((i) => cell("y", i, row.outputs[i])),
          ),
        ),
      ),
    ),
    masked
      ? null
      : h(
          "div",
          { class: "insights" },
          insights(values, state)
            .slice(told ? 1 : 0)
            .map((each) => insight(each, state)),
        ),
  );
}

/** A row's parameter with its symbol. @param {Values} values @param {ComparisonRow} row */
function parameterOf(values, row) {
  const parameter = values.catalogue.find((item) => item.name === row.name)?.parameter;
  return parameter && { ...parameter, value: row.parameter ?? parameter.default };
}
