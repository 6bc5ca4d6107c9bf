// The matrix view: X · W + b = Z and f(Z) = A for every layer, with shapes, and the row and column
// that meet in the selected number. Several input rows are a batch.

import { seen } from "../../figure/steps.js";
import { button, h, math, tell } from "../../ui/dom.js";
import { value as format, inParentheses, plain } from "../../ui/format.js";
import { icon } from "../parts/curve.js";
import { biasField, inputField, weightField } from "../parts/fields.js";
import { layerLabel } from "../parts/picker.js";
import {
  mathSymbol,
  neuronName,
  operator,
  plainSymbol,
  symbol,
  variable,
} from "../parts/symbol.js";
import { visible } from "./geometry.js";

const MOST = 8; // rows or columns; more are summarised, as NumPy does
const ALL = 512; // weights of a layer that are all shown nevertheless
const SIZE = 14;

/** @param {any} values @param {any} state */
export function matrix(values, state) {
  const digits = state.size === "small" && state.digits !== "full" ? 4 : state.digits;
  return h(
    "div",
    { class: "matrix", key: "matrix" },
    batchBar(values, state),
    values.layers.map((/** @type {any} */ _, /** @type {number} */ layer) =>
      layerBlock(values, state, layer, digits),
    ),
    values.rows > 1 || values.sizes[1] > 1
      ? h("p", { class: "note" }, state.t.broadcast(values.rows, values.sizes[0], values.sizes[1]))
      : null,
  );
}

/** Rows of the batch: which one the stage shows, and add or remove. @param {any} values @param {any} state */
export function batchBar(values, state) {
  const changeable = state.controls.has("rows");
  if (values.rows === 1 && !changeable) return null;
  return h(
    "div",
    { class: "batch", key: "batch" },
    h("span", null, state.t.batchRows),
    h(
      "div",
      { role: "group", "aria-label": state.t.batchRows, class: "batch-rows" },
      Array.from({ length: values.rows }, (_, r) =>
        button(
          {
            key: `r${r}`,
            class: "press",
            "aria-pressed": String(r === state.row),
            "aria-label": state.t.rowNumber(r + 1),
            "on:click": tell("row", r),
          },
          r + 1,
        ),
      ),
    ),
    changeable &&
      button(
        {
          class: "quiet",
          disabled: state.frozen || values.rows >= values.limits.rows,
          "on:click": tell("edits", [{ set: "addRow" }]),
        },
        state.t.addRow,
      ),
    changeable && values.rows > 1
      ? button(
          {
            class: "quiet",
            disabled: state.frozen,
            "on:click": tell("edits", [{ set: "removeRow", row: state.row }]),
          },
          state.t.removeRow(state.row + 1),
        )
      : null,
  );
}

/** @param {any} values @param {any} state @param {number} layer @param {import("../../ui/format.js").Digits} digits */
function layerBlock(values, state, layer, digits) {
  const own = values.layers[layer];
  const [n, m] = [values.sizes[layer], values.sizes[layer + 1]];
  const rows = values.rows;
  const selected = state.selection?.layer === layer ? state.selection.neuron : null;
  const inColumn = (/** @type {number} */ _, /** @type {number} */ j) => j === selected;
  const most = n * m > ALL ? MOST : Infinity;
  const context = {
    values,
    state,
    layer,
    own,
    n,
    m,
    selected,
    digits,
    rowIndices: visible(rows, MOST, state.row),
    inIndices: visible(n, most, null),
    outIndices: visible(m, most, selected),
  };
  const X = layer === 0 ? "X" : "A";
  const inner = h("b", { class: "inner" }, n);
  const computed = (
    /** @type {any} */ name,
    /** @type {string} */ label,
    /** @type {"z" | "a"} */ which,
  ) =>
    after(
      "=",
      bracket(
        name,
        `${rows} × ${m}`,
        context.rowIndices,
        context.outIndices,
        (r, j) => result(context, own[which], r, j, which),
        (r, j) => r === state.row && j === selected,
        state.t.matrixName(label),
        true,
      ),
    );
  return h(
    "section",
    {
      class:
        Math.max(n, m) > roomIn(values, state, layer, digits)
          ? "matrix-layer wide"
          : "matrix-layer",
      key: `layer${layer}`,
    },
    h(
      "header",
      null,
      h(state.heading, null, layerLabel(values, state, layer)),
      h(
        "code",
        null,
        `np.dot(${layer === 0 ? "inputs" : `a${layer}`}, ${own.name}.weights) + ${own.name}.biases`,
      ),
      h(
        "span",
        { class: "shapes" },
        `(${rows} × `,
        inner,
        `) · (`,
        inner,
        ` × ${m}) + (1 × ${m}) = ${rows} × ${m}`,
      ),
    ),
    h(
      "div",
      { class: "multiplication" },
      bracket(
        layer === 0 ? symbol("X", null) : symbol("A", layer),
        layer === 0 && rows === 1 ? `(${n},)` : `${rows} × ${n}`,
        context.rowIndices,
        context.inIndices,
        (r, i) => entering(context, r, i),
        (r) => selected !== null && r === state.row,
        state.t.matrixName(X),
      ),
      after(
        "·",
        bracket(
          symbol("W", layer + 1),
          `${n} × ${m}`,
          context.inIndices,
          context.outIndices,
          (i, j) =>
            weightField(
              context,
              layer,
              i,
              j,
              "matrix",
              format(own.weights[i * m + j], context.digits),
              own.weights[i * m + j] < 0 ? "neg" : undefined,
            ),
          inColumn,
          state.t.matrixName(`W${layer + 1}`),
        ),
      ),
      after(
        "+",
        bracket(
          symbol("b", layer + 1),
          `1 × ${m}`,
          [0],
          context.outIndices,
          (_, j) => biasField({ values, state, digits: context.digits }, layer, j, "matrix"),
          inColumn,
          state.t.matrixName(`b${layer + 1}`),
          true,
        ),
      ),
      computed(symbol("Z", layer + 1), `Z${layer + 1}`, "z"),
    ),
    h(
      "div",
      { class: "applied" },
      selected === null
        ? h("p", { class: "nothing" }, state.t.selectInMatrix)
        : substituted(context),
      h(
        "div",
        { class: "apply-result" },
        h(
          "div",
          { class: "apply" },
          h(
            "span",
            { class: "apply-name" },
            icon(own.activation.name, values.icons.get(own.activation.name), values.iconXs),
            h("b", null, state.t.activations[own.activation.name]),
          ),
          h(
            "code",
            null,
            own.activation.name === "linear" ? "A = Z" : `A = ${own.activation.name}(Z)`,
          ),
        ),
        computed(
          layer === values.layers.length - 1 ? symbol("Y", null) : symbol("A", layer + 1),
          `A${layer + 1}`,
          "a",
        ),
      ),
    ),
  );
}

/** How many columns a layer's matrices have room for; with more they are scrolled.
 * @param {any} values @param {any} state @param {number} layer @param {import("../../ui/format.js").Digits} digits */
function roomIn({ layers, inputs }, state, layer, digits) {
  const { weights, z, a } = layers[layer];
  const widest = [layer ? layers[layer - 1].a : inputs, weights, z, a]
    .flatMap((numbers) => [...numbers])
    .reduce((most, v) => Math.max(most, state.measure(format(v, digits), SIZE, true)), 0);
  return (state.width - 44) / (widest + 14); // what stands around a matrix; the padding of a cell
}

/** What enters a layer: the inputs, which can be edited, or the values before. @param {any} context @param {number} r @param {number} i */
function entering({ values, state, layer, n, digits }, r, i) {
  const k = r * n + i;
  if (layer > 0) {
    const a = values.layers[layer - 1].a[k];
    const sight = seen(state, values.sizes, layer - 1, i);
    return h(
      "span",
      { class: a < 0 && sight.a ? "neg" : null },
      sight.a ? format(a, digits) : state.unseen,
    );
  }
  return inputField({ values, state, digits }, r, i, "matrix");
}

/** A computed cell; a click selects its neuron and row. @param {any} context @param {Float64Array} from @param {number} r @param {number} j @param {"z" | "a"} which */
function result({ values, state, layer, m, digits }, from, r, j, which) {
  const v = from[r * m + j];
  const sight = seen(state, values.sizes, layer, j);
  const text = sight[which] ? format(v, digits) : state.unseen;
  return button(
    {
      class: `cell-button${v < 0 && sight[which] ? " neg" : ""}`,
      "aria-label": `${which === "z" ? plainSymbol("z", j + 1) : neuronName(values, layer, j)} ${text}`,
      "on:click": tell("select", { layer, neuron: j, row: r }),
    },
    text,
  );
}

/**
 * A matrix between brackets, its name on the left and its shape on the right, above.
 * @param {any} name @param {string} shape @param {(number | null)[]} rows @param {(number | null)[]} columns
 * @param {(r: number, c: number) => any} cell @param {(r: number, c: number) => boolean} lit @param {string} label @param {boolean} [target]
 */
function bracket(name, shape, rows, columns, cell, lit, label, target = false) {
  return h(
    "div",
    { class: "bracketed" },
    h(
      "div",
      { class: "bracket-head", "aria-hidden": "true" },
      h("span", null, name),
      h("span", { class: "shape" }, shape),
    ),
    h(
      "table",
      { class: "bracket", "aria-label": `${label}, ${shape}` },
      h(
        "tbody",
        null,
        rows.map((r, k) =>
          h(
            "tr",
            { key: `r${r ?? "more"}${k}` },
            columns.map((c, l) =>
              h(
                "td",
                {
                  key: `c${c ?? "more"}${l}`,
                  class:
                    r !== null && c !== null && lit(r, c) ? (target ? "lit target" : "lit") : null,
                },
                r === null || c === null ? "⋯" : cell(r, c),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** z = row · column + b, with the numbers put in. @param {any} context */
function substituted({ values, state, layer, own, n, m, selected }) {
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

/** An operator stays with the matrix after it when the line wraps. @param {string} sign @param {any} matrix */
const after = (sign, matrix) =>
  h("div", { class: "after" }, h("span", { class: "op", "aria-hidden": "true" }, sign), matrix);
