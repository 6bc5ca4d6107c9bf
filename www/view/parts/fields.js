// The editable numbers of a network: inputs, weights, biases, each as a field.
import { fitted } from "../../ui/format.js";
import { number } from "./number.js";
import { neuronName, plainSymbol, weightName } from "./symbol.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { Digits } from "../../ui/format.js"
 */

/** @typedef {{ values: Values, state: View, digits: Digits }} FieldContext */

const INPUT_STEP = 0.1;

const WEIGHT_STEP = 0.005;

const anything = () => true;

/** @param {FieldContext} context @param {number} row @param {number} index @param {string} place @param {string} [name] @param {(text: string) => boolean} [fits] */
export function inputField({ values, state, digits }, row, index, place, name, fits = anything) {
  const at = row * values.sizes[0] + index;
  const value = values.inputs[at];
  const home = values.presetInputs?.[at];
  const label = state.t.inputName(plainSymbol("x", index + 1));
  return number(
    {
      id: `${place}.x.${row}.${index}`,
      target: { set: "input", row, index },
      value,
      text: fitted(value, digits, fits, true),
      label: values.rows > 1 ? `${label}, ${state.t.rowNumber(row + 1)}` : label,
      step: INPUT_STEP,
      home,
      changed: home !== undefined && !Object.is(home, value),
      class: name,
    },
    state,
  );
}

/** @param {Pick<FieldContext, "values" | "state">} context @param {number} layer @param {number} i @param {number} j @param {string} place @param {string} text @param {string} [name] */
export function weightField({ values, state }, layer, i, j, place, text, name) {
  const own = values.layers[layer];
  const k = i * values.sizes[layer + 1] + j;
  return number(
    {
      id: `${place}.w.${layer}.${i}.${j}`,
      target: { set: "weight", layer, from: i, to: j },
      value: own.weights[k],
      text,
      label: `${state.t.weight} ${weightName(values, layer, i, j)}`,
      tip: weightName(values, layer, i, j),
      step: WEIGHT_STEP,
      home: own.originalWeights[k],
      // A weight that training moved does not count as edited.
      changed: !values.training && !Object.is(own.weights[k], own.originalWeights[k]),
      class: name,
    },
    state,
  );
}

/** @param {FieldContext} context @param {number} layer @param {number} j @param {string} place @param {(text: string) => boolean} [fits] */
export function biasField({ values, state, digits }, layer, j, place, fits = anything) {
  const own = values.layers[layer];
  const label = state.t.biasName(neuronName(values, layer, j));
  return number(
    {
      id: `${place}.b.${layer}.${j}`,
      target: { set: "bias", layer, to: j },
      value: own.biases[j],
      text: fitted(own.biases[j], digits, fits, true),
      label,
      tip: `${label} · ${own.name}.biases[0, ${j}]`,
      step: WEIGHT_STEP,
      home: own.originalBiases[j],
      changed: !values.training && !Object.is(own.biases[j], own.originalBiases[j]),
    },
    state,
  );
}
