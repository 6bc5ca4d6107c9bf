// f and f′ around the operating point.
import { h, svg } from "../../../ui/dom.js";
import { value as format } from "../../../ui/format.js";
import { clamp } from "../../parts/curve.js";
import { names } from "./curve-names.js";

/** @import { PlotCurve, Values, View } from "../../../figure/types.js" */

const H = 190;

const SIZE = 12; // of its texts

/** @param {Values} values  values.plot: { from, to, xs, curves: [{ name, current, ys, slopes }] } @param {View} state */
export function plot(values, state) {
  const { ledger, plot: data } = values;
  if (!data) return null;
  const W = Math.min(560, Math.max(240, state.inspectorWidth));
  const { z, a, slope } = ledger;
  const current = data.curves.find((c) => c.current);
  if (!current || !Number.isFinite(z) || !Number.isFinite(a)) return null;
  const lowest = state.memo.of("plot.lowest", [current.ys], () => Math.min(...current.ys));
  // The axes stand still while a moves: their ends are halves.
  const low = Math.min(-0.5, Math.floor(2 * clampTo(a) - 0.6) / 2, Math.max(-1.2, lowest));
  const high = Math.max(1.25, Math.ceil(2 * clampTo(a) + 0.8) / 2);
  const bottom = 26;
  const x = (/** @type {number} */ v) => 6 + ((v - data.from) / (data.to - data.from)) * (W - 12);
  const y = (/** @type {number} */ v) => 6 + (1 - (v - low) / (high - low)) * (H - 6 - bottom);
  const inside = (/** @type {number} */ v) =>
    clamp(v, low - 0.2 * (high - low), high + 0.2 * (high - low));
  const scale = [W, low, high, data.from, data.to];
  // Shared by all curves.
  const xs = state.memo.of("plot.xs", [W, data.from, data.to], () =>
    [...data.xs].map((v) => x(v).toFixed(2)),
  );
  const draw = (/** @type {string} */ which, /** @type {Float64Array} */ ys) =>
    state.memo.of(`plot.${which}`, [ys, ...scale], () =>
      svg("path", {
        key: which,
        class: which === "slope" || which === "current" ? which : "ghost",
        d: through(xs, ys, (v) => y(inside(v))),
      }),
    );
  const px = x(z);
  const py = y(inside(a));
  const width = (/** @type {string} */ text, bold = false) => state.measure(text, SIZE, bold);
  const within = (/** @type {number} */ at, /** @type {string} */ text, bold = false) =>
    clamp(at, width(text, bold) / 2, W - width(text, bold) / 2);
  const [zText, aText] = [format(z, 4), format(a, 4)];
  const zx = within(px, zText, true);
  const tickText = (/** @type {number} */ v) => format(v, 4).replace(/\.0+$/, "");
  const most = clamp(Math.floor(W / (width(tickText(data.from)) + 2 * SIZE)), 2, 6);
  const ticks = tickValues(data.from, data.to, most).filter((v) => {
    const text = tickText(v);
    return (
      v !== 0 && Math.abs(within(x(v), text) - zx) > (width(zText, true) + width(text)) / 2 + SIZE
    );
  });
  // The value of a beside the axis, on the side away from the point, if there is room.
  const aWidth = width(aText, true);
  const onLeft = z < 0 ? x(0) + 7 + aWidth > W : x(0) - 7 - aWidth > 0;
  const ax = onLeft ? x(0) - 7 : x(0) + 7;
  const name = (/** @type {PlotCurve} */ curve) =>
    curve.current
      ? state.t.activations[curve.name]
      : (state.t.short[curve.name] ?? state.t.activations[curve.name]);
  return h(
    "figure",
    { class: "plot", key: "plot" },
    svg(
      "svg",
      {
        viewBox: `0 0 ${W} ${H}`,
        width: W,
        height: H,
        role: "img",
        "aria-label": state.t.plotLabel(
          state.t.activations[current.name],
          format(z, 4),
          format(a, 4),
          format(slope, 4),
        ),
      },
      svg(
        "clipPath",
        { id: "plot-area" },
        svg("rect", { x: 0, y: 0, width: W, height: H - bottom + 4 }),
      ),
      svg("path", { class: "axis", d: `M0 ${y(0)}H${W}M${x(0)} 0V${H - bottom}` }),
      ticks.map((v) => svg("path", { class: "axis", key: `k${v}`, d: `M${x(v)} ${y(0)}v4` })),
      high > 1 ? svg("path", { class: "axis", d: `M${x(0)} ${y(1)}h-5` }) : null,
      svg(
        "g",
        { "clip-path": "url(#plot-area)" },
        data.curves.filter((c) => !c.current).map((c) => draw(c.name, c.ys)),
        draw("slope", current.slopes),
        draw("current", current.ys),
      ),
      svg("path", { class: "drop", d: `M${px} ${y(0)}V${py}H${x(0)}` }),
      svg("path", { class: "drop", d: `M${px} ${Math.max(y(0), py)}V${H - 18}` }),
      svg("circle", { class: "dot", cx: px, cy: py, r: 4.5 }),
      svg("circle", { class: "slope-dot", cx: px, cy: y(inside(slope)), r: 3 }),
      svg("text", { class: "at", x: zx, y: H - 5, "text-anchor": "middle" }, zText),
      svg(
        "text",
        { class: "at", x: ax, y: py + 4, "text-anchor": onLeft ? "end" : "start" },
        aText,
      ),
      ticks.map((v) =>
        svg(
          "text",
          { key: `t${v}`, x: within(x(v), tickText(v)), y: H - 6, "text-anchor": "middle" },
          tickText(v),
        ),
      ),
      names(
        data.curves.map((curve) => ({
          name: curve.name,
          text: name(curve),
          current: curve.current,
          width: width(name(curve), curve.current),
          points: state.memo.of(`points.${curve.name}`, [curve.ys, ...scale], () =>
            [...data.xs].map((v, i) => ({ x: x(v), y: y(curve.ys[i]) })),
          ),
        })),
        { left: 0, right: W, top: 0, bottom: H - bottom },
        [
          {
            left: onLeft ? ax - aWidth : ax,
            right: onLeft ? ax : ax + aWidth,
            top: py - 8,
            bottom: py + 8,
          },
          { left: px - 6, right: px + 6, top: py - 6, bottom: py + 6 },
        ],
      ),
    ),
    h(
      "figcaption",
      null,
      svg(
        "svg",
        { width: 32, height: 6, "aria-hidden": "true" },
        svg("path", { class: "slope", d: "M0 3H26" }),
      ),
      state.t.slopeHere,
      " ",
      h("b", null, format(slope, state.digits)),
    ),
  );
}

/** @param {number} v */
const clampTo = (v) => clamp(v, -8, 8);

/** A polyline. @param {string[]} xs  px @param {Float64Array} ys @param {(v: number) => number} y  in px */
function through(xs, ys, y) {
  let d = "";
  for (let i = 0; i < xs.length; i++) {
    const at = y(ys[i]);
    if (Number.isFinite(at)) d += `${d ? "L" : "M"}${xs[i]} ${at.toFixed(2)}`;
  }
  return d;
}

/** @param {number} from @param {number} to @param {number} most  of the spaces between them */
function tickValues(from, to, most) {
  const raw = (to - from) / most;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((m) => m * unit).find((s) => s >= raw) ?? raw;
  const out = [];
  for (let v = Math.ceil(from / step) * step; v <= to; v += step)
    out.push(Number(v.toPrecision(6)));
  return out;
}
