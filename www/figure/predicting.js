// Hide and predict: all values are hidden; the reader says what one will be, and then sees it and how far off that was.

/** @typedef {import("./figure.js").Figure} Figure */

/** @satisfies {Partial<import("./intents.js").Handlers>} */
export const PREDICTING = {
  predict: ({ state }, on) => state.update({ revealed: on ? [] : null, guess: null, step: null }),
  /** A hidden neuron is pressed. */
  ask: (figure, { layer, neuron }) => {
    figure.focusNext = "[data-guess]";
    figure.state.update({
      guess: { id: `${layer}.${neuron}`, value: null, failed: false },
      selection: { layer, neuron },
    });
  },
  /** What the reader typed; nothing at all shows the value all the same. */
  guessed: (figure, text) => {
    const { state } = figure;
    const { guess, revealed } = state.fields;
    if (!guess || !revealed) return;
    const typed = text.trim().replace(/[−–]/g, "-").replace(/^\+/, "");
    const value = typed === "" ? null : Number(typed);
    if (Number.isNaN(value)) return state.update({ guess: { ...guess, failed: true } });
    figure.focusNext = `[data-neuron="${guess.id}"]`;
    state.update({
      revealed: [...revealed, guess.id],
      guess: value === null ? null : { ...guess, value, failed: false },
    });
  },
  /** Not this one. */
  unasked: (figure) => {
    const { guess } = figure.state.fields;
    if (guess) figure.focusNext = `[data-neuron="${guess.id}"]`;
    figure.state.update({ guess: null });
  },
};
