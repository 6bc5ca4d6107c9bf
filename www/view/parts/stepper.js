// Stepping through the forward pass, term by term, with the sentence that says what happens now.

import { stepAt, stepCount } from "../../figure/steps.js";
import { button, h, tell } from "../../ui/dom.js";
import { value as format, inParentheses, plain } from "../../ui/format.js";
import { multiplies } from "../forward/inspector/terms.js";
import { region } from "./region.js";
import { neuronName, sourceName, weightedSumName } from "./symbol.js";

/** @import { Values, View } from "../../figure/types.js" */

/** @param {Values} values @param {View} state */
export function stepper(values, state) {
  if (state.step === null) return null;
  const count = stepCount(values.sizes);
  const go = (
    /** @type {string} */ sign,
    /** @type {string} */ to,
    /** @type {string} */ name,
    /** @type {Record<string, unknown>} */ more = {},
  ) =>
    button(
      {
        class: "tool",
        disabled: state.step === (to.startsWith("p") ? 0 : count - 1),
        "aria-label": name,
        title: name,
        "on:click": tell("step-to", to),
        ...more,
      },
      sign,
    );
  return region(
    state,
    {
      class: "stepper",
      "aria-label": state.t.stepThrough,
      key: "stepper",
      tabindex: -1,
      "data-opener": "step",
    },
    go("«", "previous-neuron", state.t.previousNeuron),
    go("‹", "previous", state.t.previousStep),
    go("›", "next", state.t.nextStep, { class: "tool primary", ref: focus }),
    go("»", "next-neuron", state.t.nextNeuron),
    h("span", { class: "step-count" }, `${state.step + 1} / ${count}`),
    h("p", { class: "step-text", "aria-live": "polite" }, sentence(values, state, state.step)),
    button(
      {
        class: "tool",
        "on:click": tell("step", null),
      },
      state.t.endSteps,
    ),
  );
}

/** @param {HTMLElement} node */
const focus = (node) => queueMicrotask(() => node.focus({ preventScroll: true }));

/** "h₁: x₂ × w = 1 × 0.1868 = +0.1868, so far 0.7160". @param {Values} values @param {View} state @param {number} step */
function sentence(values, state, step) {
  const { layer, neuron, term, inputs } = stepAt(values.sizes, step);
  const { ledger } = values;
  if (ledger.layer !== layer || ledger.neuron !== neuron) return "";
  const digits = state.digits;
  const name = neuronName(values, layer, neuron);
  const show = (/** @type {number} */ v) => format(v, digits);
  if (term < inputs) {
    const factors = `${inParentheses(layer === 0 ? plain(ledger.inputs[term], digits) : show(ledger.inputs[term]))} × ${inParentheses(plain(ledger.weights[term], digits))}`;
    return state.t.stepTerm(
      name,
      sourceName(values, layer, term),
      factors,
      `${multiplies(ledger, digits, term) ? "=" : "≈"} ${show(ledger.products[term])}`,
      show(ledger.partial[term]),
      term === 0,
    );
  }
  if (term === inputs)
    return state.t.stepBias(
      name,
      plain(ledger.bias, digits),
      weightedSumName(values, layer, neuron),
      show(ledger.z),
    );
  return state.t.stepActivation(
    name,
    state.t.activations[values.layers[layer].activation.name],
    show(ledger.z),
    show(ledger.a),
    values.layers[layer].activation.name === "linear",
  );
}
