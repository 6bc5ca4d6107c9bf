// What stands below the network in Train: data, loss, gradient check, settings. On a phone the data is folded.
import { h } from "../../ui/dom.js";
import { gradientCheck } from "./check.js";
import { dataTable, roomy } from "./data/table.js";
import { lossChart } from "./loss.js";
import { settings } from "./settings.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { GradientCheck } from "../../pkg/perceptible.js"
 */

const GAP = 48; // px

/** @param {Values} values @param {View} state @param {GradientCheck | null} [check]  null until there is one */
export function below(values, state, check = null) {
  const columns = state.width >= 1000 ? 3 : state.width >= 640 ? 2 : 1;
  const width = Math.floor((state.width - GAP * (columns - 1)) / columns);
  // Many columns of numbers take the place of two parts.
  const span = Math.min(columns, roomy(values) > width ? 2 : 1);
  const data = dataTable(values, state, width * span + GAP * (span - 1));
  const { sizes, rows } = values;
  return h(
    "div",
    {
      class: "train-below",
      key: "train-below",
      style: { "grid-template-columns": `repeat(${columns}, minmax(0, 1fr))` },
    },
    columns > 1 ? h("div", { key: "data", style: { "grid-column": `span ${span}` } }, data) : null,
    lossChart(values, state, Math.min(width, 560)),
    gradientCheck(values, state, check, Math.min(width, 560)),
    columns > 1
      ? null
      : h(
          "details",
          { key: "data", class: "folded" },
          h(
            "summary",
            null,
            h("b", null, state.t.train.data),
            " ",
            state.t.train.dataShape(rows, sizes[0], sizes[sizes.length - 1]),
          ),
          data,
        ),
    h("div", { key: "settings", style: { "grid-column": "1 / -1" } }, settings(values, state)),
  );
}
