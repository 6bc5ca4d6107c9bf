// The stage: inputs, neurons and outputs as columns of numbers, joined by their weights.

import { seen } from "../../figure/steps.js";
import { button, emit, h, svg, tell } from "../../ui/dom.js";
import { fitted, value as format, plain } from "../../ui/format.js";
import { cellCurve } from "../parts/curve.js";
import { biasField, inputField } from "../parts/fields.js";
import { menu } from "../parts/menu.js";
import { layerLabel, parameterField, picker } from "../parts/picker.js";
import { region } from "../parts/region.js";
import { letterOf, neuronName, neuronSymbol, symbol } from "../parts/symbol.js";
import { edges, labels } from "./edges.js";
import { geometry, WIDE } from "./geometry.js";

/** Where all stands. @param {any} values @param {any} state */
export const placed = ({ sizes }, { selection, stageWidth, size }) =>
  geometry({
    sizes,
    width: stageWidth,
    selected: sizes.map((/** @type {number} */ _, /** @type {number} */ column) =>
      selection && selection.layer + 1 === column ? selection.neuron : null,
    ),
    dense: size === "full",
  });

/** @param {any} values @param {any} state */
export function stage(values, state) {
  const g = placed(values, state);
  const digits = state.digits === "full" ? 8 : state.digits;
  const context = { values, state, g, digits, small: g.density === 0 ? digits : 4 };
  const numbers = values.layers.map((/** @type {any} */ _, /** @type {number} */ layer) =>
    numbersOf(context, layer),
  );
  return region(
    state,
    {
      class: `stage ${g.across ? "across" : "down"} density-${g.density}`,
      "aria-label": state.t.stage,
      key: "stage",
      part: "stage",
    },
    g.across ? heads(context) : null,
    h(
      "div",
      {
        class: "field",
        style: { height: g.height },
        "on:click": (/** @type {any} */ event) => {
          if (event.target === event.currentTarget || event.target.closest(".edges"))
            emit(event.currentTarget, "select", null);
        },
      },
      edges(context),
      g.across ? null : strips(context),
      g.columns.map((column, c) =>
        column.boxes.map((box) =>
          box.index === null
            ? condensed(context, c, column)
            : c === 0
              ? input(context, box)
              : neuron({ ...context, numbers: numbers[c - 1] }, c - 1, box),
        ),
      ),
      labels(context),
    ),
  );
}

/** A line as the stage draws it, and what it means. @param {"pos" | "neg"} sign @param {string} meaning */
const key = (sign, meaning) =>
  h(
    "span",
    null,
    svg(
      "svg",
      { width: 32, height: 6, "aria-hidden": "true" },
      svg("path", { class: `edge ${sign}`, d: "M0 3H32", "stroke-width": 3 }),
    ),
    meaning,
  );

/** The colours and dashes, and what can be done. @param {any} _values @param {any} state */
export function legend(_values, state) {
  return h(
    "div",
    { class: "legend", key: "legend" },
    key("pos", state.t.positiveWeight),
    key("neg", state.t.negativeWeight),
    h("span", null, state.t.widthIs, h("bdi", null, "|", h("i", null, "w"), "|")),
    h("span", { class: "hint" }, state.t.dragHint),
  );
}

/** Layer names with their counts and pickers, above the columns. @param {any} context */
function heads({ values, state, g }) {
  return h(
    "div",
    { class: "heads" },
    g.columns.map((/** @type {any} */ column, /** @type {number} */ c) => {
      const last = c === values.sizes.length - 1;
      const style = last ? "menu" : g.density === 0 ? "names" : "icons";
      return h(
        "div",
        { class: "head", style: { left: column.x, "min-width": column.width }, key: `head${c}` },
        h(
          state.heading,
          null,
          // The narrowest columns have room for h⁽³⁾ only.
          c === 0
            ? state.t.inputLayer
            : !last && g.density > 1
              ? h("span", { title: layerLabel(values, state, c - 1) }, symbol("h", c))
              : layerLabel(values, state, c - 1),
          h("span", { class: "count" }, values.sizes[c]),
        ),
        c === 0 || (last && !picksOutput(values, state))
          ? null
          : picker(values, state, c - 1, {
              style,
              room: (g.columns[c + 1]?.x ?? g.width) - column.x - 4,
            }),
        c > 0 && g.density === 0 ? parameterField(values, state, c - 1, "head") : null,
      );
    }),
  );
}

/** In somebody else's page the output's activation is said only where there is one. @param {any} values @param {any} state */
export const picksOutput = ({ layers }, { views }) =>
  views.includes("header") || layers.at(-1).activation.name !== "linear";

/** @param {any} context */
function strips({ values, state, g }) {
  return g.columns.slice(1, -1).map((/** @type {any} */ column, /** @type {number} */ layer) =>
    h(
      "div",
      {
        class: "strip",
        key: `strip${layer}`,
        style: { top: column.boxes[0].y - column.head },
      },
      picker(values, state, layer, { style: "names", room: g.width }),
    ),
  );
}

/** @param {any} context @param {any} box */
function input({ values, state, g, digits }, box) {
  const index = box.index;
  const at_ = state.row * values.sizes[0] + index;
  const x = values.inputs[at_];
  const range = Math.max(6, ...[...values.inputs].map(Math.abs).filter(Number.isFinite));
  // The widest it can get is bold, as changed values are.
  const fits = (/** @type {number} */ size) => (/** @type {string} */ text) =>
    state.measure(text, size, true) <= box.w - (g.across ? 28 : 34);
  const large = fits(20)(plain(x, digits));
  const half = Math.min(50, (Math.abs(x) / range) * 50);
  return h(
    "div",
    { class: "input", key: `x${index}`, style: boxStyle(box) },
    h("span", { class: "name" }, symbol("x", null, index + 1)),
    inputField(
      { values, state, digits },
      state.row,
      index,
      "stage",
      large ? "big" : "big long",
      fits(large ? 20 : 14),
    ),
    g.across
      ? h(
          "span",
          { class: "bar", "aria-hidden": "true" },
          h("span", {
            class: x < 0 ? "fill neg" : "fill pos",
            style: { width: `${half}%`, left: x < 0 ? `${50 - half}%` : "50%" },
          }),
        )
      : null,
  );
}

/** A hidden cell or an output: z, a, bias, curve, and a button that selects it. @param {any} context @param {number} layer @param {any} box */
function neuron(context, layer, box) {
  const { values, state, g, digits } = context;
  const j = box.index;
  const own = values.layers[layer];
  const n = values.sizes[layer + 1];
  const k = state.row * n + j;
  const z = own.z[k];
  const a = own.a[k];
  const output = layer === values.layers.length - 1;
  const sight = seen(state, values.sizes, layer, j);
  const selected = state.selection?.layer === layer && state.selection.neuron === j;
  const broken = sight.z && !(Number.isFinite(z) && Number.isFinite(a));
  const before = sight.a ? moved(values, layer, k) : null;
  const { numbers } = context;
  const room = rooms(context, box, output, own.biases[j]);
  const text = (
    /** @type {number} */ v,
    /** @type {boolean} */ visible,
    /** @type {"z" | "a"} */ row,
  ) =>
    visible
      ? fitted(
          v,
          numbers[row].digits,
          (shown) => state.measure(shown, numbers[row].size, row === "a") <= room[row],
        )
      : state.unseen;
  const linear = own.activation.name === "linear";
  const classes = ["neuron", output ? "output" : "cell"];
  if (output && !g.across && box.w < WIDE) classes.push("stacked");
  if (hasLongBias(own.biases[j])) classes.push("long-bias");
  if (selected) classes.push("selected");
  if (broken) classes.push("broken");
  if (sight.why === "guess") classes.push("guess");
  if (state.step !== null && sight.why === null && !sight.a) classes.push("computing");
  const name = neuronName(values, layer, j);
  const bias =
    output || !g.across || g.density < 2
      ? biasField(
          context,
          layer,
          j,
          "stage",
          (shown) => state.measure(shown, 13, true) <= room.bias,
        )
      : null;
  const description = sight.a
    ? state.t.neuronDescription(name, format(z, digits), format(a, digits), linear)
    : state.t.neuronHidden(name, sight.why);
  return h(
    "div",
    {
      class: classes.join(" "),
      key: `n${layer}.${j}`,
      style: {
        ...boxStyle(box),
        "--name": `${room.name}px`,
        "--pad": `${room.pad}px`,
        "--z": `${numbers.z.size}px`,
        "--a": `${numbers.a.size}px`,
      },
    },
    button({
      class: "select",
      "aria-pressed": String(selected),
      "aria-label": description,
      "data-neuron": `${layer}.${j}`,
      tabindex: selected || (!state.selection && layer === 0 && j === 0) ? 0 : -1,
      "on:click": tell(sight.why === "guess" ? "reveal" : "select", {
        layer,
        neuron: j,
      }),
      "on:keydown": (/** @type {KeyboardEvent} */ event) => walk(event, values, layer, j),
    }),
    h(
      "span",
      { class: "name", "aria-hidden": "true" },
      output
        ? symbol("y", null, j + 1)
        : g.density === 0
          ? neuronSymbol(values, layer, j)
          : symbol(letterOf(values, layer), null, j + 1),
    ),
    bias ? h("span", { class: "bias" }, h("i", { "aria-hidden": "true" }, "b"), bias) : null,
    output && linear
      ? null
      : g.density < 2 || !g.across || output
        ? [
            h("i", { class: "z-name", "aria-hidden": "true" }, "z"),
            h("span", { class: "z", "aria-hidden": "true" }, text(z, sight.z, "z")),
          ]
        : null,
    output ? null : h("i", { class: "a-name", "aria-hidden": "true" }, "a"),
    h(
      "span",
      { class: sign("a", a, output && sight.a), "aria-hidden": "true" },
      text(a, sight.a, "a"),
    ),
    before !== null
      ? h(
          "span",
          { class: "before" },
          state.t.before(
            fitted(before, numbers.a.digits, (shown) => state.measure(`${shown} →`, 12) <= room.a),
          ),
        )
      : null,
    (g.density === 0 || !g.across) && !output && !own.activation.rowWise
      ? cellCurve(values.curveOf(layer), values.iconXs, sight.a ? { z, a } : null, state.t.curveTip)
      : null,
  );
}

/**
 * How much room a neuron's numbers have, px, as the style sheet lays them out.
 * @param {any} context @param {any} box @param {boolean} output @param {number} bias
 */
function rooms({ g }, box, output, bias) {
  if (output) {
    const pad = g.across ? 0 : box.w < WIDE ? 3 : 8;
    const width = box.w - 2 * pad - (box.w < WIDE ? 0 : 30);
    // In a row of its own z has all the width; else the bias stands beside it.
    return { name: 0, pad, bias: box.w - 24, z: g.across ? width - 50 : width, a: width };
  }
  if (!g.across) {
    const spare = g.density === 0 ? (box.w - 100) / 3 : (box.w - 58) / 4;
    const pad = Math.min(8, Math.max(3, Math.round(spare)));
    const width = box.w - 2 * pad - 10;
    return { name: 0, pad, bias: width - 6, z: width, a: width };
  }
  // A bias of more than a digit takes room from the numbers beside it, or stands below them.
  const long = hasLongBias(bias);
  const name = g.density === 0 ? 28 : long && g.density === 1 ? 62 : 24;
  const rest = [78, 26, 44][g.density];
  const width = box.w - rest - (g.density === 2 ? 0 : name);
  const beside = g.density === 0 && long ? box.w - 80 : name - 14;
  return { name, pad: 0, bias: beside, z: width, a: width };
}

/**
 * Sizes and digits of a layer's numbers: the same for all its cells, so that they can be compared. Smaller
 * first, then fewer digits.
 * @param {any} context @param {number} layer
 */
function numbersOf({ values, state, g, digits, small }, layer) {
  const { z, a, biases } = values.layers[layer];
  const n = values.sizes[layer + 1];
  const output = layer === values.layers.length - 1;
  const most = output && state.size !== "small" ? digits : small;
  const sizes = output
    ? { z: [13, 12], a: [18, 16, 15, 14, 13] }
    : { z: [13, 12], a: g.density === 2 && g.across ? [14, 13] : [15, 14, 13] };
  const places = g.columns[layer + 1].boxes
    .filter((/** @type {any} */ box) => box.index !== null)
    .map((/** @type {any} */ box) => ({
      k: state.row * n + box.index,
      room: rooms({ g }, box, output, biases[box.index]),
    }));
  const fit = (/** @type {"z" | "a"} */ row) => {
    const shown = places
      .map((/** @type {any} */ { k, room }) => ({ v: (row === "z" ? z : a)[k], room: room[row] }))
      .filter((/** @type {any} */ { v }) => Number.isFinite(v));
    const hold = (/** @type {number} */ d, /** @type {number} */ size) =>
      shown.every(
        (/** @type {any} */ { v, room }) =>
          state.measure(format(v, d), size, row === "a") <= room &&
          (d === most || v === 0 || Math.abs(v) >= 10 ** (1 - d)),
      );
    for (let d = most; d >= Math.min(most, 3); d--) {
      const size = sizes[row].find((size) => hold(d, size));
      if (size) return { digits: d, size };
    }
    return { digits: most, size: Number(sizes[row].at(-1)) }; // each as many as it has room for
  };
  return { z: fit("z"), a: fit("a") };
}

/** @param {number} bias */
const hasLongBias = (bias) => String(bias).length > 1;

/** The place that stands for the neurons for which there is no room: a list of them; of inputs, the matrices have it.
 * @param {any} context @param {number} c @param {any} column */
function condensed({ values, state }, c, { boxes }) {
  const box = boxes.at(-1);
  const label = state.t.moreNeurons(box.hidden);
  const layer = c - 1;
  return h(
    "div",
    { class: "condensed", key: `more${c}`, style: boxStyle(box) },
    c === 0
      ? button(
          { "aria-label": label, title: label, "on:click": tell("tab", "matrix") },
          `+${box.hidden}`,
        )
      : menu(state, {
          id: `more.${c}`,
          label,
          plain: true,
          content: `+${box.hidden}`,
          items: () =>
            Array.from({ length: box.hidden + 1 }, (_, i) => {
              const neuron = boxes.length - 2 + i;
              return {
                id: String(neuron),
                content: neuronSymbol(values, layer, neuron),
                event: ["select", { layer, neuron }],
              };
            }),
        }),
  );
}

/** The value before the last edit, where the edit moved it. @param {any} values @param {number} layer @param {number} k */
export function moved(values, layer, k) {
  const before = values.before?.layers[layer]?.a[k];
  return before === undefined || Object.is(before, values.layers[layer].a[k]) ? null : before;
}

/** @param {string} name @param {number} value @param {boolean} coloured */
const sign = (name, value, coloured) => (coloured && value < 0 ? `${name} negative` : name);

/** @param {any} box */
const boxStyle = (box) => ({ left: box.x, top: box.y, width: box.w, height: box.h });

/** Arrow keys move in and between layers. @param {KeyboardEvent} event @param {any} values @param {number} layer @param {number} neuron */
function walk(event, values, layer, neuron) {
  const inLayer = values.sizes[layer + 1];
  /** @type {Record<string, [number, number]>} */
  const to = {
    ArrowDown: [layer, Math.min(neuron + 1, inLayer - 1)],
    ArrowUp: [layer, Math.max(neuron - 1, 0)],
    ArrowRight: [layer + 1, neuron],
    ArrowLeft: [layer - 1, neuron],
  };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") emit(event.currentTarget, "select", null);
  const target = to[event.key];
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  const [l, j] = target;
  if (l < 0 || l >= values.layers.length) return;
  emit(event.currentTarget, "select", {
    layer: l,
    neuron: Math.min(j, values.sizes[l + 1] - 1),
    focus: true,
  });
}
