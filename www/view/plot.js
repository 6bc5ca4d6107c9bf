// f and f′ around the operating point.
import { h, svg } from "../dom.js";
import { value as format } from "../format.js";
import { clamp, line } from "./curve.js";

const H = 190;

/** @param {any} values  values.plot: { from, to, xs, curves: [{ name, current, ys, slopes }] } @param {any} state */
export function plot(values, state) {
  const { ledger, plot: data } = values;
  if (!data) return null;
  const W = Math.min(560, Math.max(240, state.inspectorWidth));
  const { z, a, slope } = ledger;
  const current = data.curves.find((/** @type {any} */ c) => c.current);
  if (!current || !Number.isFinite(z) || !Number.isFinite(a)) return null;
  const low = Math.min(-0.5, clampTo(a) - 0.3, ...near(current.ys, -1.2));
  const high = Math.max(1.25, clampTo(a) + 0.4);
  const bottom = 26;
  const x = (/** @type {number} */ v) => 6 + ((v - data.from) / (data.to - data.from)) * (W - 12);
  const y = (/** @type {number} */ v) => 6 + (1 - (v - low) / (high - low)) * (H - 6 - bottom);
  const inside = (/** @type {number} */ v) =>
    clamp(v, low - 0.2 * (high - low), high + 0.2 * (high - low));
  const draw = (/** @type {Float64Array} */ ys) =>
    line(data.xs, ys.map(inside), x, y, data.from, data.to);
  const px = x(z);
  const py = y(inside(a));
  const ticks = tickValues(data.from, data.to).filter((v) => v !== 0 && Math.abs(x(v) - px) > 34);
  const name = (/** @type {any} */ curve) =>
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
        data.curves
          .filter((/** @type {any} */ c) => !c.current)
          .map((/** @type {any} */ c) =>
            svg("path", { key: c.name, class: "ghost", d: draw(c.ys) }),
          ),
        svg("path", { class: "slope", d: draw(current.slopes) }),
        svg("path", { class: "current", d: draw(current.ys) }),
      ),
      svg("path", { class: "drop", d: `M${px} ${y(0)}V${py}H${x(0)}` }),
      svg("path", { class: "drop", d: `M${px} ${Math.max(y(0), py)}V${H - 18}` }),
      svg("circle", { class: "dot", cx: px, cy: py, r: 4.5 }),
      svg("circle", { class: "slope-dot", cx: px, cy: y(inside(slope)), r: 3 }),
      svg(
        "text",
        { class: "at", x: clamp(px, 24, W - 24), y: H - 5, "text-anchor": "middle" },
        format(z, 4),
      ),
      svg(
        "text",
        {
          class: "at",
          x: x(0) + (z < 0 ? 7 : -7),
          y: py + 4,
          "text-anchor": z < 0 ? "start" : "end",
        },
        format(a, 4),
      ),
      ticks.map((v) =>
        svg(
          "text",
          { key: `t${v}`, x: x(v), y: H - 6, "text-anchor": "middle" },
          format(v, 4).replace(/\.0+$/, ""),
        ),
      ),
      names(data.curves, x, y, high, W, name),
    ),
    h(
      "figcaption",
      null,
      h("span", { class: "slope-key", "aria-hidden": "true" }),
      state.t.slopeHere,
      " ",
      h("b", null, format(slope, state.digits)),
    ),
  );
}

/**
 * Names stand on their curves: where one leaves through the top, beside it (the first on its left,
 * the next on its right); else at the right edge.
 * @param {any[]} curves @param {any} x @param {any} y @param {number} high @param {number} W @param {(c: any) => string} name
 */
function names(curves, x, y, high, W, name) {
  const ends = curves.map((curve) => {
    let i = curve.ys.length - 1;
    while (i > 0 && !(curve.ys[i] <= high)) i--;
    const at = curve.from + (i / (curve.ys.length - 1)) * (curve.to - curve.from);
    return { curve, at: x(at), y: y(curve.ys[i]), leaves: i < curve.ys.length - 1 };
  });
  const leaving = ends.filter((end) => end.leaves).sort((a, b) => a.at - b.at);
  const staying = ends.filter((end) => !end.leaves).sort((a, b) => a.y - b.y);
  let below = 0;
  return [
    ...leaving.map((end, k) =>
      label(
        end.curve,
        clamp(end.at + (k ? 7 : -7), 60, W - 4),
        12 + Math.max(0, k - 1) * 15,
        k && end.at < W - 70 ? "start" : "end",
      ),
    ),
    ...staying.map((end) => {
      below = Math.max(below + 15, clamp(end.y + 16, 12, H - 30));
      return label(end.curve, W - 2, below, "end");
    }),
  ];

  /** @param {any} curve @param {number} at @param {number} height @param {string} anchor */
  function label(curve, at, height, anchor) {
    return svg(
      "text",
      {
        key: `n${curve.name}`,
        class: curve.current ? "name current" : "name",
        x: at,
        y: height,
        "text-anchor": anchor,
      },
      name(curve),
    );
  }
}

/** @param {number} v */
const clampTo = (v) => clamp(v, -8, 8);

/** @param {Float64Array} ys @param {number} least */
const near = (ys, least) => [Math.max(least, Math.min(...ys))];

/** @param {number} from @param {number} to */
function tickValues(from, to) {
  const raw = (to - from) / 6;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((m) => m * unit).find((s) => s >= raw) ?? raw;
  const out = [];
  for (let v = Math.ceil(from / step) * step; v <= to; v += step)
    out.push(Number(v.toPrecision(6)));
  return out;
}
