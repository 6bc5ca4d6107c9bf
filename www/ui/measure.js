// How wide a text is in the figure's own face, so that a number gets as many digits as fit.

const WIDEST = 0.7; // em: a digit of the widest faces, for the time before the face is known

/** @typedef {(text: string, size: number, bold?: boolean) => number} Measure  size in px */

/** @param {string} family  as computed; empty while nothing is drawn @returns {Measure} */
export function measureIn(family) {
  const known = measures.get(family);
  if (known) return known;
  const context = family && document.createElement("canvas").getContext("2d");
  /** @type {Map<string, number>} */
  const ems = new Map();
  const em = (/** @type {string} */ sign, /** @type {boolean} */ bold) => {
    const key = bold ? sign + sign : sign;
    let width = ems.get(key);
    if (width === undefined) {
      if (context) {
        context.font = `${bold ? 700 : 400} 100px ${family}`;
        width = context.measureText(sign).width / 100;
      } else width = WIDEST;
      ems.set(key, width);
    }
    return width;
  };
  /** @type {Measure} */
  const measure = (text, size, bold = false) => {
    let width = 0;
    for (const sign of text) width += em(sign, bold);
    return width * size;
  };
  measures.set(family, measure);
  return measure;
}

/** @type {Map<string, Measure>} */
const measures = new Map();
