// The weights as lines: solid is positive, dashed is negative, the width is |w|.
import { stepAt } from "../../../figure/steps.js";
import { emit, svg, tell } from "../../../ui/dom.js";
import { plain, signOf } from "../../../ui/format.js";
import { weightName } from "../../parts/symbol.js";
import { edge, path } from "./geometry.js";
import { largest, thickness, touches } from "./weight.js";

/**
 * @import { Step } from "../../../figure/steps.js"
 * @import { View } from "../../../figure/types.js"
 * @import { Child } from "../../../ui/dom.js"
 * @import { StageContext } from "./stage.js"
 */

/** Every drawn edge: quiet ones first, the selected neuron's on top. @param {StageContext} context */
export function edges(context) {
  const { values, state } = context;
  const { memo } = state;
  const now = state.step === null ? null : stepAt(values.sizes, state.step);
  const layers = values.layers.map(({ name, weights }, layer) => {
    const hover = state.hover?.startsWith(`${layer}.`) ? state.hover : null;
    return memo.of(`edges${layer}`, [weights, values.frozenMax?.[name], hover], () =>
      between(context, now, layer),
    );
  });
  return memo.of("edges", layers, () =>
    svg(
      "svg",
      { class: "edges", "aria-hidden": "true" },
      layers.map(({ quiet }) => quiet),
      layers.map(({ loud }) => loud),
    ),
  );
}

/** The edges into a layer. @param {StageContext} context @param {Step | null} now @param {number} layer */
function between(context, now, layer) {
  const { values, g, state } = context;
  /** @type {Child[]} */
  const quiet = [];
  /** @type {Child[]} */
  const loud = [];
  const { name, weights } = values.layers[layer];
  const max = values.frozenMax?.[name] ?? largest(weights); // held while a number is dragged
  for (const [from, a] of g.columns[layer].boxes.entries()) {
    for (const [to, b] of g.columns[layer + 1].boxes.entries()) {
      if (a.index === null || b.index === null) continue;
      const hot = isHot(state, now, layer, a.index, b.index);
      const d = path(edge(g, layer, from, to));
      (hot ? loud : quiet).push(line(context, layer, a.index, b.index, d, max, hot));
    }
  }
  return { quiet, loud };
}

/** A line, and a wider one for the pointer. @param {StageContext} context @param {number} layer @param {number} i @param {number} j @param {string} d @param {number} max @param {boolean} hot */
function line({ values, state, g }, layer, i, j, d, max, hot) {
  const w = values.layers[layer].weights[i * values.sizes[layer + 1] + j];
  const thickest = g.across && g.width >= 700 ? 5 : 4;
  const width = thickness(w, max, thickest);
  const name = `${layer}.${i}.${j}`;
  return [
    svg("path", {
      key: `e${name}`,
      class: `edge ${signOf(w)}${state.selection && !hot ? " quiet" : ""}`,
      d,
      "stroke-width": width.toFixed(2),
    }),
    svg(
      "path",
      {
        key: `hit${name}`,
        class: "hit",
        d,
        "on:pointerenter": tell("hover", name),
        "on:pointerleave": tell("hover", null),
        "on:click": (/** @type {MouseEvent} */ event) => {
          event.stopPropagation();
          emit(event.currentTarget, "select", { layer, neuron: j });
        },
      },
      // Only for the edge that is pointed at: there may be hundreds.
      state.hover === name
        ? svg("title", null, `${weightName(values, layer, i, j)} = ${plain(w, 8)}`)
        : null,
    ),
  ];
}

/** Whether an edge ends at the selected neuron, or is pointed at; while stepping, that of the present term, then all that entered.
 * @param {View} state @param {Step | null} now @param {number} layer @param {number} i @param {number} j */
function isHot({ selection, hover }, now, layer, i, j) {
  if (hover === `${layer}.${i}.${j}`) return true;
  if (now)
    return now.layer === layer && now.neuron === j && (now.term === i || now.term >= now.inputs);
  return touches(selection, layer, i, j);
}
