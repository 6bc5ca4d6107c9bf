// A view describes its nodes with h(), svg() and math(); patch() makes the DOM so, keeping every node
// that is still described: focus, caret and pointer capture survive a frame. Written here because
// `cargo play` must not need npm, and the usual libraries build on innerHTML, which a strict CSP refuses.

import { own } from "./own-property.js";

const SVG = "http://www.w3.org/2000/svg";
const MATHML = "http://www.w3.org/1998/Math/MathML";
const described = Symbol("described");
const handlers = Symbol("handlers");

/**
 * @typedef {string | number | boolean | null | undefined | Described | readonly Child[]} Child
 * @typedef {Record<string, unknown>} Props
 * @typedef {{ namespace: string | null, tag: string, key: string | undefined, props: Props, children: (Described | string)[] }} Described
 * @typedef {Record<string, ((event: Event) => void) | null | undefined>} Handlers
 * @typedef {Node & { [described]?: Described | string, [handlers]?: Handlers }} Drawn  a node that was made here
 */

/** An HTML element. @param {string} tag @param {Props | null} [props] @param {...Child} children */
export const h = (tag, props, ...children) => describe(null, tag, props, children);
/** A button that submits no form of the host's. @param {Props} props @param {...Child} children */
export const button = (props, ...children) =>
  describe(null, "button", { type: "button", ...props }, children);
/** An SVG element. @param {string} tag @param {Props | null} [props] @param {...Child} children */
export const svg = (tag, props, ...children) => describe(SVG, tag, props, children);
/** A MathML element. @param {string} tag @param {Props | null} [props] @param {...Child} children */
export const math = (tag, props, ...children) => describe(MATHML, tag, props, children);

/**
 * Makes the children of `parent` what `children` describe. Props: attributes by their name (true = "",
 * false or null = absent), `on:click`, `style` (an object, set by CSSOM), `prop:value`, `key`,
 * `ref` (called with the node once, when it is made).
 * @param {Node} parent @param {readonly Child[]} children
 */
export function patch(parent, children) {
  const wanted = flat(children);
  // Mostly the same nodes in the same order.
  let here = /** @type {Drawn | null} */ (parent.firstChild);
  let same = 0;
  for (; here && same < wanted.length && fits(here, wanted[same]); same++) {
    update(here, wanted[same]);
    here = /** @type {Drawn | null} */ (here.nextSibling);
  }
  if (!here && same === wanted.length) return;
  /** @type {Map<string, Drawn>} */
  const keyed = new Map();
  /** @type {Drawn[]} */
  const loose = [];
  for (const node of /** @type {NodeListOf<Drawn>} */ (parent.childNodes)) {
    const old = node[described];
    if (typeof old === "object" && old.key !== undefined) keyed.set(old.key, node);
    else loose.push(node);
  }
  let next = 0;
  const nodes = wanted.map((want) => {
    const key = typeof want === "string" ? undefined : want.key;
    if (key !== undefined) {
      const node = keyed.get(key);
      if (node && fits(node, want)) {
        keyed.delete(key);
        return node;
      }
      return create(want);
    }
    return next < loose.length && fits(loose[next], want) ? loose[next++] : create(want);
  });
  /** @type {Set<Node>} */
  const kept = new Set(nodes);
  for (const node of [...parent.childNodes]) if (!kept.has(node)) node.remove();
  // From the end: where one is put in or taken from among others, those stay where they are, and keep the focus.
  /** @type {Node | null} */
  let behind = null;
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    if (node.parentNode !== parent || node.nextSibling !== behind)
      parent.insertBefore(node, behind);
    update(node, wanted[i]);
    behind = node;
  }
}

/** What the names of intents begin with: "select" and "copy" alone are the browser's own. */
export const INTENT = "figure-";

/** Tells the element around the views what the reader did; it stays inside the shadow root.
 * @param {EventTarget | null} from @param {import("../figure/intents.js").Intent} intent */
export function emit(from, ...[type, detail]) {
  from?.dispatchEvent(new CustomEvent(INTENT + type, { detail, bubbles: true }));
}

/** What hangs from something does not stand out of the figure, nor of a wide matrix. @param {HTMLElement} node */
export function hang(node) {
  queueMicrotask(() => {
    const box = node.getBoundingClientRect();
    const room =
      node.closest(".bracketed.scrolls") ??
      /** @type {ShadowRoot} */ (node.getRootNode()).querySelector(".main") ??
      node;
    const { left, right } = room.getBoundingClientRect();
    const zoom = box.width / node.offsetWidth;
    const by = Math.max(left - box.left, Math.min(0, right - box.right));
    node.style.left = `${node.offsetLeft + by / zoom}px`;
  });
}

/** A listener that tells just that. @param {import("../figure/intents.js").Intent} intent */
export const tell =
  (...intent) =>
  (/** @type {Event} */ event) =>
    emit(event.currentTarget, ...intent);

const NOTHING = Object.freeze({});

/** @param {string | null} namespace @param {string} tag @param {Props | null | undefined} props @param {readonly Child[]} children @returns {Described} */
function describe(namespace, tag, props, children) {
  const key = /** @type {string | undefined} */ (props?.key);
  return { namespace, tag, key, props: props ?? NOTHING, children: flat(children) };
}

/** Lists in lists become one; texts beside each other become one. @param {readonly Child[]} children @param {(Described | string)[]} [out] */
function flat(children, out = []) {
  for (const child of children) {
    if (typeof child === "object" && child) {
      if ("length" in child) flat(child, out);
      else out.push(child);
    } else if (child != null && typeof child !== "boolean") {
      const last = out.length - 1;
      if (typeof out[last] === "string") out[last] += child;
      else out.push(String(child));
    }
  }
  return out;
}

/** @param {Drawn} node @param {Described | string} want */
function fits(node, want) {
  const old = node[described];
  if (old === undefined) return false;
  if (typeof want === "string" || typeof old === "string") return typeof want === typeof old;
  return old.tag === want.tag && old.namespace === want.namespace && old.key === want.key;
}

/** @param {Described | string} want */
function create(want) {
  if (typeof want === "string") {
    /** @type {Text & Drawn} */
    const text = own(document, "createTextNode")(want);
    text[described] = want;
    return text;
  }
  /** @type {Element & Drawn} */
  const node = want.namespace
    ? own(document, "createElementNS")(want.namespace, want.tag)
    : own(document, "createElement")(want.tag);
  node[described] = { ...want, props: NOTHING, children: [] };
  update(node, want);
  /** @type {((node: Element) => void) | undefined} */ (want.props.ref)?.(node);
  return node;
}

/** @param {Drawn} node  that fits @param {Described | string} want */
function update(node, want) {
  const old = node[described];
  if (old === want) return; // described once: nothing in it has changed
  node[described] = want;
  if (typeof want === "string") {
    /** @type {Text} */ (node).data = want;
    return;
  }
  const element = /** @type {Element & Drawn} */ (node);
  const before = /** @type {Described} */ (old);
  for (const name in before.props)
    if (!(name in want.props)) set(element, name, null, before.props[name]);
  for (const name in want.props) {
    const [value, present] = [want.props[name], before.props[name]];
    if (value !== present) set(element, name, value, present);
  }
  patch(node, want.children);
}

/** @param {Element & Drawn} node @param {string} name @param {unknown} value @param {unknown} before */
function set(node, name, value, before) {
  if (name === "key" || name === "ref") return;
  if (name.startsWith("on:")) listen(node, name.slice(3), /** @type {Handlers[string]} */ (value));
  else if (name.startsWith("prop:")) Reflect.set(node, name.slice(5), value);
  else if (name === "style")
    setStyle(
      /** @type {HTMLElement} */ (node).style,
      /** @type {Style | null} */ (value) ?? {},
      /** @type {Style | null | undefined} */ (before) ?? {},
    );
  else if (value == null || value === false) node.removeAttribute(name);
  else {
    const text = value === true ? "" : String(value);
    if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
}

/** One listener per event and node; what it calls may change with every frame. @param {Drawn} node @param {string} type @param {Handlers[string]} handler */
function listen(node, type, handler) {
  node[handlers] ??= {};
  const own = node[handlers];
  if (!(type in own)) {
    node.addEventListener(type, (/** @type {Event} */ event) => own[type]?.(event));
  }
  own[type] = handler;
}

/** Numbers are px. @typedef {Record<string, string | number>} Style @param {CSSStyleDeclaration} style @param {Style} value @param {Style} before */
function setStyle(style, value, before) {
  for (const name in before) if (!(name in value)) style.removeProperty(name);
  for (const name in value) {
    const own = value[name];
    if (before[name] !== own) style.setProperty(name, typeof own === "number" ? `${own}px` : own);
  }
}
