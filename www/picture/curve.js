// The small curve of a neuron: its activation on fixed axes, and the point (z, a).
import { bounds, clamp, line } from "../view/parts/curve.js";
import { el } from "./tree.js";

/** @param {{ x: number, y: number, w: number, h: number }} box @param {Float64Array | undefined} ys @param {Float64Array} xs
 * @param {number} z @param {number} a @param {{ axis: string, curve: string, dot: string, paper: string }} color */
export function curve(box, ys, xs, z, a, color) {
  const { low, high } = bounds(ys, 0.2);
  const x = (/** @type {number} */ v) =>
    box.x + box.w / 2 + (clamp(v, -4, 4) / 4) * (box.w / 2 - 1);
  const y = (/** @type {number} */ v) =>
    box.y + box.h - 3 - ((clamp(v, low, high) - low) / (high - low)) * (box.h - 6);
  const axes = `M${box.x} ${y(0).toFixed(2)}h${box.w}M${box.x + box.w / 2} ${box.y}v${box.h}`;
  return [
    el("path", { d: axes, fill: "none", stroke: color.axis }),
    ys &&
      el("path", {
        d: line(xs, ys, x, y, -4, 4),
        fill: "none",
        stroke: color.curve,
        "stroke-width": 1.5,
      }),
    Number.isFinite(z) &&
      Number.isFinite(a) &&
      el("circle", { cx: x(z), cy: y(a), r: 3.5, fill: color.dot, stroke: color.paper }),
  ];
}
