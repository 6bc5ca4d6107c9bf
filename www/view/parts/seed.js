// The seed as np.random.seed(…), or a note that it has no effect.
import { h } from "../../ui/dom.js";
import { number } from "./number.js";

/** @import { Values, View } from "../../figure/types.js" */

/** @param {Values} values @param {View} state @param {boolean} [short] */
export function seed(values, state, short = false) {
  if (!values.drawn) return h("span", { class: "label" }, state.t.weightsSet(short));
  return h(
    "code",
    null,
    short ? "seed(" : "np.random.seed(",
    number(
      {
        id: "header.seed",
        target: { set: "seed" },
        value: values.seed,
        text: String(values.seed),
        label: state.t.seed,
        step: 1,
        home: values.presetSeed,
        changed: values.presetSeed !== undefined && values.presetSeed !== values.seed,
        minimum: 0,
        maximum: values.limits.seed,
      },
      state.controls.has("seed") ? state : { ...state, readonly: true },
    ),
    ")",
  );
}
