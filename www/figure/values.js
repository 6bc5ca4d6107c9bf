// The values of a frame: asks the session for the parts that are drawn, and reuses unchanged objects, so that a
// view can tell by identity what it need not draw again.

import { COMPARED, Curves, ICON_XS } from "./curves.js";
import { cutter } from "./cutter.js";
import { preview } from "./data/catalogue.js";
import { drawn, isPart, sourceOf } from "./parts.js";
import { lineOf } from "./train/loss-line.js";
import { Losses } from "./train/losses.js";
import { mapsOf } from "./train/maps.js";
import { chunks, otherRow, trainedLayers } from "./train/values.js";

/**
 * @import { Engine } from "../engine/engine.js"
 * @import { Session } from "../engine/session.js"
 * @import { Focus, Part, Structure, Training } from "../pkg/perceptible.js"
 * @import { Handle } from "./figure.js"
 * @import { Drawn, Sight } from "./parts.js"
 * @import { Fields } from "./state.js"
 * @import { Comparison, Constants, LayerValues, Ledger, Maps, TrainingValues, Values } from "./types.js"
 */

const EMPTY = new Float64Array();
/** @type {string[]} */ const NONE = [];

/** What is read for a frame.
 * @typedef {object} Read
 * @property {Set<Drawn>} wanted
 * @property {Structure} structure
 * @property {Training | null} status   while one trains
 * @property {(part: Part) => Float64Array} part  empty where it is not drawn */

export class Reader {
  #engine;
  #session;
  #curves;
  /** @type {Constants} */ #constants;
  /** The previous frame's parts by name. @type {Map<string, unknown>} */ #kept = new Map();
  /** What each part was read for. @type {Map<Drawn, string>} */ #sources = new Map();
  /** As the session counts its changes. @type {number[]} */ #revisions = [];
  /** What the session looks at. */ #looks = "";
  /** Whether it printed nothing in the last frame. */ #silent = true;
  #losses = new Losses();
  /** The outputs as NumPy prints them. @type {string[]} */ #printed = [];
  /** The previous frame's maps. @type {Maps | null} */ #maps = null;
  /** Which of the maps are drawn next. */ #turn = 0;

  /** @param {Engine} engine @param {Session} session */
  constructor(engine, session) {
    this.#engine = engine;
    this.#session = session;
    const catalogue = engine.catalogue();
    const all = engine.fields();
    this.#curves = new Curves(engine, session, catalogue);
    const choices = Object.fromEntries(
      all.flatMap(({ name, names }) => (names ? [[name, names]] : [])),
    );
    const fields = /** @type {Constants["fields"]} */ (
      Object.fromEntries(all.map((field) => [field.name, field]))
    );
    this.#constants = {
      catalogue,
      presets: engine.presets(),
      initializations: choices.initialization,
      datasets: engine.datasets(),
      choices,
      fields,
      limits: { ...engine.limits(), seed: fields.seed.maximum ?? 0 },
      iconXs: ICON_XS,
    };
  }

  /** The values of the present document that are drawn. @param {Fields} fields @param {Partial<Sight>} [sight] @returns {Values} */
  read(fields, sight) {
    const { selection, row, menu } = fields;
    const whole = this.#read(fields, {
      dark: false,
      train: true,
      waits: () => false,
      beside: [],
      ...sight,
    });
    const { part, wanted, structure, status } = whole;
    const { comparison: compared, layers: described, presetShape, ...about } = structure;
    const { sizes, rows } = about;
    const layers = this.#layers(whole);
    const layer = Math.min(selection?.layer ?? 0, layers.length - 1);
    const neuron = Math.min(selection?.neuron ?? 0, sizes[layer + 1] - 1);
    const sample = Math.min(row, rows - 1);
    const ledger = this.#ledger(whole, layers, { layer, neuron, row: sample });
    const comparison = this.#comparison(whole, layers, sample);
    const dark = sight?.dark ?? false;
    const training = status && this.#training(whole, status, layers, ledger, fields, dark);
    const inMenu = (/** @type {string} */ id) => menu?.startsWith(id) ?? false;
    const shown = [...compared.rows, ...described.map(({ activation }) => activation)].map(nameOf);
    return {
      ...this.#constants,
      icons: this.#curves.icons([...COMPARED, ...shown], inMenu("activation.")),
      previews: inMenu("dataset") ? this.#previews() : null,
      ...about,
      inputs: part("inputs"),
      presetInputs: presetShape ? part("presetInputs") : null,
      layers,
      ledger,
      comparison,
      printed: wanted.has("printed") ? (this.#printed[0] ?? "") : "",
      plot:
        wanted.has("plot") && selection
          ? this.#curves.plot(ledger, layers[layer].activation, comparison.rows)
          : null,
      code: wanted.has("code") ? this.#code(status, fields) : null,
      training,
      before: null,
      frozenMax: null,
    };
  }

  /** After a restart of the engine nothing that is kept is valid. */
  forget() {
    this.#kept.clear();
    this.#sources.clear();
    this.#curves.forget();
    this.#losses = new Losses();
    this.#revisions = [];
    this.#looks = "";
  }

  /** Asks the engine for what is drawn and has not been read yet. @param {Fields} fields @param {Sight} sight @returns {Read} */
  #read(fields, sight) {
    const { selection, row, mode, playing } = fields;
    return this.#session.ask((handle) => {
      const focus = { layer: selection?.layer, neuron: selection?.neuron, row };
      const at = Object.values(focus).join();
      this.#revisions = [...handle.revisions()];
      const source = (/** @type {Drawn | "structure"} */ each) =>
        sourceOf(each, this.#revisions, at);
      this.#look(handle, focus);
      // Which layer is compared follows from the focus.
      const structure = this.#once("structure", [source("structure"), focus.layer], () =>
        this.#same("structure", handle.structure()),
      );
      const status = mode === "train" ? this.#now("status", [], () => handle.training()) : null;
      if (status) status.update = this.#same("update", status.update);
      const wanted = drawn(fields, structure.rows, sight);
      const due = [...wanted].filter((each) => this.#sources.get(each) !== source(each));
      const prints = due.includes("printed");
      const parts = due.filter(isPart);
      // What is printed of the others comes with their numbers.
      if (prints && !parts.includes("comparison")) parts.push("comparison");
      if (parts.length) {
        this.#silent = !prints;
        this.#look(handle, focus);
        const frame = handle.frame(parts);
        for (const part of parts) this.#same(part, frame[part]);
        if (prints) this.#printed = frame.printed;
      }
      if (due.includes("history")) this.#readLosses(handle, focus, playing);
      for (const each of due) this.#sources.set(each, source(each));
      return {
        wanted,
        structure,
        status,
        part: (part) =>
          wanted.has(part) ? /** @type {Float64Array} */ (this.#kept.get(part)) : EMPTY,
      };
    });
  }

  /** @param {Handle} handle @param {Omit<Focus, "compared">} focus */
  #look(handle, focus) {
    const asked = { silent: this.#silent, since: 0, ...focus, compared: COMPARED };
    const looks = Object.values(asked).join();
    if (looks !== this.#looks) handle.look(asked);
    this.#looks = looks;
  }

  /** Steps that were undone or gone through again are followed by others; while one plays, nothing before the present step
   * changes unless the document does. @param {Handle} handle @param {Omit<Focus, "compared">} focus @param {boolean} playing */
  #readLosses(handle, focus, playing) {
    const of = playing ? String(this.#revisions[0]) : "";
    const take = (/** @type {number} */ since) => {
      this.#look(handle, { ...focus, silent: true, since });
      return this.#losses.take(handle.frame(["losses", "testLosses"]), since, of);
    };
    if (!take(this.#losses.since(of))) take(0);
  }

  /** @param {Read} read @returns {LayerValues[]} */
  #layers({ part, structure: { layers, sizes, rows } }) {
    const all = [part("parameters"), part("original"), part("trace")];
    return this.#once("layers", [layers, sizes, rows, ...all], () => {
      const [own, before, traced] = all.map(cutter);
      return layers.map(({ name, activation }, i) => {
        const [n, m] = [sizes[i], sizes[i + 1]];
        const same = (/** @type {string} */ of, /** @type {Float64Array} */ numbers) =>
          this.#same(of + i, numbers);
        return this.#same(`layer${i}`, {
          name,
          activation: this.#same(`activation${i}`, activation),
          curve: this.#curves.small(activation.name, activation.parameter?.value ?? null),
          weights: same("weights", own(n * m)),
          biases: same("biases", own(m)),
          originalWeights: same("originalWeights", before(n * m)),
          originalBiases: same("originalBiases", before(m)),
          z: same("z", traced(rows * m)),
          a: same("a", traced(rows * m)),
          slope: same("slope", traced(rows * m)),
        });
      });
    });
  }

  /** @param {Read} read @param {LayerValues[]} layers @param {{ layer: number, neuron: number, row: number }} at @returns {Ledger} */
  #ledger({ part, structure: { sizes } }, layers, { layer, neuron, row }) {
    const all = /** @type {const} */ ([part("inputs"), layers, part("ledger"), layer, neuron, row]);
    return this.#once("ledger", all, () => {
      const n = sizes[layer];
      const at = row * sizes[layer + 1] + neuron;
      const feeding = layer === 0 ? part("inputs") : layers[layer - 1].a;
      const summed = cutter(part("ledger"));
      return this.#same("ledgerValues", {
        layer,
        neuron,
        row,
        inputs: this.#same("ledger.inputs", feeding.slice(row * n, (row + 1) * n)),
        weights: this.#same("ledger.weights", summed(n)),
        products: this.#same("ledger.products", summed(n)),
        partial: this.#same("ledger.partial", summed(n + 1)),
        bias: layers[layer].biases[neuron],
        z: layers[layer].z[at],
        a: layers[layer].a[at],
        slope: layers[layer].slope[at],
      });
    });
  }

  /** @param {Read} read @param {LayerValues[]} layers @param {number} row @returns {Comparison} */
  #comparison({ part, wanted, structure: { comparison, sizes } }, layers, row) {
    const { layer, rows } = comparison;
    const printed = wanted.has("printed") ? this.#printed : NONE;
    const all = [layers, comparison, part("comparison"), printed, row];
    return this.#once("comparison", all, () => {
      const width = sizes[layer + 1];
      const results = cutter(part("comparison"));
      return this.#same("comparisonValues", {
        layer,
        z: this.#same("comparison.z", layers[layer].z.slice(row * width, (row + 1) * width)),
        rows: this.#same(
          "comparison.rows",
          rows.map((own, i) =>
            this.#same(`comparison${i}`, {
              ...own,
              a: this.#same(`comparison.a${i}`, results(width)),
              outputs: this.#same(`comparison.outputs${i}`, results(sizes[sizes.length - 1])),
              printed: printed[i + 1] ?? "",
            }),
          ),
        ),
      });
    });
  }

  /** @param {Read} read @param {Training} status @param {LayerValues[]} layers @param {Ledger} ledger @param {Fields} fields @param {boolean} dark @returns {TrainingValues} */
  #training({ part, wanted, structure }, status, layers, { layer, neuron, row }, fields, dark) {
    const { axes, playing, weight } = fields;
    const inputs = part("inputs");
    const sample = status.batch.indexOf(row);
    const computed = [part("deltas"), part("gradients"), part("after")];
    const scores = part("scores");
    /** @type {TrainingValues} */
    const training = {
      status,
      targets: part("targets"),
      layers: this.#once("trained", [structure.sizes, status.batch.length, ...computed], () =>
        trainedLayers(structure.sizes, status.batch.length, computed),
      ),
      sample: sample < 0 ? null : sample,
      paths: part("paths"),
      update: chunks(part("updateTerms"), status.update.length),
      losses: this.#losses.steps,
      testLosses: this.#losses.tests,
      settings: structure,
      other: wanted.has("other")
        ? this.#now("other", [], () => this.#perhaps((handle) => otherRow(handle, status, inputs)))
        : null,
      line: null,
      maps: null,
      scores: scores.length ? scores : null,
      confusion: wanted.has("confusion") ? part("confusion") : null,
      testRows: part("testRows"),
    };
    const asked = { layer, neuron, weight };
    if (wanted.has("line"))
      training.line = this.#now("line", Object.values(asked), () =>
        this.#perhaps((handle) => lineOf(handle, training, layers, asked)),
      );
    const [small, large] = [wanted.has("thumbs"), wanted.has("map")];
    if (small || large) {
      const before = playing ? this.#maps : null;
      const turn = this.#turn++;
      const shown = { ...structure, inputs, layers, small, large, axes, playing, dark };
      const from = [small, large, ...axes, playing, dark, row];
      training.maps = this.#now("maps", from, () =>
        this.#perhaps((handle) => mapsOf(handle, { ...shown, before, turn })),
      );
      this.#maps = training.maps;
    }
    return training;
  }

  /** Returns the previous frame's object where a part is unchanged. @template T @param {string} name @param {T} value @returns {T} */
  #same(name, value) {
    const kept = /** @type {T} */ (this.#kept.get(name));
    if (equal(kept, value)) return kept;
    this.#kept.set(name, value);
    return value;
  }

  /** Computes only where something that it follows from has changed.
   * @template T @param {string} name @param {readonly unknown[]} from @param {() => T} make @returns {T} */
  #once(name, from, make) {
    const kept = /** @type {{ from: readonly unknown[], made: T } | undefined} */ (
      this.#kept.get(`once.${name}`)
    );
    if (kept?.from.length === from.length && kept.from.every((each, i) => Object.is(each, from[i])))
      return kept.made;
    const made = make();
    this.#kept.set(`once.${name}`, { from, made });
    return made;
  }

  /** The same for what follows from all of the session. @template T @param {string} name @param {unknown[]} from @param {() => T} make */
  #now(name, from, make) {
    return this.#once(name, [...this.#revisions, ...from], make);
  }

  /** The script; in Train that of the training, if there is one: a loss that does not go with the outputs has none.
   * @param {Training | null} status  while one trains @param {Fields} fields */
  #code(status, { library }) {
    const trains = Boolean(status?.ready && !status.problem);
    return this.#now("code", [trains, library], () => {
      const training = trains
        ? this.#perhaps((handle) => handle.trainingScript({ library }))
        : null;
      return training ?? this.#session.ask((handle) => handle.script());
    });
  }

  /** What the generators of data draw. */
  #previews() {
    return this.#once("previews", [], () => {
      const names = this.#constants.datasets.map(nameOf);
      return new Map(
        names.map((name) => [name, this.#session.ask(() => preview(this.#engine, name))]),
      );
    });
  }

  /** Asks for something that the engine may refuse (numbers too large, say); null then. @template T @param {(handle: Handle) => T} ask @returns {T | null} */
  #perhaps(ask) {
    try {
      return this.#session.ask(ask);
    } catch {
      return null;
    }
  }
}

/** @param {{ name: string }} item */
const nameOf = ({ name }) => name;

/** Deep equality of numbers, lists and objects. @param {unknown} a @param {unknown} b @returns {boolean} */
function equal(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  if (ArrayBuffer.isView(a)) return sameNumbers(a, b);
  const [own, other] = /** @type {Record<string, unknown>[]} */ ([a, b]);
  const keys = Object.keys(own);
  return keys.length === Object.keys(other).length && keys.every((k) => equal(own[k], other[k]));
}

/** @param {unknown} a @param {unknown} b  typed arrays */
function sameNumbers(a, b) {
  const [own, other] = /** @type {[Float64Array, Float64Array]} */ ([a, b]);
  if (own.length !== other.length) return false;
  for (let i = 0; i < own.length; i++) if (!Object.is(own[i], other[i])) return false;
  return true;
}

/** @param {Values} a @param {Values} b */
export const sameShape = (a, b) =>
  a.rows === b.rows && a.sizes.join() === b.sizes.join() && a.layers.length === b.layers.length;
