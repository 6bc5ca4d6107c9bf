// One figure: its state, its session in the engine, and the views drawn from them. Data flows one way: DOM event ->
// actions -> session -> one "change" a frame -> values -> views -> DOM.
import { folder } from "../assets.js";
import { Session } from "../engine/session.js";
import { strings } from "../strings/strings.js";
import { isStyled } from "../style/style.js";
import { h, patch } from "../ui/dom.js";
import { Memo } from "../ui/memo.js";
import { draw } from "../view/figure.js";
import { Announcement, inWords } from "./announcement.js";
import { apply } from "./data/actions.js";
import { focused, refocus } from "./focus.js";
import { fallback, ruler } from "./host/fallback.js";
import { Place } from "./host/place.js";
import { Surroundings } from "./host/surroundings.js";
import { openViews } from "./mine/actions.js";
import { PICTURE, SAID } from "./parts.js";
import { reasonOf } from "./refusals.js";
import { FIRST, State } from "./state.js";
import { amid, enter, isRace, stop } from "./train/actions.js";
import { Checking } from "./train/gradient-check.js";
import { raceOf } from "./train/race-actions.js";
import { Reader, sameShape } from "./values.js";
import { opening, viewModel, within } from "./view-model.js";

/** @typedef {"attributes" | "link" | "document" | "preset" | "edit" | "view"} Reason  why another network is shown */
/** @typedef {import("./types.d.ts").Values} Values */
/** @typedef {import("./types.d.ts").View} View */
/** @typedef {import("../pkg/perceptible.js").Session} Handle @typedef {import("../engine/engine.js").Engine} Engine */

export class Figure {
  /** @type {Session | null} */ session = null;
  /** @type {Engine | null} */ engine = null;
  /** The last frame's values, or the preset's stored ones. @type {Values | null} */ values = null;
  /** The values before the last edit. @type {Values | null} */ before = null;
  /** The largest |w| of each layer while a number is dragged. @type {Record<string, number> | null} */ frozenMax =
    null;
  /** A selector: gets the focus when the next frame is drawn. @type {string | null} */ focusNext =
    null;
  /** The focused element when a message appeared. @type {HTMLElement | null} */ opener = null;
  /** Train, once loaded. @type {typeof import("./train/door.js") | null} */ train = null;
  #checking = new Checking(this);
  /** The comparison with a printout, once loaded.
   * @type {{ views: typeof import("./mine/door.js").views, panel: import("./mine/mine.js").Mine } | null} */ mine =
    null;
  /** Several networks side by side. @type {import("./train/race-actions.js").Held | null} */ race =
    null;
  /** Set while training plays. @type {import("./train/loop.js").Player | null} */ player = null;
  /** The reason for the document's next change. @type {Reason | null} */ reason = null;
  /** The timer until which a button says that it has copied. */ copying = 0;
  /** Work saved before a reload, offered to the reader. @type {import("./resuming.js").Progress | null} */ offered =
    null;

  /** @type {Reader | null} */ #reader = null;
  #memo = new Memo();
  #root;
  #tell;
  /** The document's revision in the last frame. @type {number | null} */ #drawn = null;
  #linked = { revision: -1, link: "" };
  /** The face in which numbers are set, known once something is drawn. */ #family = "";
  #place;
  #announcement = new Announcement();
  #surroundings;
  #coarse = globalThis.matchMedia?.("(pointer: coarse)");

  /** @param {ShadowRoot} root  where it is drawn @param {(type: string, detail?: unknown) => void} tell  an event for the host
   * @param {Partial<import("./state.js").Fields>} fields */
  constructor(root, tell, fields) {
    this.#root = root;
    this.#place = new Place(root.host);
    this.#tell = tell;
    this.#surroundings = new Surroundings(root.host, () => this.state.flush());
    this.state = new State({ ...FIRST, coarse: this.#coarse?.matches ?? false, ...fields });
    this.state.addEventListener("change", () => this.#draw());
  }

  /** The element. */
  get host() {
    return this.#root.host;
  }

  get t() {
    return strings(this.state.fields.language);
  }

  /** The present document as a link's fragment; null before the engine is there. @returns {string | null} */
  get link() {
    const { revision } = this.state.fields;
    if (!this.session || revision === null) return null;
    if (this.#linked.revision !== revision)
      this.#linked = { revision, link: this.session.ask((handle) => handle.link()) };
    return this.#linked.link;
  }

  /** Whether the link is so long that it might be cut where it is pasted. */
  get isLong() {
    return (this.link ?? "").length > (this.engine?.limits().link ?? 0);
  }

  /** Address of the figure's own page: the author's, or else the folder of the script, if the fallback leads there.
   * @returns {string | null} */
  get #own() {
    const { page } = this.state.fields;
    if (page !== null || folder === null) return page;
    const links = [...this.host.querySelectorAll("a")].map(({ href }) => String(href));
    return links.some((href) => href.split("#")[0] === folder) ? folder : null;
  }

  /** The same with the present state; while a number is dragged, with the state before the drag. */
  get #page() {
    const { scrubbing } = this.state.fields;
    const page = this.#own;
    if (scrubbing) return page && `${page}#${this.#linked.link}`;
    return page && (this.link && !this.isLong ? `${page}#${this.link}` : page);
  }

  /** Where a link to this figure leads; null in a page that would not follow it. */
  get address() {
    const page = this.#own;
    return page === null ? null : new URL(page, this.host.baseURI);
  }

  /** The options for a picture of this figure. @returns {import("../picture/picture.js").View} */
  get pictured() {
    const { language, digits, selection } = this.state.fields;
    const { sizes, ledger } = this.present;
    return {
      language,
      digits,
      selection: selection && within(selection, sizes),
      row: ledger.row,
      theme: this.#isDark ? "dark" : "light",
    };
  }

  /** The values of the present document, even if its frame is still to come. @returns {Values} */
  get present() {
    this.#read(PICTURE);
    return /** @type {Values} */ (this.values);
  }

  /** Light or dark: the page's, unless the author or reader has chosen. */
  get surroundings() {
    return this.#surroundings.scheme;
  }

  get #isDark() {
    const { theme } = this.state.fields;
    return (theme === "auto" ? this.surroundings : theme) === "dark";
  }

  /** @param {Engine} engine */
  start(engine) {
    this.engine = engine;
    this.session = new Session((isLost) => this.#restarted(isLost));
    this.#reader = new Reader(engine, this.session);
  }

  /** Draws what there is now: the engine has computed it, or it was stored. */
  open() {
    this.state.update({ waiting: false });
    openViews(this, this.state.fields);
    this.state.flush();
  }

  /** Starts following the page's colours and the system's pointer. */
  attach() {
    this.#surroundings.start();
    this.#coarse?.addEventListener("change", this.#pointerChanged);
  }

  detach() {
    stop(this);
    this.#surroundings.stop();
    this.#coarse?.removeEventListener("change", this.#pointerChanged);
    this.#announcement.stop();
  }

  /** Frees everything; only the host's markup remains. */
  clear() {
    this.detach();
    this.session?.free();
    this.race?.race?.free();
    this.race = this.mine = this.session = this.engine = null;
    this.#reader = this.values = this.before = null;
    this.#place.forget();
    this.#drawn = null;
    this.state.update({ revision: null, editing: null, menu: null, step: null, message: null });
    this.state.flush();
  }

  /** Shows another document. @param {(handle: Handle) => string[] | void} open  gives keys of a link that are unknown @param {Reason} reason @throws the engine's refusals */
  show(open, reason) {
    const session = /** @type {Session} */ (this.session);
    if (reason !== "attributes") stop(this);
    const unknown = session.change(open) ?? [];
    this.before = null;
    // Nobody is told when the same document is opened again.
    if (this.#revision !== this.#drawn) this.reason = reason;
    this.state.update({
      revision: this.#revision,
      ...session.ask(opening),
      editing: null,
      step: null,
      revealed: null,
      message: unknown.length ? { kind: "info", text: this.t.unknownKeys(unknown) } : null,
    });
    if (this.train && this.state.fields.mode === "train") enter(this);
  }

  /** Edits the document. Edits of the same gesture (one drag, one held key) are undone together.
   * @param {(import("./types.d.ts").Edit | import("./types.d.ts").DataEdit)[]} edits @param {string | null} gesture @throws the engine's refusals */
  edit(edits, gesture) {
    const { session } = this;
    if (!session) return;
    const goes = gesture !== null && gesture === this.gesture;
    const said = amid(this, gesture, (own) =>
      session.change((handle) => apply(handle, edits, own)),
    );
    if (!goes) this.before = this.values;
    this.reason = "edit";
    this.state.update({ revision: this.#revision });
    if (said) this.say(said.kind, said.text);
    else if (!goes) this.hush();
  }

  /** Training has gone on. */
  trained() {
    const { fields } = this.state;
    this.state.update({ trained: fields.trained + 1, revision: this.#revision });
    this.announce();
  }

  /** @param {"undo" | "redo"} way */
  travel(way) {
    if (!this.session) return;
    this.before = this.values;
    stop(this);
    this.session.change((handle) => handle[way]());
    this.state.update({ editing: null, step: null });
    this.trained();
    this.hush();
  }

  /** The gesture of the last edit. */
  get gesture() {
    return this.session?.ask((handle) => handle.gesture());
  }

  /** Ends the gesture: the next edit is undone on its own. */
  endGesture() {
    this.session?.ask((handle) => handle.endGesture());
  }

  /** @param {"error" | "info"} kind @param {string} text @param {import("./intents.js").Plain} [action] @param {string} [label]  of its button */
  say(kind, text, action, label = this.t.saveFile) {
    this.opener = /** @type {HTMLElement | null} */ (this.#root.activeElement);
    this.state.update({ message: { kind, text, action, label } });
  }

  /** Takes the message away; the offer of a file stays while the link is too long. */
  hush() {
    const { message } = this.state.fields;
    if (message && !(message.action && this.isLong)) this.state.update({ message: null });
  }

  /** Acts; a refusal is shown in the figure. @param {() => void} act @param {(reason: string) => void} [refuse] */
  attempt(act, refuse = (reason) => this.say("error", reason)) {
    try {
      act();
    } catch (error) {
      refuse(reasonOf(error, this.state.fields.language));
    }
  }

  get #revision() {
    return this.session?.ask((handle) => handle.revisions()[0]) ?? null;
  }

  #draw() {
    if (!this.#root.isConnected) return;
    this.#read();
    // The observer reports the width only after the first layout; where the engine is faster, ask now, which lays out.
    if (this.values && !this.state.fields.width)
      this.state.drawing({ width: this.host.clientWidth });
    const { fields } = this.state;
    if (!this.values || !isStyled() || !this.#place.fits(fields.width)) {
      patch(this.#root, [ruler, fallback(fields)]);
      return;
    }
    const before = focused(this.#root);
    if (!this.#family) this.#learnFace();
    const view = this.#view;
    // Where everything is described anew, what is out of sight is read too.
    if (this.#memo.begin(this.values, view)) this.#read();
    patch(this.#root, [ruler, draw(this.values, view)]);
    this.#checking.soon();
    this.mine?.panel.soon();
    refocus(this.#root, before, this.focusNext, fields.editing !== null);
    this.focusNext = null;
    this.session?.drawn();
    if (fields.revision !== this.#drawn || this.reason === "view") this.#changed();
  }

  /** @param {readonly import("./parts.js").Drawn[]} [beside] */
  #read(beside = []) {
    const { fields } = this.state;
    const reader = this.#reader;
    if (!reader || fields.revision === null) return;
    const values = reader.read(fields, {
      dark: this.#isDark,
      train: this.train,
      waits: (place, hurried) => this.#memo.waits(place, hurried),
      beside,
    });
    values.before = this.before && sameShape(this.before, values) ? this.before : null;
    values.frozenMax = this.frozenMax;
    this.values = values;
  }

  /** The view model: everything that the views get beside the values. */
  get #view() {
    const { session } = this;
    return viewModel(/** @type {Values} */ (this.values), this.state.fields, {
      source: session ? "computed" : this.state.fields.waiting ? "waiting" : "stored",
      dark: this.#isDark,
      room: this.#place.height(this.state.fields),
      family: this.#family,
      canUndo: session?.ask((handle) => handle.canUndo()) ?? false,
      canRedo: session?.ask((handle) => handle.canRedo()) ?? false,
      page: this.#page,
      announcement: this.#announcement.text,
      memo: this.#memo,
      train: this.train?.views ?? null,
      check: this.state.fields.mode === "train" ? this.#checking.result : null,
      mine:
        this.mine && this.state.fields.comparing
          ? { ...this.mine.views, found: this.mine.panel.found }
          : null,
      race: isRace(this) ? raceOf(this, this.#isDark) : null,
    });
  }

  /** The font to measure text in. Only the shadow root knows it, so before the first draw an empty node is measured. */
  #learnFace() {
    const { language: lang } = this.state.fields;
    patch(this.#root, [ruler, h("div", { class: "root", lang })]);
    const drawn = this.#root.querySelector(".root");
    if (drawn) this.#family = getComputedStyle(drawn).fontFamily;
  }

  #changed() {
    const reason = this.reason ?? "edit";
    const first = this.#drawn === null;
    this.#drawn = this.state.fields.revision;
    this.reason = null;
    this.#tell("change", { reason });
    if (first || reason === "view") return;
    this.announce();
  }

  /** Announces the result once changes have stopped. */
  announce() {
    this.#announcement.soon(() => {
      if (!this.values || this.state.fields.playing) return;
      this.#read(SAID);
      this.#announcement.text = inWords(this.values, this.#view);
      this.state.flush();
    });
  }

  /** After a trap the engine is new; the last kept copy is shown. @param {boolean} isLost  or the first preset, where there is none */
  #restarted(isLost) {
    this.renew();
    this.say("error", isLost ? this.t.engineLost : this.t.engineRestarted);
    this.state.flush();
  }

  /** Forgets everything that belonged to the previous session. */
  renew() {
    this.#reader?.forget();
    this.#linked.revision = -1;
    this.before = null;
    this.reason = "document";
    this.#drawn = null;
    this.state.update({ revision: this.#revision, editing: null, step: null });
  }

  #pointerChanged = () => {
    this.state.update({ coarse: this.#coarse?.matches ?? false });
    this.state.flush();
  };
}
