// Headings of the stage's layers: name, number of neurons, activation; above the column or row.
import { h } from "../../../ui/dom.js";
import { layerLabel } from "../../parts/layer-label.js";
import { parameterField } from "../../parts/parameter.js";
import { picker } from "../../parts/picker.js";
import { symbol } from "../../parts/symbol.js";

/**
 * @import { Values, View } from "../../../figure/types.js"
 * @import { StageContext } from "./stage.js"
 */

/** Layer names with their counts and pickers, above the columns. @param {StageContext} context */
export function heads({ values, state, g }) {
  return state.memo.of("heads", activations(values), () =>
    h(
      "div",
      { class: "heads" },
      g.columns.map((column, c) => {
        const last = c === values.sizes.length - 1;
        const style = last || state.presenting ? "menu" : g.density === 0 ? "names" : "icons";
        return h(
          "div",
          { class: "head", style: { left: column.x, "min-width": column.width }, key: `head${c}` },
          h(
            state.heading,
            null,
            // The narrowest columns have room for h⁽³⁾ only.
            c === 0
              ? state.t.inputLayer
              : !last && g.density > 1
                ? h("span", { title: layerLabel(values, state, c - 1) }, symbol("h", c))
                : layerLabel(values, state, c - 1),
            h("span", { class: "count" }, values.sizes[c]),
          ),
          c === 0 ||
            (state.presenting ? last || g.density > 0 : last && !picksOutput(values, state))
            ? null
            : picker(values, state, c - 1, {
                style,
                room: (g.columns[c + 1]?.x ?? g.width) - column.x - 4,
              }),
          c > 0 && g.density === 0 && !state.presenting
            ? parameterField(values, state, c - 1, "head")
            : null,
        );
      }),
    ),
  );
}

/** @param {Values} values */
const activations = ({ layers }) => layers.map(({ activation }) => activation);

/** In somebody else's page the output's activation is said only where there is one. @param {Values} values @param {View} state */
export const picksOutput = ({ layers }, { views }) =>
  views.includes("header") || layers[layers.length - 1].activation.name !== "linear";

/** @param {StageContext} context */
export function strips({ values, state, g }) {
  return state.memo.of("strips", activations(values), () =>
    g.columns.slice(1, -1).map((column, layer) =>
      h(
        "div",
        {
          class: "strip",
          key: `strip${layer}`,
          style: { top: column.boxes[0].y - column.head },
        },
        picker(values, state, layer, { style: "names", room: g.width }),
      ),
    ),
  );
}
