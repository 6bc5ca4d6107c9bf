// The map of one input: the output's curve with the rows, and the curve of each neuron of the last hidden layer, as it enters
// the sum.
import { h, svg } from "../../../ui/dom.js";
import { plain } from "../../../ui/format.js";
import { trainingOf } from "../neuron-values.js";

/** @import { LineMap, Maps, Values, View } from "../../../figure/types.js" */

const H = 260;
const LEFT = 40;
const BOTTOM = 22;

/** @param {Values} values @param {View} state @param {Maps} maps @param {LineMap} line */
export function curve(values, state, { ends }, { hidden, outputs }) {
  const t = state.t.train;
  const W = Math.min(392, Math.floor(state.inspectorWidth));
  const { targets, testRows } = trainingOf(values);
  const m = values.sizes[values.sizes.length - 1];
  const weights = values.layers[values.layers.length - 1].weights;
  // What a hidden neuron adds to the first output's z.
  const parts = hidden.map((ys, j) => ys.map((a) => a * weights[j * m]));
  const all = [...outputs.flatMap((ys) => [...ys]), ...targets].filter(Number.isFinite);
  const [low, high] = [Math.min(...all, 0), Math.max(...all, 0)];
  const by = 0.08 * (high - low || 1);
  const [[left, right]] = ends;
  const x = (/** @type {number} */ v) => LEFT + ((v - left) / (right - left)) * (W - LEFT);
  const y = (/** @type {number} */ v) =>
    6 + ((high + by - v) / (high - low + 2 * by)) * (H - BOTTOM - 6);
  const path = (/** @type {Float64Array} */ ys) =>
    `M${[...ys]
      .map((v, i) => [left + ((right - left) * i) / (ys.length - 1), v])
      .filter(([, v]) => Number.isFinite(v))
      .map(([u, v]) => `${x(u).toFixed(1)} ${y(v).toFixed(1)}`)
      .join("L")}`;
  const plot = { x: LEFT, y: 0, width: W - LEFT, height: H - BOTTOM };
  const tests = new Set(testRows);
  const ticks = [low, high].filter((v, i, list) => list.indexOf(v) === i);
  return h(
    "div",
    { class: "map-curve", key: "curve" },
    svg(
      "svg",
      {
        viewBox: `0 0 ${W} ${H}`,
        width: W,
        height: H,
        role: "img",
        "aria-label": t.mapLabel(values.rows),
      },
      svg("path", { class: "axis", d: `M${LEFT} ${y(0)}H${W}` }),
      ticks.map((v) =>
        svg("text", { key: `t${v}`, x: LEFT - 6, y: y(v) + 4, "text-anchor": "end" }, plain(v, 2)),
      ),
      [left, right].map((v, i) =>
        svg(
          "text",
          { key: `x${i}`, x: x(v), y: H - 6, "text-anchor": i ? "end" : "start" },
          plain(v, 2),
        ),
      ),
      // A single term may be far larger than the sum.
      svg(
        "svg",
        { class: "parts", ...plot, viewBox: Object.values(plot).join(" ") },
        parts.map((ys, j) => svg("path", { key: `h${j}`, class: "part", d: path(ys) })),
      ),
      outputs.map((ys, j) => svg("path", { key: `y${j}`, class: "line", d: path(ys) })),
      Array.from({ length: values.rows }, (_, row) =>
        Array.from({ length: targets.length ? m : 0 }, (_, j) =>
          svg("circle", {
            key: `${row}.${j}`,
            class: `${tests.has(row) ? "test" : ""} ${row === state.row ? "chosen" : ""}`,
            cx: x(values.inputs[row]).toFixed(1),
            cy: y(targets[row * m + j]).toFixed(1),
            r: row === state.row ? 5 : 3,
          }),
        ),
      ),
    ),
    h("p", { class: "note" }, t.mapParts),
  );
}
