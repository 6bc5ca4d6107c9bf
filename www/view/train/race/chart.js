// The chart of a race: all curves on one axis, told apart by dashes and named at their ends. The previous race stays in grey.
import { h, svg } from "../../../ui/dom.js";
import { upTo } from "../loss.js";
import { headline, nameOf } from "./summary.js";

/**
 * @import { View } from "../../../figure/types.js"
 * @typedef {import("../../../figure/train/race.js").Race} Race
 */

const H = 280;
const BOTTOM = 26;
const LEFT = 46;
const APART = 20; // px between two names
const CLIMBS = 2; // times the first losses: higher curves leave the chart at the top
const DASHES = ["2 3", "8 4", "none", "9 3 2 3", "none"];
const WIDTHS = [1.75, 1.5, 1.25, 1.5, 2.5];

/** How the curve of a place is drawn. @param {number} i */
const dashed = (i) => ({
  "stroke-dasharray": DASHES[i % DASHES.length],
  "stroke-width": WIDTHS[i % WIDTHS.length],
});

/** A piece of its curve, beside its name. @param {number} i @param {number} width */
export const sample = (i, width) =>
  svg(
    "svg",
    { class: "race-sample", viewBox: `0 0 ${width} 8`, width, height: 8, "aria-hidden": "true" },
    svg("path", { d: `M0 4H${width}`, ...dashed(i) }),
  );

/** @param {Race} run @param {View} state */
export function chart(run, state) {
  const t = state.t.train.race;
  const { runners, rules, ghosts, at } = run;
  const W = Math.min(1040, state.width);
  const names = runners.map((runner) => nameOf(run, runner, state));
  const right = W - 20 - Math.max(...names.map((name) => state.measure(name, 12)));
  const highest = (/** @type {number} */ epoch) =>
    Math.max(...runners.map(({ losses }) => losses[epoch]).filter(Number.isFinite), rules.goal);
  const peak = Math.max(
    ...runners.flatMap(({ losses }) => losses.filter(Number.isFinite)),
    rules.goal,
  );
  const top = upTo(Math.min(peak, CLIMBS * highest(0)));
  const x = (/** @type {number} */ epoch) => LEFT + (epoch / rules.epochs) * (right - LEFT);
  const y = (/** @type {number} */ loss) =>
    H - BOTTOM - (Math.min(loss, top) / top) * (H - BOTTOM - 10);
  const ends = apart(runners.map(({ losses }) => y(losses[losses.length - 1] ?? 0)));
  const goal = y(rules.goal);
  return h(
    "div",
    { class: "race-chart", key: "chart" },
    h(
      "p",
      { class: "race-chart-title" },
      h("b", null, t.curves),
      h("span", { class: "label" }, ` ${t.curvesAbout}`),
    ),
    svg(
      "svg",
      {
        viewBox: `0 0 ${W} ${H}`,
        width: W,
        height: H,
        role: "img",
        "aria-label": headline(run, state),
      },
      [0, top / 2, top].map((v) => [
        svg("path", { key: `l${v}`, class: v ? "grid" : "axis", d: `M${LEFT} ${y(v)}H${right}` }),
        svg("text", { key: `t${v}`, x: LEFT - 8, y: y(v) + 4, "text-anchor": "end" }, tick(v)),
      ]),
      [0, rules.epochs / 2, rules.epochs].map((epoch) =>
        svg(
          "text",
          { key: `e${epoch}`, x: x(epoch), y: H - 6, "text-anchor": "middle" },
          epoch ? String(epoch) : t.epochZero,
        ),
      ),
      at === null ? null : svg("path", { class: "shown", d: `M${x(at)} 10V${H - BOTTOM}` }),
      svg("path", { class: "goal", d: `M${LEFT} ${goal}H${right}` }),
      ghosts.map((losses, i) =>
        svg("path", { key: `g${i}`, class: "ghost", d: curve(losses, x, y, rules.epochs) }),
      ),
      runners.map(({ losses, reached }, i) => [
        svg("path", {
          key: `c${i}`,
          class: "curve",
          d: curve(losses, x, y, rules.epochs),
          ...dashed(i),
        }),
        reached === null
          ? null
          : svg("circle", { key: `r${i}`, class: "reached", cx: x(reached), cy: goal, r: 4 }),
      ]),
      ends.map((height, i) => [
        svg("path", {
          key: `p${i}`,
          class: "pointer",
          d: `M${right + 2} ${y(runners[i].losses.at(-1) ?? 0)}L${right + 12} ${height}`,
        }),
        svg("text", { key: `n${i}`, class: "name", x: right + 16, y: height + 4 }, names[i]),
      ]),
    ),
    h("p", { class: "note race-ghosts" }, ghosts.length ? t.ghosts : ""),
  );
}

/** @param {number[]} losses @param {(epoch: number) => number} x @param {(loss: number) => number} y @param {number} epochs */
function curve(losses, x, y, epochs) {
  let d = "";
  for (const [epoch, loss] of losses.entries()) {
    if (epoch > epochs || !Number.isFinite(loss)) break;
    d += `${d ? "L" : "M"}${x(epoch).toFixed(1)} ${y(loss).toFixed(1)}`;
  }
  return d;
}

/** Heights in their order, pushed apart, none below the axis. @param {number[]} heights */
function apart(heights) {
  const order = heights.map((_, i) => i).sort((a, b) => heights[b] - heights[a]);
  const at = [...heights];
  let below = H - BOTTOM + APART;
  for (const i of order) {
    at[i] = Math.min(at[i], below - APART);
    below = at[i];
  }
  return at;
}

/** @param {number} v */
const tick = (v) => String(Number(v.toPrecision(3)));
