// The weights: solid is positive, dashed is negative, the width is |w| in parts of the layer's largest.
import { value } from "../format.js";
import { edge, place } from "../view/geometry.js";
import { signColor, text } from "./parts.js";
import { el } from "./tree.js";
import { widest } from "./widths.js";

const THINNEST = 0.75; // px

/** Every drawn edge, the selected neuron's on top. @param {import("./parts.js").Context} context @param {import("./geometry.js").Geometry} g */
export function edges(context, g) {
  /** @type {any[]} */ const quiet = [];
  /** @type {any[]} */ const loud = [];
  for (const [layer, { weights }] of context.values.layers.entries()) {
    const max = largest(weights);
    for (const [from, { index: i }] of g.columns[layer].boxes.entries())
      for (const [to, { index: j }] of g.columns[layer + 1].boxes.entries()) {
        if (i === null || j === null) continue;
        const w = weights[i * context.values.sizes[layer + 1] + j];
        const hot = touches(context.selection, layer, i, j);
        const shape = edge(g, layer, from, to);
        (hot ? loud : quiet).push(line(context, g, w, max, shape, hot));
      }
  }
  return el("g", { fill: "none" }, quiet, loud);
}

/** The weights of the selected neuron, as contour labels on their lines. @param {import("./parts.js").Context} context @param {import("./geometry.js").Geometry} g */
export function labels(context, g) {
  if (!context.selection) return null;
  const { layer, neuron } = context.selection;
  const own = g.columns[layer + 1]?.boxes.findIndex(({ index }) => index === neuron) ?? -1;
  if (own < 0) return null;
  const entering = g.columns[layer].boxes.map(({ index }, from) => ({
    from,
    to: own,
    i: index,
    j: neuron,
  }));
  const leaving = g.across
    ? g.columns[layer + 2]?.boxes.map(({ index }, to) => ({ from: own, to, i: neuron, j: index }))
    : undefined;
  return [
    labelsOf(context, g, layer, entering, 0.36),
    leaving && labelsOf(context, g, layer + 1, leaving, 0.5),
  ];
}

/** @param {import("./parts.js").Context} context @param {import("./geometry.js").Geometry} g @param {number} layer
 * @param {{ from: number, to: number, i: number | null, j: number | null }[]} ends @param {number} t */
function labelsOf({ values, color }, g, layer, ends, t) {
  const drawn = ends.filter(({ i, j }) => i !== null && j !== null);
  const gap = g.columns[layer + 1].x - g.columns[layer].x - g.columns[layer].width;
  if (drawn.length > (g.across ? 8 : 4) || (g.across && gap < 70)) return null;
  const shapes = drawn.map(({ from, to }) => edge(g, layer, from, to));
  const texts = drawn.map(({ i, j }) =>
    value(values.layers[layer].weights[Number(i) * values.sizes[layer + 1] + Number(j)], 4),
  );
  const w = Math.max(...texts.map((shown) => widest(shown, 12))) + 6;
  return place(shapes, { t, w, h: 18 }).map(({ x, y }, k) => {
    const { i, j } = drawn[k];
    const weight = values.layers[layer].weights[Number(i) * values.sizes[layer + 1] + Number(j)];
    return [
      el("rect", { x: x - w / 2, y: y - 9, width: w, height: 18, fill: color.paper }),
      text(x, y + 4, texts[k], { size: 12, anchor: "middle", fill: signColor(color, weight) }),
    ];
  });
}

/** @param {import("./parts.js").Context} context @param {import("./geometry.js").Geometry} g @param {number} w @param {number} max
 * @param {ReturnType<typeof edge>} shape @param {boolean} hot */
function line({ color, selection }, g, w, max, { p, q, middle: [m, n] }, hot) {
  const thickest = g.across ? 5 : 4;
  const part = max ? Math.abs(w) / max : 0;
  const quiet = selection && !hot;
  const point = (/** @type {{ x: number, y: number }} */ { x, y }) =>
    `${x.toFixed(1)} ${y.toFixed(1)}`;
  return el("path", {
    d: `M${point(p)}C${point(m)} ${point(n)} ${point(q)}`,
    stroke: quiet ? color[w < 0 ? "quiet-neg" : "quiet-pos"] : signColor(color, w),
    "stroke-width": Math.min(thickest, Math.max(THINNEST, thickest * part || 0)),
    "stroke-dasharray": w < 0 ? (quiet ? "6 4" : "7 4") : null,
  });
}

/** @param {Float64Array} weights */
const largest = (weights) =>
  weights.reduce((max, w) => (Number.isFinite(w) ? Math.max(max, Math.abs(w)) : max), 0);

/** @param {import("../state.js").Selection | null} selection @param {number} layer @param {number} i @param {number} j */
const touches = (selection, layer, i, j) =>
  selection !== null &&
  ((selection.layer === layer && selection.neuron === j) ||
    (selection.layer === layer - 1 && selection.neuron === i));
