// <perceptible-network>: a live, editable network. Data flows one way: DOM event -> state.update ->
// one "change" a frame -> engine -> values -> views -> DOM.
import { h, INTENT, patch } from "./dom.js";
import { EngineError, load, loadAll } from "./engine.js";
import { value as format } from "./format.js";
import { Gatherer } from "./gather.js";
import { preferred, strings } from "./i18n.js";
import { layout } from "./layout.js";
import { measureIn } from "./measure.js";
import { State } from "./state.js";
import { neuronStep, seen, stepAt, stepCount } from "./steps.js";
import { storedValues } from "./stored-values.js";
import { isStyled, loadStyle, styleSheet } from "./style.js";
import { draw } from "./view/figure.js";
import { neuronName } from "./view/symbol.js";

export const VIEWS = [
  "header",
  "toolbar",
  "stage",
  "results",
  "structure",
  "inspector",
  "matrix",
  "code",
  "compare",
];
const STORED_AFTER = 400; // ms: a slow engine's place is held by the stored numbers
const ANNOUNCE_AFTER = 600; // ms without a further change
const FILE_LIMIT = 1_000_000; // bytes

/**
 * A small neural network in which every number is visible, editable, and equal to NumPy's.
 *
 * @element perceptible-network
 *
 * @attr {"post" | "post-negative" | "batch" | "xor" | "neuron"} [preset=post] - The network that is shown first.
 * @attr {string} state - A link's fragment without `#`, as the property `link` gives it; wins over `preset`.
 * @attr {string} activation - Activation of the first layer, by its name in the engine: `sigmoid`, `leaky_relu`, `swish` ….
 * @attr {number} seed - NumPy's seed of the weights, 0 … 4294967295.
 * @attr {"ko" | "en"} lang - Language; without it, the reader's.
 * @attr {"auto" | "light" | "dark"} [theme=auto] - Colours; `auto` follows the system.
 * @attr {"4" | "8" | "full"} [digits=8] - Digits of the numbers shown; `full` is every digit of the float64.
 * @attr {string} view - What is shown, of `header toolbar stage results structure inspector matrix code compare`; without it, everything.
 * @attr {boolean} readonly - Nothing can be edited.
 *
 * @fires {CustomEvent} ready - The first values are computed.
 * @fires {CustomEvent<{ reason: "attributes" | "link" | "document" | "preset" | "edit" | "view" }>} change - Another network is shown, or (`view`) another language or theme.
 * @fires {CustomEvent<{ reason: "missing" | "blocked" | "load", message: string }>} error - The engine cannot run; stored values stay.
 *
 * @slot - Stands in the figure's place until it runs, and where it cannot: a picture with a link, say.
 */
export class PerceptibleNetwork extends HTMLElement {
  static observedAttributes = [
    "preset",
    "state",
    "lang",
    "theme",
    "digits",
    "view",
    "readonly",
    "activation",
    "seed",
  ];

  #root = this.attachShadow({ mode: "open" });
  /** @type {import("./engine.js").Engine | null} */ #api = null;
  /** @type {Gatherer | null} */ #gatherer = null;
  /** @type {any} */ #values = null;
  /** @type {any} */ #before = null;
  /** @type {string | null} */ #beforeGesture = null;
  #drawnDocument = "";
  /** The face in which numbers are set, known once something is drawn. */ #family = "";
  /** Whether the first draw is still to be completed. */ #opening = false;
  /** @type {Record<string, number> | null} */ #frozenMax = null;
  #copied = "";
  #announced = "";
  #timers = { announce: 0, copied: 0 };
  /** @type {string | null} */ #focusNext = null;
  /** @type {string | null} */ #reason = null;
  #observer = new ResizeObserver(([entry]) => this.#resized(entry.contentRect.width));
  #dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
  #coarse = globalThis.matchMedia?.("(pointer: coarse)");

  #state = new State({
    document: "",
    language: "en",
    theme: "auto",
    digits: 8,
    width: 0,
    coarse: this.#coarse?.matches ?? false,
    selection: { layer: 0, neuron: 3 },
    row: 0,
    tab: "neuron",
    editing: null,
    scrubbing: null,
    menu: null,
    hover: null,
    step: null,
    revealed: null,
    presenting: false,
    message: null,
    views: VIEWS,
  });

  constructor() {
    super();
    this.#state.addEventListener("change", () => this.#draw());
    for (const [type, act] of Object.entries(this.#actions)) {
      this.#root.addEventListener(INTENT + type, (event) =>
        act(/** @type {CustomEvent} */ (event).detail, event),
      );
    }
    this.#root.addEventListener("keydown", (event) =>
      this.#shortcut(/** @type {KeyboardEvent} */ (event)),
    );
    this.#root.addEventListener("paste", (event) =>
      this.#paste(/** @type {ClipboardEvent} */ (event)),
    );
    this.#root.addEventListener("pointerdown", (event) => {
      if (this.#state.fields.menu && !(/** @type {Element} */ (event.target).closest?.(".menu")))
        this.#state.update({ menu: null });
    });
  }

  // Public

  /** The present document as a link's fragment, without "#"; empty for the untouched first preset. Setting it opens one; a damaged one is said, and the first preset is shown. @returns {string} */
  get link() {
    return this.#api?.saveLink(this.#state.fields.document) ?? "";
  }

  set link(fragment) {
    if (!this.#api) return;
    this.#try(
      () => this.#show(/** @type {any} */ (this.#api).openLink(fragment), "link"),
      (reason) => {
        this.#show(/** @type {any} */ (this.#api).preset("post"), "link");
        this.#say("error", this.#t.linkProblem(reason));
      },
    );
  }

  /** Longer links do not survive where they are pasted; `offerFile` says what to do then. @returns {number} */
  get longestLink() {
    return this.#api?.limits().link ?? 0;
  }

  /** Tells the reader that the state goes into a file instead of a link. */
  offerFile() {
    this.#say("info", this.#t.fileInstead, "save-file");
  }

  /** The present document as JSON. Reading and writing it loads the rest of the engine. @returns {Promise<string>} */
  async saveJson() {
    await this.#ready;
    const full = await this.#full();
    return full.saveJson(this.#state.fields.document);
  }

  /** Opens a document from JSON; rejects, and changes nothing, where it is not one. @param {string} json @returns {Promise<void>} */
  async openJson(json) {
    await this.#ready;
    const full = await this.#full();
    this.#show(full.openJson(json), "document");
  }

  /** Resolves when the engine has computed the first values. @returns {Promise<void>} */
  get ready() {
    return this.#ready;
  }

  /** The language that is shown. @returns {"ko" | "en"} */
  get language() {
    return this.#state.fields.language;
  }

  /** The colours that are asked for. @returns {"light" | "dark" | "auto"} */
  get theme() {
    return this.#state.fields.theme;
  }

  // Life

  connectedCallback() {
    this.#root.adoptedStyleSheets = [styleSheet];
    if (!this.hasAttribute("lang"))
      this.#state.update({ language: preferred(navigator.languages ?? [navigator.language]) });
    this.#observer.observe(this);
    this.#dark?.addEventListener("change", this.#themeChanged);
    this.#coarse?.addEventListener("change", this.#themeChanged);
    this.#state.update({ width: this.clientWidth });
    this.#starting ??= this.#start();
    this.#state.flush();
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    this.#dark?.removeEventListener("change", this.#themeChanged);
    this.#coarse?.removeEventListener("change", this.#themeChanged);
    clearTimeout(this.#timers.announce);
    clearTimeout(this.#timers.copied);
  }

  /** @param {string} name @param {string | null} _before @param {string | null} value */
  attributeChangedCallback(name, _before, value) {
    const update = (/** @type {any} */ patch) => this.#state.update(patch);
    if (name === "lang")
      update({
        language:
          value === null ? preferred(navigator.languages) : /^ko\b/i.test(value) ? "ko" : "en",
      });
    else if (name === "theme")
      update({ theme: value === "light" || value === "dark" ? value : "auto" });
    else if (name === "digits")
      update({ digits: value === "4" ? 4 : value === "full" ? "full" : 8 });
    else if (name === "view")
      update({
        views:
          value === null ? VIEWS : value.split(/[\s,]+/).filter((view) => VIEWS.includes(view)),
      });
    else if (this.#api && name !== "readonly") this.#fromAttributes();
    if (this.isConnected) this.#state.flush();
  }

  /** @type {(value: void) => void} */ #resolveReady = () => {};
  #ready = new Promise((/** @type {(value: void) => void} */ resolve) => {
    this.#resolveReady = resolve;
  });

  /** @type {Promise<void> | null} */ #starting = null;

  async #start() {
    const slow = setTimeout(() => this.#showStored(), STORED_AFTER);
    try {
      const [api] = await Promise.all([load(), loadStyle()]);
      clearTimeout(slow);
      this.#api = api;
      this.#gatherer = new Gatherer(api);
      this.#fromAttributes();
      // The stage alone first: its numbers are what the reader waits for.
      this.#opening = true;
      this.#state.flush();
      await new Promise((resolve) => setTimeout(resolve));
      this.#opening = false;
      this.#state.flush();
      this.#resolveReady();
      this.dispatchEvent(new CustomEvent("ready", { bubbles: true, composed: true }));
    } catch (error) {
      clearTimeout(slow);
      this.#starting = null;
      const reason = error instanceof EngineError ? error.reason : "load";
      this.#values ??= storedValues();
      this.#say("error", this.#t.noWasm(this.#t.noWasmReasons[reason]));
      this.#state.flush();
      this.dispatchEvent(
        new CustomEvent("error", {
          detail: { reason, message: String(error) },
          bubbles: true,
          composed: true,
        }),
      );
    }
  }

  /** The first preset's stored numbers, where they are what was asked for. */
  async #showStored() {
    const post = !this.hasAttribute("state") && (this.getAttribute("preset") ?? "post") === "post";
    if (!post || this.#values) return;
    await loadStyle().catch(() => {}); // the engine's own attempt says what is wrong
    this.#values ??= storedValues();
    this.#state.flush();
  }

  #fromAttributes() {
    const api = /** @type {import("./engine.js").Engine} */ (this.#api);
    this.#try(
      () => {
        const state = this.getAttribute("state");
        let document = state
          ? api.openLink(state)
          : api.preset(this.getAttribute("preset") || "post");
        const activation = this.getAttribute("activation");
        const seed = this.getAttribute("seed");
        if (activation)
          document = api.edit(document, [{ set: "activation", layer: 0, name: activation }]);
        if (seed) document = api.edit(document, [{ set: "seed", value: Number(seed) }]);
        this.#show(document, "attributes");
      },
      (reason) => {
        this.#show(api.preset("post"), "attributes");
        this.#say("error", this.#t.linkProblem(reason));
      },
    );
  }

  /** Shows a document from outside: nothing to undo. @param {string} document @param {string} reason */
  #show(document, reason) {
    const api = /** @type {import("./engine.js").Engine} */ (this.#api);
    const { sizes } = api.evaluate(document, { layer: 0, neuron: 0, row: 0, compared: [] });
    this.#before = null;
    this.#reason = reason;
    this.#state.update({
      document,
      selection: openingSelection(sizes),
      row: 0,
      editing: null,
      step: null,
      revealed: null,
      message: null,
    });
  }

  // What the reader does

  /** @type {Record<string, (detail: any, event: Event) => void>} */
  #actions = {
    edits: (edits) => this.#edit(edits),
    number: ({ field, value, gesture }) => this.#edit([{ ...field.target, value }], gesture),
    "reset-number": ({ field }) => {
      this.#state.endGesture();
      this.#state.update({ editing: null });
      this.#focusNext = `[data-field="${CSS.escape(field.id)}"]`;
      this.#edit([{ ...field.target, value: field.home }]);
    },
    "edit-number": ({ field, text }) =>
      this.#state.update({ editing: { id: field.id, text, error: null } }),
    typed: (detail) => this.#typed(detail),
    scrub: ({ field }) => {
      this.#frozenMax = field ? maxima(this.#values) : null;
      this.#state.endGesture();
      this.#state.update({ scrubbing: field?.id ?? null });
    },
    select: (detail) => this.#select(detail),
    reveal: ({ layer, neuron }) => {
      const revealed = [...(this.#state.fields.revealed ?? []), `${layer}.${neuron}`];
      this.#state.update({ revealed, selection: { layer, neuron } });
    },
    hover: (edge) => this.#state.update({ hover: edge }),
    tab: (tab) => {
      this.#state.update({ tab });
      if (tab === "code") this.#loadCode();
    },
    row: (row) => this.#state.update({ row }),
    menu: (menu) => this.#state.update({ menu }),
    preset: (name) => {
      const api = this.#api;
      if (!api) return;
      this.#reason = "preset";
      this.#state.update({
        selection: openingSelection(
          api.evaluate(api.preset(name), { layer: 0, neuron: 0, row: 0, compared: [] }).sizes,
        ),
        row: 0,
        step: null,
        revealed: null,
        message: null,
      });
      this.#state.change(api.preset(name));
      this.#before = null;
    },
    reset: () => {
      if (!this.#api) return;
      this.#state.change(this.#api.preset(this.#values.preset));
      this.#say("info", this.#t.cleared);
    },
    "fresh-seed": () => {
      if (this.#api)
        this.#edit([{ set: "resetParameters" }, { set: "seed", value: this.#api.freshSeed() }]);
    },
    language: (language) => {
      this.#reason = "view";
      this.#state.update({ language, message: null });
    },
    theme: (theme) => {
      this.#reason = "view";
      this.#state.update({ theme });
    },
    digits: (digits) => this.#state.update({ digits }),
    undo: () => this.#travel("undo"),
    redo: () => this.#travel("redo"),
    step: (step) => this.#stepTo(step),
    "step-to": (to) => this.#stepBy(to),
    predict: (on) => this.#state.update({ revealed: on ? [] : null, step: null }),
    present: (presenting) => this.#state.update({ presenting }),
    share: () => this.#share(),
    copy: ({ text, id }) => this.#copy(text, id),
    "save-file": () => this.#save(),
    "open-file": () => this.#open(),
    dismiss: () => this.#state.update({ message: null }),
  };

  /** @param {any[]} edits @param {string | null} [gesture] @returns {string | null} the reason why it was refused */
  #edit(edits, gesture = null) {
    if (!this.#api) return null;
    /** @type {string | null} */
    let refused = null;
    this.#try(
      () => {
        const document = /** @type {any} */ (this.#api).edit(this.#state.fields.document, edits);
        if (gesture === null || gesture !== this.#beforeGesture) this.#before = this.#values;
        this.#beforeGesture = gesture;
        this.#reason = "edit";
        this.#state.change(document, gesture);
        this.#state.update({ message: null });
      },
      (reason) => {
        refused = reason;
        this.#say("error", reason);
      },
    );
    return refused;
  }

  /** A typed number: Enter and leaving commit, Escape restores; what cannot be read stays, with the reason.
   * @param {{ field: any, text: string, how: string }} detail */
  #typed({ field, text, how }) {
    const { editing } = this.#state.fields;
    if (editing?.id !== field.id || !this.#api) return;
    const close = () => {
      this.#state.update({ editing: null });
      if (how !== "leave") this.#focusNext = `[data-field="${CSS.escape(field.id)}"]`;
    };
    if (how === "escape" || text.trim() === editFormat(field.value)) return close();
    this.#try(
      () => {
        const numbers = /** @type {any} */ (this.#api).parseNumbers(text);
        const refused =
          numbers.length === 1
            ? this.#edit([{ ...field.target, value: numbers[0] }])
            : this.#fill(field, numbers);
        if (refused !== null) throw Object.assign(new Error(refused), { korean: refused });
        this.#state.update({ message: null });
        close();
      },
      (reason) =>
        this.#state.update({ editing: { id: field.id, text, error: reason }, message: null }),
    );
  }

  /** A pasted list fills the row from this number on. @param {any} field @param {Float64Array} numbers @returns {string | null} */
  #fill(field, numbers) {
    const { target } = field;
    const { sizes } = this.#values;
    /** @type {any[]} */
    const edits = [...numbers].map((value, i) => {
      if (target.set === "input") {
        const flat = target.row * sizes[0] + target.index + i;
        // A whole batch may be pasted into its first number, one row into the first of a row.
        return { ...target, row: Math.floor(flat / sizes[0]), index: flat % sizes[0], value };
      }
      if (target.set === "weight") {
        const m = sizes[target.layer + 1];
        const flat = target.from * m + target.to + i;
        return { ...target, from: Math.floor(flat / m), to: flat % m, value };
      }
      return target.set === "bias" ? { ...target, to: target.to + i, value } : { ...target, value };
    });
    return this.#edit(edits);
  }

  /** @param {{ layer: number, neuron: number, row?: number, focus?: boolean } | null} to */
  #select(to) {
    if (to === null) return this.#state.update({ selection: null });
    const { layer, neuron, row, focus } = to;
    this.#state.update({ selection: { layer, neuron }, ...(row === undefined ? {} : { row }) });
    if (focus) this.#focusNext = `[data-neuron="${layer}.${neuron}"]`;
  }

  /** @param {number | null} step */
  #stepTo(step) {
    if (step === null) return this.#state.update({ step: null });
    const { layer, neuron } = stepAt(this.#values.sizes, step);
    this.#state.update({
      step,
      revealed: null,
      selection: { layer, neuron },
      tab: this.#state.fields.tab === "code" ? "neuron" : this.#state.fields.tab,
    });
  }

  /** @param {string} to */
  #stepBy(to) {
    const { step } = this.#state.fields;
    const { sizes } = this.#values;
    if (step === null) return;
    const last = stepCount(sizes) - 1;
    const next =
      to === "next"
        ? step + 1
        : to === "previous"
          ? step - 1
          : neuronStep(sizes, step, to === "next-neuron" ? 1 : -1);
    this.#stepTo(Math.min(last, Math.max(0, next)));
  }

  /** @param {"undo" | "redo"} way */
  #travel(way) {
    this.#before = this.#values;
    this.#beforeGesture = null;
    this.#reason = "edit";
    this.#state[way]();
  }

  /** Ctrl+Z in the figure; arrow keys while stepping. @param {KeyboardEvent} event */
  #shortcut(event) {
    const typing = event.composedPath()[0] instanceof HTMLInputElement;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !typing) {
      const key = event.key.toLowerCase();
      if (key === "z" || key === "y") {
        this.#travel(key === "y" || event.shiftKey ? "redo" : "undo");
        event.preventDefault();
      }
      return;
    }
    if (typing || this.#state.fields.step === null || event.defaultPrevented) return;
    /** @type {Record<string, string>} */
    const steps = {
      ArrowRight: "next",
      ArrowLeft: "previous",
      ArrowDown: "next-neuron",
      ArrowUp: "previous-neuron",
    };
    if (event.key in steps) this.#stepBy(steps[event.key]);
    else if (event.key === "Escape") this.#stepTo(null);
    else return;
    event.preventDefault();
  }

  /** A list pasted onto a number that is not being typed. @param {ClipboardEvent} event */
  #paste(event) {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    const id = target.getAttribute?.("data-field");
    const text = event.clipboardData?.getData("text");
    if (!id || !text) return;
    event.preventDefault();
    this.#state.update({ editing: { id, text: text.slice(0, 100_000), error: null } });
    this.#state.flush();
    const input = /** @type {HTMLInputElement | null} */ (
      this.#root.querySelector(`[data-editor="${CSS.escape(id)}"]`)
    );
    input?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  }

  async #share() {
    const fragment = this.link;
    if (fragment.length > this.longestLink) {
      this.offerFile();
      return;
    }
    const url = new URL(location.href);
    url.hash = fragment;
    await this.#copy(url.href, "link");
  }

  /** @param {string} text @param {string} id */
  async #copy(text, id) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      this.#say("info", `${this.#t.linkToCopy} ${text}`);
      return;
    }
    this.#copied = id;
    this.#state.flush();
    clearTimeout(this.#timers.copied);
    this.#timers.copied = window.setTimeout(() => {
      this.#copied = "";
      this.#state.flush();
    }, 2000);
  }

  /** The full engine, which is loaded when it is asked for first. */
  async #full() {
    const full = await loadAll().catch((error) => {
      const reason = error instanceof EngineError ? error.reason : "load";
      throw new UserError(this.#t.noWasmReasons[reason]);
    });
    if (!full) throw new UserError(this.#t.notInOneFile);
    return full;
  }

  /** For the code tab, which is drawn again when it comes. */
  async #loadCode() {
    if (this.#loadingCode || !this.#gatherer || this.#gatherer.full) return;
    this.#loadingCode = true;
    await this.#tryLater(
      async () => {
        const full = await this.#full();
        if (this.#gatherer) this.#gatherer.full = full;
        this.#state.flush();
      },
      (reason) => this.#say("error", reason),
    );
    this.#loadingCode = false;
  }
  #loadingCode = false;

  async #save() {
    /** @type {string | undefined} */
    let json;
    await this.#tryLater(
      async () => {
        json = await this.saveJson();
      },
      (reason) => this.#say("error", reason),
    );
    if (json === undefined) return;
    const blob = new Blob([json], { type: "application/json" });
    const anchor = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(blob),
      download: "perceptible.json",
    });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
  }

  #open() {
    const input = Object.assign(document.createElement("input"), {
      type: "file",
      accept: ".json,application/json",
    });
    input.addEventListener("change", () => input.files?.[0] && this.#read(input.files[0]));
    input.click();
  }

  /** @param {File} file */
  async #read(file) {
    if (file.size > FILE_LIMIT) {
      this.#say("error", this.#t.fileTooLarge(`${(file.size / 1e6).toFixed(1)} MB`));
      return;
    }
    const bytes = await file.arrayBuffer();
    await this.#tryLater(
      async () => {
        const api = /** @type {any} */ (this.#api);
        const full = await this.#full();
        const opened = full.openJson(decode(bytes, this.#t.notUtf8));
        const { sizes } = api.evaluate(opened, { layer: 0, neuron: 0, row: 0, compared: [] });
        this.#before = null;
        this.#reason = "preset";
        this.#state.update({
          selection: openingSelection(sizes),
          row: 0,
          step: null,
          revealed: null,
        });
        this.#state.change(opened);
        this.#say("info", this.#t.opened);
      },
      (reason) => this.#say("error", reason),
    );
  }

  // Drawing

  #draw() {
    if (!this.isConnected) return;
    const { fields } = this.#state;
    this.#clampFocus();
    if (this.#gatherer && fields.document) {
      this.#try(
        () => {
          this.#values = /** @type {Gatherer} */ (this.#gatherer).gather(fields);
          this.#values.before =
            this.#before && sameShape(this.#before, this.#values) ? this.#before : null;
          this.#values.frozenMax = this.#frozenMax;
        },
        (reason) => this.#say("error", reason),
      );
    }
    const scale = fields.presenting ? 2 : 1;
    const width = fields.width / scale;
    const { header } = { header: fields.views.includes("header") };
    const inner = Math.max(256, header ? width : width - 2 * (width < 480 ? 16 : 24));
    const inspects = fields.views.includes("inspector");
    const view = {
      ...fields,
      width: inner,
      ...layout(inner, this.#values?.sizes.length ?? 3, inspects, fields.digits),
      scale,
      digits: fields.presenting && fields.digits === 8 ? 4 : fields.digits,
      selection:
        fields.selection && clampSelection(fields.selection, this.#values?.sizes ?? [3, 4, 2]),
      t: this.#t,
      heading: header ? "h2" : "h3", // below the page's h1, or the figure's own title
      unseen: fields.revealed ? "?" : "·", // in the place of a value that is hidden or not computed yet
      dark: fields.theme === "auto" ? (this.#dark?.matches ?? false) : fields.theme === "dark",
      frozen: !this.#api || this.hasAttribute("readonly"),
      readonly: !this.#api || this.hasAttribute("readonly"),
      stored: !this.#api,
      opening: this.#opening,
      measure: measureIn(this.#family),
      canUndo: this.#state.canUndo,
      canRedo: this.#state.canRedo,
      copied: this.#copied,
      announcement: this.#announced,
    };
    if (!this.#values || !isStyled()) {
      patch(this.#root, [h("slot", { key: "fallback" })]); // the light DOM, until there is a figure
      return;
    }
    const focused = this.#root.activeElement;
    const part = focused?.closest(".menu, section, [role=group], header");
    patch(this.#root, draw(this.#values, view));
    // What had the focus may be gone, or off: its part of the figure keeps it. An editor takes it itself.
    if (
      focused &&
      !this.#focusNext &&
      !fields.editing &&
      (!focused.isConnected || focused.matches(":disabled"))
    ) {
      const next = part?.querySelector("button:enabled:not([tabindex='-1'])");
      /** @type {HTMLElement | undefined} */ (next)?.focus({ preventScroll: true });
    }
    if (!this.#family) {
      const drawn = this.#root.querySelector(".root");
      if (drawn) this.#family = getComputedStyle(drawn).fontFamily;
    }
    if (this.#focusNext) {
      /** @type {HTMLElement | null} */ (this.#root.querySelector(this.#focusNext))?.focus({
        preventScroll: true,
      });
      this.#focusNext = null;
    }
    if (fields.document !== this.#drawnDocument || this.#reason === "view") this.#changed();
  }

  #changed() {
    const reason = this.#reason ?? "edit";
    const first = this.#drawnDocument === "";
    this.#drawnDocument = this.#state.fields.document;
    this.#reason = null;
    this.dispatchEvent(
      new CustomEvent("change", { detail: { reason }, bubbles: true, composed: true }),
    );
    if (!first && reason !== "view") this.#announce();
  }

  /** Says the outputs once, after the last change, and only what can be seen. */
  #announce() {
    clearTimeout(this.#timers.announce);
    this.#timers.announce = window.setTimeout(() => {
      const { layers, sizes } = this.#values;
      const { row, digits } = this.#state.fields;
      const last = layers.length - 1;
      const outputs = Array.from({ length: Math.min(sizes.at(-1), 8) }, (_, j) =>
        seen(this.#state.fields, sizes, last, j).a
          ? `${neuronName(this.#values, last, j)} ${this.#t.spoken(format(layers[last].a[row * sizes.at(-1) + j], digits))}`
          : null,
      ).filter((text) => text !== null);
      this.#announced = this.#t.valuesNow(outputs);
      this.#state.flush();
    }, ANNOUNCE_AFTER);
  }

  /** Row and selection stay inside what there is. */
  #clampFocus() {
    const { row, document } = this.#state.fields;
    if (!this.#api || !document || row === 0) return;
    const { rows } = this.#api.evaluate(document, { layer: 0, neuron: 0, row: 0, compared: [] });
    if (row >= rows) this.#state.fields.row = rows - 1;
  }

  get #t() {
    return strings(this.#state.fields.language);
  }

  /** @param {"error" | "info"} kind @param {string} text @param {string} [action] */
  #say(kind, text, action) {
    this.#state.update({ message: { kind, text, action } });
  }

  /** @param {() => void} act @param {(reason: string) => void} refuse */
  #try(act, refuse) {
    try {
      act();
    } catch (error) {
      refuse(this.#reasonOf(error));
    }
  }

  /** The same for what takes time. @param {() => Promise<void>} act @param {(reason: string) => void} refuse */
  async #tryLater(act, refuse) {
    try {
      await act();
    } catch (error) {
      refuse(this.#reasonOf(error));
    }
  }

  /** What a refusal says to the reader; anything else is a bug, and thrown again. @param {any} error @returns {string} */
  #reasonOf(error) {
    const { korean, message } = error;
    if (korean === undefined && !(error instanceof UserError)) throw error;
    return this.#state.fields.language === "ko" ? (korean ?? message) : message;
  }

  #themeChanged = () => {
    this.#state.fields.coarse = this.#coarse?.matches ?? false;
    this.#state.flush();
  };

  /** @param {number} width */
  #resized(width) {
    if (Math.abs(width - this.#state.fields.width) < 0.5) return;
    this.#state.update({ width });
  }
}

/** The neuron that is selected first: the last of the first hidden layer, which in the post has a
 * negative product. @param {number[]} sizes */
const openingSelection = (sizes) => ({ layer: 0, neuron: sizes[1] <= 8 ? sizes[1] - 1 : 0 });

class UserError extends Error {}

/** @param {ArrayBuffer} bytes @param {string} refusal */
function decode(bytes, refusal) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(refusal);
  }
}

/** @param {number} value */
const editFormat = (value) => (Object.is(value, -0) ? "-0" : String(value));

/** @param {any} a @param {any} b */
const sameShape = (a, b) =>
  a.rows === b.rows && a.sizes.join() === b.sizes.join() && a.layers.length === b.layers.length;

/** @param {import("./state.js").Selection} selection @param {number[]} sizes */
function clampSelection({ layer, neuron }, sizes) {
  const l = Math.min(layer, sizes.length - 2);
  return { layer: l, neuron: Math.min(neuron, sizes[l + 1] - 1) };
}

/** The largest |w| of each layer, held while a value is dragged so that widths do not jump. @param {any} values */
const maxima = (values) =>
  Object.fromEntries(
    values.layers.map((/** @type {any} */ layer) => [
      layer.name,
      Math.max(0, ...[...layer.weights].map(Math.abs).filter(Number.isFinite)),
    ]),
  );
