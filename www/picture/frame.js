// What stands above and below the figure: its name and seed; who made it, how right it is, a link.
import { text } from "./parts.js";
import { trainedLine } from "./trained-line.js";
import { el } from "./tree.js";
import { widest, widestMono } from "./widths.js";

const LINE = 22;
const GAP = 18;

/** @typedef {import("./parts.js").Context} Context @typedef {import("./parts.js").Part} Part */

/** The preset's name, or what the engine calls it. @param {Context} context @returns {string} */
export const titleOf = ({ values, t }) => t.presets[values.preset] ?? String(values.preset);

/** @param {Context} context @returns {Part} */
export function header(context) {
  const { values, t, words, color, width, narrow } = context;
  const small = { size: 13, fill: color.ink3 };
  const end = /** @type {const} */ ({ ...small, anchor: "end" });
  const mono = /** @type {const} */ ("mono");
  const seed = narrow ? `seed(${values.seed})` : `np.random.seed(${values.seed})`;
  const byHand = t.weightsSet(narrow);
  const side = narrow ? end : small;
  const drawn = values.drawn
    ? { shown: seed, width: widestMono(seed, 13), look: { ...side, face: mono } }
    : { shown: byHand, width: widest(byHand, 13), look: side };
  const edited = { shown: words.edited, width: widest(words.edited, 13), look: small };
  const learnt = trainedLine(context);
  const trained = { shown: learnt, width: widest(learnt, 13), look: small };
  const sizes = values.sizes.join(" → ");
  const shape = { shown: sizes, width: widest(sizes, 13), look: end };
  const items = [
    ...lines(titleOf(context), 16, width).map((line) => ({
      shown: line,
      width: widest(line, 16, true),
      look: { size: 16, bold: true, fill: color.ink },
    })),
    // On a phone the layers' names say the shape.
    ...(narrow ? [] : [drawn]),
    ...(values.edited ? [edited] : []),
    ...(learnt ? [trained] : []),
    narrow ? drawn : shape,
  ];
  let x = 0;
  let y = 16;
  const nodes = items.map(({ shown, width: own, look }, k) => {
    if (k > 0 && x + own > width) {
      x = 0;
      y += LINE;
    }
    // At the end of a line, or else as all that stands in one.
    const atEnd = "anchor" in look && x > 0;
    const node = text(atEnd ? width : x, y, shown, { ...look, anchor: atEnd ? "end" : null });
    x += own + GAP;
    return node;
  });
  return { height: y + 6, nodes };
}

/** @param {Context} context @returns {Part} */
export function footer(context) {
  const { values, t, color, width, link } = context;
  const proof = values.verified ? t.matchesNumPy : t.float64;
  const named = 30 + widest("Perceptible", 14, true);
  const proofBeside = named + GAP + widest(proof, 12) <= width;
  const after = proofBeside ? named + GAP + widest(proof, 12) : 0;
  const proofAt = proofBeside ? { x: named + GAP, y: 30 } : { x: 0, y: 30 + LINE };
  const visible = link ? shownAddress(link, width - 20) : "";
  const linkBeside = after + GAP + widest(visible, 13, true) <= width && proofBeside;
  const y = proofAt.y + (link && !linkBeside ? LINE : 0);
  return {
    height: y,
    nodes: [
      el("path", { d: `M0 0h${width}`, stroke: color.hair }),
      mark(color, 0, 17),
      text(30, 30, "Perceptible", { size: 14, bold: true, fill: color.ink }),
      text(proofAt.x, proofAt.y, proof, { size: 12, fill: color.ink3 }),
      link &&
        el(
          "a",
          { href: link.href },
          text(linkBeside ? width : 0, y, visible, {
            size: 13,
            bold: true,
            anchor: linkBeside ? "end" : null,
            fill: color.acc,
          }),
        ),
    ],
  };
}

/** The mark of the page's header. @param {Context["color"]} color @param {number} x @param {number} y */
const mark = (color, x, y) =>
  el(
    "g",
    {
      transform: `translate(${x} ${y}) scale(0.8)`,
      fill: "none",
      stroke: color.ink,
      "stroke-width": 2,
    },
    el("path", { d: "M2 3C9 3 9 10 16 10M2 10H16" }),
    el("path", { d: "M2 17C9 17 9 10 16 10", "stroke-dasharray": "3 2.5" }),
    el("circle", { cx: 17.5, cy: 10, r: 4.5, fill: color.acc, stroke: "none" }),
  );

/** As much of an address as there is room for, and as a person can type. @param {URL} url @param {number} room px */
function shownAddress({ host, pathname, search, hash }, room) {
  const path = pathname === "/" ? "" : pathname;
  const forms = [host + path + search + hash, host + path + search, host + path, host];
  const fits = (/** @type {string} */ form) => widest(`${form} ↗`, 13, true) <= room;
  return `${forms.find(fits) ?? `${host.slice(0, 24)}…`} ↗`;
}

/** Words in lines that fit; a longer word is cut. @param {string} words @param {number} size @param {number} room px */
function lines(words, size, room) {
  const found = [""];
  for (const word of words.split(/\s+/)) {
    const longer = `${found[found.length - 1]} ${word}`.trim();
    if (widest(longer, size, true) <= room) found[found.length - 1] = longer;
    else found.push(word);
  }
  const most = Math.floor(room / size);
  return found
    .filter((line, k) => line || k === 0)
    .slice(0, 3)
    .map((line) =>
      widest(line, size, true) <= room ? line : `${[...line].slice(0, most - 2).join("")}…`,
    );
}
