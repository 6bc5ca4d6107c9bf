// Scores: loss, accuracy and the confusion matrix.
import { h } from "../../../ui/dom.js";
import { value as format } from "../../../ui/format.js";
import { trainingOf } from "../neuron-values.js";
import { className } from "./plane.js";

/** @import { Values, View } from "../../../figure/types.js" */

/** Loss and accuracy of the rows that are learnt from and of those for the test. @param {Values} values @param {View} state */
export function scores(values, state) {
  const { scores } = trainingOf(values);
  if (!scores) return null;
  const t = state.t.train;
  const [loss, accuracy, testLoss, testAccuracy] = scores;
  const percent = (/** @type {number} */ v) =>
    Number.isNaN(v) ? "–" : `${(100 * v).toFixed(1)} %`;
  const number = (/** @type {number} */ v) => (Number.isNaN(v) ? "–" : format(v, 4));
  const tested = !Number.isNaN(testLoss);
  const row = (/** @type {string} */ name, /** @type {string} */ own, /** @type {string} */ test) =>
    h(
      "tr",
      { key: name },
      h("th", { scope: "row" }, name),
      h("td", null, h("b", null, own)),
      tested ? h("td", null, h("b", null, test)) : null,
    );
  return h(
    "table",
    { class: "scores", key: "scores" },
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        h("td", null),
        h("th", { scope: "col" }, t.trainingRows),
        tested ? h("th", { scope: "col" }, t.testRows) : null,
      ),
    ),
    h(
      "tbody",
      null,
      row(t.loss, number(loss), number(testLoss)),
      Number.isNaN(accuracy) ? null : row(t.accuracy, percent(accuracy), percent(testAccuracy)),
    ),
  );
}

/** The confusion matrix. @param {Values} values @param {View} state */
export function confusion(values, state) {
  const { confusion } = trainingOf(values);
  if (!confusion?.length) return null;
  const t = state.t.train;
  const n = Math.round(Math.sqrt(confusion.length / 2));
  const indices = Array.from({ length: n }, (_, i) => i);
  const tested = confusion.subarray(n * n).some((count) => count > 0);
  const shown = tested ? confusion.subarray(n * n) : confusion.subarray(0, n * n);
  return h(
    "details",
    { class: "folded", key: "confusion" },
    h("summary", null, h("b", null, t.confusion), " ", tested ? t.testRows : t.trainingRows),
    h("p", { class: "note" }, t.confusionHow),
    h(
      "div",
      { class: "confusion", tabindex: 0, role: "region", "aria-label": t.confusion },
      h(
        "table",
        null,
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            h("td", null),
            indices.map((j) => h("th", { scope: "col", key: j }, className(values, j))),
          ),
        ),
        h(
          "tbody",
          null,
          indices.map((i) =>
            h(
              "tr",
              { key: i },
              h("th", { scope: "row" }, className(values, i)),
              indices.map((j) =>
                h(
                  "td",
                  { key: j, class: i === j ? "right" : shown[i * n + j] ? "wrong" : "none" },
                  shown[i * n + j],
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
