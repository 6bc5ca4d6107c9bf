// The picture in words, for those who do not see it: all of it, or what an `alt` has room for.
import { full, plain, value } from "../ui/format.js";
import { neuronName, plainSymbol } from "../view/parts/symbol.js";
import { titleOf } from "./frame.js";
import { contextOf } from "./parts.js";
import { trainedLine } from "./trained-line.js";

const MOST = 16; // of a layer, or products

/** @param {import("../figure/types.js").Values} values @param {import("./picture.js").View} view */
export function altText(values, view) {
  const context = contextOf(values, view);
  return [
    titleLine(context),
    inputs(context),
    ...values.layers.map((_, k) => layer(context, k)),
    calculation(context),
    printed(context),
    `${values.verified ? context.t.matchesNumPy : context.t.float64}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Name, inputs and outputs. @param {import("../figure/types.js").Values} values @param {import("./picture.js").View} view */
export function summary(values, view) {
  const context = contextOf(values, view);
  return [titleLine(context), inputs(context), layer(context, values.layers.length - 1)].join(" ");
}

/** What it is called: its name, shape and seed. @param {import("./parts.js").Context} context */
export function titleLine(context) {
  const { values, words, row } = context;
  return `${[
    titleOf(context),
    words.network(values.sizes.join(" → ")),
    values.drawn ? words.seed(full(values.seed)) : context.t.weightsSet(false),
    values.edited ? words.edited : "",
    trainedLine(context),
    values.rows > 1 ? words.row(row + 1, values.rows) : "",
  ]
    .filter(Boolean)
    .join(", ")}.`;
}

/** @typedef {import("./parts.js").Context} Context */

/** @param {Context} context */
function inputs({ values, words, row, digits }) {
  const n = values.sizes[0];
  const of = (/** @type {number} */ i) =>
    `${plainSymbol("x", i + 1)} = ${spoken(words, plain(values.inputs[row * n + i], digits))}`;
  return `${words.inputs(list(words, n, of))}.`;
}

/** @param {Context} context @param {number} k */
function layer({ values, words, t, row, digits }, k) {
  const own = values.layers[k];
  const n = values.sizes[k + 1];
  const last = k === values.layers.length - 1;
  const name = last
    ? t.outputLayer
    : values.layers.length > 2
      ? t.hiddenLayerNumber(k + 1)
      : t.hiddenLayer;
  const linear = own.activation.name === "linear";
  const of = (/** @type {number} */ j) => {
    const [z, a, b] = [own.z[row * n + j], own.a[row * n + j], own.biases[j]];
    const more = [
      linear ? "" : `${words.weightedSum} ${spoken(words, value(z, digits))}`,
      b === 0 ? "" : `${words.bias} ${spoken(words, plain(b, digits))}`,
    ].filter(Boolean);
    const about = more.length ? ` (${more.join(", ")})` : "";
    return `${neuronName(values, k, j)} = ${spoken(words, value(a, digits))}${about}`;
  };
  const all = list(words, n, of);
  return `${linear ? words.linearLayer(name, all) : words.layer(name, t.activations[own.activation.name] ?? own.activation.name, all)}.`;
}

/** @param {Context} context */
function calculation({ values, words, selection, row, digits }) {
  const { ledger } = values;
  if (
    !selection ||
    ledger?.layer !== selection.layer ||
    ledger.neuron !== selection.neuron ||
    ledger.row !== row ||
    ledger.products.length > MOST
  )
    return "";
  const terms = [...ledger.inputs].map(
    (x, i) =>
      `${spoken(words, plain(x, digits))} × ${spoken(words, plain(ledger.weights[i], digits))}`,
  );
  const sum = `${[...terms, spoken(words, plain(ledger.bias, digits))].join(" + ")} = ${spoken(words, value(ledger.z, digits))}`;
  return `${words.calculation(neuronName(values, ledger.layer, ledger.neuron), sum)}.`;
}

/** @param {Context} context */
function printed({ values, words, t }) {
  return values.comparison.rows
    .filter(({ printed }) => printed && printed.length <= 400)
    .map(
      ({ name, printed }) =>
        `${words.prints(t.activations[name] ?? name, printed.replace(/\s+/g, " "))}.`,
    )
    .join(" ");
}

/** @param {Context["words"]} words @param {number} n @param {(i: number) => string} of */
function list(words, n, of) {
  const shown = Array.from({ length: Math.min(n, MOST) }, (_, i) => of(i)).join(", ");
  return n > MOST ? `${shown}, ${words.others(n - MOST)}` : shown;
}

/** Screen readers leave a minus out. @param {Context["words"]} words @param {string} shown */
const spoken = (words, shown) => shown.replace(/^−/, words.minus);
