// The weights on the stage: every edge by sign and |w|, and the numbers on the selected neuron's.

import { stepAt } from "../../figure/steps.js";
import { emit, h, svg, tell } from "../../ui/dom.js";
import { fitted, value as format } from "../../ui/format.js";
import { weightField } from "../parts/fields.js";
import { weightName } from "../parts/symbol.js";
import { edge, place } from "./geometry.js";

const THINNEST = 0.75; // px

// Labels, px:
const SMALLEST = 40; // of a gap with labels: a sign and one digit behind the point
const SEEN = 4; // of its line beside it
const PADDING = 8; // of the style sheet's, on both sides

/** Every drawn edge: quiet ones first, the selected neuron's on top. @param {any} context */
export function edges(context) {
  const { values, g, state } = context;
  const now = state.step === null ? null : stepAt(values.sizes, state.step);
  /** @type {any[]} */
  const quiet = [];
  /** @type {any[]} */
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

/** Weights on the selected neuron's edges; they interrupt the line as a contour label does. @param {any} context */
export function labels(context) {
  const { values, state, g } = context;
  if (!state.selection) return null;
  const { layer, neuron } = state.selection;
  const own = g.columns[layer + 1].boxes.findIndex(
    (/** @type {any} */ box) => box.index === neuron,
  );
  if (own < 0) return null;
  const entering = g.columns[layer].boxes.map(
    (/** @type {any} */ box, /** @type {number} */ from) => ({
      from,
      to: own,
      i: box.index,
      j: neuron,
    }),
  );
  const leaving =
    layer + 1 < values.layers.length
      ? g.columns[layer + 2].boxes.map((/** @type {any} */ box, /** @type {number} */ to) => ({
          from: own,
          to,
          i: neuron,
          j: box.index,
        }))
      : [];
  return [
    labelsBetween(context, layer, entering, 0.36),
    labelsBetween(context, layer + 1, leaving, 0.5),
  ];
}

/** @param {any} context @param {number} layer @param {{ from: number, to: number, i: number | null, j: number | null }[]} ends @param {number} t */
function labelsBetween(context, layer, ends, t) {
  const { values, state, g, digits } = context;
  const drawn = ends.filter((end) => end.i !== null && end.j !== null);
  if (!drawn.length || drawn.length > 8) return null;
  const gap = g.across
    ? g.columns[layer + 1].x - g.columns[layer].x - g.columns[layer].width
    : g.columns[layer + 1].boxes[0].w;
  if (gap < SMALLEST) return null;
  const precise = g.across && gap >= 110 && digits !== 4;
  const room = gap - SEEN;
  const w = precise ? 82 : Math.min(54, room);
  const shapes = drawn.map((end) => edge(g, layer, end.from, end.to));
  const spots = place(shapes, { t, w, h: 20 });
  const text = (/** @type {number} */ weight) =>
    precise
      ? format(weight, 8)
      : fitted(weight, 4, (shown) => state.measure(shown, 12, true) <= room - PADDING);
  return drawn.map((end, k) => {
    const [i, j] = [Number(end.i), Number(end.j)];
    const weight = values.layers[layer].weights[i * values.sizes[layer + 1] + j];
    return h(
      "div",
      {
        class: "edge-label",
        key: `label${layer}.${i}.${j}`,
        style: { left: spots[k].x, top: spots[k].y },
      },
      weightField(context, layer, i, j, "edge", text(weight), weight < 0 ? "neg" : "pos"),
    );
  });
}

/** A line, and a wider one for the pointer. @param {any} context @param {number} layer @param {number} i @param {number} j @param {string} d @param {number} max @param {boolean} hot */
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
        "on:click": (/** @type {any} */ event) => {
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

/** A layer's largest |w|, which gets the full width; held while a number is dragged. @param {any} values @param {number} layer */
function widest(values, layer) {
  const held = values.frozenMax?.[values.layers[layer].name];
  if (held !== undefined) return held;
  let max = 0;
  for (const w of values.layers[layer].weights)
    if (Math.abs(w) > max && Number.isFinite(w)) max = Math.abs(w);
  return max;
}

/** Whether an edge ends at the selected neuron, or is pointed at; while stepping, that of the present term, then all that entered.
 * @param {any} state @param {import("../../figure/steps.js").Step | null} now @param {number} layer @param {number} i @param {number} j */
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
