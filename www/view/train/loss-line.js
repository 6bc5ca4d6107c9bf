// The loss as a function of one weight: the curve, its tangent, the weight, and where the step takes it.
import { h, svg } from "../../ui/dom.js";
import { value as format, plain } from "../../ui/format.js";
import { menu } from "../parts/menu.js";
import { plainSymbol } from "../parts/symbol.js";
import { trainingOf } from "./neuron-values.js";
import { settingNumber } from "./setting.js";

/**
 * @import { Line, Values, View } from "../../figure/types.js"
 */

const H = 132;
const TOP = 10;
const BOTTOM = 24;
const TANGENT = 0.55; // of half the width, to both sides

/** @param {Values} values @param {View} state */
export function lossLine(values, state) {
  const { line, settings } = trainingOf(values);
  const t = state.t.train;
  const width = Math.min(392, state.inspectorWidth);
  const { layer, neuron } = values.ledger;
  const nameOf = (/** @type {number} */ i) =>
    i === values.sizes[layer] ? plainSymbol("b", neuron + 1) : plainSymbol("w", i + 1, neuron + 1);
  const weights = Array.from({ length: values.sizes[layer] + 1 }, (_, i) => i);
  return h(
    "div",
    { role: "group", class: "loss-line", key: "line", "aria-labelledby": "line-title" },
    h(
      "header",
      null,
      h(state.heading, { id: "line-title" }, t.lineTitle),
      line
        ? menu(state, {
            id: "weight",
            label: t.lineWeight,
            value: nameOf(line.weight),
            content: nameOf(line.weight),
            items: () =>
              weights.map((i) => ({
                id: String(i),
                content: nameOf(i),
                current: i === line.weight,
                event: ["weight", i],
              })),
          })
        : null,
      h(
        "span",
        { class: "line-rate" },
        h("i", null, "η"),
        " ",
        settingNumber(values, state, "learning_rate", "line", plain(settings.learning_rate, 4)),
      ),
    ),
    h(
      "div",
      { class: "line-chart", style: { height: H } },
      line
        ? state.memo.of("line.chart", [line.losses, line.after, line.now, width], () =>
            chart(line, width, state, nameOf(line.weight)),
          )
        : h("p", { class: "note" }, t.lineNone),
    ),
    h(
      "p",
      { class: "note line-said" },
      line
        ? t.lineSaid(
            nameOf(line.weight),
            format(line.alone, 4),
            parameterCount(values),
            format(line.together, 4),
          )
        : "",
    ),
    h(
      "p",
      { class: "note line-measured" },
      line ? [measured(line, t), bends(line) ? ` ${t.lineBends}` : null] : "",
    ),
  );
}

/** The gradient as the gradient check measures it. @param {Line} line @param {View["t"]["train"]} t */
const measured = ({ step, below, above, gradient }, t) =>
  Number.isFinite(above - below)
    ? t.lineMeasured(
        plain(step, 3),
        format(above, 8),
        format(below, 8),
        plain(2 * step, 3),
        format((above - below) / (2 * step), 6),
        format(gradient, 6),
      )
    : "";

const AGREES = 0.01; // of the gradient
const NOISE = 1e-10; // of the loss: the rounding error of a difference

/** Whether both differ because the loss is no line between the two points. @param {Line} line */
const bends = ({ step, below, above, gradient, loss }) =>
  Math.abs((above - below) / (2 * step) - gradient) >
  Math.max(AGREES * Math.abs(gradient), NOISE * (1 + Math.abs(loss)));

/** @param {Line} line @param {number} W  px @param {View} state @param {string} name */
function chart({ xs, losses, now, after, gradient, loss, alone }, W, state, name) {
  const known = [...losses, loss, alone].filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const [first, last] = [xs[0], xs[xs.length - 1]];
  const x = (/** @type {number} */ v) => ((v - first) / (last - first)) * (W - 12) + 6;
  const span = high - low || 1;
  const y = (/** @type {number} */ v) => TOP + ((high - v) / span) * (H - TOP - BOTTOM - 6);
  const floor = H - BOTTOM;
  const path = [...losses]
    .map((v, i) => (Number.isFinite(v) ? `${x(xs[i]).toFixed(1)} ${y(v).toFixed(1)}` : null))
    .filter((point) => point !== null)
    .join("L");
  const reach = ((last - first) / 2) * TANGENT;
  const tangent = [-reach, reach]
    .map((by) => `${x(now + by).toFixed(1)} ${y(loss + gradient * by).toFixed(1)}`)
    .join("L");
  const t = state.t.train;
  const text = (/** @type {number} */ v, /** @type {"at" | "lands"} */ what) => {
    const label = format(v, 4);
    const half = state.measure(label, 12) / 2;
    const other = what === "at" ? after : now;
    // Side by side where they would overlap.
    const near = Math.abs(x(now) - x(after)) < 2 * half + 8;
    const left = near && v <= other;
    const anchor = near ? (left ? "end" : "start") : "middle";
    const at = x(v) + (near ? (left ? 2 : -2) : 0);
    const least = anchor === "end" ? 2 * half : anchor === "middle" ? half : 0;
    const most = W - (anchor === "start" ? 2 * half : anchor === "middle" ? half : 0);
    return svg(
      "text",
      { class: what, x: Math.min(most, Math.max(least, at)), y: H - 6, "text-anchor": anchor },
      label,
    );
  };
  return svg(
    "svg",
    {
      viewBox: `0 0 ${W} ${H}`,
      width: W,
      height: H,
      role: "img",
      "aria-label": t.lineLabel(
        name,
        format(now, 4),
        format(loss, 4),
        format(after, 4),
        format(alone, 4),
      ),
    },
    svg("path", { class: "axis", d: `M0 ${floor}H${W}` }),
    svg("path", { class: "drop", d: `M${x(now)} ${y(loss)}V${floor}` }),
    svg("path", { class: "drop", d: `M${x(after)} ${y(alone)}V${floor}` }),
    svg("path", { class: "line", d: `M${path}` }),
    svg("path", { class: "tangent", d: `M${tangent}` }),
    svg("circle", { class: "now", cx: x(now), cy: y(loss), r: 4.5 }),
    svg("circle", { class: "lands", cx: x(after), cy: y(alone), r: 4.5 }),
    text(now, "at"),
    after === now ? null : text(after, "lands"),
  );
}

/** Those that are trained. @param {Values} values */
const parameterCount = (values) => {
  const frozen = trainingOf(values).settings.bias_training === "frozen";
  return values.layers.reduce(
    (sum, { weights, biases }) => sum + weights.length + (frozen ? 0 : biases.length),
    0,
  );
};
