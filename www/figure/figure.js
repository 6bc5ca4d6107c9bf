// One figure: its state, its engine, and what is drawn from them. Data flows one way: DOM event ->
// actions -> state -> one "change" a frame -> engine -> values -> views -> DOM.
import { embed } from "../assets.js";
import { strings } from "../strings/strings.js";
import { isStyled } from "../style/style.js";
import { h, patch } from "../ui/dom.js";
import { value as format } from "../ui/format.js";
import { Keep } from "../ui/keep.js";
import { measureIn } from "../ui/measure.js";
import { draw } from "../view/figure.js";
import { neuronName } from "../view/parts/symbol.js";
import { Gatherer } from "./gather.js";
import { frame, layout } from "./layout.js";
import { State } from "./state.js";
import { seen } from "./steps.js";

const ANNOUNCE_AFTER = 600; // ms without a further change

const BUTTON = "button:enabled:not([tabindex='-1'])";

/** @typedef {"attributes" | "link" | "document" | "preset" | "edit" | "view"} Reason  why another network is shown */

export class Figure {
  /** @type {import("../engine/engine.js").Engine | null} */ api = null;
  /** Of the last frame, or the stored ones. @type {any} */ values = null;
  /** Those before the last edit. @type {any} */ before = null;
  /** The largest |w| of each layer while a number is dragged. @type {Record<string, number> | null} */ frozenMax =
    null;
  /** What gets the focus when the next frame is drawn. @type {string | null} */ focusNext = null;
  /** What had the focus when something was said. @type {any} */ opener = null;
  /** Why the document changes next. @type {Reason | null} */ reason = null;
  /** The button that has just copied. */ copied = "";
  /** Until when it says so. */ copying = 0;
  /** Nothing can be edited, by the author's wish. */ readonly = false;
  /** The engine comes so soon that controls switched off would only be a flicker. */ waiting = false;

  /** @type {Gatherer | null} */ #gatherer = null;
  #root;
  #tell;
  #keep = new Keep();
  #drawnDocument = "";
  #linked = { document: "", link: "" };
  /** The face in which numbers are set, known once something is drawn. */ #family = "";
  /** What its place took before the first draw. @type {{ at: string, height: string } | null} */ #room =
    null;
  #announced = "";
  #announcing = 0;
  #dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
  #coarse = globalThis.matchMedia?.("(pointer: coarse)");

  /**
   * @param {ShadowRoot} root  where it is drawn
   * @param {(type: string, detail?: any) => void} tell  an event for the host
   * @param {Partial<import("./state.js").Fields>} fields
   */
  constructor(root, tell, fields) {
    this.#root = root;
    this.#tell = tell;
    this.state = new State({ ...FIRST, coarse: this.#coarse?.matches ?? false, ...fields });
    this.state.addEventListener("change", () => this.#draw());
  }

  /** The element. */
  get host() {
    return this.#root.host;
  }

  /** The present document as a link's fragment; null before the engine is there. @returns {string | null} */
  get link() {
    const { document } = this.state.fields;
    if (!this.api || !document) return null;
    if (this.#linked.document !== document)
      this.#linked = { document, link: this.api.saveLink(document) };
    return this.#linked.link;
  }

  /** Whether the link would be cut where it is pasted. */
  get isLong() {
    return (this.link ?? "").length > (this.api?.limits().link ?? 0);
  }

  /** The figure's own page with the present state. */
  get #page() {
    const { page } = this.state.fields;
    return page && (this.link && !this.isLong ? `${page}#${this.link}` : page);
  }

  /** Where a link to this figure leads; null in a page that would not follow it. */
  get address() {
    const { page } = this.state.fields;
    return page === null ? null : new URL(page, this.host.ownerDocument.baseURI);
  }

  get t() {
    return strings(this.state.fields.language);
  }

  /** @param {import("../engine/engine.js").Engine} api */
  start(api) {
    this.api = api;
    this.#gatherer = new Gatherer(api);
  }

  /** What is shown now is what there is. */
  stopWaiting() {
    this.waiting = false;
    this.state.flush();
  }

  /** Draws what the engine has computed. */
  open() {
    this.waiting = false;
    this.state.flush();
  }

  /** From now on it follows the system's colours and pointer. */
  attach() {
    this.#dark?.addEventListener("change", this.#systemChanged);
    this.#coarse?.addEventListener("change", this.#systemChanged);
  }

  detach() {
    this.#dark?.removeEventListener("change", this.#systemChanged);
    this.#coarse?.removeEventListener("change", this.#systemChanged);
    clearTimeout(this.#announcing);
  }

  /** Nothing is left of it but what its host's markup says. */
  clear() {
    this.detach();
    this.api = this.#gatherer = this.values = this.before = this.#room = null;
    this.#drawnDocument = "";
    this.state.forget();
    this.state.flush();
  }

  /** Shows a document from outside: nothing to undo. @param {string} document @param {Reason} reason */
  show(document, reason) {
    this.#look(document, reason);
    this.state.endGesture();
    this.state.update({ document, editing: null });
  }

  /** Goes on with another document, which can be undone. @param {string} document @param {Reason} reason */
  replace(document, reason) {
    this.#look(document, reason);
    this.state.change(document);
  }

  /** @param {string} document @param {Reason} reason */
  #look(document, reason) {
    const { sizes } = this.evaluate(document);
    this.before = null;
    // The same document again is no change of which anybody hears.
    if (document !== this.#drawnDocument) this.reason = reason;
    this.state.update({
      selection: openingSelection(sizes),
      row: 0,
      step: null,
      revealed: null,
      message: null,
    });
  }

  /** How a picture of it looks. @returns {import("../picture/picture.js").View} */
  get pictured() {
    const { language, digits, selection, row } = this.state.fields;
    return {
      language,
      digits,
      selection: selection && clampSelection(selection, this.values.sizes),
      row,
      theme: this.#isDark ? "dark" : "light",
    };
  }

  /** The values of the present document, also before its frame has come. */
  get present() {
    this.#gather();
    return this.values;
  }

  /** The system's colours. */
  get system() {
    return this.#dark?.matches ? "dark" : "light";
  }

  get #isDark() {
    const { theme } = this.state.fields;
    return (theme === "auto" ? this.system : theme) === "dark";
  }

  /** @param {string} document */
  evaluate(document) {
    const api = /** @type {import("../engine/engine.js").Engine} */ (this.api);
    return api.evaluate(document, { layer: 0, neuron: 0, row: 0, compared: [] });
  }

  /** @param {"error" | "info"} kind @param {string} text @param {string} [action] */
  say(kind, text, action) {
    this.opener = this.#root.activeElement;
    this.state.update({ message: { kind, text, action } });
  }

  /** What was said is over; the offer of a file stays while the link is too long. */
  hush() {
    const { message } = this.state.fields;
    if (message && !(message.action && this.isLong)) this.state.update({ message: null });
  }

  /** Acts, or says in the figure why not. @param {() => void} act @param {(reason: string) => void} [refuse] */
  attempt(act, refuse = (reason) => this.say("error", reason)) {
    try {
      act();
    } catch (error) {
      refuse(this.#reasonOf(error));
    }
  }

  /** What a refusal says to the reader; anything else is a bug, and thrown again. @param {any} error @returns {string} */
  #reasonOf(error) {
    const { korean, message } = error;
    if (korean === undefined && !(error instanceof UserError)) throw error;
    return this.state.fields.language === "ko" ? (korean ?? message) : message;
  }

  #draw() {
    const { fields } = this.state;
    if (!this.#root.isConnected) return;
    this.#gather();
    if (!this.values || !isStyled()) {
      patch(this.#root, [ruler, fallback(fields)]);
      return;
    }
    const focused = this.#root.activeElement;
    const part = focused?.closest(".menu, section, [data-opener], [role=group], header");

    patch(this.#root, [ruler, draw(this.values, this.#view())]);
    // Where the style came later than the engine, only now is there anything to measure in.
    if (!this.#family && this.#learnFace())
      patch(this.#root, [ruler, draw(this.values, this.#view())]);

    // What had the focus may be gone, or off: its part of the figure keeps it, or what opened that. An editor
    // takes it itself.
    const find = (/** @type {string} */ selector) => this.#root.querySelector(selector);
    const gone =
      focused && !fields.editing && (!focused.isConnected || focused.matches(":disabled"));
    const next = this.focusNext
      ? find(this.focusNext)
      : gone &&
        ((part?.isConnected && part.querySelector(BUTTON)) ||
          find(`[data-tool="${part?.getAttribute("data-opener")}"]`) ||
          find(BUTTON));
    if (next) /** @type {HTMLElement} */ (next).focus({ preventScroll: true });
    this.focusNext = null;
    if (fields.document !== this.#drawnDocument || this.reason === "view") this.#changed();
  }

  #gather() {
    const { fields } = this.state;
    if (!this.#gatherer || !fields.document) return;
    this.attempt(() => {
      const gatherer = /** @type {Gatherer} */ (this.#gatherer);
      this.values = gatherer.gather(fields);
      if (fields.row >= this.values.rows) {
        fields.row = this.values.rows - 1; // rows were removed
        this.values = gatherer.gather(fields);
      }
      this.values.before = this.before && sameShape(this.before, this.values) ? this.before : null;
      this.values.frozenMax = this.frozenMax;
    });
  }

  /** Whether the face of the drawn figure is known. */
  #learnFace() {
    const drawn = this.#root.querySelector(".root");
    if (drawn) this.#family = getComputedStyle(drawn).fontFamily;
    return this.#family !== "";
  }

  /** How high the figure is at least: as its place was before it came, so that what stands below stays there,
   * until the width or the views are others. */
  get #roomKept() {
    const { width, views } = this.state.fields;
    const at = Math.round(width) + views.join();
    this.#room ??= { at, height: getComputedStyle(this.host).height };
    return this.#room.at === at ? this.#room.height : "0";
  }

  /** What the views are told beside the values. @returns {import("./types.js").View} */
  #view() {
    const { fields } = this.state;
    const scale = fields.presenting ? 2 : 1;
    // The observer tells it after the first layout; to ask here makes one, where the engine is faster.
    fields.width ||= this.host.clientWidth;
    const page = fields.views.includes("header");
    const { size, width: inner } = frame(fields.width / scale, !page);
    const frozen = this.readonly || !(this.api || this.waiting);
    return {
      ...fields,
      size,
      width: inner,
      ...layout(inner, this.values.sizes.length, fields.views.includes("inspector"), fields.digits),
      scale,
      room: this.#roomKept,
      digits: fields.presenting ? fields.projected : fields.digits,
      selection: fields.selection && clampSelection(fields.selection, this.values.sizes),
      t: this.t,
      heading: page ? "h2" : "h3", // below the page's h1, or the figure's own title
      unseen: fields.revealed ? "?" : "·", // in the place of a value that is hidden or not computed yet
      dark: this.#isDark,
      frozen,
      readonly: frozen,
      stored: !this.api && !this.waiting,
      embeddable: embed !== null,
      measure: measureIn(this.#family),
      canUndo: this.state.canUndo,
      canRedo: this.state.canRedo,
      copied: this.copied,
      page: this.#page,
      shareable: fields.page !== null,
      announcement: this.#announced,
      keep: this.#keep,
    };
  }

  #changed() {
    const reason = this.reason ?? "edit";
    const first = this.#drawnDocument === "";
    this.#drawnDocument = this.state.fields.document;
    this.reason = null;
    this.#tell("change", { reason });
    if (!first && reason !== "view") this.#announce();
  }

  /** Says the outputs once, after the last change, and only what can be seen. */
  #announce() {
    clearTimeout(this.#announcing);
    this.#announcing = window.setTimeout(() => {
      if (!this.values) return;
      const { layers, sizes } = this.values;
      const { row, digits } = this.state.fields;
      const last = layers.length - 1;
      const outputs = Array.from({ length: Math.min(sizes.at(-1), 8) }, (_, j) =>
        seen(this.state.fields, sizes, last, j).a
          ? `${neuronName(this.values, last, j)} ${this.t.spoken(format(layers[last].a[row * sizes.at(-1) + j], digits))}`
          : null,
      ).filter((text) => text !== null);
      this.#announced = this.t.valuesNow(outputs);
      this.state.flush();
    }, ANNOUNCE_AFTER);
  }

  #systemChanged = () => {
    this.state.fields.coarse = this.#coarse?.matches ?? false;
    this.state.flush();
  };
}

/** What is refused for a reason that the reader can read in their own language already. */
export class UserError extends Error {}

/** @type {import("./state.js").Fields} */
const FIRST = {
  document: "",
  language: "en",
  theme: "auto",
  digits: 8,
  width: 0,
  coarse: false,
  selection: { layer: 0, neuron: 3 },
  row: 0,
  tab: "neuron",
  unfolded: false,
  editing: null,
  scrubbing: null,
  menu: null,
  hover: null,
  step: null,
  revealed: null,
  presenting: false,
  projected: 4,
  message: null,
  views: [],
  controls: new Set(),
  page: null,
};

/** The first in the shadow root: as wide as the figure, without height. An observer that heard also of the figure's
 * height could hear of a new one in the midst of being told, which is an error of the page. */
const ruler = h("div", { class: "ruler", key: "ruler" });

/** The light DOM, until there is a figure; with the reason, where there will be none.
 * @param {import("./state.js").Fields} fields */
const fallback = ({ message, language }) => [
  // Where no figure comes, no room is kept for it: see embed/room.js.
  h("slot", { key: "fallback", style: message ? { "--perceptible-room": "0px" } : {} }),
  message ? h("p", { class: "message error", role: "alert", lang: language }, message.text) : null,
  h("slot", { name: "caption", key: "caption" }),
];

/** The neuron that is selected first: the last of the first hidden layer, which in the post has a
 * negative product. @param {number[]} sizes */
const openingSelection = (sizes) => ({ layer: 0, neuron: sizes[1] <= 8 ? sizes[1] - 1 : 0 });

/** @param {import("./state.js").Selection} selection @param {number[]} sizes */
function clampSelection({ layer, neuron }, sizes) {
  const l = Math.min(layer, sizes.length - 2);
  return { layer: l, neuron: Math.min(neuron, sizes[l + 1] - 1) };
}

/** @param {any} a @param {any} b */
const sameShape = (a, b) =>
  a.rows === b.rows && a.sizes.join() === b.sizes.join() && a.layers.length === b.layers.length;
