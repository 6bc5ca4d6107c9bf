// The tab Map: the outputs over the plane of two inputs with the rows on it, or the curve over one input; and
// the scores.
import { h } from "../../../ui/dom.js";
import { trainingOf } from "../neuron-values.js";
import { curve } from "./curve.js";
import { plane } from "./plane.js";
import { confusion, scores } from "./scores.js";

/** @import { Values, View } from "../../../figure/types.js" */

/** @param {Values} values @param {View} state */
export function map(values, state) {
  const { maps } = trainingOf(values);
  return h(
    "div",
    { class: "map", key: "map" },
    maps?.large
      ? plane(values, state, maps, maps.large)
      : maps?.line
        ? curve(values, state, maps, maps.line)
        : h("p", { class: "nothing" }, state.t.train.mapNone),
    scores(values, state),
    confusion(values, state),
  );
}
