// One number of Z: row times column, with the numbers put in.
import { seen } from "../../../figure/steps.js";
import { h, math } from "../../../ui/dom.js";
import { value as format, inParentheses, plain } from "../../../ui/format.js";
import { mathSymbol, operator, variable } from "../../parts/symbol.js";

/** @import { LayerContext } from "./layer.js" */

/** z = row · column + b, with the numbers put in. @param {LayerContext & { selected: number }} context */
export function substituted({ values, state, layer, own, n, m, selected }) {
  const { digits } = state;
  const j = selected;
  const sight = seen(state, values.sizes, layer, j);
  const X = layer === 0 ? variable("X") : mathSymbol("A", layer);
  const from = layer === 0 ? values.inputs : values.layers[layer - 1].a;
  const terms = [...Array(Math.min(n, 6)).keys()].map((i) => ({
    x: from[state.row * n + i],
    w: own.weights[i * m + j],
  }));
  const more = n > terms.length ? " + …" : "";
  const b = own.biases[j];
  const product = (/** @type {{ x: number, w: number }} */ { x, w }, /** @type {number} */ i) => {
    const text = format(x * w, digits);
    return i === 0 ? text : text.startsWith("−") ? ` − ${text.slice(1)}` : ` + ${text}`;
  };
  return h(
    "div",
    { class: "substituted" },
    h(
      "p",
      { class: "symbolic" },
      math("math", null, mathSymbol("z", layer + 1, j + 1), operator("=", false)),
      " ",
      h("mark", null, state.t.rowOf(state.row + 1, math("math", null, X))),
      " · ",
      h("mark", null, state.t.columnOf(j + 1, math("math", null, mathSymbol("W", layer + 1)))),
      math("math", null, math("mo", { form: "infix" }, "+"), mathSymbol("b", layer + 1, j + 1)),
    ),
    sight.z
      ? [
          h(
            "p",
            null,
            "= ",
            terms.map(
              ({ x, w }, i) =>
                `${i ? " + " : ""}${inParentheses(layer === 0 ? plain(x, digits) : format(x, digits))} × ${inParentheses(format(w, digits))}`,
            ),
            more,
            ` + ${inParentheses(plain(b, digits))}`,
          ),
          h(
            "p",
            null,
            "= ",
            terms.map(product),
            more,
            b < 0 ? ` − ${plain(-b, digits)}` : ` + ${plain(b, digits)}`,
            " = ",
            h("b", null, format(own.z[state.row * m + j], digits)),
          ),
        ]
      : null,
  );
}
