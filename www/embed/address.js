// Where readers find the figure: its page, its iframe page, its pictures. All from the address of the
// folder that index.html lies in (`base`).

import { TRAINING } from "../element/views.js";
import { HEIGHTS } from "./picture-heights.js";

/** Longer links are cut by what they are pasted into; the engine's own limit is the same. */
export const LONGEST_LINK = 8000;

/** What an iframe's address and an element's tag may say, beside the state.
 * @typedef {object} Options
 * @property {"auto" | "light" | "dark"} [theme]
 * @property {readonly string[] | null} [view]  null or absent: everything
 * @property {"forward" | "loss" | "backward" | "update"} [phase]  of the first step, where Train is shown
 * @property {"4" | "8" | "full"} [digits]
 * @property {boolean} [readonly]
 * @property {string} [controls]
 * @property {number} [height]  of an iframe, or of the place of a figure without a picture, px
 * @property {360 | 720} [width]  of a picture; 720
 */

/** The page with this state. @param {string} base @param {string} state */
export const pageAddress = (base, state) => folder(base) + (state ? `#${fragment(state)}` : "");

/** The iframe page with this state. @param {string} base @param {string} state @param {"ko" | "en"} language @param {Options} options */
export function frameAddress(base, state, language, options) {
  const query = Object.entries(attributes(language, options))
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${value === true ? 1 : queryValue(String(value))}`);
  return `${folder(base)}www/frame.html?${query.join("&")}${state ? `#${fragment(state)}` : ""}`;
}

/** A preset's picture; null where the state is not just a preset. @param {string} base @param {string} state @param {"ko" | "en"} language @param {Options} options @param {"svg" | "png"} kind */
export function pictureAddress(base, state, language, { theme, width }, kind) {
  const preset = presetOf(state);
  const name = [language, theme === "dark" ? "dark" : "light", ...(width === 360 ? [360] : [])];
  return preset && `${folder(base)}pictures/${preset}.${name.join(".")}.${kind}`;
}

/** @param {string} base @param {string} [name] */
export const scriptAddress = (base, name = "perceptible.js") => folder(base) + name;

/** The preset that a link is, where it is nothing more. @param {string} state */
export const presetOf = (state) =>
  Object.keys(HEIGHTS).find((preset) => HEIGHTS[preset].link === state) ?? null;

/** Options as the element's attributes, without defaults. @param {"ko" | "en"} language @param {Options} options @returns {Record<string, string | true | null>} */
export const attributes = (language, { theme, view, phase, digits, readonly, controls }) => ({
  lang: language,
  theme: theme && theme !== "auto" ? theme : null,
  view: view?.length ? view.join(" ") : null,
  phase:
    phase && phase !== "forward" && view?.some((name) => TRAINING.includes(name)) ? phase : null,
  digits: digits && digits !== "8" ? digits : null,
  readonly: readonly ? true : null,
  controls: controls || null,
});

/** Whether readers elsewhere can open it, and if not why: a file, or this computer's own server.
 * @param {string} base @returns {"file" | "local" | null} */
export function unreachable(base) {
  if (!/^[a-z][a-z\d+.-]*:/i.test(base)) return null; // relative: beside the post
  const { protocol, hostname } = new URL(base);
  if (!/^https?:$/.test(protocol)) return "file";
  const local = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/;
  return local.test(hostname) ? "local" : null;
}

/** A link's fragment in which no sign means anything to HTML or Markdown; the engine decodes it.
 * @param {string} state */
export const fragment = (state) =>
  encodeURI(state.replace(/[\ud800-\udfff]/gu, "\ufffd")) // which it would refuse: half a pair
    .replace(/%25(?=[\dA-F]{2})/gi, "%") // what was encoded already
    .replace(/[#'()*]/g, percent);

/** @param {string} value */
const queryValue = (value) => fragment(value.replaceAll(" ", ",")).replace(/[&+]/g, percent);

/** The folder's address with a slash at its end, safe in the same way. @param {string} base */
const folder = (base) => base.replace(/\/?$/, "/").replace(/[\s<>"'`{}()\\*]/g, percent);

/** @param {string} sign */
const percent = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
