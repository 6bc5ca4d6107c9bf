// Stepping through the forward pass, term by term, with the sentence that says what happens now.
import { button, h, tell } from "../dom.js";
import { value as format, inParentheses, plain } from "../format.js";
import { stepAt, stepCount } from "../steps.js";
import { region } from "./region.js";
import { neuronName, sourceName, weightedSumName } from "./symbol.js";

/** @param {any} values @param {any} state */
export function stepper(values, state) {
  if (state.step === null) return null;
  const count = stepCount(values.sizes);
  const go = (/** @type {string} */ to) => tell("step-to", to);
  return region(
    state,
    {
      class: "stepper",
      "aria-label": state.t.stepThrough,
      key: "stepper",
      tabindex: -1,
      "data-opener": "step",
    },
    button(
      {
        class: "tool",
        disabled: state.step === 0,
        "aria-label": state.t.previousNeuron,
        title: state.t.previousNeuron,
        "on:click": go("previous-neuron"),
      },
      "«",
    ),
    button(
      {
        class: "tool",
        disabled: state.step === 0,
        "aria-label": state.t.previousStep,
        title: state.t.previousStep,
        "on:click": go("previous"),
      },
      "‹",
    ),
    button(
      {
        class: "tool primary",
        disabled: state.step >= count - 1,
        "aria-label": state.t.nextStep,
        title: state.t.nextStep,
        "on:click": go("next"),
        ref: (/** @type {HTMLElement} */ node) =>
          queueMicrotask(() => node.focus({ preventScroll: true })),
      },
      "›",
    ),
    button(
      {
        class: "tool",
        disabled: state.step >= count - 1,
        "aria-label": state.t.nextNeuron,
        title: state.t.nextNeuron,
        "on:click": go("next-neuron"),
      },
      "»",
    ),
    h("span", { class: "step-count" }, `${state.step + 1} / ${count}`),
    h("p", { class: "step-text", "aria-live": "polite" }, sentence(values, state)),
    button(
      {
        class: "tool",
        "on:click": tell("step", null),
      },
      state.t.endSteps,
    ),
  );
}

/** "h₁: x₂ × w = 1 × 0.1868 = +0.1868, so far 0.7160". @param {any} values @param {any} state */
function sentence(values, state) {
  const { layer, neuron, term, inputs } = stepAt(values.sizes, state.step);
  const { ledger } = values;
  if (ledger.layer !== layer || ledger.neuron !== neuron) return "";
  const digits = state.digits;
  const name = neuronName(values, layer, neuron);
  const show = (/** @type {number} */ v) => format(v, digits);
  if (term < inputs) {
    const factors = `${inParentheses(layer === 0 ? plain(ledger.inputs[term], digits) : show(ledger.inputs[term]))} × ${inParentheses(show(ledger.weights[term]))}`;
    return state.t.stepTerm(
      name,
      sourceName(values, layer, term),
      factors,
      show(ledger.products[term]),
      show(ledger.partial[term]),
      term === 0,
    );
  }
  if (term === inputs)
    return state.t.stepBias(
      name,
      plain(ledger.bias, digits),
      weightedSumName(layer, neuron),
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
