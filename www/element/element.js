// <perceptible-network>: attributes, properties, events, and the life of one figure in a host's page.
import { presetValues } from "../assets.js";
import { load } from "../engine/engine.js";
import { listen } from "../figure/actions.js";
import { Figure } from "../figure/figure.js";
import { openJson, picture, pngOf, svgOf } from "../figure/files.js";
import { forward } from "../figure/forward-batch.js";
import { openViews } from "../figure/mine/actions.js";
import { refused } from "../figure/refusals.js";
import { offer, progressOf } from "../figure/resuming.js";
import { loadStyle, sheetsOf } from "../style/style.js";
import { resolvable } from "../ui/resolvable.js";
import { upgrade } from "../ui/upgrade-properties.js";
import { attributesOf, fieldsOf, isOn, NETWORK, VIEW } from "./attributes.js";
import { notRunning } from "./not-running.js";

const LATE = 400; // ms: an engine that is not there by then is waited for visibly
const NEAR = "600px"; // of the viewport: then the engine is loaded

/** A server that renders the page imports this too, and has no elements. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? class {};

/**
 * A small neural network in which every number is visible, editable, and equal to NumPy's.
 *
 * @element perceptible-network
 *
 * @attr {"post" | "post-negative" | "batch" | "xor" | "neuron" | "by-hand" | "xor-training" | "circles" | "spiral"} [preset=post] - The network that is shown first.
 * @attr {string} state - A link's fragment without `#`, as the property `link` gives it: the whole network, which wins over `preset` and what follows, up to the numbers.
 * @attr {string} layers - Sizes, the inputs first: `3,4,2`.
 * @attr {string} inputs - A sample, `3, 1, 5.5`, or several with `;` between them; a Python list is fine as well.
 * @attr {string} activations - One for each dense layer, by their names in the engine: `swish, linear`; a parameter stands behind a colon, `leaky_relu:0.2`.
 * @attr {string} activation - The first layer's alone.
 * @attr {number} seed - NumPy's seed of the weights, 0 … 4294967295.
 * @attr {string} initialization - How the weights are drawn: `post` (`0.10 * randn`), `lecun`, `xavier`, `xavier_normal`, `he`, `he_uniform`, `uniform`, `zeros`.
 * @attr {number} [scale=0.1] - What `randn` is multiplied by, 0 … 100, where the initialization is `post`.
 * @attr {number} [drawn_before=0] - Numbers that `randn` gave before the weights, such as those of a data set, 0 … 100000.
 * @attr {string} targets - What the outputs are to become, one row after another: `1, 0`, or `1, 0; 0, 1`.
 * @attr {string} classes - Class numbers in their place, one a row: `0, 1, 2`.
 * @attr {string} data - A generator in place of inputs and targets, as links name it: `moons:noise=0.1,seed=0`.
 * @attr {string} [loss=mse] - `mse`, `half_sse`, `sse`, `mae`, `huber`, `bce`, `bce_with_logits`, `cross_entropy`; as PyTorch's.
 * @attr {string} [optimizer=sgd] - `sgd`, `momentum`, `nesterov`, `rmsprop`, `rmsprop_centered`, `adagrad`, `adadelta`, `adam`, `amsgrad`, `adamw`, `adamax`, `nadam`, `radam`, `rprop`; as PyTorch's.
 * @attr {number} [learning_rate=0.1] - η, 0 … 1000.
 * @attr {number} [batch_size=0] - Rows of a batch; 0 is all of them.
 * @attr {"shuffled" | "fixed"} [order=shuffled] - Of the rows in an epoch.
 * @attr {number} [order_seed=0] - Of the permutations, one an epoch.
 * @attr {number} [test_size=0] - The share of the rows that is for the test, 0 … 1.
 * @attr {number} [split_seed=0] - Of the rows that the test gets: `random_state` of scikit-learn's `train_test_split`.
 * @attr {number} [l1=0] - Strength of the penalty on |w|; proximal.
 * @attr {number} [l2=0] - Strength of the penalty on w².
 * @attr {"trained" | "frozen"} [bias_training=trained] - Whether biases learn too.
 * @attr {"constant" | "step" | "exponential" | "cosine" | "inverse_time"} [schedule=constant] - Of the learning rate, over what `schedule_per` counts.
 * @attr {"epoch" | "update"} [schedule_per=epoch] - What the schedule's t counts.
 * @attr {number} [tolerance=0.01] - Training on a single row stops when every |y − t| is below; 0 for never.
 * @attr {number} [stop_loss=0] - It stops when the loss is below.
 * @attr {number} [epochs=0] - It stops after this number of epochs; 0 for never.
 * @attr {number} [patience=0] - It stops after this number of epochs without a lower loss; 0 for never.
 * @attr {"ko" | "en"} lang - Language; without it, the reader's.
 * @attr {"auto" | "light" | "dark"} [theme=auto] - Colours; `auto` follows the page: its `color-scheme`, its dark mode, the colour behind the figure, and then the system.
 * @attr {"4" | "8" | "full"} [digits=8] - Digits of the numbers shown; `full` is every digit of the float64 (on the stage eight).
 * @attr {string} view - What is shown, of `header toolbar stage results structure inspector matrix code compare train data loss check settings race compare-mine`; without it, everything. `train` alone is one network's training; `race` several side by side; `compare-mine` alone is the comparison with a reader's printout; `data loss check settings` are what stands below its network: those that are named, or all.
 * @attr {"forward" | "loss" | "backward" | "update"} [phase=forward] - How far the first step is when the training is opened.
 * @attr {string} controls - Which controls are shown, of `presets seed language theme file share embed undo step predict present digits activation parameter layers rows initialization reset try`; with `-` before a name, all but that; `none` hides all. The tabs are those of `view`.
 * @attr {boolean} readonly - Nothing can be edited.
 * @attr {boolean} folded - The arithmetic of the neuron stands behind a button, as it does on a phone.
 * @attr {string} page - Address of the figure's own page; with it the foot links there, and *Share* copies that link, with the present state. Empty: the page that it stands in, which has to give its own fragment to `link`. Without it: the folder of the script, if a link in the fallback leads there.
 * @attr {"lazy" | "eager"} [loading=lazy] - Whether the engine is loaded when the figure comes near the viewport, or at once.
 *
 * @fires {CustomEvent} ready - The first values are computed.
 * @fires {CustomEvent<{ reason: "attributes" | "link" | "document" | "preset" | "edit" | "view" }>} change - Another network is shown, or (`view`) another language or theme.
 * @fires {CustomEvent<{ reason: "missing" | "unpacking" | "blocked" | "load" | "style", message: string }>} error - The engine or the style does not come; the fallback or stored values stay.
 * @slot - Stands in the figure's place until it runs, and where it cannot: a picture with a link, say.
 * @slot caption - Below the figure.
 * @csspart frame - Everything.
 * @csspart title - Its head in another's page.
 * @csspart toolbar - Undo, steps, digits.
 * @csspart stage - Inputs, neurons, outputs and edges.
 * @csspart results - What the post's script prints.
 * @csspart inspector - The arithmetic of the selected neuron.
 * @csspart map - What the network says over its inputs, with the rows that it learns from.
 * @csspart matrix - The same as matrices.
 * @csspart code - The NumPy script and what it prints.
 * @csspart compare - The same weights under several activations.
 * @csspart dock - What plays and steps through training.
 * @csspart data - The rows that are learnt.
 * @csspart loss - The loss of each step.
 * @csspart check - The gradient check.
 * @csspart race - Several trainings side by side.
 * @csspart compare-mine - The reader's own printout, compared.
 * @csspart footer - The name and the proof below the figure.
 *
 * @cssprop --perceptible-paper - Background.
 * @cssprop --perceptible-ink - Text and numbers.
 * @cssprop --perceptible-accent - What can be changed, is selected, or has the focus.
 * @cssprop --perceptible-positive - Positive weights and products.
 * @cssprop --perceptible-negative - Negative ones.
 * @cssprop --perceptible-font - Typefaces.
 */
export class PerceptibleNetwork extends Base {
  static observedAttributes = [...NETWORK, ...VIEW, "loading"];

  #root = this.attachShadow({ mode: "open" });
  #figure = new Figure(
    this.#root,
    (type, detail) => this.#tell(type, detail),
    Object.assign({}, ...VIEW.map((name) => fieldsOf(name, null))),
  );
  #sizes = new ResizeObserver(([entry]) => this.#resized(entry.contentRect.width));
  #near = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && this.#begin(),
    { rootMargin: NEAR },
  );
  /** @type {Promise<void> | null} */ #starting = null;
  #ready = resolvable();
  /** A link that was set before the engine was there. @type {string | null} */ #link = null;
  /** Another once the figure is disposed of: what was begun is not finished then. */ #life = {};

  constructor() {
    super();
    listen(this.#figure, this.#root);
  }

  /** The present document as a link's fragment, without "#"; empty for the untouched first preset. Setting it opens one; a damaged one is said, and the first preset is shown. @returns {string} */
  get link() {
    return this.#figure.link ?? this.#link ?? "";
  }

  set link(fragment) {
    const link = String(fragment);
    if (this.#figure.session) this.#show((handle) => handle.openLink(link), "link");
    else this.#link = link;
  }

  /** The language that is shown. @returns {"ko" | "en"} */
  get language() {
    return this.#figure.state.fields.language;
  }

  /** The colours that are asked for. @returns {"light" | "dark" | "auto"} */
  get theme() {
    return this.#figure.state.fields.theme;
  }

  set theme(theme) {
    this.setAttribute("theme", theme);
  }

  /** Whether nothing can be edited. @returns {boolean} */
  get readonly() {
    return this.#figure.state.fields.readonly;
  }

  set readonly(readonly) {
    this.toggleAttribute("readonly", Boolean(readonly));
  }

  /** Longer links do not survive where they are pasted; `offerFile` says what to do then. @returns {number} */
  get longestLink() {
    return this.#figure.engine?.limits().link ?? 0;
  }

  /** Resolves when the engine has computed the first values; rejects when it will not come, or the figure is disposed of before. @returns {Promise<void>} */
  get ready() {
    return this.#ready.promise;
  }

  /**
   * Every layer's values for a batch, computed with the present network, which stays as it is. Arrays are row-major.
   * @param {import("../pkg/perceptible.js").Numbers | import("../pkg/perceptible.js").Numbers[]} [inputs]  one sample, several in a row, or rows; without it, the present ones
   * @returns {{ rows: number, outputs: number[][], layers: { name: string, z: Float64Array, a: Float64Array }[] }}
   * @throws {import("../pkg/perceptible.js").PerceptibleError} where they do not fit, or before `ready`
   */
  forward(inputs) {
    return forward(this.#figure, inputs);
  }

  /** Shows again what the attributes say; the reader can undo it. */
  reset() {
    const figure = this.#figure;
    if (!figure.session) return;
    const pairs = attributesOf(this);
    figure.attempt(() => figure.show((handle) => handle.openAttributes(pairs, true), "preset"));
  }

  /** The present document as JSON, with what training has made of it. @returns {Promise<string>} */
  async saveJson() {
    return (await this.#session()).ask((handle) => handle.json(true));
  }

  /** Opens a document from JSON; rejects, and changes nothing, where it is not one. @param {string} json @returns {Promise<void>} */
  async openJson(json) {
    await this.#session();
    openJson(this.#figure, json, "document");
  }

  /** The NumPy script for exactly this network, and what it prints. @returns {Promise<{ script: string, output: string }>} */
  async toCode() {
    return (await this.#session()).ask((handle) => handle.script());
  }

  /**
   * The present state as a picture without script and style, numbers as text. Hidden values are in it.
   * @param {{ width?: 360 | 720, theme?: "light" | "dark", link?: string }} [options]  `link`: where it leads
   * @returns {Promise<string>} SVG
   */
  async toSVG(options) {
    await this.#started();
    return svgOf(this.#figure, options);
  }

  /** The same as pixels; a host with a Content-Security-Policy needs `img-src data:`. @param {{ width?: 360 | 720, theme?: "light" | "dark", scale?: number }} [options] @returns {Promise<Blob>} PNG */
  async toPNG(options = {}) {
    await this.#started();
    return pngOf(this.#figure, options);
  }

  /** Name, inputs and outputs in words, for the `alt` of such a picture. @param {"ko" | "en"} [language] @returns {Promise<string>} */
  async altText(language = this.language) {
    await this.#started();
    const { summary } = await picture(this.#figure);
    return summary(this.#figure.present, { ...this.#figure.pictured, language });
  }

  /** Tells that the state goes into a file instead of a link. */
  offerFile() {
    this.#figure.say("info", this.#figure.t.fileInstead, "save-file");
  }

  /** What training has made of the state, with that, as bytes; null before the first step. @returns {{ step: number, bytes: Uint8Array } | null} */
  get progress() {
    return progressOf(this.#figure);
  }

  /** Asks the reader whether to go on with it. @param {{ step: number, bytes: Uint8Array }} kept */
  offerProgress(kept) {
    offer(this.#figure, kept);
  }

  /** Frees all that the figure holds; its fallback is seen again. Connecting it again starts it again. */
  dispose() {
    for (const observer of [this.#sizes, this.#near]) observer.disconnect();
    this.#starting = null;
    this.#link = null;
    this.#life = {};
    this.#stop(refused("disposed", "ready"));
    this.#figure.clear();
  }

  connectedCallback() {
    this.#dress();
    this.#figure.attach();
    upgrade(this, ["link", "theme", "readonly"]);
    this.#beginEagerly();
    if (!this.#starting) this.#near.observe(this);
    this.#figure.state.flush();
    this.#sizes.observe(/** @type {Element} */ (this.#root.firstElementChild)); // the ruler
  }

  /** What it shows is kept: it may only be moved. */
  disconnectedCallback() {
    for (const observer of [this.#sizes, this.#near]) observer.disconnect();
    this.#figure.detach();
    this.#figure.state.update({ menu: null }); // an open one listens to the host's page
    this.#figure.state.flush();
  }

  /** @param {string} name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(name, before, value) {
    const figure = this.#figure;
    if (name === "loading") {
      if (this.isConnected && this.#root.adoptedStyleSheets.length) this.#beginEagerly();
    } else if (name === "readonly") figure.state.update({ readonly: isOn(value) });
    else if (VIEW.includes(name)) {
      const fields = fieldsOf(name, value);
      figure.state.update(fields);
      if (figure.session) openViews(figure, fields);
      if (figure.session && /lang|theme/.test(name) && before !== value) figure.reason ??= "view";
    } else if (before !== value) {
      // the same again would take from readers what they have made of it
      this.#link = null;
      this.#fromAttributes();
    }
    if (this.#starting) figure.state.flush();
  }

  #dress() {
    this.#root.adoptedStyleSheets = sheetsOf(this.ownerDocument);
  }

  #beginEagerly() {
    if (this.getAttribute("loading") === "eager") this.#begin();
  }

  #begin() {
    this.#near.disconnect();
    this.#starting ??= this.#start();
  }

  async #start() {
    const [figure, life] = [this.#figure, this.#life];
    figure.state.update({ waiting: true });
    const late = setTimeout(() => this.#showPresetValues(), LATE);
    try {
      const [engine] = await Promise.all([load(), loadStyle()]);
      if (life !== this.#life) return;
      this.#dress(); // in another document its text is there only now
      // A host that unsets everything leaves an inline box, which has no width.
      if (getComputedStyle(this).display === "inline")
        this.style.setProperty("display", "block", "important");
      figure.start(engine);
      if (this.#link === null) this.#fromAttributes();
      else this.link = this.#link;
      this.#link = null;
      figure.open();
      this.#release();
      this.#ready.resolve();
      this.#tell("ready");
    } catch (error) {
      if (life !== this.#life) return;
      await this.#showPresetValues();
      if (life !== this.#life) return;
      this.#starting = null;
      this.#release();
      const { reason, why } = notRunning(figure, error);
      this.#stop(new Error(why, { cause: error }));
      this.#tell("error", { reason, message: String(error) });
    } finally {
      clearTimeout(late);
    }
  }

  /** The tag keeps room no longer: the figure does, or does not come. */
  #release() {
    this.style.removeProperty("min-height");
  }

  /** The first preset's stored numbers, where that preset is asked for and the engine is late or does not come. */
  async #showPresetValues() {
    const [figure, life] = [this.#figure, this.#life];
    const isPost = () =>
      !this.#link && NETWORK.every((name) => (this.getAttribute(name) || "post") === "post");
    if (presetValues && isPost()) {
      const module = await presetValues().catch(() => null); // the engine's own attempt gives the reason
      await loadStyle().catch(() => {});
      if (life !== this.#life || figure.session) return;
      if (module && isPost()) figure.values = module.presetValues();
    }
    figure.open();
  }

  #fromAttributes() {
    const pairs = attributesOf(this);
    if (this.#figure.session) this.#show((handle) => handle.openAttributes(pairs), "attributes");
  }

  /** Shows the document that is opened; the first preset, with the reason, where that cannot be.
   * @param {(handle: import("../figure/figure.js").Handle) => string[]} open @param {import("../figure/figure.js").Reason} reason */
  #show(open, reason) {
    const figure = this.#figure;
    figure.attempt(
      () => figure.show(open, reason),
      (refusal) => {
        figure.show((handle) => handle.openPreset("post"), reason);
        const isLink = reason === "link" || this.hasAttribute("state");
        figure.say("error", figure.t.linkProblem(refusal, isLink));
      },
    );
  }

  /** Who asks for what needs the engine does not wait until the figure is near, nor for one that does not come. */
  async #started() {
    if (this.#figure.session) return;
    if (!this.isConnected) throw refused("notConnected", "ready");
    const { ready } = this;
    this.#begin();
    await ready;
  }

  /** @param {Error} reason */
  #stop(reason) {
    this.#ready.reject(reason);
    this.#ready = resolvable();
  }

  async #session() {
    await this.#started();
    return /** @type {import("../engine/session.js").Session} */ (this.#figure.session);
  }

  /** A figure that is not shown keeps its width. @param {number} width */
  #resized(width) {
    if (width && Math.abs(width - this.#figure.state.fields.width) >= 0.5)
      this.#figure.state.update({ width });
  }

  /** @param {string} type @param {unknown} [detail] */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
