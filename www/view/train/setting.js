// A number among the settings of training, wherever it stands. Its bounds and default are those of the engine's table.
import { plain } from "../../ui/format.js";
import { number } from "../parts/number.js";
import { trainingOf } from "./neuron-values.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @typedef {keyof typeof STEPS} Numeric
 */

/** What a press of an arrow key changes it by. */
const STEPS = {
  learning_rate: 0.01,
  batch_size: 1,
  order_seed: 1,
  l1: 0.001,
  l2: 0.001,
  tolerance: 0.001,
  stop_loss: 0.001,
  epochs: 10,
  patience: 10,
};

/** @param {string} name @returns {name is Numeric} */
export const isNumeric = (name) => Object.hasOwn(STEPS, name);

/** @param {Values} values @param {View} state @param {Numeric} name @param {string} place  where it stands @param {string} [text]  as shown */
export function settingNumber(values, state, name, place, text) {
  const value = trainingOf(values).settings[name];
  const { default: home, minimum, maximum } = values.fields[name];
  return number(
    {
      id: `${place}.${name}`,
      target: { set: name },
      value,
      text: text ?? plain(value, 8),
      label: state.t.train.settings[name],
      step: STEPS[name],
      home: Number(home),
      minimum,
      maximum,
      changed: value !== home,
    },
    state,
  );
}
