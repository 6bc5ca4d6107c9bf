// Whether the page around a figure is light or dark, for theme="auto". What the page says comes before what the
// system prefers: most posts are light on every system, and must not hold a black figure.
import { own } from "../../ui/own-property.js";

const MIDDLE = 0.18; // relative luminance of a middle grey
const OPAQUE = 0.5;

/** Class names and attribute values that switch a page's theme: dark, theme-dark, is-dark-mode … but not bg-dark or navbar-dark. */
const SWITCH =
  /^(?:(?:is|mode|scheme|skin|theme)-)?(dark|light|night|day|slate)(?:-?(?:mode|scheme|skin|theme))?$/i;
/** Attributes that hold such a value: data-theme, data-bs-theme, data-color-mode, data-md-color-scheme … */
const NAMED = /^(?:data-)?(?:[a-z]+-)*(?:appearance|mode|scheme|theme)$/i;

/** @typedef {"light" | "dark"} Scheme */

export class Surroundings {
  #host;
  #changed;
  /** The scheme found last; null once something may have changed it. @type {Scheme | null} */ #known =
    null;
  /** @type {Set<Surroundings> | null} */ #watch = null;

  /** @param {Element} host  a figure's element @param {() => void} changed */
  constructor(host, changed) {
    this.#host = host;
    this.#changed = changed;
  }

  /** Watches the page until `stop`. */
  start() {
    this.#known = null;
    this.#watch = watch(this.#host.ownerDocument).add(this);
  }

  stop() {
    this.#watch?.delete(this); // by then it may belong to another document
  }

  /** Called where something may have changed the scheme. @param {Node} [where]  the changed node */
  look(where = this.#host) {
    if (!where.contains(this.#host)) return;
    const before = this.#known;
    this.#known = null;
    if (this.scheme !== before) this.#changed();
  }

  /** @returns {Scheme} */
  get scheme() {
    const host = this.#host;
    this.#known ??= declared(host) ?? switched(host) ?? painted(host) ?? used(host);
    return this.#known;
  }
}

/** For each page with figures: the figures to update when its colours may have changed.
 * @type {WeakMap<Document, { figures: Set<Surroundings>, observer: MutationObserver }>} */
const watches = new WeakMap();

/** @param {Document} document @returns {Set<Surroundings>} */
function watch(document) {
  const { figures, observer } = watches.get(document) ?? begin(document);
  for (const node of switches(document)) observer.observe(node, { attributes: true });
  return figures;
}

/** @param {Document} document */
function begin(document) {
  /** @type {Set<Surroundings>} */
  const figures = new Set();
  const look = (/** @type {Node | undefined} */ where) => {
    for (const figure of figures) figure.look(where);
  };
  const all = () => look(undefined);
  // A page that turns dark slowly was still light when its class changed.
  own(document, "addEventListener")("transitionend", ({ target }) => {
    if (target instanceof Node) look(target);
  });
  addEventListener("load", all); // style sheets may load late
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
  const begun = { figures, observer: new MutationObserver(all) };
  watches.set(document, begun);
  return begun;
}

/** The elements on which pages declare their theme. @param {Document} document @returns {Element[]} */
const switches = (document) =>
  [own(document, "documentElement"), own(document, "body")].filter((node) => node !== null);

/** From `color-scheme`, where the page sets a single one. @param {Element} host @returns {Scheme | null} */
function declared(host) {
  const schemes = (getComputedStyle(host).colorScheme ?? "").match(/\b(?:dark|light)\b/g) ?? [];
  return schemes.length === 1 ? /** @type {Scheme} */ (schemes[0]) : null;
}

/** From the class or attribute that a page's theme switch sets. @param {Element} host @returns {Scheme | null} */
function switched({ ownerDocument }) {
  for (const node of switches(ownerDocument)) {
    const values = [...node.attributes]
      .filter(({ name }) => name === "class" || NAMED.test(name))
      .flatMap(({ value }) => value.split(/\s+/));
    for (const value of values) {
      const [, word] = SWITCH.exec(value) ?? [];
      if (word) return /^(?:light|day)$/i.test(word) ? "light" : "dark";
    }
  }
  return null;
}

/** From the background painted behind the figure. @param {Element} host @returns {Scheme | null} */
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

/** From the browser's default: the system's scheme where the page allows both, else light. @param {Element} host @returns {Scheme} */
function used(host) {
  const ruler = host.shadowRoot?.querySelector(".ruler");
  return (ruler && schemeOf(getComputedStyle(ruler).backgroundColor)) ?? "light";
}

/** Null for a translucent colour. @param {string} color  as computed @returns {Scheme | null} */
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
