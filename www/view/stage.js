// The stage: inputs, neurons and outputs as columns of numbers, joined by their weights.
import { emit, h, svg } from "../dom.js";
import { plain, value as format } from "../format.js";
import { seen } from "../steps.js";
import { cellCurve } from "./curve.js";
import { edge, geometry, place } from "./geometry.js";
import { layerLabel, parameterField, picker } from "./picker.js";
import { number } from "./number.js";
import { letterOf, neuronName, neuronSymbol, plainSymbol, symbol, weightName } from "./symbol.js";

/** @param {any} values @param {any} state */
export function stage(values, state) {
  const selection = state.selection;
  const g = geometry({
    sizes: values.sizes,
    width: state.stageWidth,
    selected: values.sizes.map((_, /** @type {number} */ column) => (selection && selection.layer + 1 === column ? selection.neuron : null)),
  });
  const digits = state.digits === "full" ? 8 : state.digits;
  const context = { values, state, g, digits, small: g.density === 2 || !g.across ? 4 : g.density === 1 ? 4 : digits };
  if (!g.across && g.density === 0) context.small = Math.min(digits, 8);
  return h(
    "section",
    { class: `stage ${g.across ? "across" : "down"} density-${g.density}`, "aria-label": state.t.stage, key: "stage" },
    g.across ? heads(context) : null,
    h(
      "div",
      {
        class: "field",
        style: { height: g.height },
        "on:click": (/** @type {any} */ event) => {
          if (event.target === event.currentTarget || event.target.closest(".edges")) emit(event.currentTarget, "select", null);
        },
      },
      edges(context),
      g.across ? null : strips(context),
      g.columns.map((column, c) =>
        column.boxes.map((box) =>
          box.index === null ? condensed(context, c, box) : c === 0 ? input(context, box) : neuron(context, c - 1, box),
        ),
      ),
      labels(context),
    ),
  );
}

/** The colours and dashes, and what can be done. @param {any} _values @param {any} state */
export function legend(_values, state) {
  return h(
    "div",
    { class: "legend", key: "legend" },
    h("span", null, svg("svg", { width: 32, height: 6, "aria-hidden": "true" }, svg("path", { class: "edge pos", d: "M0 3H32", "stroke-width": 3 })), state.t.positiveWeight),
    h("span", null, svg("svg", { width: 32, height: 6, "aria-hidden": "true" }, svg("path", { class: "edge neg", d: "M0 3H32", "stroke-width": 3 })), state.t.negativeWeight),
    h("span", null, state.t.widthIs, " |", h("i", null, "w"), "|"),
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
        h("h3", null, c === 0 ? state.t.inputLayer : layerLabel(values, state, c - 1), h("span", { class: "count" }, values.sizes[c])),
        c === 0 ? null : picker(values, state, c - 1, { style }),
        c > 0 && g.density === 0 ? parameterField(values, state, c - 1, "head") : null,
      );
    }),
  );
}

/** @param {any} context */
function strips({ values, state, g }) {
  return g.columns.slice(1, -1).map((/** @type {any} */ column, /** @type {number} */ layer) =>
    h(
      "div",
      { class: "strip", key: `strip${layer}`, style: { top: column.boxes[0].y - column.head, height: column.head } },
      picker(values, state, layer, { style: "names" }),
    ),
  );
}

/** @param {any} context @param {any} box */
function input({ values, state, g, digits }, box) {
  const index = box.index;
  const at_ = state.row * values.sizes[0] + index;
  const x = values.inputs[at_];
  const home = values.presetInputs?.[at_];
  const name = plainSymbol("x", index + 1);
  const range = Math.max(6, ...[...values.inputs].map(Math.abs).filter(Number.isFinite));
  const half = Math.min(50, (Math.abs(x) / range) * 50);
  return h(
    "div",
    { class: "input", key: `x${index}`, style: boxStyle(box) },
    h("span", { class: "name" }, symbol("x", null, index + 1)),
    number(
      {
        id: `stage.x.${state.row}.${index}`,
        target: { set: "input", row: state.row, index },
        value: x,
        text: plain(x, digits),
        label: state.t.inputName(name),
        step: 0.1,
        home,
        changed: home !== undefined && !Object.is(home, x),
        class: "big",
      },
      state,
    ),
    g.across
      ? h("span", { class: "bar", "aria-hidden": "true" }, h("span", { class: x < 0 ? "fill neg" : "fill pos", style: { width: `${half}%`, left: x < 0 ? `${50 - half}%` : "50%" } }))
      : null,
  );
}

/** A hidden cell or an output: z, a, bias, curve, and a button that selects it. @param {any} context @param {number} layer @param {any} box */
function neuron(context, layer, box) {
  const { values, state, g, digits, small } = context;
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
  const shownDigits = output && g.across ? digits : small;
  const text = (/** @type {number} */ v, /** @type {boolean} */ visible) => (visible ? format(v, shownDigits) : state.t.unseen);
  const linear = own.activation.name === "linear";
  const classes = ["neuron", output ? "output" : "cell"];
  if (selected) classes.push("selected");
  if (broken) classes.push("broken");
  if (sight.why === "guess") classes.push("guess");
  if (state.step !== null && sight.why === null && !sight.a) classes.push("computing");
  const name = neuronName(values, layer, j);
  const bias = output || (g.across ? g.density < 2 : g.density === 0) ? biasField(context, layer, j) : null;
  const description = sight.a
    ? state.t.neuronDescription(name, format(z, digits), format(a, digits), linear)
    : state.t.neuronHidden(name, sight.why);
  return h(
    "div",
    { class: classes.join(" "), key: `n${layer}.${j}`, style: boxStyle(box) },
    h("button", {
      type: "button",
      class: "select",
      "aria-pressed": String(selected),
      "aria-label": description,
      "data-neuron": `${layer}.${j}`,
      tabindex: selected || (!state.selection && layer === 0 && j === 0) ? 0 : -1,
      "on:click": (/** @type {any} */ event) => emit(event.currentTarget, sight.why === "guess" ? "reveal" : "select", { layer, neuron: j }),
      "on:keydown": (/** @type {KeyboardEvent} */ event) => walk(event, values, layer, j),
    }),
    h("span", { class: "name", "aria-hidden": "true" }, output ? symbol("y", null, j + 1) : g.density === 0 ? neuronSymbol(values, layer, j) : symbol(letterOf(values, layer), null, j + 1)),
    bias ? h("span", { class: "bias" }, h("i", { "aria-hidden": "true" }, "b"), bias) : null,
    output && linear
      ? null
      : g.density < 2 || !g.across || output
        ? [h("i", { class: "z-name", "aria-hidden": "true" }, "z"), h("span", { class: "z", "aria-hidden": "true" }, text(z, sight.z))]
        : null,
    output ? null : h("i", { class: "a-name", "aria-hidden": "true" }, "a"),
    h("span", { class: sign("a", a, output && sight.a), "aria-hidden": "true" }, text(a, sight.a)),
    before !== null && (g.density === 0 || output)
      ? h("span", { class: "before" }, state.t.before(format(before, g.across ? shownDigits : 4)))
      : null,
    (g.density === 0 || !g.across) && !output && !own.activation.rowWise
      ? cellCurve(values.curveOf(layer), values.iconXs, sight.a ? { z, a } : null, state.t.curveTip)
      : null,
  );
}

/** @param {any} context @param {number} layer @param {number} j */
export function biasField({ values, state, digits }, layer, j, place = "stage") {
  const own = values.layers[layer];
  const name = neuronName(values, layer, j);
  return number(
    {
      id: `${place}.b.${layer}.${j}`,
      target: { set: "bias", layer, to: j },
      value: own.biases[j],
      text: plain(own.biases[j], digits === 8 ? 8 : digits),
      label: state.t.biasName(name),
      tip: `${state.t.biasName(name)} · ${own.name}.biases[0, ${j}]`,
      step: 0.005,
      home: own.drawnBiases[j],
      changed: !Object.is(own.biases[j], own.drawnBiases[j]),
    },
    state,
  );
}

/** What a weight's field is, wherever it stands. @param {any} context @param {number} layer @param {number} i @param {number} j @param {string} place @param {string} text @param {string} [name] */
export function weightField({ values, state }, layer, i, j, place, text, name) {
  const own = values.layers[layer];
  const k = i * values.sizes[layer + 1] + j;
  return number(
    {
      id: `${place}.w.${layer}.${i}.${j}`,
      target: { set: "weight", layer, from: i, to: j },
      value: own.weights[k],
      text,
      label: `${state.t.weight} ${weightName(values, layer, i, j)}`,
      tip: weightName(values, layer, i, j),
      step: 0.005,
      home: own.drawnWeights[k],
      changed: !Object.is(own.weights[k], own.drawnWeights[k]),
      class: name,
    },
    state,
  );
}

/** The place that stands for the neurons for which there is no room. @param {any} context @param {number} column @param {any} box */
function condensed({ state }, column, box) {
  return h(
    "button",
    {
      type: "button",
      class: "condensed",
      key: `more${column}`,
      style: boxStyle(box),
      "aria-label": state.t.moreNeurons(box.hidden),
      title: state.t.moreNeurons(box.hidden),
      "on:click": (/** @type {any} */ event) => emit(event.currentTarget, "tab", "matrix"),
    },
    `+${box.hidden}`,
  );
}

/** Every drawn edge: quiet ones first, the selected neuron's on top. @param {any} context */
function edges({ values, state, g }) {
  const { columns } = g;
  const weightMax = values.layers.map((/** @type {any} */ layer) => {
    let max = 0;
    for (const w of layer.weights) if (Math.abs(w) > max && Number.isFinite(w)) max = Math.abs(w);
    return values.frozenMax?.[layer.name] ?? max;
  });
  const widest = g.across && g.width >= 700 ? 5 : 4;
  /** @type {any[]} */
  const quiet = [];
  /** @type {any[]} */
  const loud = [];
  for (let layer = 0; layer < values.layers.length; layer++) {
    const n = values.sizes[layer + 1];
    columns[layer].boxes.forEach((/** @type {any} */ a, /** @type {number} */ from) =>
      columns[layer + 1].boxes.forEach((/** @type {any} */ b, /** @type {number} */ to) => {
        if (a.index === null || b.index === null) return;
        const w = values.layers[layer].weights[a.index * n + b.index];
        const own = isSelected(state, layer, a.index, b.index);
        const hot = own || state.hover === `${layer}.${a.index}.${b.index}`;
        const d = path(edge(g, layer, from, to));
        const width = weightMax[layer] ? Math.max(0.75, (widest * Math.abs(w)) / weightMax[layer]) : 0.75;
        const classes = `edge ${w < 0 ? "neg" : "pos"}${state.selection && !hot ? " quiet" : ""}`;
        (hot ? loud : quiet).push(
          svg("path", { key: `e${layer}.${a.index}.${b.index}`, class: classes, d, "stroke-width": Math.min(width, widest).toFixed(2) }),
          svg(
            "path",
            {
              key: `hit${layer}.${a.index}.${b.index}`,
              class: "hit",
              d,
              "on:pointerenter": (/** @type {any} */ event) => emit(event.currentTarget, "hover", `${layer}.${a.index}.${b.index}`),
              "on:pointerleave": (/** @type {any} */ event) => emit(event.currentTarget, "hover", null),
              "on:click": (/** @type {any} */ event) => {
                event.stopPropagation();
                emit(event.currentTarget, "select", { layer, neuron: b.index });
              },
            },
            svg("title", null, `${weightName(values, layer, a.index, b.index)} = ${format(w, 8)}`),
          ),
        );
      }),
    );
  }
  return svg("svg", { class: "edges", "aria-hidden": "true" }, quiet, loud);
}

/** Weights on the selected neuron's edges; they interrupt the line as a contour label does. @param {any} context */
function labels(context) {
  const { values, state, g, digits } = context;
  if (!state.selection) return null;
  const { layer, neuron: j } = state.selection;
  const to = g.columns[layer + 1].boxes.findIndex((/** @type {any} */ box) => box.index === j);
  const nodes = [];
  if (to >= 0) {
    const sources = g.columns[layer].boxes;
    nodes.push(...band(layer, sources.map((/** @type {any} */ box, /** @type {number} */ from) => ({ from, to, i: box.index, j })), 0.36));
  }
  const from = to;
  if (from >= 0 && layer + 1 < values.layers.length && g.across) {
    const targets = g.columns[layer + 2].boxes;
    nodes.push(...band(layer + 1, targets.map((/** @type {any} */ box, /** @type {number} */ k) => ({ from, to: k, i: j, j: box.index })), 0.5));
  }
  return nodes;

  /** @param {number} l @param {{ from: number, to: number, i: number, j: number }[]} ends @param {number} t */
  function band(l, ends, t) {
    const drawn = ends.filter((end) => end.i !== null && end.j !== null);
    const gap = g.across ? g.columns[l + 1].x - g.columns[l].x - g.columns[l].width : g.columns[l + 1].boxes[0].w;
    if (drawn.length > 8 || gap < 56) return [];
    const precise = g.across && gap >= 110 && digits !== 4 ? 8 : 4;
    const shapes = drawn.map((end) => edge(g, l, end.from, end.to));
    const spots = place(shapes, { t, w: precise === 8 ? 82 : 54, h: 20 });
    return drawn.map((end, k) => {
      const w = values.layers[l].weights[end.i * values.sizes[l + 1] + end.j];
      return h(
        "div",
        { class: "edge-label", key: `label${l}.${end.i}.${end.j}`, style: { left: spots[k].x, top: spots[k].y } },
        weightField(context, l, end.i, end.j, "edge", format(w, precise), w < 0 ? "neg" : "pos"),
      );
    });
  }
}

/** @param {any} e */
const path = ({ p, q, middle: [m, n] }) =>
  `M${p.x.toFixed(1)} ${p.y.toFixed(1)}C${m.x.toFixed(1)} ${m.y.toFixed(1)} ${n.x.toFixed(1)} ${n.y.toFixed(1)} ${q.x.toFixed(1)} ${q.y.toFixed(1)}`;

/** @param {any} state @param {number} layer @param {number} i @param {number} j */
const isSelected = ({ selection }, layer, i, j) =>
  selection && ((selection.layer === layer && selection.neuron === j) || (selection.layer === layer - 1 && selection.neuron === i));

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
  emit(event.currentTarget, "select", { layer: l, neuron: Math.min(j, values.sizes[l + 1] - 1), focus: true });
}
