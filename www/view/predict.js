// Hide and predict: the question, and how far the guess was off.
import { button, emit, h, tell } from "../ui/dom.js";
import { value as format, full } from "../ui/format.js";
import { neuronName } from "./parts/symbol.js";

/** @import { Values, View } from "../figure/types.js" */

/** @param {Values} values @param {View} state */
export function predict(values, state) {
  const { revealed, guess, t } = state;
  if (!revealed) return null;
  const asks = guess !== null && guess.value === null;
  return h(
    "div",
    { class: "message info predict", key: "predict", "data-opener": "predict" },
    asks ? question(values, state) : h("p", { role: "status" }, said(values, state)),
    button({ class: "button", "on:click": tell("predict", false) }, t.revealAll),
  );
}

/** @param {Values} values @param {View} state */
function question(values, state) {
  const { guess, t } = state;
  const [layer, neuron] = place(guess?.id);
  const name = neuronName(values, layer, neuron);
  return h(
    "form",
    {
      key: `ask${guess?.id}`,
      "on:submit": (/** @type {Event} */ event) => {
        event.preventDefault();
        const form = /** @type {HTMLFormElement} */ (event.currentTarget);
        emit(form, "guessed", form.querySelector("input")?.value ?? "");
      },
    },
    h("label", null, t.guessAsk(name), input(state, name)),
    h("button", { class: "button", type: "submit" }, t.guessCheck),
    guess?.failed ? h("p", { class: "failed", role: "alert" }, t.guessNumber) : null,
  );
}

/** @param {View} state @param {string} name */
const input = ({ t, guess }, name) =>
  h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    size: 10,
    "data-guess": "",
    "aria-label": t.guessAsk(name),
    "aria-invalid": guess?.failed ? "true" : null,
    "on:keydown": (/** @type {KeyboardEvent} */ event) => {
      event.stopPropagation();
      if (event.key !== "Escape") return;
      event.preventDefault();
      emit(event.currentTarget, "unasked");
    },
  });

/** @param {Values} values @param {View} state */
function said(values, state) {
  const { guess, t, digits } = state;
  const value = guess?.value;
  if (!guess || value == null) return t.predictHint;
  const [layer, neuron] = place(guess.id);
  const a = values.layers[layer]?.a[state.row * values.sizes[layer + 1] + neuron];
  if (a === undefined) return t.predictHint;
  const show = (/** @type {number} */ v) => format(v, digits);
  const way = show(value) === show(a) ? 0 : Math.sign(value - a);
  const name = neuronName(values, layer, neuron);
  return t.guessWorth(name, full(value), show(a), show(Math.abs(value - a)), way);
}

/** @param {string | undefined} id */
const place = (id = "0.0") => id.split(".").map(Number);
