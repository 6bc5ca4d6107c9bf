// The numbers on the selected neuron's edges; they interrupt the line as a contour label does.
import { h } from "../../../ui/dom.js";
import { fitted, plain, signOf } from "../../../ui/format.js";
import { weightField } from "../../parts/fields.js";
import { edge, place } from "./geometry.js";
import { legible } from "./numbers.js";

/** @import { StageContext } from "./stage.js" */

// Labels, px:
const SMALLEST = 40; // of a gap with labels: a sign and one digit behind the point

const SEEN = 4; // of its line beside it

const PADDING = 8; // of the style sheet's, on both sides

/** Weights on the selected neuron's edges; they interrupt the line as a contour label does. @param {StageContext} context */
export function labels(context) {
  const { values, state, g } = context;
  if (!state.selection) return null;
  const { layer, neuron } = state.selection;
  const own = g.columns[layer + 1].boxes.findIndex((box) => box.index === neuron);
  if (own < 0) return null;
  const entering = g.columns[layer].boxes.map((box, from) => ({
    from,
    to: own,
    i: box.index,
    j: neuron,
  }));
  const leaving =
    layer + 1 < values.layers.length
      ? g.columns[layer + 2].boxes.map((box, to) => ({
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

/** @param {StageContext} context @param {number} layer @param {{ from: number, to: number, i: number | null, j: number | null }[]} ends @param {number} t */
function labelsBetween(context, layer, ends, t) {
  const { values, state, g, digits } = context;
  const { memo } = state;
  const { weights, originalWeights } = values.layers[layer] ?? {};
  return memo.of(`labels${layer}`, [weights, originalWeights], () => {
    const drawn = ends.filter((end) => end.i !== null && end.j !== null);
    if (!drawn.length || drawn.length > 8) return null;
    const gap = g.across
      ? g.columns[layer + 1].x - g.columns[layer].x - g.columns[layer].width
      : g.columns[layer + 1].boxes[0].w;
    if (gap < SMALLEST) return null;
    // In Train bars take a part of the gap.
    const precise = g.across && gap >= 110 && digits !== 4 && !g.gutter && !state.presenting;
    const room = gap - SEEN;
    const {
      w,
      h: height,
      size,
    } = state.presenting
      ? { w: Math.min(70, room), h: legible(state, 15) + 11, size: legible(state, 15) }
      : { w: precise ? 82 : Math.min(54, room), h: 20, size: 12 };
    // On a projector no number is better than one too small to read.
    if (state.presenting && state.measure("−0.0", size, true) > room - PADDING) return null;
    const shapes = drawn.map((end) => edge(g, layer, end.from, end.to));
    const spots = place(shapes, { t, w, h: height });
    const text = (/** @type {number} */ weight) =>
      precise
        ? plain(weight, 8)
        : fitted(weight, 4, (shown) => state.measure(shown, size, true) <= room - PADDING, true);
    return drawn.map((end, k) => {
      const [i, j] = [Number(end.i), Number(end.j)];
      const weight = values.layers[layer].weights[i * values.sizes[layer + 1] + j];
      return h(
        "div",
        {
          class: "edge-label",
          key: `label${layer}.${i}.${j}`,
          style: { left: spots[k].x, top: spots[k].y, "font-size": size },
        },
        weightField(context, layer, i, j, "edge", text(weight), signOf(weight)),
      );
    });
  });
}
