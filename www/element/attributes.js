// What the author wrote: attributes become fields of the view, and one document. They are narrowed,
// never fatal: what cannot be read is as if it were not there, or said in the figure.

import { preferred } from "../strings/strings.js";
import { controlsOf } from "./controls.js";

/** Parts of the figure, in the order in which they stand. */
export const VIEWS = [
  "header",
  "toolbar",
  "stage",
  "results",
  "structure",
  "inspector",
  "matrix",
  "code",
  "compare",
];

/** The attributes that say which network is shown. */
export const NETWORK = ["preset", "state", "layers", "inputs", "activations", "activation", "seed"];

/** Those that say how. */
export const VIEW = ["lang", "theme", "digits", "view", "controls", "readonly", "page"];

/**
 * The network that the attributes describe; `state` is whole and wins over the others.
 * @param {Element} element @param {import("../engine/engine.js").Engine} api @returns {string} a document
 * @throws what the engine refuses, with its place in terms of a link: `x.3` is the third input
 */
export function documentOf(element, api) {
  const get = (/** @type {string} */ name) => element.getAttribute(name)?.trim() ?? "";
  if (get("state")) return api.openLink(get("state"));
  /** @type {string[]} */
  const entries = [];
  const put = (/** @type {string} */ key, /** @type {string} */ text) => {
    if (text) entries.push(`${key}=${encodeURIComponent(text.replace(HALF, "\ufffd"))}`);
  };
  put("preset", get("preset").toLowerCase() || "post");
  put("layers", row(get("layers")));
  put("x", rows(get("inputs")));
  put("seed", get("seed"));
  // One for each dense layer; `activation` alone is the first one's.
  const [first = "", ...others] = row(get("activations")).split(",");
  [get("activation") || first, ...others].forEach((name, i) => {
    put(`f${i + 1}`, name.toLowerCase());
  });
  return api.openLink(`v1&${entries.join("&")}`);
}

/** What a view attribute's value means. @param {string} name @param {string | null} value @returns {Partial<import("../figure/state.js").Fields>} */
export function fieldsOf(name, value) {
  const word = value?.trim().toLowerCase();
  switch (name) {
    case "lang":
      return { language: word === undefined ? readers() : /^ko(?![a-z])/.test(word) ? "ko" : "en" };
    case "theme":
      return { theme: word === "light" || word === "dark" ? word : "auto" };
    case "digits":
      return { digits: word === "4" ? 4 : word === "full" ? "full" : 8 };
    case "view":
      return { views: viewsOf(words(word ?? "")) };
    case "controls":
      return { controls: controlsOf(word === undefined ? null : words(word)) };
    case "page":
      return { page: value === null ? null : pageOf(value.trim()) };
    default:
      return {};
  }
}

/** @param {string[]} names */
function viewsOf(names) {
  const views = names.filter((view) => VIEWS.includes(view));
  return views.length ? views : VIEWS;
}

/** A page of the web, or one that lies beside this one. Its fragment is the state's. @param {string} address */
function pageOf(address) {
  const page = address.split("#")[0];
  if (page === "") return address === "" ? "" : null;
  return /^(?!https?:\/\/)[^/?]*:/i.test(page) ? null : page;
}

/** Half a pair, which nothing encodes. */
const HALF = /[\ud800-\udfff]/gu;

const readers = () => preferred(navigator.languages ?? [navigator.language]);

/** @param {string} text */
const words = (text) => text.split(/[\s,]+/).filter(Boolean);

/** "[3, 1, 5.5]", "3 1 5.5" -> "3,1,5.5" @param {string} text */
const row = (text) => words(text.replace(/[[\]()]/g, " ")).join(",");

/** "[[1, 2], [3, 4]]", "1,2; 3,4" -> "1,2;3,4" @param {string} text */
const rows = (text) =>
  text
    .split(/;|\]\s*,?\s*\[/)
    .map(row)
    .join(";");
