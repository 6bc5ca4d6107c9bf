// Announces the result of a change to screen readers: once, when changes have stopped.
import { value as format } from "../ui/format.js";
import { neuronName } from "../view/parts/symbol.js";
import { seen } from "./steps.js";

/** @import { Values, View } from "./types.js" */

const AFTER = 600; // ms without a further change
const OUTPUTS = 8; // more are not read out

export class Announcement {
  text = "";
  #timer = 0;

  /** Calls `say` once changes have stopped. @param {() => void} say */
  soon(say) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(say, AFTER);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}

/** The phase of a training, or the outputs. @param {Values} values @param {View} state */
export const inWords = (values, state) =>
  state.train?.spoken(values, state) ?? outputs(values, state);

/** Only those that can be seen, and which way each has gone since the change. @param {Values} values @param {View} state */
function outputs(values, state) {
  const { t } = state;
  const { layers, sizes, ledger, before } = values;
  const last = layers.length - 1;
  const count = sizes[last + 1];
  const spoken = Array.from({ length: Math.min(count, OUTPUTS) }, (_, j) => {
    if (!seen(state, sizes, last, j).a) return null;
    const at = ledger.row * count + j;
    const number = layers[last].a[at];
    const from = before?.layers[last].a[at] ?? Number.NaN;
    const way = Number.isNaN(from) || Number.isNaN(number) ? null : Math.sign(number - from);
    const text = t.spoken(format(number, state.digits));
    return t.moved(neuronName(values, last, j), text, way);
  });
  return spoken.filter((text) => text !== null).join(", ");
}
