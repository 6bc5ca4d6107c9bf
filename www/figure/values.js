// The values of a frame: asks the session for the parts that are drawn, and reuses unchanged objects, so that a
// view can tell by identity what it need not draw again.

import { cutter } from "./cutter.js";
import { preview } from "./data/catalogue.js";
import { lineOf } from "./train/loss-line.js";
import { mapsOf } from "./train/maps.js";
import { otherRow, PARTS, trained } from "./train/values.js";

/** @typedef {import("./types.d.ts").Values} Values */
/** @typedef {import("./types.d.ts").Constants} Constants */
/** @typedef {import("./types.d.ts").Plot} Plot */
/** @typedef {import("./state.js").Fields} Fields */
/** @typedef {import("../engine/session.js").Session} Session */
/** @typedef {import("../engine/engine.js").Engine} Engine */
/** @typedef {import("../pkg/perceptible.js").Structure} Structure */
/** @typedef {import("../pkg/perceptible.js").Part} Part */
/** @typedef {import("./figure.js").Handle} Handle */

/** The three of the post; the engine adds the layer's own if it is another. */
export const COMPARED = ["sigmoid", "leaky_relu", "swish"];
const ICON_POINTS = 65;
const PLOT_POINTS = 161;
const NONE = [-1, -1, -1, -1];
const FARTHEST = 1e300; // twice as far is still a number

/** @param {number} from @param {number} to @param {number} n */
const samples = (from, to, n) =>
  Float64Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));
const ICON_XS = samples(-4, 4, ICON_POINTS);

export class Reader {
  #engine;
  #session;
  /** @type {Map<string, Float64Array>} */ #curves = new Map();
  /** @type {Constants} */ #constants;
  /** The previous frame's parts by name. @type {Map<string, unknown>} */ #kept = new Map();
  /** The revisions that `#kept` belongs to. */ #revisions = NONE;

  /** The previous frame's maps. @type {import("./types.d.ts").Maps | null} */ #maps = null;
  /** Which of the maps are drawn next. */ #turn = 0;

  /** The focused layer that `structure` was made for. @type {number | undefined} */ #described;

  /** @param {Engine} engine @param {Session} session */
  constructor(engine, session) {
    this.#engine = engine;
    this.#session = session;
    const catalogue = engine.catalogue();
    const all = engine.fields();
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
      preview: (name) => session.ask(() => preview(engine, name)),
      choices,
      fields,
      limits: { ...engine.limits(), seed: fields.seed.maximum ?? 0 },
      iconXs: ICON_XS,
      icons: {
        get: (name) => {
          const item = catalogue.find((each) => each.name === name);
          return item && !item.rowWise
            ? this.#icon(name, item.parameter?.value ?? null)
            : undefined;
        },
      },
    };
  }

  /** The values of the present document. @param {Fields} fields @param {boolean} [dark]  the colours of maps @returns {Values} */
  read(fields, dark = false) {
    const { selection, row } = fields;
    // Train shows neither printed lines nor other activations.
    const silent = fields.mode === "train" && fields.playing;
    const shown = { layer: selection?.layer, neuron: selection?.neuron, row, silent };
    const focus = { ...shown, compared: COMPARED };
    const { structure, frame, status } = this.#session.ask((handle) => {
      handle.look(focus);
      const revisions = [...handle.revisions()];
      const [, structure, parameters, original] = revisions.map(
        (revision, i) => revision !== this.#revisions[i],
      );
      this.#revisions = revisions;
      /** @type {Part[]} */
      const parts = ["inputs", "trace", "ledger"];
      if (!silent) parts.push("comparison");
      if (parameters) parts.push("parameters");
      if (original || structure) parts.push("original", "presetInputs");
      // Which layer is compared follows from the focus.
      const described = structure || focus.layer !== this.#described;
      this.#described = focus.layer;
      const trains = fields.mode === "train";
      if (trains) parts.push(...PARTS);
      // All rows go through the network for these.
      if (trains && fields.tab === "map") parts.push("scores", "confusion");
      return {
        structure: described ? handle.structure() : null,
        frame: handle.frame(parts),
        status: trains ? handle.training() : null,
      };
    });
    /** @type {<T>(name: string, value: T | null | undefined) => T} */
    const same = (name, value) => this.#same(name, value);
    const whole = same("structure", structure);
    const { comparison: compared, layers: described, presetShape, ...about } = whole;
    const { sizes, rows } = about;
    const inputs = same("inputs", frame.inputs);
    const original = same("original", frame.original);
    const presetInputs = same("presetInputs", frame.presetInputs);
    const parameters = same("parameters", frame.parameters);

    const own = cutter(parameters);
    const before = cutter(original);
    const traced = cutter(frame.trace);
    const layers = described.map(({ name, activation }, i) => {
      const [n, m] = [sizes[i], sizes[i + 1]];
      return same(`layer${i}`, {
        name,
        activation: same(`activation${i}`, activation),
        weights: same(`weights${i}`, own(n * m)),
        biases: same(`biases${i}`, own(m)),
        originalWeights: same(`originalWeights${i}`, before(n * m)),
        originalBiases: same(`originalBiases${i}`, before(m)),
        z: same(`z${i}`, traced(rows * m)),
        a: same(`a${i}`, traced(rows * m)),
        slope: same(`slope${i}`, traced(rows * m)),
      });
    });

    const layer = Math.min(selection?.layer ?? 0, layers.length - 1);
    const neuron = Math.min(selection?.neuron ?? 0, sizes[layer + 1] - 1);
    const sample = Math.min(row, rows - 1);
    const at = sample * sizes[layer + 1] + neuron;
    const columns = sizes[layer];
    const feeding = layer === 0 ? inputs : layers[layer - 1].a;
    const summed = cutter(frame.ledger);
    const ledger = same("ledger", {
      layer,
      neuron,
      row: sample,
      inputs: same("ledger.inputs", feeding.slice(sample * columns, (sample + 1) * columns)),
      weights: same("ledger.weights", summed(columns)),
      products: same("ledger.products", summed(columns)),
      partial: same("ledger.partial", summed(columns + 1)),
      bias: layers[layer].biases[neuron],
      z: layers[layer].z[at],
      a: layers[layer].a[at],
      slope: layers[layer].slope[at],
    });

    const [printed = "", ...others] = frame.printed;
    const width = sizes[compared.layer + 1];
    const results = cutter(frame.comparison ?? new Float64Array());
    const comparison = same("comparison", {
      layer: compared.layer,
      z: same("comparison.z", layers[compared.layer].z.slice(sample * width, (sample + 1) * width)),
      rows: same(
        "comparison.rows",
        compared.rows.map((row, i) =>
          same(`comparison${i}`, {
            ...row,
            a: same(`comparison.a${i}`, results(width)),
            outputs: same(`comparison.outputs${i}`, results(sizes[sizes.length - 1])),
            printed: others[i] ?? "",
          }),
        ),
      ),
    });
    const other =
      status &&
      this.#once("other", [], () => this.#perhaps((handle) => otherRow(handle, status, inputs)));
    if (status) {
      frame.targets = same("targets", frame.targets);
      frame.testRows = same("testRows", frame.testRows);
    }
    const training = status && trained(frame, status, whole, sample, other);
    if (training && fields.tab === "neuron" && !fields.playing) {
      const asked = { layer, neuron, weight: fields.weight };
      training.line = this.#once("line", Object.values(asked), () =>
        this.#perhaps((handle) => lineOf(handle, training, layers, asked)),
      );
    }
    if (training) {
      const large = fields.tab === "map";
      const { axes, playing } = fields;
      const before = playing ? this.#maps : null;
      const turn = this.#turn++;
      const asked = { ...about, inputs, layers, large, axes, playing, dark, before, turn };
      training.maps = this.#once("maps", [large, ...axes, playing, dark, sample], () =>
        this.#perhaps((handle) => mapsOf(handle, asked)),
      );
      this.#maps = training.maps;
    }
    const values = {
      ...this.#constants,
      ...about,
      inputs,
      presetInputs: presetShape ? presetInputs : null,
      layers,
      ledger,
      comparison,
      printed,
      plot: null,
      code: null,
      training,
      before: null,
      frozenMax: null,
      curveOf: (/** @type {number} */ layer) => {
        const { name, parameter } = layers[layer].activation;
        return this.#icon(name, parameter?.value ?? null);
      },
    };
    return {
      ...values,
      plot: selection ? this.#plot(values) : null,
      code: fields.tab === "code" ? this.#code(status, fields) : null,
    };
  }

  /** After a restart of the engine nothing that is kept is valid. */
  forget() {
    this.#kept.clear();
    this.#curves.clear();
    this.#revisions = NONE;
  }

  /** Returns the previous frame's object where a part is unchanged or was not asked for.
   * @template T @param {string} name @param {T | null | undefined} value @returns {T} */
  #same(name, value) {
    const kept = /** @type {T} */ (this.#kept.get(name));
    if (value === null || value === undefined || equal(kept, value)) return kept;
    this.#kept.set(name, value);
    return value;
  }

  /** Computes only where the revisions or the inputs have changed.
   * @template T @param {string} name @param {unknown[]} from @param {() => T} make @returns {T} */
  #once(name, from, make) {
    const key = [...this.#revisions, ...from].join();
    const kept = /** @type {{ key: string, made: T } | undefined} */ (
      this.#kept.get(`once.${name}`)
    );
    if (kept?.key === key) return kept.made;
    const made = make();
    this.#kept.set(`once.${name}`, { key, made });
    return made;
  }

  /** The script; in Train that of the training, if there is one: a loss that does not go with the outputs has none.
   * @param {import("../pkg/perceptible.js").Training | null} status  while one trains @param {Fields} fields */
  #code(status, { library }) {
    const trains = Boolean(status?.ready && !status.problem);
    return this.#once("code", [trains, library], () => {
      const training = trains
        ? this.#perhaps((handle) => handle.trainingScript({ library }))
        : null;
      return training ?? this.#session.ask((handle) => handle.script());
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

  /** @param {string} name @param {number | null} parameter */
  #icon(name, parameter) {
    return this.#curve(name, parameter, ICON_XS).subarray(0, ICON_POINTS);
  }

  /** f and f′ around the operating point, for the present activation and those compared with it.
   * @param {Pick<Values, "ledger" | "layers" | "comparison">} values @returns {Plot | null} */
  #plot({ ledger, layers, comparison }) {
    const { z, layer } = ledger;
    const reach = Number.isFinite(z) ? Math.abs(z) * 1.25 : 0;
    const far = 10 ** Math.floor(Math.log10(reach));
    const to = [3, 6, 12, 30, far, 3 * far, 10 * far].find((edge) => edge >= reach);
    if (to === undefined || to > FARTHEST) return null;
    const { name, parameter } = layers[layer].activation;
    const shown = new Map(
      this.#constants.catalogue.map((item) => [item.name, item.parameter?.value ?? null]),
    );
    for (const row of comparison.rows) shown.set(row.name, row.parameter);
    shown.set(name, parameter?.value ?? null);
    const names = [...new Set([name, ...COMPARED])].filter((each) => each !== "softmax");
    const wanted = names.map((each) => `${each}:${shown.get(each)}`).join();
    const kept = /** @type {{ wanted: string, plot: Plot } | undefined} */ (this.#kept.get("plot"));
    if (kept?.wanted === `${wanted}:${to}:${name}`) return kept.plot;
    const xs = samples(-to, to, PLOT_POINTS);
    const plot = {
      from: -to,
      to,
      xs,
      curves: names.map((each) => {
        const both = this.#curve(each, shown.get(each) ?? null, xs);
        return {
          name: each,
          current: each === name,
          ys: both.slice(0, PLOT_POINTS),
          slopes: both.slice(PLOT_POINTS),
          from: -to,
          to,
        };
      }),
    };
    this.#kept.set("plot", { wanted: `${wanted}:${to}:${name}`, plot });
    return plot;
  }

  /** @param {string} name @param {number | null} parameter @param {Float64Array} xs */
  #curve(name, parameter, xs) {
    const key = `${name}:${parameter}:${xs[0]}:${xs.length}`;
    let curve = this.#curves.get(key);
    if (!curve) {
      if (this.#curves.size > 200) this.#curves.clear(); // a dragged parameter makes one a frame
      curve =
        name === "softmax"
          ? new Float64Array(2 * xs.length)
          : this.#session.ask(() => this.#engine.curve(name, parameter, xs));
      this.#curves.set(key, curve);
    }
    return curve;
  }
}

/** Deep equality of numbers, lists and objects. @param {any} a @param {any} b @returns {boolean} */
function equal(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  if (ArrayBuffer.isView(a)) return sameNumbers(a, b);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => equal(a[key], b[key]));
}

/** @param {any} a @param {any} b  typed arrays */
function sameNumbers(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

/** @param {Values} a @param {Values} b */
export const sameShape = (a, b) =>
  a.rows === b.rows && a.sizes.join() === b.sizes.join() && a.layers.length === b.layers.length;
