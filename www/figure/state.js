// The view's own fields (what to show, and how), and which of the session's documents they belong to. Every change
// goes through update(), and one "change" a frame comes out; what a frame finds out while it is drawn goes through drawing().

/**
 * @typedef {{ layer: number, neuron: number }} Selection  layer counts dense layers from 0
 * @typedef {"transpose" | "rows" | "keep"} Offer  another way in which a pasted array would fit
 * @typedef {{ id: string, text: string | null, error: string | null, offers?: Offer[] }} Editing
 * @typedef {object} Fields
 * @property {number | null} revision   of the document in the session; null before there is one
 * @property {"ko" | "en"} language
 * @property {"light" | "dark" | "auto"} theme
 * @property {import("../ui/format.js").Digits} digits
 * @property {number} width            of the figure, px
 * @property {boolean} coarse          a finger, not a mouse
 * @property {boolean} readonly        nothing can be edited, by the author's wish
 * @property {boolean} waiting         the engine is still loading: controls stay on, since disabling them would only flicker
 * @property {Selection | null} selection
 * @property {number} row              of the batch
 * @property {"forward" | "train"} mode
 * @property {"forward" | "loss" | "backward" | "update"} opensWith  the phase of the first step that Train opens with
 * @property {boolean} playing         training runs
 * @property {boolean} racing          several networks are trained side by side
 * @property {boolean} comparing      a printout is compared, in the network's place
 * @property {number} compared        counts what the comparison has changed
 * @property {import("./train/race.js").Rules} rules  of the race
 * @property {import("./train/speed.js").Speed | null} speed  null until one is chosen
 * @property {"step" | "epoch"} unit   what the button for more than a phase does
 * @property {number} trained          counts what training has changed
 * @property {number} checked          counts the gradient checks that are done
 * @property {"numpy" | "torch"} library  of the training's code
 * @property {boolean} logarithmic     the loss stands on a logarithmic axis
 * @property {number | null} weight    along which the loss is drawn; null for the one with the largest gradient
 * @property {[number, number]} axes   the inputs that vary on the map
 * @property {[number, number] | null} mapAt  the place on the map that is read, as parts of its width and height
 * @property {"neuron" | "matrix" | "code" | "map"} tab
 * @property {boolean} folded           the calculation stands behind a button, as it does on a phone
 * @property {boolean} unfolded         it is shown all the same
 * @property {Editing | null} editing  the number that is being typed
 * @property {string | null} scrubbing the number that is being dragged
 * @property {string | null} menu      the open menu
 * @property {string} copied           the button that has just copied
 * @property {string | null} hover     an edge: "layer.from.to"
 * @property {number | null} step      of the forward pass, when stepping
 * @property {string[] | null} revealed  when predicting: what has been revealed, "layer.neuron"
 * @property {{ id: string, value: number | null, failed: boolean } | null} guess  of a neuron's value: the question, or the last answer; failed: no number
 * @property {Record<string, number> | null} guesses  of the signs of updates: 1 up, −1 down; null while nobody guesses
 * @property {boolean} presenting    for a projector, over the whole window
 * @property {{ width: number, height: number, kept: string }} screen  the window, px, while presenting; kept: the figure's height in its place, CSS
 * @property {{ kind: "error" | "info", text: string, action?: import("./intents.js").Plain, label?: string } | null} message
 * @property {import("./data/actions.js").Proposal | null} proposal  a data set for which the network would change
 * @property {boolean} rowsShown       of a data set that was drawn or loaded
 * @property {string[]} views
 * @property {ReadonlySet<string>} controls  those that are shown
 * @property {string | null} page      address of the figure's own page
 */

/** @type {Fields} */
export const FIRST = {
  revision: null,
  language: "en",
  theme: "auto",
  digits: 8,
  width: 0,
  coarse: false,
  readonly: false,
  waiting: false,
  selection: { layer: 0, neuron: 3 },
  row: 0,
  mode: "forward",
  opensWith: "forward",
  playing: false,
  racing: false,
  comparing: false,
  compared: 0,
  rules: { kind: "activation", epochs: 100, goal: 0.1 },
  speed: null,
  unit: "step",
  trained: 0,
  checked: 0,
  library: "numpy",
  logarithmic: false,
  weight: null,
  axes: [0, 1],
  mapAt: null,
  tab: "neuron",
  folded: false,
  unfolded: false,
  editing: null,
  scrubbing: null,
  menu: null,
  copied: "",
  hover: null,
  step: null,
  revealed: null,
  guess: null,
  guesses: null,
  presenting: false,
  screen: { width: 0, height: 0, kept: "0" },
  message: null,
  proposal: null,
  rowsShown: false,
  views: [],
  controls: new Set(),
  page: null,
};

/** Collects changes and sends one "change" event a frame. */
export class State extends EventTarget {
  /** @type {Fields} */ fields;
  #scheduled = 0;

  /** @param {Fields} fields */
  constructor(fields) {
    super();
    this.fields = fields;
  }

  /** @param {Partial<Fields>} patch */
  update(patch) {
    const before = this.fields;
    const names = /** @type {(keyof Fields)[]} */ (Object.keys(patch));
    if (names.every((name) => Object.is(before[name], patch[name]))) return;
    this.fields = { ...before, ...patch };
    this.#schedule();
  }

  /** What the frame that is being drawn has found out itself: it needs no other. @param {Partial<Fields>} patch */
  drawing(patch) {
    this.fields = { ...this.fields, ...patch };
  }

  /** Sends a pending "change" now. */
  flush() {
    if (this.#scheduled) cancelAnimationFrame(this.#scheduled);
    this.#scheduled = 0;
    this.dispatchEvent(new Event("change"));
  }

  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = requestAnimationFrame(() => {
      this.#scheduled = 0;
      this.dispatchEvent(new Event("change"));
    });
  }
}
