// The small curve of a neuron: its activation on fixed axes, and the point (z, a).
import { curveIn } from "../view/parts/curve.js";
import { el } from "./tree.js";

/** @param {{ x: number, y: number, w: number, h: number }} box @param {Float64Array | undefined} ys @param {Float64Array} xs
 * @param {number} z @param {number} a @param {{ axis: string, curve: string, dot: string, paper: string }} color */
export function curve(box, ys, xs, z, a, color) {
  const { x, y, axes, curve } = curveIn(box, ys, xs);
  return [
    el("path", { d: axes, fill: "none", stroke: color.axis }),
    curve !== null &&
      el("path", { d: curve, fill: "none", stroke: color.curve, "stroke-width": 1.5 }),
    Number.isFinite(z) &&
      Number.isFinite(a) &&
      el("circle", { cx: x(z), cy: y(a), r: 3.5, fill: color.dot, stroke: color.paper }),
  ];
}
