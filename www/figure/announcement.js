// The outputs in words, for those who hear the page: once, after the last change, and only what can be seen.
import { value as format } from "../ui/format.js";
import { neuronName } from "../view/parts/symbol.js";
import { seen } from "./steps.js";

const AFTER = 600; // ms without a further change
const OUTPUTS = 8; // more are not read out

export class Announcement {
  text = "";
  #timer = 0;

  /** Calls when the last change is over. @param {() => void} say */
  soon(say) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(say, AFTER);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}

/** @param {import("./types.d.ts").Values} values @param {import("./state.js").Fields} fields @param {import("../strings/strings.js").Strings} t */
export function outputsInWords(values, fields, t) {
  const { layers, sizes, ledger } = values;
  const last = layers.length - 1;
  const count = sizes[last + 1];
  const outputs = Array.from({ length: Math.min(count, OUTPUTS) }, (_, j) => {
    if (!seen(fields, sizes, last, j).a) return null;
    const number = format(layers[last].a[ledger.row * count + j], fields.digits);
    return `${neuronName(values, last, j)} ${t.spoken(number)}`;
  });
  return t.valuesNow(outputs.filter((text) => text !== null));
}
