// One layer: X · W + b = Z and f(Z) = A.
import { seen } from "../../../figure/steps.js";
import { button, h, tell } from "../../../ui/dom.js";
import { value as format, full, plain } from "../../../ui/format.js";
import { icon } from "../../parts/curve.js";
import { biasField, inputField, weightField } from "../../parts/fields.js";
import { layerLabel } from "../../parts/layer-label.js";
import { levelIn, neuronName, plainSymbol, symbol } from "../../parts/symbol.js";
import { visible } from "../stage/geometry.js";
import { after, bracket } from "./bracket.js";
import { substituted } from "./substituted.js";

/**
 * @import { LayerValues, Values, View } from "../../../figure/types.js"
 * @import { Child } from "../../../ui/dom.js"
 * @import { Digits } from "../../../ui/format.js"
 */

/**
 * @typedef {object} LayerContext  one layer, and what of its matrices is shown
 * @property {Values} values
 * @property {View} state
 * @property {number} layer
 * @property {LayerValues} own
 * @property {number} n  inputs
 * @property {number} m  neurons
 * @property {number | null} selected
 * @property {Digits} digits
 * @property {(number | null)[]} rowIndices
 * @property {(number | null)[]} inIndices
 * @property {(number | null)[]} outIndices
 */

const MOST = 8; // rows or columns; longer ones are elided with …, as in NumPy

const ALL = 512; // but a layer with at most this many weights is shown in full

const SIZE = 14;

/** @param {Values} values @param {View} state @param {number} layer @param {Digits} digits */
export function layerBlock(values, state, layer, digits) {
  const { memo } = state;
  const own = values.layers[layer];
  const level = levelIn(values, layer);
  const [n, m] = [values.sizes[layer], values.sizes[layer + 1]];
  const rows = values.rows;
  const selected = state.selection?.layer === layer ? state.selection.neuron : null;
  const inColumn = (/** @type {number} */ _, /** @type {number} */ j) => j === selected;
  const most = n * m > ALL ? MOST : Infinity;
  const fit = roomIn(values, state, layer, digits);
  const room = rooms(values, state, layer, digits);
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
    /** @type {Child} */ name,
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
        fit,
        { room: room.computed, target: true },
      ),
    );
  return h(
    "section",
    {
      class: "matrix-layer",
      key: `layer${layer}`,
      style: { "--pad": `${room.padding}px` },
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
        fit,
        { room: layer ? room.computed : room.input },
      ),
      memo.of(`W${layer}`, [own.weights, own.originalWeights], () =>
        after(
          "·",
          bracket(
            symbol("W", level),
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
                plain(own.weights[i * m + j], context.digits),
                own.weights[i * m + j] < 0 ? "neg" : undefined,
              ),
            inColumn,
            state.t.matrixName(`W${layer + 1}`),
            fit,
            { room: room.computed },
          ),
        ),
      ),
      memo.of(`b${layer}`, [own.biases, own.originalBiases], () =>
        after(
          "+",
          bracket(
            symbol("b", level),
            `1 × ${m}`,
            [0],
            context.outIndices,
            (_, j) => biasField({ values, state, digits: context.digits }, layer, j, "matrix"),
            inColumn,
            state.t.matrixName(`b${layer + 1}`),
            fit,
            { room: room.bias, target: true },
          ),
        ),
      ),
      computed(symbol("Z", level), `Z${layer + 1}`, "z"),
    ),
    h(
      "div",
      { class: "applied" },
      selected === null
        ? h("p", { class: "nothing" }, state.t.selectInMatrix)
        : substituted({ ...context, selected }),
      h(
        "div",
        { class: "apply-result" },
        h(
          "div",
          { class: "apply" },
          h(
            "span",
            { class: "apply-name" },
            icon(values.icons.get(own.activation.name), values.iconXs),
            h("b", null, state.t.activations[own.activation.name]),
          ),
          h(
            "code",
            null,
            own.activation.name === "linear" ? "A = Z" : `A = ${own.activation.name}(Z)`,
          ),
        ),
        computed(
          layer === values.layers.length - 1 ? symbol("Y", null) : symbol("A", level),
          `A${layer + 1}`,
          "a",
        ),
      ),
    ),
  );
}

const AROUND = 40; // px: an operator with its gaps, and a matrix's brackets

/** The widths of a typed and of a computed cell, px. Narrower where that lets a layer's
 * matrices, or the first two, stand in one line. @param {Values} values @param {View} state @param {number} layer @param {Digits} digits */
function rooms({ sizes }, { measure, size, width }, layer, digits) {
  const [n, m] = [sizes[layer], sizes[layer + 1]];
  const computed = format(-0.5, digits);
  const padded = (/** @type {string} */ input, /** @type {number} */ padding) => ({
    input: measure(input, SIZE) + padding,
    bias: measure("−0.005", SIZE) + padding,
    computed: measure(computed, SIZE) + padding,
    padding: padding / 2,
  });
  if (size === "small") return padded("−0.005", 8);
  const [wide, close] = [padded("−0.005", 14), padded("−5.5", 6)];
  const product = (/** @type {typeof wide} */ room) =>
    n * (layer ? room.computed : room.input) + m * room.computed + 2 * AROUND;
  const all = (/** @type {typeof wide} */ room) =>
    product(room) + m * (room.bias + room.computed) + 2 * AROUND;
  const gains = [all, product].some((of) => of(wide) > width && of(close) <= width);
  return gains ? close : wide;
}

/** The number of columns that fit; wider matrices scroll.
 * @param {Values} values @param {View} state @param {number} layer @param {Digits} digits */
function roomIn({ layers, inputs }, state, layer, digits) {
  const { weights, z, a } = layers[layer];
  const widestOf = (/** @type {Float64Array} */ numbers) =>
    numbers.reduce((most, v) => Math.max(most, state.measure(format(v, digits), SIZE, true)), 0);
  const widest = Math.max(
    state.measure(format(-0.5, digits), SIZE),
    ...[layer ? layers[layer - 1].a : inputs, z, a].map(widestOf),
    state.memo.of(`W${layer}.widest`, [weights], () => widestOf(weights)),
  );
  return (state.width - 44) / (widest + 14); // brackets and gaps of a matrix; the padding of a cell
}

/** A cell of X: an editable input, or a value of the previous layer. @param {LayerContext} context @param {number} r @param {number} i */
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

/** A computed cell; a click selects its neuron and row. @param {LayerContext} context @param {Float64Array} from @param {number} r @param {number} j @param {"z" | "a"} which */
function result({ values, state, layer, m, digits }, from, r, j, which) {
  const v = from[r * m + j];
  const sight = seen(state, values.sizes, layer, j);
  const text = sight[which] ? format(v, digits) : state.unseen;
  return button(
    {
      class: `cell-button${v < 0 && sight[which] ? " neg" : ""}`,
      "aria-label": `${which === "z" ? plainSymbol("z", j + 1) : neuronName(values, layer, j)} ${text}`,
      title: sight[which] && state.digits === "full" ? full(v) : null,
      "on:click": tell("select", { layer, neuron: j, row: r }),
    },
    text,
  );
}
