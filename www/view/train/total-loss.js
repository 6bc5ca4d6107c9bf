// The loss under the outputs: its number and formula.
import { h } from "../../ui/dom.js";
import { fitted } from "../../ui/format.js";
import { RULES } from "./loss-rule.js";
import { has } from "./phases.js";

/**
 * @import { TrainingValues } from "../../figure/types.js"
 * @import { StageContext } from "../forward/stage/stage.js"
 */

const SIZE = 18; // px: of the number
const LABEL = 48; // px beside it

/** @param {StageContext} context */
export function total({ values, state, g, digits }) {
  const { status, settings } = /** @type {TrainingValues} */ (values.training);
  const { t } = state;
  const column = g.columns[g.columns.length - 1];
  const last = column.boxes[column.boxes.length - 1];
  const room = (g.across ? column.width : g.width) - LABEL;
  const loss =
    has(status, "loss") && status.loss !== null
      ? fitted(status.loss, digits, (text) => state.measure(text, SIZE, true) <= room)
      : state.unseen;
  const old = has(status, "update");
  return state.memo.of("total", [loss, settings.loss, status.ready, old], () =>
    h(
      "div",
      {
        class: "loss-total",
        key: "total",
        style: g.across
          ? { left: column.x, top: last.y + last.h + 20, width: column.width }
          : { left: 0, top: last.y + last.h + 10, width: g.width },
      },
      status.ready
        ? [
            h(
              "div",
              { class: "loss-total-row" },
              h("span", null, t.train.loss, " ", h("i", null, "L")),
              h("b", null, loss),
            ),
            h("p", null, old ? t.train.old : RULES[settings.loss].formula),
          ]
        : h("p", { class: "missing" }, t.train.noTargets),
    ),
  );
}
