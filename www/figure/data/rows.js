// The reader's own rows of inputs and targets, as text.
import { forward, stop } from "../train/actions.js";

/** @typedef {import("../figure.js").Figure} Figure */

/** The last columns are targets: as many as the network has outputs, or one where they are classes. @param {Figure} figure @param {string} text @throws the engine's refusals */
export function openRows(figure, text) {
  const { sizes, classes } = figure.present;
  stop(figure);
  const gesture = "rows";
  figure.endGesture();
  figure.session?.change((handle) =>
    handle.openRows(text, { targets: classes ? 1 : sizes[sizes.length - 1], gesture }),
  );
  figure.before = null;
  figure.reason = "edit";
  forward(figure, gesture);
  figure.endGesture();
  figure.state.update({ row: 0 });
  figure.trained();
}
