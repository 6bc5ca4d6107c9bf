// The gradients of all weights on the stage, in gutters of their own: a bar where each edge enters its target.
import { h, math, svg } from "../../ui/dom.js";
import { value as format, plain } from "../../ui/format.js";
import { edge } from "../forward/stage/geometry.js";
import { touches } from "../forward/stage/weight.js";
import { bar, largest, length, stepped } from "./bars.js";
import { partial } from "./derivative-symbol.js";
import { guessing } from "./guess-sign.js";
import { gutterBars } from "./gutter-bars.js";
import { trainingOf } from "./neuron-values.js";
import { has } from "./phases.js";

/**
 * @import { Described } from "../../ui/dom.js"
 * @import { Geometry } from "../forward/stage/geometry.js"
 * @import { StageContext } from "../forward/stage/stage.js"
 */

const LEAST = 0.001; // with four digits a smaller number would have one

/** @param {StageContext} context */
export function gutters(context) {
  const { values, state, g } = context;
  const training = trainingOf(values);
  const shown = (has(training.status, "backward") || state.playing) && !guessing(values, state);
  return training.layers.map(({ dWeights }, layer) =>
    state.memo.of(`gutter${layer}`, [dWeights, shown, state.playing], () =>
      h(
        "div",
        { class: "gutter", key: `gutter${layer}` },
        drawing(context, layer, shown ? dWeights : new Float64Array(0)),
        g.across ? scale(g, layer, shown ? mostOf(dWeights, state.playing) : 0) : null,
        shown && !state.playing ? gutterBars(context, layer) : null,
      ),
    ),
  );
}

/** The largest gradient of a layer, which scales all its bars. @param {Float64Array} gradients @param {boolean} playing */
const mostOf = (gradients, playing) => (playing ? stepped(largest(gradients)) : largest(gradients));

/** @param {StageContext} context @param {number} layer @param {Float64Array} gradients @returns {Described} */
function drawing({ values, state, g }, layer, gradients) {
  const most = mostOf(gradients, state.playing);
  const m = values.sizes[layer + 1];
  const { selection } = state;
  /** One path per sign and emphasis. @type {Record<string, string>} */
  const paths = { "pos quiet": "", "neg quiet": "", pos: "", neg: "" };
  let ticks = "";
  for (const [to, target] of g.columns[layer + 1].boxes.entries()) {
    /** @type {number[]} */
    const places = [];
    let zero = 0;
    for (const [from, source] of g.columns[layer].boxes.entries()) {
      const { q } = edge(g, layer, from, to);
      const at = g.across ? q.y : q.x;
      zero = (g.across ? q.x : q.y) + 4 + g.gutter;
      places.push(at);
      if (target.index === null || source.index === null || !gradients.length) continue;
      const value = gradients[source.index * m + target.index];
      const size = length(value, most, g.gutter);
      if (!size) continue;
      const quiet = selection && !touches(selection, layer, source.index, target.index);
      const [x, y] = g.across ? [zero, at] : [at, zero];
      paths[`${value < 0 ? "neg" : "pos"}${quiet ? " quiet" : ""}`] += bar(
        x,
        y,
        value,
        size,
        g.across,
      );
    }
    const [low, high] = [Math.min(...places) - 6, Math.max(...places) + 6];
    ticks += g.across ? `M${zero} ${low}V${high}` : `M${low} ${zero}H${high}`;
  }
  return svg(
    "svg",
    { class: "gradients", "aria-hidden": "true" },
    svg("path", { class: "tick", d: ticks }),
    Object.entries(paths).map(([name, d]) =>
      svg("path", { key: name, class: `gradient ${name}`, d }),
    ),
  );
}

/** Four decimals; more where four would show only zeros. @param {number} most */
const scaled = (most) =>
  most < LEAST ? plain(Number(most.toPrecision(2)), "full") : format(most, 4);

/** ∂L/∂w ±0.1557, above the gutter. @param {Geometry} g @param {number} layer @param {number} most */
function scale(g, layer, most) {
  const target = g.columns[layer + 1];
  const x = target.x - 8 - g.gutter;
  return h(
    "div",
    { class: "gutter-scale", style: { left: x - 40, top: 0 } },
    math("math", null, partial("w", null)),
    h("span", null, most ? `±${scaled(most)}` : ""),
  );
}
