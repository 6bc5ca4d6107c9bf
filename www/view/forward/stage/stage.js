// The stage: inputs, neurons and outputs as columns of numbers, joined by their weights.
import { emit, h } from "../../../ui/dom.js";
import { region } from "../../parts/region.js";
import { condensed } from "./condensed.js";
import { edges } from "./edges.js";
import { geometry, isPlace } from "./geometry.js";
import { heads, strips } from "./heads.js";
import { input } from "./input.js";
import { labels } from "./labels.js";
import { neuron } from "./neuron.js";
import { numbersOf } from "./numbers.js";
import { tip } from "./tip.js";

/**
 * @import { Values, View } from "../../../figure/types.js"
 * @import { Geometry } from "./geometry.js"
 */

/** @typedef {{ values: Values, state: View, g: Geometry, digits: number, small: number }} StageContext  small: the digits where there is less room */

/** The stage's geometry for the present view. @param {Values} values @param {View} state */
export const placed = ({ sizes }, { selection, stageWidth, size, memo, train, stageHeight }) =>
  memo.of("geometry", [], () =>
    geometry({
      sizes,
      width: stageWidth,
      selected: sizes.map((_, column) =>
        selection && selection.layer + 1 === column ? selection.neuron : null,
      ),
      dense: size === "full",
      training: train !== null,
      high: stageHeight,
    }),
  );

/** @param {Values} values @param {View} state */
export function stage(values, state) {
  const g = placed(values, state);
  const digits = state.digits === "full" ? 8 : state.digits;
  const context = { values, state, g, digits, small: g.density === 0 ? digits : 4 };
  const range = Math.max(6, ...[...values.inputs].map(Math.abs).filter(Number.isFinite));
  const numbers = values.layers.map((_, layer) => numbersOf(context, layer));
  return region(
    state,
    {
      class: `stage ${g.across ? "across" : "down"} density-${g.density}${state.scrubbing ? " hurried" : ""}${state.train?.classes(values) ?? ""}`,
      "aria-label": state.t.stage,
      key: "stage",
      part: "stage",
      ref: state.memo.watch("stage"),
    },
    g.across ? heads(context) : null,
    h(
      "div",
      {
        class: "field",
        style: { height: g.height },
        "on:click": (/** @type {MouseEvent} */ event) => {
          const target = /** @type {Element} */ (event.target);
          if (target === event.currentTarget || target.closest(".edges"))
            emit(event.currentTarget, "select", null);
        },
      },
      edges(context),
      g.across || state.train ? null : strips(context),
      g.columns.map((column, c) =>
        column.boxes.map((box) =>
          !isPlace(box)
            ? condensed(context, c, column)
            : c === 0
              ? input(context, box, range)
              : neuron({ ...context, numbers: numbers[c - 1] }, c - 1, box),
        ),
      ),
      labels(context),
      tip(context),
      state.train?.stage(context),
    ),
  );
}
