// The weights: solid is positive, dashed is negative, the width is |w| in parts of the layer's largest.
import { plain } from "../ui/format.js";
import { at, edge, path } from "../view/forward/stage/geometry.js";
import { largest, thickness, touches } from "../view/forward/stage/weight.js";
import { signColor, text } from "./parts.js";
import { el } from "./tree.js";
import { widest } from "./widths.js";

const STEPS = Array.from({ length: 51 }, (_, i) => i / 50); // along an edge

/** Every drawn edge, the selected neuron's on top. @param {import("./parts.js").Context} context @param {import("./geometry.js").Geometry} g */
export function edges(context, g) {
  /** @type {import("./tree.js").Child[]} */ const quiet = [];
  /** @type {import("./tree.js").Child[]} */ const loud = [];
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
  const drawn = ends
    .map((end) => ({ ...end, shape: edge(g, layer, end.from, end.to) }))
    .filter(({ i, j }) => i !== null && j !== null)
    .map(({ i, j, shape }) => ({
      shape,
      w: values.layers[layer].weights[Number(i) * values.sizes[layer + 1] + Number(j)],
    }));
  const gap = g.columns[layer + 1].x - g.columns[layer].x - g.columns[layer].width;
  const wide = Math.max(0, ...drawn.map(({ w }) => widest(plain(w, 4), 12))) + 6;
  if (!drawn.length || drawn.length > (g.across ? 8 : 4) || (g.across && gap < wide + 14))
    return null;
  const shapes = drawn.map(({ shape }) => shape);
  return spots(shapes, t, wide, g.across).map(({ x, y }, k) => [
    el("rect", { x: x - wide / 2, y: y - 9, width: wide, height: 18, fill: color.paper }),
    text(x, y + 4, plain(drawn[k].w, 4), {
      size: 12,
      anchor: "middle",
      fill: signColor(color, drawn[k].w),
    }),
  ]);
}

/**
 * Where the labels stand, each on its own edge: apart from one another, and as little as possible on
 * an edge that another label is about. @param {ReturnType<typeof edge>[]} shapes @param {number} t @param {number} w px @param {boolean} across
 */
function spots(shapes, t, w, across) {
  /** @type {{ x: number, y: number }[]} */
  const placed = [];
  const lines = shapes.map((shape) => STEPS.map((step) => at(shape, step)));
  // Between the columns; on the way down there is nothing beside.
  const [{ p, q }] = shapes;
  const free = (/** @type {number} */ x) =>
    !across || (x - w / 2 >= p.x - 2 && x + w / 2 <= q.x + 2);
  for (const [k, own] of lines.entries()) {
    const cost = (/** @type {number} */ i) => {
      const { x, y } = own[i];
      const near =
        (/** @type {number} */ dx, /** @type {number} */ dy) =>
        (/** @type {{ x: number, y: number }} */ o) =>
          Math.abs(o.x - x) < dx && Math.abs(o.y - y) < dy;
      const labels = placed.filter(near(w + 2, 20)).length;
      const crossed = lines.filter((line, other) => other !== k && line.some(near(w / 2 + 3, 11)));
      return 100 * labels + 3 * crossed.length + 10 * Math.abs(STEPS[i] - t);
    };
    const tries = STEPS.map((_, i) => i).filter(
      (i) => STEPS[i] >= 0.16 && STEPS[i] <= 0.84 && free(own[i].x),
    );
    const best = tries.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    placed.push(own[best]);
  }
  return placed;
}

/** @param {import("./parts.js").Context} context @param {import("./geometry.js").Geometry} g @param {number} w @param {number} max
 * @param {ReturnType<typeof edge>} shape @param {boolean} hot */
function line({ color, selection }, g, w, max, shape, hot) {
  const thickest = g.across ? 5 : 4;
  const quiet = selection && !hot;
  return el("path", {
    d: path(shape),
    stroke: quiet && w !== 0 ? color[w < 0 ? "quiet-neg" : "quiet-pos"] : signColor(color, w),
    "stroke-width": thickness(w, max, thickest),
    "stroke-dasharray": w < 0 ? (quiet ? "6 4" : "7 4") : null,
  });
}
