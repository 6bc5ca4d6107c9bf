// One number of Z: row times column, with the numbers put in.
import { seen } from "../../../figure/steps.js";
import { h, math } from "../../../ui/dom.js";
import { value as format, inParentheses, numberIn, plain, resulting } from "../../../ui/format.js";
import { levelIn, mathSymbol, operator, variable } from "../../parts/symbol.js";

/** @import { LayerContext } from "./layer.js" */

/** z = row · column + b, with the numbers put in. @param {LayerContext & { selected: number }} context */
export function substituted({ values, state, layer, own, n, m, selected }) {
  const whole = state.digits;
  const digits = whole === "full" ? 8 : whole;
  const level = levelIn(values, layer);
  const j = selected;
  const sight = seen(state, values.sizes, layer, j);
  const X = layer === 0 ? variable("X") : mathSymbol("A", layer);
  const from = layer === 0 ? values.inputs : values.layers[layer - 1].a;
  const entered = (/** @type {number} */ x) => (layer === 0 ? plain : format)(x, digits);
  const terms = [...Array(Math.min(n, 6)).keys()].map((i) => ({
    x: from[state.row * n + i],
    w: own.weights[i * m + j],
  }));
  const more = n > terms.length ? " + …" : "";
  const b = own.biases[j];
  const z = own.z[state.row * m + j];
  const longest = Math.min(state.measure("−0.00000000000000000", 14, true), state.width - 16);
  const rows = [...terms.map(({ x, w }) => format(x * w, digits)), plain(b, digits)].map(numberIn);
  const follows = terms.every(
    ({ x, w }) =>
      resulting(numberIn(entered(x)) * numberIn(plain(w, digits)), digits) ===
      format(x * w + 0, digits),
  );
  const sumOf = (/** @type {number[]} */ shown) =>
    resulting(
      shown.reduce((all, v) => all + v, 0),
      whole,
    );
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
      math("math", null, mathSymbol("z", level, j + 1), operator("=", false)),
      " ",
      h("mark", null, state.t.rowOf(state.row + 1, math("math", null, X))),
      " · ",
      h("mark", null, state.t.columnOf(j + 1, math("math", null, mathSymbol("W", level)))),
      math("math", null, math("mo", { form: "infix" }, "+"), mathSymbol("b", level, j + 1)),
    ),
    sight.z
      ? [
          h(
            "p",
            null,
            "= ",
            terms.map(
              ({ x, w }, i) =>
                `${i ? " + " : ""}${inParentheses(entered(x))} × ${inParentheses(plain(w, digits))}`,
            ),
            more,
            ` + ${inParentheses(plain(b, digits))}`,
          ),
          h(
            "p",
            null,
            follows ? "= " : "≈ ",
            terms.map(product),
            more,
            b < 0 ? ` − ${plain(-b, digits)}` : ` + ${plain(b, digits)}`,
            n > terms.length || sumOf(rows) === format(z, whole) ? " = " : " ≈ ",
            // With all digits too, so that what stands below stays.
            h("b", { class: "whole", style: { "min-width": longest } }, format(z, whole)),
          ),
        ]
      : null,
  );
}
