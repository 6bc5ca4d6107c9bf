// All values of the comparison on one axis.
import { svg } from "../../../ui/dom.js";

/** @import { Comparison } from "../../../figure/types.js" */

/** One axis for z and every a; it holds zero. @param {Comparison} c */
export function axis(c) {
  const all = [c.z, ...c.rows.map((row) => row.a)].flatMap((v) => [...v]).filter(Number.isFinite);
  const low = Math.min(0, ...all);
  const high = Math.max(0, ...all);
  const pad = (high - low || 1) * 0.08;
  return { low: low < 0 ? -nice(-low + pad) : 0, high: high > 0 ? nice(high + pad) : 0 };
}

/** Up to two digits, away from zero. @param {number} v */
function nice(v) {
  const unit = 10 ** (Math.floor(Math.log10(v)) - 1);
  return Number((Math.ceil(v / unit) * unit).toPrecision(3));
}

/** @param {number} v */
export const tick = (v) => String(v).replace("-", "−");

/** @param {Float64Array} values @param {{ low: number, high: number }} scale @param {boolean} hollow */
export function dots(values, { low, high }, hollow) {
  const W = 180;
  const x = (/** @type {number} */ v) => 4 + ((v - low) / (high - low || 1)) * (W - 8);
  return svg(
    "svg",
    {
      class: `dots${hollow ? " hollow" : ""}`,
      viewBox: `0 0 ${W} 16`,
      width: W,
      height: 16,
      "aria-hidden": "true",
    },
    svg("path", { class: "axis", d: `M4 8H${W - 4}` }),
    svg("path", { class: "zero", d: `M${x(0)} 3V13` }),
    [...values]
      .filter(Number.isFinite)
      .slice(0, 64)
      .map((v, i) => svg("circle", { key: String(i), cx: x(v).toFixed(2), cy: 8, r: 3 })),
  );
}
