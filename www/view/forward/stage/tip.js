// The name and the value of the weight that is pointed at.
import { h } from "../../../ui/dom.js";
import { value as format, signOf } from "../../../ui/format.js";
import { neuronName, sourceName } from "../../parts/symbol.js";
import { at, edge } from "./geometry.js";

/** @import { StageContext } from "./stage.js" */

/** @param {StageContext} context */
export function tip({ values, state, g, digits }) {
  const [layer, from, to] = (state.hover ?? "").split(".").map(Number);
  const ends = [g.columns[layer], g.columns[layer + 1]].map((column, end) =>
    column?.boxes.findIndex(({ index }) => index === (end ? to : from)),
  );
  if (!state.hover || ends.some((place) => !(place >= 0))) return null;
  const { x, y } = at(edge(g, layer, ends[0], ends[1]), 0.5);
  const w = values.layers[layer].weights[from * values.sizes[layer + 1] + to];
  const name = `${sourceName(values, layer, from)} → ${neuronName(values, layer, to)}`;
  const half = state.measure(`${name} = ${format(w, digits)}`, 12) / 2 + 8;
  return h(
    "div",
    {
      class: "edge-tip",
      key: "tip",
      "aria-hidden": "true", // the weight's number has both
      style: { left: Math.min(g.width - half, Math.max(half, x)), top: y },
    },
    `${name} = `,
    h("b", { class: signOf(w) }, format(w, digits)),
  );
}
