// The selected neuron's bars as focusable marks, each with its gradient and its factors. G goes to the
// first, the arrow keys along them, Escape back to the neuron.
import { emit, h, tell } from "../../ui/dom.js";
import { value as format } from "../../ui/format.js";
import { edge } from "../forward/stage/geometry.js";
import { inLayer, sourceName } from "../parts/symbol.js";
import { trainingOf } from "./neuron-values.js";

/**
 * @import { StageContext } from "../forward/stage/stage.js"
 */

const THICK = 11; // px

/** @param {StageContext} context @param {number} layer */
export function gutterBars({ values, state, g }, layer) {
  const { selection } = state;
  if (selection?.layer !== layer) return null;
  const to = selection.neuron;
  const target = g.columns[layer + 1].boxes.findIndex(({ index }) => index === to);
  if (target < 0) return null;
  const { layers, status } = trainingOf(values);
  const m = values.sizes[layer + 1];
  return g.columns[layer].boxes.map(({ index }, from) => {
    if (index === null) return null;
    const { q } = edge(g, layer, from, target);
    const [x, y] = g.across ? [q.x + 4, q.y - THICK / 2] : [q.x - THICK / 2, q.y + 4];
    const [width, height] = g.across ? [2 * g.gutter, THICK] : [THICK, 2 * g.gutter];
    const weight = inLayer(values.layers, "w", layer, index, to);
    const from_ =
      status.batch.length === 1
        ? ` = ${sourceName(values, layer, index)} · ${inLayer(values.layers, "δ", layer, to)}`
        : "";
    const gradient = format(layers[layer].dWeights[index * m + to], state.digits);
    const name = `∂L/∂${weight}${from_} = ${gradient}`;
    const id = `${layer}.${index}.${to}`;
    return h("span", {
      key: id,
      class: "gutter-bar",
      role: "img",
      tabindex: -1,
      "data-bar": id,
      "data-home": `[data-neuron="${layer}.${to}"]`,
      "aria-label": name,
      title: name,
      style: { left: x, top: y, width, height },
      "on:pointerenter": tell("hover", id),
      "on:pointerleave": tell("hover", null),
      "on:focus": tell("hover", id),
      "on:blur": tell("hover", null),
      "on:keydown": (/** @type {KeyboardEvent} */ event) => along(event, layer, to),
    });
  });
}

/** @param {KeyboardEvent} event @param {number} layer @param {number} neuron */
function along(event, layer, neuron) {
  const bar = /** @type {HTMLElement} */ (event.currentTarget);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (event.key === "Escape") emit(bar, "select", { layer, neuron, focus: true });
  else if (by === undefined) return;
  else {
    const next = by > 0 ? bar.nextElementSibling : bar.previousElementSibling;
    if (next?.matches("[data-bar]")) /** @type {HTMLElement} */ (next).focus();
  }
  event.preventDefault();
  event.stopPropagation();
}
