// The present state as a picture, for hosts that run no script. Loaded on request, never at first.
import * as alt from "./alt.js";
import * as svg from "./to-svg.js";

export { toPng } from "./to-png.js";

/**
 * @typedef {object} View
 * @property {"ko" | "en"} [language]  en
 * @property {"light" | "dark"} [theme]  light
 * @property {number | "full"} [digits]  8
 * @property {{ layer: number, neuron: number } | null} [selection]  what the frame was read with; null: nothing
 * @property {number} [row]  the sample in view, likewise; 0
 * @property {string | null} [link]  where the figure is live: http or https, others are left out
 * @property {360 | 720} [width]  720: in a column; 360: on a phone
 * @property {number} [height]  px at least: its parts stand as far apart as that needs
 */

/**
 * The present state as the text of an SVG: a file of its own, and safe to stand in a page. It has no
 * style, script or reference, so that a sanitizer finds nothing to take.
 * @type {(values: import("../figure/types.js").Values, view: View) => string}  values: of Reader.read, or presetValues
 */
export const toSvg = svg.toSvg;

/**
 * All that the picture shows, in words; the SVG's own description.
 * @type {(values: import("../figure/types.js").Values, view: View) => string}
 */
export const altText = alt.altText;

/**
 * Its name, inputs and outputs in words, as plain text for an `alt`.
 * @type {(values: import("../figure/types.js").Values, view: View) => string}
 */
export const summary = alt.summary;
