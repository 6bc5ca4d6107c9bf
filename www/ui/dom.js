// A view describes its nodes with h(), svg() and math(); patch() makes the DOM so, keeping every node
// that is still described: focus, caret and pointer capture survive a frame. Written here because
// `cargo play` must not need npm, and the usual libraries build on innerHTML, which a strict CSP refuses.

const SVG = "http://www.w3.org/2000/svg";
const MATHML = "http://www.w3.org/1998/Math/MathML";
const described = Symbol("described");
const handlers = Symbol("handlers");

/**
 * @typedef {string | number | boolean | null | undefined | Described | Child[]} Child
 * @typedef {{ namespace: string | null, tag: string, key: string | undefined, props: Record<string, any>, children: (Described | string)[] }} Described
 */

/** An HTML element. @param {string} tag @param {Record<string, any> | null} [props] @param {...any} children */
export const h = (tag, props, ...children) => describe(null, tag, props, children);
/** A button that submits no form of the host's. @param {Record<string, any>} props @param {...any} children */
export const button = (props, ...children) =>
  describe(null, "button", { type: "button", ...props }, children);
/** An SVG element. @param {string} tag @param {Record<string, any> | null} [props] @param {...any} children */
export const svg = (tag, props, ...children) => describe(SVG, tag, props, children);
/** A MathML element. @param {string} tag @param {Record<string, any> | null} [props] @param {...any} children */
export const math = (tag, props, ...children) => describe(MATHML, tag, props, children);

/**
 * Makes the children of `parent` what `children` describe. Props: attributes by their name (true = "",
 * false or null = absent), `on:click`, `style` (an object, set by CSSOM), `prop:value`, `key`,
 * `ref` (called with the node once, when it is made).
 * @param {ParentNode & Node} parent @param {any[]} children
 */
export function patch(parent, children) {
  const wanted = flat(children);
  // Mostly the same nodes in the same order.
  let here = parent.firstChild;
  let same = 0;
  for (; here && same < wanted.length && fits(here, wanted[same]); same++) {
    update(here, wanted[same]);
    here = here.nextSibling;
  }
  if (!here && same === wanted.length) return;
  const keyed = new Map();
  /** @type {any[]} */
  const loose = [];
  for (const node of parent.childNodes) {
    const old = /** @type {any} */ (node)[described];
    if (old?.key !== undefined) keyed.set(old.key, node);
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
 * @param {EventTarget | null} from @param {string} type @param {any} [detail] */
export function emit(from, type, detail) {
  from?.dispatchEvent(new CustomEvent(INTENT + type, { detail, bubbles: true }));
}

/** What hangs from something does not stand out of the figure, nor of a wide matrix. @param {HTMLElement} node */
export function hang(node) {
  queueMicrotask(() => {
    const box = node.getBoundingClientRect();
    const room =
      node.closest(".wide .bracketed") ??
      /** @type {any} */ (node.getRootNode()).querySelector(".main");
    const { left, right } = room.getBoundingClientRect();
    const zoom = box.width / node.offsetWidth;
    const by = Math.max(left - box.left, Math.min(0, right - box.right));
    node.style.left = `${node.offsetLeft + by / zoom}px`;
  });
}

/** A listener that tells just that. @param {string} type @param {any} [detail] */
export const tell = (type, detail) => (/** @type {Event} */ event) =>
  emit(event.currentTarget, type, detail);

/** @param {string | null} namespace @param {string} tag @param {Record<string, any> | null | undefined} props @param {any[]} children */
function describe(namespace, tag, props, children) {
  return { namespace, tag, key: props?.key, props: props ?? {}, children: flat(children) };
}

/** @param {any[]} children @returns {(Described | string)[]} */
function flat(children) {
  /** @type {any[]} */
  const out = [];
  for (const child of children) {
    if (Array.isArray(child)) out.push(...flat(child));
    else if (typeof child === "object" && child) out.push(child);
    else if (child != null && typeof child !== "boolean") {
      const last = out.length - 1;
      if (typeof out[last] === "string") out[last] += child;
      else out.push(String(child));
    }
  }
  return out;
}

/** @param {any} node @param {Described | string} want */
function fits(node, want) {
  const old = node[described];
  if (old === undefined) return false;
  if (typeof want === "string") return typeof old === "string";
  return old.tag === want.tag && old.namespace === want.namespace && old.key === want.key;
}

/** @param {Described | string} want @returns {any} */
function create(want) {
  if (typeof want === "string") {
    const text = document.createTextNode(want);
    /** @type {any} */ (text)[described] = want;
    return text;
  }
  const node = want.namespace
    ? document.createElementNS(want.namespace, want.tag)
    : document.createElement(want.tag);
  /** @type {any} */ (node)[described] = { ...want, props: {}, children: [] };
  update(node, want);
  want.props.ref?.(node);
  return node;
}

/** @param {any} node @param {Described | string} want */
function update(node, want) {
  if (typeof want === "string") {
    if (node.data !== want) node.data = want;
    node[described] = want;
    return;
  }
  const old = node[described];
  if (old === want) return;
  for (const name in old.props) if (!(name in want.props)) set(node, name, null, old.props[name]);
  for (const name in want.props) {
    if (want.props[name] !== old.props[name]) set(node, name, want.props[name], old.props[name]);
  }
  node[described] = want;
  patch(node, want.children);
}

/** @param {any} node @param {string} name @param {any} value @param {any} before */
function set(node, name, value, before) {
  if (name === "key" || name === "ref") return;
  if (name.startsWith("on:")) listen(node, name.slice(3), value);
  else if (name.startsWith("prop:")) node[name.slice(5)] = value;
  else if (name === "style") setStyle(node.style, value ?? {}, before ?? {});
  else if (value == null || value === false) node.removeAttribute(name);
  else {
    const text = value === true ? "" : String(value);
    if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
}

/** One listener per event and node; what it calls may change with every frame. @param {any} node @param {string} type @param {any} handler */
function listen(node, type, handler) {
  node[handlers] ??= {};
  const own = node[handlers];
  if (!(type in own)) {
    node.addEventListener(type, (/** @type {Event} */ event) => own[type]?.(event));
  }
  own[type] = handler;
}

/** @param {CSSStyleDeclaration} style @param {Record<string, any>} value @param {Record<string, any>} before */
function setStyle(style, value, before) {
  for (const name in before) if (!(name in value)) style.removeProperty(name);
  for (const name in value) {
    const text = typeof value[name] === "number" ? `${value[name]}px` : value[name];
    if (before[name] !== value[name]) style.setProperty(name, text);
  }
}
