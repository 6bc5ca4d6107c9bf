// The colours of maps, as the engine takes them: RGBA of equal parts of a range.

/** Four bands below zero and four above, strongest first and last. */
const SIGNS = {
  light: ["#aaa6e8", "#c6c3f1", "#dcdbf6", "#efeffb", "#faf1e2", "#f3dfbd", "#ead09f", "#dbb26e"],
  dark: ["#6059ab", "#413e77", "#2a2949", "#1b1b2c", "#241d12", "#3d2e15", "#634818", "#94691f"],
};

/** Of classes, from weak to strong: the paper's colour, mixed with theirs. */
const SHADES = 4;
const CLASSES = [
  ...["#635ace", "#a8690f", "#0f7a72", "#b0468f", "#5c7d1e"],
  ...["#2f6fb3", "#a4552f", "#6b6f76", "#7a4fb5", "#8a7a12"],
];
const PAPER = { light: "#ffffff", dark: "#0f1215" };

/** @param {boolean} dark */
export const signPalette = (dark) => rgba(SIGNS[dark ? "dark" : "light"].map(parsed));

/** The colour of a class, for its points. @param {number} i */
export const classColour = (i) => CLASSES[i % CLASSES.length];

/** @param {number} classes @param {boolean} dark */
export function classPalette(classes, dark) {
  const paper = parsed(PAPER[dark ? "dark" : "light"]);
  return rgba(
    Array.from({ length: classes }, (_, i) => {
      const own = parsed(classColour(i));
      return Array.from({ length: SHADES }, (_, k) =>
        mixed(paper, own, 0.14 + (0.4 * k) / (SHADES - 1)),
      );
    }).flat(),
  );
}

/** @param {string} hex @returns {number[]} */
const parsed = (hex) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));

/** @param {number[]} a @param {number[]} b @param {number} part  of b */
const mixed = (a, b, part) => a.map((v, i) => v + (b[i] - v) * part);

/** @param {number[][]} colours */
const rgba = (colours) => Uint8ClampedArray.from(colours.flatMap((colour) => [...colour, 255]));
