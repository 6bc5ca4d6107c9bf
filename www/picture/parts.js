// What every part of the picture is drawn with: its context, texts, symbols, numbers that fit.

import { strings } from "../strings/strings.js";
import { fitted, plain, signOf, value } from "../ui/format.js";
import { letterOf } from "../view/parts/symbol.js";
import { MATH, MONO, SANS, themes } from "./theme.js";
import { el } from "./tree.js";
import { widest } from "./widths.js";
import { words } from "./words.js";

/**
 * @typedef {import("./picture.js").View} View
 * @typedef {ReturnType<typeof contextOf>} Context
 * @typedef {import("./tree.js").Child} Child
 * @typedef {{ height: number, nodes: Child }} Part  drawn from y = 0 down
 */

/** @param {import("../figure/types.js").Values} values  of Reader.read @param {View} view */
export function contextOf(values, view) {
  const narrow = view.width === 360;
  const language = view.language === "ko" ? "ko" : "en";
  const digits = view.digits ?? 8;
  const padding = narrow ? 16 : 24;
  const frame = narrow ? 360 : 720;
  return {
    values,
    narrow,
    frame,
    padding,
    width: frame - 2 * padding,
    language,
    t: strings(language),
    words: words(language),
    color: themes[view.theme === "dark" ? "dark" : "light"],
    digits: digits === "full" ? 8 : digits,
    selection: view.selection ?? null,
    row: view.row ?? 0,
    link: address(view.link),
    least: view.height ?? 0,
  };
}

/** A picture may be opened by anyone: only addresses of the web get into it. @param {string | null | undefined} link */
function address(link) {
  if (!link || !URL.canParse(link)) return null;
  const url = new URL(link);
  return /^https?:$/.test(url.protocol) ? url : null;
}

const FACES = { sans: null, math: MATH, mono: MONO };

/** A line of text on its baseline. @param {number} x @param {number} y @param {Child} content
 * @param {{ size?: number, fill?: string, bold?: boolean, anchor?: "middle" | "end" | null, face?: keyof typeof FACES }} [look] */
export const text = (x, y, content, { size, fill, bold, anchor, face = "sans" } = {}) =>
  el(
    "text",
    {
      x,
      y,
      fill,
      "font-size": size,
      "font-weight": bold ? 700 : null,
      "font-family": FACES[face],
      "text-anchor": anchor,
      // NumPy's columns are made of spaces.
      "xml:space": face === "mono" ? "preserve" : null,
    },
    content,
  );

/**
 * A line in pieces: plain text, and variables with their indices, as x₂ or w⁽¹⁾₂₃.
 * @typedef {{ letter: string, layer?: number | null, indices?: (number | string)[] }} Symbol  counted from 1
 * @typedef {(string | Symbol | { text: string, fill?: string, bold?: boolean })[]} Pieces
 * @param {number} size px @param {Pieces} pieces
 */
export function rich(size, pieces) {
  let level = 0; // px below the line
  let right = 0; // px that are owed to what stood above
  /** @param {number} to @param {string} content @param {import("./tree.js").Node["attributes"]} [look] */
  const at = (to, content, look = {}) => {
    const plain = to === level && right === 0 && !Object.keys(look).length;
    const node = plain
      ? content
      : el("tspan", { dx: right || null, dy: to - level || null, ...look }, content);
    [level, right] = [to, 0];
    return node;
  };
  return pieces.map((piece) => {
    if (typeof piece === "string") return at(0, piece);
    if ("text" in piece) {
      const { fill, bold } = piece;
      return at(0, piece.text, { fill, "font-weight": bold ? 700 : null });
    }
    const { above, below, small } = scripts(piece, size);
    const letter = at(0, piece.letter, { "font-family": MATH, "font-style": "italic" });
    const raised = above && at(-Math.round(size * 0.42), above, { "font-size": small });
    // Under the raised part, as far as its width can be known: the faces differ by a pixel or two.
    const [over, under] = [above, below].map((script) => 0.8 * widest(script, small));
    if (above && below) right = -over;
    const lowered = below && at(Math.round(size * 0.3), below, { "font-size": small });
    if (above && below) right = Math.max(0, over - under);
    return [letter, raised, lowered];
  });
}

/** px at most. @param {number} size @param {Pieces} pieces */
export const widestRich = (size, pieces) =>
  pieces.reduce((sum, piece) => {
    if (typeof piece === "string") return sum + widest(piece, size);
    if ("text" in piece) return sum + widest(piece.text, size, piece.bold);
    const { above, below, small } = scripts(piece, size);
    return sum + 0.7 * size + Math.max(widest(above, small), widest(below, small));
  }, 0);

/** @param {Symbol} symbol @param {number} size */
const scripts = ({ layer = null, indices = [] }, size) => ({
  above: layer === null ? "" : `(${layer})`,
  below: indices.join(indices.some((i) => Number(i) > 9) ? "," : ""),
  small: Math.max(11, Math.round(size * 0.72)),
});

/** A neuron of a layer as a symbol: h₃, with several hidden layers h⁽²⁾₃. @param {import("../figure/types.js").Values} values @param {number} layer @param {number} neuron @returns {Symbol} */
export const neuronSymbol = (values, layer, neuron) => ({
  letter: letterOf(values, layer),
  layer: values.layers.length > 2 && layer < values.layers.length - 1 ? layer + 1 : null,
  indices: [neuron + 1],
});

/** What SANS is on the root, in sans and regular. */
export const ROOT = { "font-family": SANS, "font-variant": "tabular-nums", "font-size": 14 };

/**
 * Numbers that stand in a column get the same size and digits: the largest of the sizes in which all
 * digits fit, then fewer digits.
 * @param {Iterable<number>} column @param {number} most digits @param {number} room px @param {number[]} sizes px, falling @param {boolean} [bold]
 */
export function inColumn(column, most, room, sizes, bold = false) {
  const finite = [...column].filter(Number.isFinite);
  const all = (/** @type {number} */ digits, /** @type {number} */ size) =>
    finite.every((v) => widest(value(v, digits), size, bold) <= room);
  const size = sizes.find((size) => all(most, size)) ?? sizes[sizes.length - 1];
  let digits = most;
  while (digits > 3 && !all(digits, size)) digits--;
  const fits = (/** @type {string} */ shown) => widest(shown, size, bold) <= room;
  return { size, digits, shown: (/** @type {number} */ v) => fitted(v, digits, fits) };
}

/** A value that people write, as large and long as it fits. @param {number} v @param {number} digits @param {number} room px @param {number[]} sizes px, falling @param {boolean} [bold] */
export function asWritten(v, digits, room, sizes, bold = false) {
  const whole = plain(v, digits);
  const size = sizes.find((size) => widest(whole, size, bold) <= room) ?? sizes[sizes.length - 1];
  const fits = (/** @type {string} */ shown) => widest(shown, size, bold) <= room;
  return { size, shown: fitted(v, digits, fits, true) };
}

/** @param {Context} context @param {number} v @param {string} otherwise */
export const colorOf = ({ color }, v, otherwise) => (Number.isFinite(v) ? otherwise : color.err);

/** @param {Context["color"]} color @param {number} v */
export const signColor = (color, v) =>
  Number.isFinite(v) ? { pos: color.pos, neg: color.neg, zero: color.ink3 }[signOf(v)] : color.err;
