// What NumPy prints, one block an activation, as under the live stage.
import { printLine } from "../view/parts/symbol.js";
import { text } from "./parts.js";
import { el } from "./tree.js";
import { widest, widestMono } from "./widths.js";

const MOST = 8; // lines of one block; more are summed up as NumPy does it, by three, dots, three
const LINE = 18;

/** @param {import("./parts.js").Context} context @returns {import("./parts.js").Part | null} */
export function results({ values, t, color, width, narrow }) {
  const { rows } = values.comparison;
  if (!rows.length) return null;
  const size = narrow ? 12 : 13;
  const inset = narrow ? 8 : 10;
  const named = rows.map((row) => t.activations[row.name] ?? row.name);
  const beside = Math.max(...named.map((name) => widest(name, 13, true))) + inset + 12;
  const printed = rows.map(({ printed }) => String(printed).split("\n"));
  const room = width - 2 * inset;
  const longest = Math.max(...printed.flat().map((line) => widestMono(line, size)));
  const below = beside + longest > width - inset;
  const x = below ? inset : beside;
  let y = 26;
  const nodes = rows.map((row, k) => {
    const lines = shortened(printed[k].flatMap((line) => wrapped(line, size, room)));
    const height = (lines.length + (below ? 1 : 0)) * LINE + 12;
    const top = y;
    y += height;
    return [
      row.current && el("rect", { x: 0, y: top, width, height, fill: color.accw }),
      el("path", { d: `M0 ${top}h${width}`, stroke: color.hair }),
      text(inset, top + 19, named[k], {
        size: 13,
        bold: row.current,
        fill: row.current ? color.ink : color.ink2,
      }),
      lines.map((line, i) =>
        text(x, top + 19 + (i + (below ? 1 : 0)) * LINE, line, {
          size,
          face: "mono",
          fill: color.ink,
        }),
      ),
    ];
  });
  return {
    height: y,
    nodes: [
      text(0, 12, printLine(values), { size: 12, face: "mono", fill: color.ink3 }),
      nodes,
      el("path", { d: `M0 ${y}h${width}`, stroke: color.hair }),
    ],
  };
}

/** @param {string[]} lines */
const shortened = (lines) =>
  lines.length <= MOST ? lines : [...lines.slice(0, 3), " ...", ...lines.slice(-3)];

/** A line of numbers in lines that fit; broken where NumPy breaks them, between two numbers. @param {string} line @param {number} size @param {number} room px */
function wrapped(line, size, room) {
  const lines = [""];
  for (const word of line.match(/\s*\S+/g) ?? []) {
    const longer = lines[lines.length - 1] + word;
    if (widestMono(longer, size) <= room || lines[lines.length - 1] === "")
      lines[lines.length - 1] = longer;
    else lines.push(`  ${word.trimStart().startsWith("-") ? "" : " "}${word.trimStart()}`);
  }
  return lines;
}
