// Small curves: an activation function on fixed axes, with the operating point.
import { svg } from "../../ui/dom.js";

const W = 40;

const H = 38;

/** Where a curve and its axes lie in a box, for the figure and for pictures. @param {{ x: number, y: number, w: number, h: number }} box
 * @param {Float64Array | undefined} ys  f on `xs` @param {Float64Array} xs */
export function curveIn({ x: left, y: top, w, h }, ys, xs) {
  const { low, high } = bounds(ys, 0.2);
  const x = (/** @type {number} */ v) => left + w / 2 + (clamp(v, -4, 4) / 4) * (w / 2 - 1);
  const y = (/** @type {number} */ v) =>
    top + h - 3 - ((clamp(v, low, high) - low) / (high - low)) * (h - 6);
  const axes = `M${left} ${y(0).toFixed(2)}h${w}M${left + w / 2} ${top}v${h}`;
  return { x, y, axes, curve: ys ? line(xs, ys, x, y, -4, 4) : null };
}

/** The curve of a layer's activation, shared by all its cells. @param {Float64Array | undefined} ys  f on `xs` @param {Float64Array} xs */
export function smallCurve(ys, xs) {
  const { x, y, axes, curve } = curveIn({ x: 0, y: 0, w: W, h: H }, ys, xs);
  const drawn = [
    svg("path", { class: "axis", d: axes }),
    curve === null ? null : svg("path", { class: "curve", d: curve }),
  ];
  return { x, y, drawn };
}

/** Such a curve with the point (z, a) on it; it moves along the curve.
 * @param {ReturnType<typeof smallCurve>} curve @param {{ z: number, a: number } | null} point @param {string} tip */
export function cellCurve({ x, y, drawn }, point, tip) {
  return svg(
    "svg",
    { class: "cell-curve", viewBox: `0 0 ${W} ${H}`, width: W, height: H, "aria-hidden": "true" },
    svg("title", null, tip),
    drawn,
    point && Number.isFinite(point.z) && Number.isFinite(point.a)
      ? svg("circle", {
          class: "dot",
          cx: 0,
          cy: 0,
          r: 3,
          style: { transform: `translate(${x(point.z)}px, ${y(point.a)}px)` },
        })
      : null,
  );
}

/** The curve in a picker: 18 × 14. A shallow part below 0 is exaggerated, to tell swish from leaky ReLU and both from ReLU.
 * @param {Float64Array | undefined} ys @param {Float64Array} xs */
export function icon(ys, xs) {
  const w = 18;
  const h = 14;
  const low = Math.min(0, ...(ys ?? []));
  const deep = low < 0 && low > -0.5 ? Math.min(12, -0.8 / low) : 1;
  const shown = ys?.map((v) => (v < 0 ? v * deep : v));
  const box = bounds(shown, 0);
  const x = (/** @type {number} */ v) => w / 2 + (v / 4) * (w / 2 - 1);
  const y = (/** @type {number} */ v) =>
    h - 2 - ((clamp(v, box.low, box.high) - box.low) / (box.high - box.low)) * (h - 4);
  return svg(
    "svg",
    { class: "icon-curve", viewBox: `0 0 ${w} ${h}`, width: w, height: h, "aria-hidden": "true" },
    shown ? svg("path", { class: "curve", d: line(xs, shown, x, y, -4, 4) }) : null,
  );
}

/** A polyline through the samples between two abscissas. @param {Float64Array} xs @param {Float64Array} ys
 * @param {(v: number) => number} x @param {(v: number) => number} y @param {number} from @param {number} to */
export function line(xs, ys, x, y, from, to) {
  let d = "";
  for (let i = 0; i < xs.length; i++) {
    if (xs[i] < from || xs[i] > to || !Number.isFinite(ys[i])) continue;
    d += `${d ? "L" : "M"}${x(xs[i]).toFixed(2)} ${y(ys[i]).toFixed(2)}`;
  }
  return d;
}

/** @param {number} v @param {number} low @param {number} high */
export const clamp = (v, low, high) => Math.min(high, Math.max(low, v));

/** A fixed scale for a curve: bounded functions fill it, the others are cut at ±4. @param {Float64Array | undefined} ys @param {number} margin */
export function bounds(ys, margin) {
  let low = -margin;
  let high = 1;
  for (const v of ys ?? []) {
    if (v < low) low = Math.max(v, -3);
    if (v > high) high = Math.min(v, 3);
  }
  return { low, high };
}
