// The parts below the network in Train: data, loss, gradient check, settings. On a phone the data is folded.
import { h } from "../../ui/dom.js";
import { dataTable, roomy } from "./data/table.js";
import { gradientCheck } from "./gradient-check.js";
import { lossChart } from "./loss.js";
import { settings } from "./settings.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { GradientCheck } from "../../pkg/perceptible.js"
 */

const GAP = 48; // px

/** @param {Values} values @param {View} state @param {GradientCheck | null} [check]  null until there is one */
export function below(values, state, check = null) {
  const shows = (/** @type {string} */ part) => state.views.includes(part);
  const parts = ["data", "loss", "check"].filter(shows).length;
  const columns = Math.min(parts, state.width >= 1000 ? 3 : state.width >= 640 ? 2 : 1);
  if (!parts && !shows("settings")) return null;
  const width = Math.floor((state.width - GAP * (columns - 1)) / Math.max(1, columns));
  return h(
    "div",
    {
      class: "train-below",
      key: "train-below",
      ref: state.memo.watch("below"),
      style: { "grid-template-columns": `repeat(${Math.max(1, columns)}, minmax(0, 1fr))` },
    },
    shows("data") && columns > 1 ? data(values, state, width, columns) : null,
    shows("loss") ? lossChart(values, state, Math.min(width, 560)) : null,
    shows("check") ? gradientCheck(values, state, check, Math.min(width, 560)) : null,
    shows("data") && columns <= 1 ? foldedData(values, state, width) : null,
    shows("settings")
      ? h("div", { key: "settings", style: { "grid-column": "1 / -1" } }, settings(values, state))
      : null,
  );
}

/** A table with many columns takes the room of two parts. @param {Values} values @param {View} state @param {number} width @param {number} columns */
function data(values, state, width, columns) {
  const span = Math.min(columns, roomy(values) > width ? 2 : 1);
  return h(
    "div",
    { key: "data", style: { "grid-column": `span ${span}` } },
    dataTable(values, state, width * span + GAP * (span - 1)),
  );
}

/** @param {Values} values @param {View} state @param {number} width */
function foldedData(values, state, width) {
  const { sizes, rows } = values;
  const { data, dataShape } = state.t.train;
  return h(
    "details",
    { key: "data", class: "folded" },
    h("summary", null, h("b", null, data), " ", dataShape(rows, sizes[0], sizes[sizes.length - 1])),
    dataTable(values, state, width),
  );
}
