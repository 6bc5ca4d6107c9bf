// The parameter of a layer's activation as a field: α = 0.01.
import { h } from "../../ui/dom.js";
import { plain } from "../../ui/format.js";
import { number } from "./number.js";

/** @import { Values, View } from "../../figure/types.js" */

/** The parameter of a layer's activation as a field: α = 0.01. @param {Values} values @param {View} state @param {number} layer @param {string} place */
export function parameterField(values, state, layer, place) {
  const { parameter } = values.layers[layer].activation;
  if (!parameter) return null;
  return h(
    "span",
    { class: "parameter", key: `parameter${layer}` },
    h("i", null, parameter.symbol),
    " = ",
    number(
      {
        id: `${place}.p.${layer}`,
        target: { set: "parameter", layer },
        value: parameter.value,
        text: plain(parameter.value, state.digits),
        label: `${state.t.parameters[parameter.name] ?? parameter.name} ${parameter.symbol}`,
        step: parameter.step,
        home: parameter.default,
        changed: parameter.value !== parameter.default,
        minimum: parameter.minimum,
        maximum: parameter.maximum,
      },
      state.controls.has("parameter") ? state : { ...state, readonly: true },
    ),
  );
}
