// How wide a text can get. A picture is set in the face of whoever looks at it, so room is given by the
// widest of the faces it names: DejaVu Sans, which is Debian's system-ui.

/** em, regular and bold, of the signs in each class; a sign in none is as wide as the last.
 * @type {[RegExp, number, number][]} */
const CLASSES = [
  [/[ .,:;'’·|!ijlIJ]/, 0.32, 0.38],
  [/[[\](){}-]/, 0.4, 0.46],
  [/[/ftrs*]/, 0.53, 0.6],
  [/[\da-zα-ω_?"]/, 0.64, 0.72],
  [/[−+=×→<>~±⁺-⁾]/, 0.84, 0.84],
  [/[A-Z]/, 0.79, 0.85],
  [/./u, 1, 1],
];
const WIDE = /[mwMW@%]/;
const MONOSPACED = 0.61;

/** px at most. @param {string} text @param {number} size px @param {boolean} [bold] */
export function widest(text, size, bold = false) {
  let em = 0;
  for (const sign of text) {
    if (WIDE.test(sign)) em += bold ? 1.11 : 1;
    else {
      const known = CLASSES.find(([signs]) => signs.test(sign));
      em += known ? known[bold ? 2 : 1] : 1;
    }
  }
  return em * size;
}

/** The same in a monospaced face. @param {string} text @param {number} size */
export const widestMono = (text, size) => [...text].length * MONOSPACED * size;
