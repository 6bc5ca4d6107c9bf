// Whether the page around a figure is light or dark, for theme="auto". What the page says comes before what the
// system prefers: most posts are light on every system, and must not hold a black figure.
import { own } from "../ui/own.js";

const MIDDLE = 0.18; // relative luminance of a middle grey
const OPAQUE = 0.5;

/** A class or value by which pages are switched: dark, theme-dark, is-dark-mode … but not bg-dark or navbar-dark. */
const SWITCH =
  /^(?:(?:is|mode|scheme|skin|theme)-)?(dark|light|night|day|slate)(?:-?(?:mode|scheme|skin|theme))?$/i;
/** The attributes that hold one: data-theme, data-bs-theme, data-color-mode, data-md-color-scheme … */
const NAMED = /^(?:data-)?(?:[a-z]+-)*(?:appearance|mode|scheme|theme)$/i;

/** @typedef {"light" | "dark"} Scheme */

export class Surroundings {
  #host;
  #changed;
  /** Until something may have changed it. @type {Scheme | null} */ #known = null;
  #observer = new MutationObserver(() => this.#look());
  #system = matchMedia("(prefers-color-scheme: dark)");
  #look = () => {
    const before = this.#known;
    this.#known = null;
    if (this.scheme !== before) this.#changed();
  };
  /** A page that turns dark slowly was still light when its class changed. @param {Event} event */
  #turned = ({ target }) => {
    if (target instanceof Node && target.contains(this.#host)) this.#look();
  };

  /** @param {Element} host  a figure's element @param {() => void} changed */
  constructor(host, changed) {
    this.#host = host;
    this.#changed = changed;
  }

  /** Looks on, until `stop`. */
  start() {
    this.#known = null;
    const document = this.#host.ownerDocument;
    for (const node of [own(document, "documentElement"), own(document, "body")])
      if (node) this.#observer.observe(node, { attributes: true });
    own(document, "addEventListener")("transitionend", this.#turned);
    addEventListener("load", this.#look); // with style sheets that came late
    this.#system.addEventListener("change", this.#look);
  }

  stop() {
    this.#observer.disconnect();
    own(this.#host.ownerDocument, "removeEventListener")("transitionend", this.#turned);
    removeEventListener("load", this.#look);
    this.#system.removeEventListener("change", this.#look);
  }

  /** @returns {Scheme} */
  get scheme() {
    this.#known ??=
      declared(this.#host) ?? switched(this.#host) ?? painted(this.#host) ?? used(this.#host);
    return this.#known;
  }
}

/** By `color-scheme`, where the page has decided on one. @param {Element} host @returns {Scheme | null} */
function declared(host) {
  const schemes = (getComputedStyle(host).colorScheme ?? "").match(/\b(?:dark|light)\b/g) ?? [];
  return schemes.length === 1 ? /** @type {Scheme} */ (schemes[0]) : null;
}

/** By the reader's choice in the page, which sets a class or an attribute. @param {Element} host @returns {Scheme | null} */
function switched({ ownerDocument }) {
  for (const node of [own(ownerDocument, "documentElement"), own(ownerDocument, "body")]) {
    const values = [...(node?.attributes ?? [])]
      .filter(({ name }) => name === "class" || NAMED.test(name))
      .flatMap(({ value }) => value.split(/\s+/));
    for (const value of values) {
      const [, word] = SWITCH.exec(value) ?? [];
      if (word) return /^(?:light|day)$/i.test(word) ? "light" : "dark";
    }
  }
  return null;
}

/** By what is painted behind the figure. @param {Element} host @returns {Scheme | null} */
function painted(host) {
  /** @type {Element | null} */
  let node = host;
  while (node) {
    const scheme = schemeOf(getComputedStyle(node).backgroundColor);
    if (scheme) return scheme;
    node = node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentElement;
  }
  return null;
}

/** By what the browser itself paints: the system's, where the page allows both, and else light. @param {Element} host @returns {Scheme} */
function used(host) {
  const ruler = host.shadowRoot?.querySelector(".ruler");
  return (ruler && schemeOf(getComputedStyle(ruler).backgroundColor)) ?? "light";
}

/** Null where it lets through what lies behind. @param {string} color  as computed @returns {Scheme | null} */
export function schemeOf(color) {
  const [, space, inside] = /^([a-z]+)\((?:[a-z][a-z\d-]* )?(.*)\)$/.exec(color) ?? [];
  if (!space) return null;
  const [a, b, c, alpha = 1] = inside.split(/[\s,/]+/).map(Number);
  if (!(alpha > OPAQUE)) return null;
  const byte = space.startsWith("rgb") ? 255 : 1;
  const luminance = /^(?:lab|lch)$/.test(space)
    ? ((a + 16) / 116) ** 3
    : /^ok/.test(space)
      ? a ** 3
      : 0.2126 * linear(a / byte) + 0.7152 * linear(b / byte) + 0.0722 * linear(c / byte);
  return luminance < MIDDLE ? "dark" : "light";
}

/** @param {number} value  of sRGB */
const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
