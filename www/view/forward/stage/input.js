// An input: its number, and its place on the scale that all inputs share.
import { h } from "../../../ui/dom.js";
import { plain } from "../../../ui/format.js";
import { inputField } from "../../parts/fields.js";
import { symbol } from "../../parts/symbol.js";
import { boxStyle } from "./geometry.js";

/**
 * @import { Place } from "./geometry.js"
 * @import { StageContext } from "./stage.js"
 */

/** @param {StageContext} context @param {Place} box @param {number} range  the largest of all inputs, and 6 at least */
export function input({ values, state, g, digits }, box, range) {
  const index = box.index;
  const at_ = state.row * values.sizes[0] + index;
  const x = values.inputs[at_];
  return state.memo.of(`x${index}`, [x, values.presetInputs?.[at_], range], () => {
    // The widest it can get is bold, as changed values are.
    const fits = (/** @type {number} */ size) => (/** @type {string} */ text) =>
      state.measure(text, size, true) <= box.w - (g.across ? 28 : 34);
    const large = fits(20)(plain(x, digits));
    const half = Math.min(50, (Math.abs(x) / range) * 50);
    return h(
      "div",
      { class: "input", key: `x${index}`, style: boxStyle(box) },
      h("span", { class: "name" }, symbol("x", null, index + 1)),
      inputField(
        { values, state, digits },
        state.row,
        index,
        "stage",
        large ? "big" : "big long",
        fits(large ? 20 : 14),
      ),
      g.across
        ? h(
            "span",
            { class: "bar", "aria-hidden": "true" },
            h("span", {
              class: x < 0 ? "fill neg" : "fill pos",
              style: { width: `${half}%`, left: x < 0 ? `${50 - half}%` : "50%" },
            }),
          )
        : null,
    );
  });
}
