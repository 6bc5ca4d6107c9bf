// The cell that stands for all neurons of a layer that do not fit.
import { button, h, tell } from "../../../ui/dom.js";
import { menu } from "../../parts/menu.js";
import { neuronSymbol } from "../../parts/symbol.js";
import { boxStyle } from "./geometry.js";

/**
 * @import { Column } from "./geometry.js"
 * @import { StageContext } from "./stage.js"
 */

/** Its button opens a list of these neurons, or, for inputs, the matrix view.
 * @param {StageContext} context @param {number} c @param {Column} column */
export function condensed({ values, state }, c, { boxes }) {
  const box = boxes[boxes.length - 1];
  const label = state.t.moreNeurons(box.hidden);
  const layer = c - 1;
  return state.memo.of(`more${c}`, [], () =>
    h(
      "div",
      { class: "condensed", key: `more${c}`, style: boxStyle(box) },
      c === 0
        ? button(
            { "aria-label": label, title: label, "on:click": tell("tab", "matrix") },
            `+${box.hidden}`,
          )
        : menu(state, {
            id: `more.${c}`,
            label,
            plain: true,
            content: `+${box.hidden}`,
            items: () =>
              Array.from({ length: box.hidden + 1 }, (_, i) => {
                const neuron = boxes.length - 2 + i;
                return {
                  id: String(neuron),
                  content: neuronSymbol(values, layer, neuron),
                  event: ["select", { layer, neuron }],
                };
              }),
          }),
    ),
  );
}
