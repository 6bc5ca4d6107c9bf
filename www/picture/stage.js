// The network: inputs, neurons and outputs with their numbers, joined by their weights.

import { isPlace } from "../view/forward/stage/geometry.js";
import { curve } from "./curve.js";
import { edges, labels } from "./edges.js";
import { geometry, STRIP } from "./geometry.js";
import { asWritten, colorOf, inColumn, neuronSymbol, rich, text } from "./parts.js";
import { el } from "./tree.js";
import { widest } from "./widths.js";

const HEADS = 52; // names and activations above the columns
const LONG = 1; // a bias of more signs has a line of its own

/**
 * @import { Values } from "../figure/types.js"
 * @import { Box, Place } from "../view/forward/stage/geometry.js"
 * @import { Context } from "./parts.js"
 * @import { Child } from "./tree.js"
 */

/** @param {Context} context @returns {import("./parts.js").Part} */
export function stage(context) {
  const { values, selection } = context;
  const last = values.sizes.length - 1;
  const g = geometry({
    sizes: values.sizes,
    width: context.width,
    selected: values.sizes.map((_, column) =>
      selection && selection.layer + 1 === column ? selection.neuron : null,
    ),
    tall: values.sizes.map((_, column) =>
      column === 0
        ? false
        : column === last
          ? values.layers[column - 1].activation.name !== "linear"
          : context.width >= 600 && last <= 2 && values.layers[column - 1].biases.some(isLong),
    ),
  });
  const top = g.across ? HEADS : 0;
  return {
    height: top + g.height,
    nodes: [
      g.columns.map((place, column) =>
        g.across ? head(context, column, place) : strip(context, column, place.boxes[0].y - STRIP),
      ),
      el(
        "g",
        { transform: top ? `translate(0 ${top})` : null },
        edges(context, g),
        g.columns.map((_, column) => layer(context, g, column)),
        labels(context, g),
      ),
    ],
  };
}

/** The colours and dashes. @param {Context} context @returns {import("./parts.js").Part} */
export function legend({ t, color, width }) {
  const [line, size] = [26, 12];
  const items = [
    { shown: t.positiveWeight, stroke: color.pos, dash: null },
    { shown: t.negativeWeight, stroke: color.neg, dash: "7 4" },
    { shown: `${t.widthIs} |w|`, stroke: null, dash: null },
  ];
  let x = 0;
  let y = 12;
  const nodes = items.map(({ shown, stroke, dash }) => {
    const indent = stroke ? line + 6 : 0;
    const own = indent + widest(shown, size);
    if (x > 0 && x + own > width) [x, y] = [0, y + 18];
    const node = [
      stroke &&
        el("path", {
          d: `M${x} ${y - 4}h${line}`,
          stroke,
          "stroke-width": 2.5,
          "stroke-dasharray": dash,
        }),
      text(x + indent, y, shown, { size, fill: color.ink3 }),
    ];
    x += own + 14;
    return node;
  });
  return { height: y, nodes };
}

/** What a layer is called, how many it has, and its activation. @param {Context} context @param {number} column @param {number} room  px for a parameter */
function names({ values, t, row, color }, column, room) {
  const last = values.sizes.length - 1;
  const name =
    column === 0
      ? t.inputLayer
      : column === last
        ? t.outputLayer
        : last > 2
          ? t.hiddenLayerNumber(column)
          : t.hiddenLayer;
  const title = [
    { text: name, bold: true, fill: color.ink },
    { text: ` ${values.sizes[column]}`, fill: color.ink3 },
  ];
  if (column === 0)
    return {
      title,
      note: values.rows > 1 ? `${t.rowNumber(row + 1)} / ${values.rows}` : "",
    };
  const { activation } = values.layers[column - 1];
  const { parameter } = activation;
  // σ(βz) with β = 1 is σ(z), and is written so everywhere.
  const put =
    parameter && parameter.value !== 1
      ? ` (${parameter.symbol} = ${asWritten(parameter.value, 8, room, [13]).shown})`
      : "";
  return { title, note: (t.activations[activation.name] ?? activation.name) + put };
}

/** @param {Context} context @param {number} column @param {{ x: number, width: number }} place */
function head(context, column, { x, width }) {
  const { title, note } = names(context, column, width > 200 ? 80 : 46);
  return [
    text(x, 14, rich(14, title), { size: 14 }),
    note && text(x, 33, note, { size: 13, fill: context.color.ink2 }),
  ];
}

/** @param {Context} context @param {number} column @param {number} y */
function strip(context, column, y) {
  const { title, note } = names(context, column, 80);
  const about = note ? [{ text: ` · ${note}`, fill: context.color.ink2 }] : [];
  return text(0, y + 17, rich(13, [...title, ...about]), { size: 13 });
}

/** @param {Context} context @param {import("./geometry.js").Geometry} g @param {number} column */
function layer(context, g, column) {
  const { boxes } = g.columns[column];
  const drawn = boxes.filter(isPlace);
  const rest = boxes.find(({ index }) => index === null);
  const last = column === context.values.sizes.length - 1;
  const draw =
    column === 0
      ? inputs(context, g.across)
      : neurons(context, column - 1, drawn, last ? "output" : boxes[0].w > 200 ? "wide" : "narrow");
  return [drawn.map(draw), rest && condensed(context, rest)];
}

/** @param {Context} context @param {boolean} across @returns {(box: Place) => Child} */
function inputs(context, across) {
  const { values, color, row, digits } = context;
  const finite = [...values.inputs].map(Math.abs).filter(Number.isFinite);
  const range = Math.max(6, ...finite);
  return ({ index, x, y, w, h }) => {
    const i = Number(index);
    const v = values.inputs[row * values.sizes[0] + i];
    const changed = !Object.is(v, values.presetInputs?.[row * values.sizes[0] + i] ?? v);
    const inset = across ? 0 : 9;
    const { size, shown } = asWritten(v, digits, w - 2 * inset - 28, [20, 14, 12], changed);
    const middle = x + w / 2;
    const reach = Number.isFinite(v) ? ((v / range) * w) / 2 : 0;
    return [
      across
        ? [
            el("path", { d: `M${x} ${y + 37}h${w}M${middle} ${y + 32}v10`, stroke: color.rule }),
            reach !== 0 &&
              el("path", {
                d: `M${middle} ${y + 37}h${reach.toFixed(1)}`,
                stroke: v < 0 ? color.neg : color.pos,
                "stroke-width": 5,
              }),
          ]
        : el("rect", { x, y, width: w, height: h, rx: 4, fill: color.wash }),
      text(x + inset, y + (across ? 24 : 28), rich(16, [{ letter: "x", indices: [i + 1] }]), {
        size: 16,
        fill: color.ink2,
      }),
      text(x + w - inset, y + (across ? 24 : 29), shown, {
        size,
        anchor: "end",
        bold: changed,
        fill: colorOf(context, v, changed ? color.acc : color.ink),
      }),
    ];
  };
}

/** Where the parts of a neuron stand: [right or left edge, baseline], and the room and sizes of its numbers.
 * @param {"wide" | "narrow" | "output"} kind @param {{ w: number, h: number }} box @param {boolean} linear @param {boolean} long  its bias */
function places(kind, { w }, linear, long) {
  if (kind === "output")
    return {
      name: [0, 26],
      z: linear ? null : { label: null, x: w, y: 46, room: w - 44, sizes: [13] },
      a: { label: null, x: w, y: 26, room: w - 27, sizes: [18, 16] },
      b: { label: null, x: w, y: linear ? 46 : 64, room: w - 44 },
      curve: null,
    };
  if (kind === "wide")
    return {
      name: [12, 30],
      z: { label: 48, x: w - 58, y: 30, room: w - 58 - 60, sizes: [13] },
      a: { label: 48, x: w - 58, y: 54, room: w - 58 - 60, sizes: [15, 14] },
      b: long
        ? { label: 48, x: w - 58, y: 74, room: w - 58 - 60 }
        : { label: 12, x: 37, y: 54, room: 16 },
      curve: { x: w - 48, y: 18, w: 38, h: 38 },
    };
  const pad = w < 70 ? 4 : 6;
  return {
    name: [pad + 1, 22],
    z: { label: pad, x: w - pad, y: 46, room: w - 2 * pad - 9, sizes: [12] },
    a: { label: pad, x: w - pad, y: 65, room: w - 2 * pad - 9, sizes: [14, 13, 12] },
    b: { label: pad, x: w - pad, y: 83, room: w - 2 * pad - 9 },
    curve: { x: w - pad - 30, y: 5, w: 30, h: 26 },
  };
}

/** @param {Context} context @param {number} layer @param {Box[]} drawn @param {"wide" | "narrow" | "output"} kind @returns {(box: Place) => Child} */
function neurons(context, layer, drawn, kind) {
  const { values, color, selection, narrow } = context;
  const own = values.layers[layer];
  const n = values.sizes[layer + 1];
  const at = (/** @type {Box} */ { index }) => context.row * n + Number(index);
  const linear = own.activation.name === "linear";
  const place = places(kind, drawn[0], linear, kind === "wide" && own.biases.some(isLong));
  const most = kind === "narrow" || narrow ? Math.min(4, context.digits) : context.digits;
  const column = (/** @type {Float64Array} */ from) => drawn.map((box) => from[at(box)]);
  const as = inColumn(column(own.a), most, place.a.room, place.a.sizes, true);
  const zs = place.z && inColumn(column(own.z), as.digits, place.z.room, place.z.sizes);
  const xs = values.iconXs;
  const ys = own.activation.rowWise ? undefined : own.curve;

  return (box) => {
    const { x, y } = box;
    const j = box.index;
    const [z, a, b] = [own.z[at(box)], own.a[at(box)], own.biases[j]];
    const changed = !Object.is(b, own.originalBiases?.[j] ?? b);
    const selected = selection?.layer === layer && selection.neuron === j;
    const broken = !Number.isFinite(z) || !Number.isFinite(a);
    const bias = asWritten(b, narrow ? 4 : 8, place.b.room, [13, 12], changed);
    /** An "a" without a label is an output's, which is named by y. @param {{ label: number | null, x: number, y: number }} where @param {string} letter @param {number} size @param {string} shown @param {string} fill @param {boolean} bold */
    const number = (where, letter, size, shown, fill, bold) => [
      where.label === null
        ? text(
            x + where.x,
            y + where.y,
            rich(size, [...(letter === "a" ? [] : [{ letter }, " "]), { text: shown, fill, bold }]),
            { size, fill: color.ink3, anchor: "end" },
          )
        : [
            text(x + where.label, y + where.y, rich(13, [{ letter }]), {
              size: 13,
              fill: color.ink3,
            }),
            text(x + where.x, y + where.y, shown, { size, fill, bold, anchor: "end" }),
          ],
    ];
    return [
      frame(color, box, kind === "output", selected, broken),
      text(
        x + place.name[0],
        y + place.name[1],
        rich(kind === "narrow" ? 16 : 18, [short(values, layer, j, kind)]),
        {
          size: kind === "narrow" ? 16 : 18,
          fill: color.ink,
        },
      ),
      place.z &&
        zs &&
        number(place.z, "z", zs.size, zs.shown(z), colorOf(context, z, color.ink2), false),
      number(
        place.a,
        "a",
        as.size,
        as.shown(a),
        colorOf(context, a, a < 0 && kind === "output" ? color.neg : color.ink),
        true,
      ),
      number(place.b, "b", bias.size, bias.shown, changed ? color.acc : color.ink2, changed),
      place.curve &&
        curve({ ...place.curve, x: x + place.curve.x, y: y + place.curve.y }, ys, xs, z, a, {
          axis: color.rule,
          curve: selected ? color.acc : color.ink3,
          dot: color.ink,
          paper: selected ? color.paper : color.wash,
        }),
    ];
  };
}

/** In a narrow cell its layer's name says which h it is. @param {Values} values @param {number} layer @param {number} j @param {string} kind */
const short = (values, layer, j, kind) => ({
  ...neuronSymbol(values, layer, j),
  ...(kind === "narrow" ? { layer: null } : {}),
});

/** The cell; an output has none, but it can be selected, or broken. @param {Context["color"]} color @param {Box} box @param {boolean} bare @param {boolean} selected @param {boolean} broken */
function frame(color, { x, y, w, h }, bare, selected, broken) {
  const out = bare ? 6 : 0;
  const ring = broken ? [color.err, 1.5] : selected ? [color.acc, 2] : null;
  if (bare && !ring) return null;
  return el("rect", {
    x: x - out,
    y: y - (bare ? 2 : 0),
    width: w + 2 * out,
    height: h + (bare ? 2 : 0),
    rx: 4,
    fill: selected || bare ? color.paper : color.wash,
    stroke: ring?.[0],
    "stroke-width": ring?.[1],
  });
}

/** The place of those for whom there is no room. @param {Context} context @param {Box} box */
const condensed = ({ color }, { x, y, w, h, hidden }) => [
  el("rect", {
    x,
    y,
    width: w,
    height: h,
    rx: 4,
    fill: "none",
    stroke: color.rule,
    "stroke-dasharray": "2 3",
  }),
  text(x + w / 2, y + h / 2 + 5, `+${hidden}`, { size: 14, anchor: "middle", fill: color.ink2 }),
];

/** @param {number} bias */
const isLong = (bias) => String(bias).length > LONG;
