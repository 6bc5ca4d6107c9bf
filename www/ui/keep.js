// A frame describes again only what differs. What a view described is kept with what it was described from, and
// as long as that is the same, the same object is handed back, which patch() then passes over with all that is in it.

/**
 * @import { Values, View } from "../figure/types.js"
 * @import { Child } from "./dom.js"
 */

/** What of the view may differ from frame to frame: whom it concerns names it. All the rest (language, width, what
 * is selected, typed, dragged …) and the network's shape differ seldom, and then everything is described again.
 * @type {ReadonlySet<keyof View>} */
const FLEETING = new Set([
  "announcement",
  "canRedo",
  "canUndo",
  "compared",
  "copied",
  "hover",
  "keep",
  "mine", // the same object, which goes on
  "page",
  "race", // the same object, which goes on
  "revision",
  "trained",
  "selection", // a new object with the same numbers
]);

/** One a figure: what it has drawn, by the place that it stands in. */
export class Keep {
  /** @type {Map<string, { from: readonly unknown[], made: unknown }>} */
  #kept = new Map();
  /** What the last frame showed, and how. @type {readonly unknown[]} */
  #shown = [];
  /** Of the places that are watched. @type {Map<string, Element>} */ #nodes = new Map();
  /** @type {Set<Element>} */ #outside = new Set();
  #observer =
    "IntersectionObserver" in globalThis
      ? new IntersectionObserver((entries) => this.#seen(entries))
      : null;

  /** A frame begins. Of another network, or shown otherwise, all of it is described again.
   * @param {Values} values @param {View} state */
  begin({ preset, rows, sizes }, state) {
    const { selection } = state;
    /** @type {unknown[]} */
    const shown = [preset, rows, sizes.join(), selection?.layer, selection?.neuron];
    for (const name of /** @type {(keyof View)[]} */ (Object.keys(state)))
      if (!FLEETING.has(name)) shown.push(state[name]);
    if (!same(shown, this.#shown)) this.#kept.clear();
    this.#shown = shown;
  }

  /** What was made last for this place, if it was made from the same.
   * @template T @param {string} place @param {readonly unknown[]} from  compared one by one with Object.is @param {() => T} make @returns {T} */
  of(place, from, make) {
    const kept = this.#kept.get(place);
    if (kept && same(kept.from, from)) return /** @type {T} */ (kept.made);
    const made = make();
    this.#kept.set(place, { from, made });
    return made;
  }

  /** While `hurried` what was drawn last, if it is out of sight: it waits, and is drawn when there is time.
   * @template {Child} T @param {string} place @param {boolean} hurried @param {() => T} describe @returns {T} */
  inSight(place, hurried, describe) {
    const node = this.#nodes.get(place);
    const waits = hurried && (!node || this.#outside.has(node));
    const kept = waits ? this.#kept.get(place) : undefined;
    if (kept) return /** @type {T} */ (kept.made);
    const made = describe();
    this.#kept.set(place, { from: [], made });
    return made;
  }

  /** For the `ref` of a node: whether what stands in this place can be seen is known from then on. What is not
   * watched is never seen. @param {string} place */
  watch(place) {
    return (/** @type {Element} */ node) => {
      const before = this.#nodes.get(place);
      if (before) this.#forget(before);
      this.#nodes.set(place, node);
      this.#observer?.observe(node);
    };
  }

  /** @param {Element} node */
  #forget(node) {
    this.#observer?.unobserve(node);
    this.#outside.delete(node);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #seen(entries) {
    for (const { target, isIntersecting } of entries)
      this.#outside[isIntersecting ? "delete" : "add"](target);
  }
}

/** @param {readonly unknown[]} a @param {readonly unknown[]} b */
function same(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
