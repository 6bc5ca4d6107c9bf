// Memoised views: a frame describes only what has changed. Each description is kept with its inputs; while these stay
// the same, the same object is returned, and patch() skips it with everything inside it.

/**
 * @import { Values, View } from "../figure/types.js"
 * @import { Child } from "./dom.js"
 */

/** Fields of the view that may change with every frame: views that read them name them among their inputs. The others
 * (language, width, what is typed or dragged …) and the network's shape change rarely; then every view is described again.
 * @type {ReadonlySet<keyof View>} */
const FLEETING = new Set([
  "announcement",
  "canRedo",
  "canUndo",
  "compared",
  "copied",
  "hover",
  "memo",
  "mine", // the same object, which goes on
  "page",
  "race", // the same object, which goes on
  "revision",
  "trained",
  "selection", // a new object with the same numbers
]);

/** One per figure: what each view described last, by a name for its place. */
export class Memo {
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

  /** Begins a frame. Where the network's shape or a lasting field of the view has changed, everything is forgotten.
   * @param {Values} values @param {View} state @returns {boolean} whether it was */
  begin({ preset, rows, sizes }, state) {
    const { selection } = state;
    /** @type {unknown[]} */
    const shown = [preset, rows, sizes.join(), selection?.layer, selection?.neuron];
    for (const name of /** @type {(keyof View)[]} */ (Object.keys(state)))
      if (!FLEETING.has(name)) shown.push(state[name]);
    const changed = !same(shown, this.#shown);
    if (changed) this.#kept.clear();
    this.#shown = shown;
    return changed;
  }

  /** The last result for this place if its inputs are the same, else what `make` returns.
   * @template T @param {string} place @param {readonly unknown[]} from  compared one by one with Object.is @param {() => T} make @returns {T} */
  of(place, from, make) {
    const kept = this.#kept.get(place);
    if (kept && same(kept.from, from)) return /** @type {T} */ (kept.made);
    const made = make();
    this.#kept.set(place, { from, made });
    return made;
  }

  /** While `hurried`, a part that is out of sight keeps its last description; it is drawn again when there is time.
   * @template {Child} T @param {string} place @param {boolean} hurried @param {() => T} describe @returns {T} */
  inSight(place, hurried, describe) {
    const kept = this.#kept.get(place);
    if (kept && this.waits(place, hurried)) return /** @type {T} */ (kept.made);
    const made = describe();
    this.#kept.set(place, { from: [], made });
    return made;
  }

  /** Whether the part in this place keeps its last description. @param {string} place @param {boolean} hurried */
  waits(place, hurried) {
    const node = this.#nodes.get(place);
    return hurried && this.#kept.has(place) && (!node || this.#outside.has(node));
  }

  /** A `ref` for a node: from then on it is known whether the part in this place is in sight. A part that nobody watches
   * counts as out of sight. @param {string} place */
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
