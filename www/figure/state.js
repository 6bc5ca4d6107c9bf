// What the reader sees: the present document (opaque; Rust reads it), the ones before and after it,
// and the view's own fields. Every change goes through update(); one "change" a frame comes out.

/**
 * @typedef {{ layer: number, neuron: number }} Selection  layer counts dense layers from 0
 * @typedef {{ id: string, text: string | null, error: string | null }} Editing
 * @typedef {object} Fields
 * @property {string} document
 * @property {"ko" | "en"} language
 * @property {"light" | "dark" | "auto"} theme
 * @property {import("../ui/format.js").Digits} digits
 * @property {number} width            of the figure, px
 * @property {boolean} coarse          a finger, not a mouse
 * @property {Selection | null} selection
 * @property {number} row              of the batch
 * @property {"neuron" | "matrix" | "code"} tab
 * @property {boolean} unfolded         the calculation, in somebody else's page on a phone
 * @property {Editing | null} editing  the number that is being typed
 * @property {string | null} scrubbing the number that is being dragged
 * @property {string | null} menu      the open menu
 * @property {string | null} hover     an edge: "layer.from.to"
 * @property {number | null} step      of the forward pass, when stepping
 * @property {string[] | null} revealed  when predicting: what has been revealed, "layer.neuron"
 * @property {boolean} presenting
 * @property {import("../ui/format.js").Digits} projected  the digits while presenting
 * @property {{ kind: "error" | "info", text: string, action?: string } | null} message
 * @property {string[]} views
 * @property {ReadonlySet<string>} controls  those that are shown
 * @property {string | null} page      address of the figure's own page
 */

const HISTORY = 200;

export class State extends EventTarget {
  /** @type {Fields} */ fields;
  /** @type {string[]} */ #past = [];
  /** @type {string[]} */ #future = [];
  /** @type {string | null} */ #gesture = null;
  #scheduled = 0;

  /** @param {Fields} fields */
  constructor(fields) {
    super();
    this.fields = fields;
  }

  /** @param {Partial<Fields>} patch */
  update(patch) {
    let changed = false;
    for (const [name, value] of Object.entries(patch)) {
      const own = /** @type {any} */ (this.fields);
      if (!Object.is(own[name], value)) {
        own[name] = value;
        changed = true;
      }
    }
    if (changed) this.#schedule();
  }

  /**
   * Replaces the document and remembers the one before. Changes with the same gesture (one drag,
   * one held key) are one entry. @param {string} document @param {string | null} [gesture]
   */
  change(document, gesture = null) {
    const before = this.fields.document;
    if (document === before) return;
    const goesOn = gesture !== null && gesture === this.#gesture;
    if (goesOn && document === this.#past.at(-1)) {
      this.#past.pop(); // back where it began: there is nothing to take back
      gesture = null;
    } else if (!goesOn) {
      this.#past.push(before);
      if (this.#past.length > HISTORY) this.#past.shift();
    }
    this.#gesture = gesture;
    this.#future = [];
    this.update({ document });
  }

  /** What the last change belongs to. */
  get gesture() {
    return this.#gesture;
  }

  /** As at the beginning: nothing shown, nothing to undo. */
  forget() {
    this.#past = [];
    this.#future = [];
    this.#gesture = null;
    this.update({ document: "", editing: null, menu: null, step: null, message: null });
  }

  /** The next change starts an entry of its own. */
  endGesture() {
    this.#gesture = null;
  }

  undo() {
    this.#travel(this.#past, this.#future);
  }

  redo() {
    this.#travel(this.#future, this.#past);
  }

  get canUndo() {
    return this.#differs(this.#past);
  }

  get canRedo() {
    return this.#differs(this.#future);
  }

  /** Whether there is another document to go to: the address may have led back to what is before. @param {string[]} entries */
  #differs(entries) {
    return entries.some((document) => document !== this.fields.document);
  }

  /** Draws now what a frame would draw; nothing is pending afterwards. */
  flush() {
    if (this.#scheduled) cancelAnimationFrame(this.#scheduled);
    this.#scheduled = 0;
    this.dispatchEvent(new Event("change"));
  }

  /** @param {string[]} from @param {string[]} to */
  #travel(from, to) {
    if (!this.#differs(from)) return;
    let document;
    do document = /** @type {string} */ (from.pop());
    while (document === this.fields.document);
    to.push(this.fields.document);
    this.#gesture = null;
    this.update({ document, editing: null, step: null });
  }

  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = requestAnimationFrame(() => {
      this.#scheduled = 0;
      this.dispatchEvent(new Event("change"));
    });
  }
}
