// How wide a text is in the figure's own face, so that a number gets as many digits as fit.

import { own } from "./own-property.js";

const WIDEST = 0.7; // em: a digit of the widest faces, for the time before the face is known

/** @typedef {(text: string, size: number, bold?: boolean) => number} Measure  size in px */

/** @param {string} family  as computed; empty while nothing is drawn @returns {Measure} */
export function measureIn(family) {
  const known = measures.get(family);
  if (known) return known;
  const context = family && own(document, "createElement")("canvas").getContext("2d");
  /** @type {Map<string, number>[]} */
  const ems = [new Map(), new Map()];
  const em = (/** @type {string} */ sign, /** @type {boolean} */ bold) => {
    let width = WIDEST;
    if (context) {
      context.font = `${bold ? 700 : 400} 100px ${family}`;
      width = context.measureText(sign).width / 100;
    }
    ems[Number(bold)].set(sign, width);
    return width;
  };
  /** @type {Measure} */
  const measure = (text, size, bold = false) => {
    const known = ems[Number(bold)];
    let width = 0;
    for (const sign of text) width += known.get(sign) ?? em(sign, bold);
    return width * size;
  };
  measures.set(family, measure);
  return measure;
}

/** @type {Map<string, Measure>} */
const measures = new Map();
