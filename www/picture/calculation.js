// How the selected neuron's z and a come about: an equation where it fits, else a ledger.
import { fitted, inParentheses, isShown, numberIn, plain, value, withSign } from "../ui/format.js";
import { levelOf } from "../view/parts/symbol.js";
import { neuronSymbol, rich, signColor, text, widestRich } from "./parts.js";
import { el } from "./tree.js";
import { widest } from "./widths.js";

const MOST = 8; // products
const SIGNS = 50; // px for × and = with the room around them

/** @typedef {import("./parts.js").Context} Context @typedef {import("./parts.js").Pieces} Pieces */

/** Only where the frame's ledger is the selected neuron's. @param {Context} context @returns {import("./parts.js").Part | null} */
export function calculation(context) {
  const { values, selection, row } = context;
  const { ledger } = values;
  const same =
    selection &&
    ledger?.layer === selection.layer &&
    ledger.neuron === selection.neuron &&
    ledger.row === row;
  if (!same || ledger.products.length > MOST) return null;
  return (context.narrow ? null : equation(context)) ?? ledgerOf(context);
}

/** z and a with their names. @param {Context} context @returns {{ z: Pieces, a: Pieces, x: (i: number) => Pieces, w: (i: number) => Pieces, b: Pieces }} */
function namesOf({ values }) {
  const { layer, neuron } = values.ledger;
  const above = levelOf(layer);
  const indices = [neuron + 1];
  return {
    z: [{ letter: "z", layer: above, indices }],
    a: [{ letter: "a", layer: above, indices }],
    b: [{ letter: "b", layer: above, indices }],
    w: (i) => [{ letter: "w", layer: above, indices: [i + 1, neuron + 1] }],
    x: (i) =>
      layer === 0
        ? [{ letter: "x", indices: [i + 1] }]
        : [{ ...neuronSymbol(values, layer - 1, i), letter: "a", layer }],
  };
}

/** z = x₁w₁₁ + … in three lines, a column a term. @param {Context} context @returns {import("./parts.js").Part | null} */
function equation(context) {
  const { values, color, width, digits } = context;
  const { ledger } = values;
  const named = namesOf(context);
  const size = 13;
  const products = [...ledger.products].map((product) => value(product, digits));
  const bias = plain(ledger.bias, digits);
  const follows =
    products.every((shown, i) =>
      gives(plain(ledger.inputs[i], digits), plain(ledger.weights[i], digits), shown),
    ) && addUp([...products, bias], value(ledger.z, digits));
  /** @type {{ lines: Pieces[], sign: string }[]} */
  const terms = [...ledger.products].map((product, i) => ({
    sign: product < 0 ? "−" : "+",
    lines: [
      [...named.x(i), "\u2009", ...named.w(i)],
      [`${plain(ledger.inputs[i], digits)} × ${inParentheses(plain(ledger.weights[i], digits))}`],
      [
        {
          text: i ? value(Math.abs(product), digits) : products[i],
          fill: signColor(color, product),
        },
      ],
    ],
  }));
  terms.push({
    sign: ledger.bias < 0 ? "−" : "+",
    lines: [named.b, [inParentheses(bias)], [plain(Math.abs(ledger.bias), digits)]],
  });
  const left = widestRich(15, named.z) + 8;
  const widths = terms.map(({ lines }) =>
    Math.max(widestRich(15, lines[0]), widestRich(size, lines[1]), widestRich(size, lines[2])),
  );
  const between = 26;
  const needed = left + widths.reduce((sum, w) => sum + w + between, 0);
  if (needed > width) return null;
  /** @type {import("./tree.js").Child[]} */ const nodes = [
    text(0, 14, rich(15, named.z), { size: 15, fill: color.ink }),
  ];
  let x = left;
  for (const [k, { lines, sign }] of terms.entries()) {
    for (const [row, pieces] of lines.entries()) {
      const y = 14 + row * 25;
      const equals = row === 2 && !follows ? "≈" : "=";
      const before = k === 0 ? equals : row === 2 ? sign : "+";
      nodes.push(text(x + between / 2, y, before, { size, anchor: "middle", fill: color.ink3 }));
      const sized = row === 0 ? 15 : size;
      nodes.push(
        text(x + between + widths[k] / 2, y, rich(sized, pieces), {
          size: sized,
          anchor: "middle",
          fill: color.ink,
        }),
      );
    }
    x += between + widths[k];
  }
  const rule = el("path", { d: `M0 77h${width}`, stroke: color.ink });
  return { height: 110, nodes: [nodes, rule, sums(context, named, 103)] };
}

/** @param {Context} context @param {ReturnType<typeof namesOf>} named @param {number} y */
function sums({ values, t, color, digits }, named, y) {
  const { ledger } = values;
  const { activation } = values.layers[ledger.layer];
  const name = t.activations[activation.name] ?? activation.name;
  return text(
    0,
    y,
    rich(16, [
      ...named.z,
      " = ",
      {
        text: value(ledger.z, digits),
        bold: true,
        fill: Number.isFinite(ledger.z) ? color.ink : color.err,
      },
      { text: `   →   ${name}   `, fill: color.ink2 },
      ...named.a,
      " = ",
      {
        text: value(ledger.a, digits),
        bold: true,
        fill: Number.isFinite(ledger.a) ? color.ink : color.err,
      },
    ]),
    { size: 16, fill: color.ink2 },
  );
}

/** School addition: the products under each other, a rule, the sum. @param {Context} context @returns {import("./parts.js").Part} */
function ledgerOf(context) {
  const { values, t, color, width, narrow, digits } = context;
  const { ledger } = values;
  const named = namesOf(context);
  const row = narrow ? 25 : 28;
  const size = narrow ? 13 : 14;
  const columns = [
    [...ledger.inputs].map((v) => plain(v, digits)),
    [...ledger.weights].map((v) => inParentheses(value(v, digits))),
    [...ledger.products, ledger.bias].map((v) => withSign(v, digits)),
  ];
  const needed = columns.map((column) => Math.max(24, ...column.map((v) => widest(v, size))));
  const room = width - SIGNS;
  if (needed[0] + needed[1] + needed[2] > room) {
    // Fewer digits, each column in its part of the room.
    const fits = (/** @type {number} */ part) => (/** @type {string} */ shown) =>
      widest(shown, size) <= part * room;
    for (const [i, v] of ledger.inputs.entries())
      columns[0][i] = fitted(v, digits, fits(0.26), true);
    for (const [i, v] of ledger.weights.entries())
      columns[1][i] = inParentheses(
        fitted(v, digits, (shown) => fits(0.37)(inParentheses(shown)), true),
      );
    for (const [i, v] of [...ledger.products, ledger.bias].entries())
      columns[2][i] = signed(
        v,
        fitted(v + 0, digits, (shown) => fits(0.37)(signed(v, shown))),
      );
    needed.splice(0, 3, 0.26 * room, 0.37 * room, 0.37 * room);
  }
  const [inputs, weights, products] = columns;
  const xEnd = needed[0];
  const wEnd = xEnd + 22 + needed[1];
  const equals = wEnd + 14;
  const right = narrow ? width : Math.min(width, Math.max(equals + 160, equals + 14 + needed[2]));
  const nodes = [...ledger.products].map((product, i) => {
    const y = 40 + i * row;
    const look = { size, fill: color.ink };
    return [
      text(xEnd, y, inputs[i], { ...look, anchor: "end" }),
      text(xEnd + 11, y, "×", { size, fill: color.ink3, anchor: "middle" }),
      text(wEnd, y, weights[i], { ...look, anchor: "end" }),
      text(equals, y, gives(inputs[i], weights[i], products[i]) ? "=" : "≈", {
        size,
        fill: color.ink3,
        anchor: "middle",
      }),
      text(right, y, products[i], {
        size,
        anchor: "end",
        fill: signColor(color, product),
      }),
    ];
  });
  const bias = 40 + ledger.products.length * row;
  const rule = bias + 12;
  const { activation } = values.layers[ledger.layer];
  const name = t.activations[activation.name] ?? activation.name;
  const sum = (
    /** @type {number} */ y,
    /** @type {Pieces} */ label,
    /** @type {string} */ shown,
  ) => [
    text(0, y, rich(14, label), { size: 14, fill: color.ink2 }),
    text(right, y, shown, {
      size: 18,
      bold: true,
      anchor: "end",
      fill: /nan|inf/.test(shown) ? color.err : color.ink,
    }),
  ];
  const digitsOf = (/** @type {number} */ v) =>
    fitted(v, digits, (shown) => widest(shown, 18, true) <= right - 120);
  const total = digitsOf(ledger.z);
  return {
    height: rule + 62,
    nodes: [
      text(
        0,
        13,
        rich(16, [
          ...named.z,
          " = Σ ",
          ...variables(ledger.layer, ledger.neuron),
          " + ",
          ...named.b,
        ]),
        { size: 16, fill: color.ink },
      ),
      nodes,
      text(0, bias, rich(15, named.b), { size: 15, fill: color.ink2 }),
      text(right, bias, products[ledger.products.length], {
        size,
        anchor: "end",
        fill: color.ink2,
      }),
      el("path", { d: `M0 ${rule}h${right}`, stroke: color.ink }),
      sum(rule + 26, [`${t.weightedSum} `, ...named.z, addUp(products, total) ? "" : " ≈"], total),
      sum(rule + 54, [`${name} `, ...named.a], digitsOf(ledger.a)),
    ],
  };
}

/** A plus where it is above zero. @param {number} v @param {string} shown */
const signed = (v, shown) => (v > 0 && Number.isFinite(v) ? `+${shown}` : shown);

/** The terms of the sum, with an index in general. @param {number} layer @param {number} neuron @returns {Pieces} */
const variables = (layer, neuron) => [
  { letter: layer === 0 ? "x" : "a", layer: layer || null, indices: ["i"] },
  "\u2009",
  { letter: "w", layer: levelOf(layer), indices: ["i", neuron + 1] },
];

/** @param {string} text */
const read = (text) => numberIn(text.replace(/[()+]/g, ""));

/** Whether the factors as shown give the product as shown. @param {string} x @param {string} w @param {string} product */
const gives = (x, w, product) => isShown(read(x) * read(w), product);

/** Whether the rows as shown give the sum as shown. @param {string[]} rows @param {string} sum */
const addUp = (rows, sum) =>
  isShown(
    rows.reduce((all, row) => all + read(row), 0),
    sum,
  );
