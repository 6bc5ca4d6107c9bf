// The rows of the batch.
import { button, h, tell } from "../../../ui/dom.js";

/** @import { Values, View } from "../../../figure/types.js" */

const MANY = 16; // with more rows, one steps through them

/** Buttons that select, add and remove rows of the batch. @param {Values} values @param {View} state */
export function batchBar(values, state) {
  const changeable = state.controls.has("rows");
  if (values.rows === 1 && !changeable) return null;
  return h(
    "div",
    { class: "batch", key: "batch" },
    h("span", null, state.t.batchRows),
    h(
      "div",
      { role: "group", "aria-label": state.t.batchRows, class: "batch-rows" },
      values.rows > MANY
        ? around(values, state)
        : Array.from({ length: values.rows }, (_, r) =>
            button(
              {
                key: `r${r}`,
                class: "press",
                "aria-pressed": String(r === state.row),
                "aria-label": state.t.rowNumber(r + 1),
                "on:click": tell("row", r),
              },
              r + 1,
            ),
          ),
    ),
    changeable &&
      button(
        {
          class: "quiet",
          disabled: state.frozen || values.rows >= values.limits.rows,
          "on:click": tell("edits", [{ set: "addRow" }]),
        },
        state.t.addRow,
      ),
    changeable && values.rows > 1
      ? button(
          {
            class: "quiet",
            disabled: state.frozen,
            "on:click": tell("edits", [{ set: "removeRow", row: state.row }]),
          },
          state.t.removeRow(state.row + 1),
        )
      : null,
  );
}

/** ‹ 12 / 200 ›: the row on stage, and those beside it. @param {Values} values @param {View} state */
function around({ rows }, state) {
  const to = (/** @type {string} */ sign, /** @type {number} */ row) =>
    button(
      {
        key: sign,
        class: "press",
        disabled: row < 0 || row >= rows,
        "aria-label": state.t.rowNumber(row + 1),
        "on:click": tell("row", row),
      },
      sign,
    );
  return [
    to("‹", state.row - 1),
    h("span", { key: "at", class: "batch-at" }, `${state.row + 1} / ${rows}`),
    to("›", state.row + 1),
  ];
}
