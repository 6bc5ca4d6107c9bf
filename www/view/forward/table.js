// Every value as a table, for those who do not see the stage; and the line that says what changed.
import { seen } from "../../figure/steps.js";
import { h } from "../../ui/dom.js";
import { value as format, plain } from "../../ui/format.js";
import { layerLabel } from "../parts/layer-label.js";
import { neuronName, plainSymbol } from "../parts/symbol.js";

/** @import { Values, View } from "../../figure/types.js" */

/** @param {Values} values @param {View} state */
export function valueTable(values, state) {
  const row = (/** @type {string} */ name, /** @type {string[]} */ ...texts) =>
    h(
      "tr",
      { key: name },
      h("th", { scope: "row" }, name),
      texts.map((text) => h("td", null, text)),
    );
  const { memo } = state;
  const inputs = Array.from({ length: values.sizes[0] }, (_, i) => {
    const x = values.inputs[state.row * values.sizes[0] + i];
    return memo.of(`value.${i}`, [x], () =>
      row(plainSymbol("x", i + 1), state.t.inputLayer, "", plain(x, state.digits)),
    );
  });
  const neurons = values.layers.flatMap((own, layer) =>
    Array.from({ length: values.sizes[layer + 1] }, (_, j) => {
      const k = state.row * values.sizes[layer + 1] + j;
      const sight = seen(state, values.sizes, layer, j);
      return memo.of(`value.${layer}.${j}`, [own.z[k], own.a[k]], () =>
        row(
          neuronName(values, layer, j),
          layerLabel(values, state, layer),
          sight.z ? format(own.z[k], state.digits) : state.t.unseenWord,
          sight.a ? format(own.a[k], state.digits) : state.t.unseenWord,
        ),
      );
    }),
  );
  return h(
    "div",
    { class: "visually-hidden", key: "values" },
    h(
      "table",
      null,
      h("caption", null, state.t.allValues),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          [state.t.nameWord, state.t.layerWord, "z", state.t.valueWord].map((text) =>
            h("th", { scope: "col" }, text),
          ),
        ),
      ),
      h("tbody", null, inputs, neurons),
    ),
  );
}
