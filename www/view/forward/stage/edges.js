// The weights as lines: solid is positive, dashed is negative, the width is |w|.
import { stepAt } from "../../../figure/steps.js";
import { emit, svg, tell } from "../../../ui/dom.js";
import { value as format } from "../../../ui/format.js";
import { weightName } from "../../parts/symbol.js";
import { edge } from "./geometry.js";

/**
 * @import { Values, View } from "../../../figure/types.js"
 * @import { Child } from "../../../ui/dom.js"
 * @import { StageContext } from "./stage.js"
 */

const THINNEST = 0.75; // px

/** Every drawn edge: quiet ones first, the selected neuron's on top. @param {StageContext} context */
export function edges(context) {
  const { values, g, state } = context;
  const now = state.step === null ? null : stepAt(values.sizes, state.step);
  /** @type {Child[]} */
  const quiet = [];
  /** @type {Child[]} */
  const loud = [];
  for (let layer = 0; layer < values.layers.length; layer++) {
    const max = widest(values, layer);
    for (const [from, a] of g.columns[layer].boxes.entries()) {
      for (const [to, b] of g.columns[layer + 1].boxes.entries()) {
        if (a.index === null || b.index === null) continue;
        const hot = isHot(state, now, layer, a.index, b.index);
        const d = path(edge(g, layer, from, to));
        (hot ? loud : quiet).push(line(context, layer, a.index, b.index, d, max, hot));
      }
    }
  }
  return svg("svg", { class: "edges", "aria-hidden": "true" }, quiet, loud);
}

/** A line, and a wider one for the pointer. @param {StageContext} context @param {number} layer @param {number} i @param {number} j @param {string} d @param {number} max @param {boolean} hot */
function line({ values, state, g }, layer, i, j, d, max, hot) {
  const w = values.layers[layer].weights[i * values.sizes[layer + 1] + j];
  const thickest = g.across && g.width >= 700 ? 5 : 4;
  const width = max
    ? Math.min(thickest, Math.max(THINNEST, (thickest * Math.abs(w)) / max))
    : THINNEST;
  const name = `${layer}.${i}.${j}`;
  return [
    svg("path", {
      key: `e${name}`,
      class: `edge ${w < 0 ? "neg" : "pos"}${state.selection && !hot ? " quiet" : ""}`,
      d,
      "stroke-width": width.toFixed(2),
    }),
    svg(
      "path",
      {
        key: `hit${name}`,
        class: "hit",
        d,
        "on:pointerenter": tell("hover", name),
        "on:pointerleave": tell("hover", null),
        "on:click": (/** @type {MouseEvent} */ event) => {
          event.stopPropagation();
          emit(event.currentTarget, "select", { layer, neuron: j });
        },
      },
      // Of the one that is pointed at: there may be hundreds.
      state.hover === name
        ? svg("title", null, `${weightName(values, layer, i, j)} = ${format(w, 8)}`)
        : null,
    ),
  ];
}

/** A layer's largest |w|, which gets the full width; held while a number is dragged. @param {Values} values @param {number} layer */
function widest(values, layer) {
  const held = values.frozenMax?.[values.layers[layer].name];
  if (held !== undefined) return held;
  let max = 0;
  for (const w of values.layers[layer].weights)
    if (Math.abs(w) > max && Number.isFinite(w)) max = Math.abs(w);
  return max;
}

/** Whether an edge ends at the selected neuron, or is pointed at; while stepping, that of the present term, then all that entered.
 * @param {View} state @param {import("../../../figure/steps.js").Step | null} now @param {number} layer @param {number} i @param {number} j */
function isHot({ selection, hover }, now, layer, i, j) {
  if (hover === `${layer}.${i}.${j}`) return true;
  if (now)
    return now.layer === layer && now.neuron === j && (now.term === i || now.term >= now.inputs);
  if (!selection) return false;
  return (
    (selection.layer === layer && selection.neuron === j) ||
    (selection.layer === layer - 1 && selection.neuron === i)
  );
}

/** @param {ReturnType<typeof edge>} e */
const path = ({ p, q, middle: [m, n] }) => `M${point(p)}C${point(m)} ${point(n)} ${point(q)}`;

/** @param {{ x: number, y: number }} p */
const point = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
