// Which row of the batch the ledger follows: ‹ sample 3 / 10 ›.
import { button, h, tell } from "../../ui/dom.js";
import { trainingOf } from "./neuron-values.js";

/** @import { Values, View } from "../../figure/types.js" */

/** @param {Values} values @param {View} state */
export function samples(values, state) {
  const { status, sample } = trainingOf(values);
  const { batch } = status;
  if (batch.length < 2 && sample !== null) return null;
  if (batch.length === 0 || (batch.length === 1 && values.rows === 1)) return null;
  const at = sample ?? -1;
  const go = (/** @type {string} */ sign, /** @type {number} */ to, /** @type {string} */ name) =>
    button(
      {
        class: "tool",
        key: sign,
        disabled: to < 0 || to >= batch.length,
        "aria-label": name,
        title: name,
        "on:click": tell("row", batch[to]),
      },
      sign,
    );
  return h(
    "div",
    { class: "sample", key: "sample", role: "group", "aria-label": state.t.train.sampleName },
    go("‹", sample === null ? -1 : at - 1, state.t.train.previousSample),
    h(
      "span",
      { "aria-live": "polite" },
      state.t.train.sample(sample === null ? "–" : String(at + 1), batch.length),
    ),
    go("›", at + 1, state.t.train.nextSample),
    h("span", { class: "label" }, state.t.rowNumber(state.row + 1)),
  );
}
