// Predict the sign: after back-propagation the reader guesses for each weight whether the update makes it larger or smaller.
// Until then the gradient and everything that would give it away is hidden.
import { button, h, tell } from "../../ui/dom.js";
import { trainingOf } from "./neuron-values.js";

/** @import { Values, View } from "../../figure/types.js" */

/** Whether guessing is possible: gradients are known, and nothing is updated yet. @param {Values} values @param {View} state */
export const guessing = (values, state) =>
  state.guesses !== null && !state.playing && trainingOf(values).status.phase === "backward";

/** The key of a guess. @param {Values} values @param {number} i  of the selected neuron's weights, the bias last */
const keyOf = (values, i) => {
  const { layer, neuron } = values.ledger;
  return `${trainingOf(values).status.step}.${layer}.${i}.${neuron}`;
};

/** The direction of a weight's update: 1 up, −1 down. @param {Values} values @param {number} i */
function way(values, i) {
  const { layer, neuron } = values.ledger;
  const m = values.sizes[layer + 1];
  const { weightsAfter, biasesAfter } = trainingOf(values).layers[layer];
  const { weights, biases } = values.layers[layer];
  return i === values.sizes[layer]
    ? Math.sign(biasesAfter[neuron] - biases[neuron])
    : Math.sign(weightsAfter[i * m + neuron] - weights[i * m + neuron]);
}

/** Whether the gradient of a weight is still to be guessed. @param {Values} values @param {View} state @param {number} i */
export const hides = (values, state, i) =>
  guessing(values, state) && state.guesses?.[keyOf(values, i)] === undefined;

/** Two buttons in the place of the new weight; after the guess, whether it was right. @param {Values} values @param {View} state @param {number} i @param {string} name  of the weight */
export function guess(values, state, i, name) {
  if (!guessing(values, state)) return null;
  const t = state.t.train.guess;
  const key = keyOf(values, i);
  const guessed = state.guesses?.[key];
  if (guessed === undefined)
    return h(
      "span",
      { class: "guess", role: "group", "aria-label": t.ask(name) },
      [1, -1].map((to) =>
        button(
          {
            key: String(to),
            class: "button",
            "aria-label": to > 0 ? t.up : t.down,
            title: to > 0 ? t.up : t.down,
            "on:click": tell("guess", { key, to }),
          },
          to > 0 ? "↑" : "↓",
        ),
      ),
    );
  const right = way(values, i);
  return h(
    "span",
    { class: "guessed" },
    guessed === right ? "✓ " : "✗ ",
    right > 0 ? t.rises : right < 0 ? t.falls : t.stays,
  );
}

/** The switch, and the count of right guesses. @param {Values} values @param {View} state @param {number[]} indices */
export function guessBar(values, state, indices) {
  if (!state.controls.has("predict") || state.frozen) return null;
  const t = state.t.train.guess;
  const made = indices.filter((i) => state.guesses?.[keyOf(values, i)] !== undefined);
  const right = made.filter((i) => state.guesses?.[keyOf(values, i)] === way(values, i));
  return h(
    "p",
    { key: "guess", class: "guess-bar" },
    button(
      {
        class: "try",
        "data-train": "guessing",
        "aria-pressed": String(state.guesses !== null),
        disabled: state.playing,
        "on:click": tell("guessing", state.guesses === null),
      },
      t.name,
    ),
    " ",
    h(
      "span",
      { class: "label", role: "status" },
      state.guesses === null
        ? ""
        : !guessing(values, state)
          ? t.after
          : made.length
            ? t.score(right.length, made.length)
            : t.hint,
    ),
  );
}
