// Reads training's values for the views; it loads with them.

/**
 * @import { Engine } from "../../engine/engine.js"
 * @import { Frame, Training } from "../../pkg/perceptible.js"
 * @import { Handle } from "../figure.js"
 * @import { Fields } from "../state.js"
 * @import { LayerValues, Ledger, Maps, TrainedLayer, TrainingValues } from "../types.js"
 * @import { Read, Reader } from "../values.js"
 */
import { cutter } from "../cutter.js";
import { preview } from "../data/catalogue.js";
import { lineOf } from "./loss-line.js";
import { Losses } from "./losses.js";
import { mapsOf } from "./maps.js";

export class Trained {
  #reader;
  #losses = new Losses();
  /** The previous frame's maps. @type {Maps | null} */ #maps = null;
  /** Which of the maps are drawn next. */ #turn = 0;

  /** @param {Pick<Reader, "once" | "now" | "perhaps">} reader */
  constructor(reader) {
    this.#reader = reader;
  }

  forget() {
    this.#losses = new Losses();
  }

  /** Steps that were undone or gone through again are followed by others; while one plays, nothing before the present step
   * changes unless the document does.
   * @param {string} of  the document, while one plays @param {(since: number) => Frame<"losses" | "testLosses">} ask */
  readLosses(of, ask) {
    const since = this.#losses.since(of);
    if (!this.#losses.take(ask(since), since, of)) this.#losses.take(ask(0), 0, of);
  }

  /** What the generators of data draw. @param {Engine} engine */
  previews(engine) {
    return this.#reader.once("previews", [], () => {
      const names = engine.datasets().map(({ name }) => name);
      return this.#reader.perhaps(
        () => new Map(names.map((name) => [name, preview(engine, name)])),
      );
    });
  }

  /** null while nobody trains.
   * @param {Read} read @param {LayerValues[]} all @param {Ledger} ledger @param {Fields} fields @param {boolean} dark @returns {TrainingValues | null} */
  read({ part, wanted, structure, status }, all, { layer, neuron, row }, fields, dark) {
    if (!status) return null;
    const { axes, playing, weight } = fields;
    const reader = this.#reader;
    const inputs = part("inputs");
    const sample = status.batch.indexOf(row);
    const rows = status.batch.length;
    const computed = [part("deltas"), part("gradients"), part("after")];
    const scores = part("scores");
    /** @type {TrainingValues} */
    const training = {
      status,
      targets: part("targets"),
      layers: reader.once("trained", [structure.sizes, rows, ...computed], () =>
        trainedLayers(structure.sizes, rows, computed),
      ),
      sample: sample < 0 ? null : sample,
      paths: part("paths"),
      update: chunks(part("updateTerms"), status.update.length),
      losses: this.#losses.steps,
      testLosses: this.#losses.tests,
      settings: structure,
      other: null,
      line: null,
      maps: null,
      scores: scores.length ? scores : null,
      confusion: wanted.has("confusion") ? part("confusion") : null,
      testRows: part("testRows"),
    };
    /** @template T @param {string} name @param {unknown[]} from @param {(handle: Handle) => T} ask */
    const now = (name, from, ask) => reader.now(name, from, () => reader.perhaps(ask));
    if (wanted.has("other"))
      training.other = now("other", [], (handle) => otherRow(handle, status, inputs));
    const asked = { layer, neuron, weight };
    if (wanted.has("line"))
      training.line = now("line", Object.values(asked), (handle) =>
        lineOf(handle, training, all, asked),
      );
    const [small, large] = [wanted.has("thumbs"), wanted.has("map")];
    if (small || large) {
      const before = playing ? this.#maps : null;
      const turn = this.#turn++;
      const shown = { ...structure, inputs, layers: all, small, large, axes, playing, dark };
      training.maps = now("maps", [small, large, ...axes, playing, dark, row], (handle) =>
        mapsOf(handle, { ...shown, before, turn }),
      );
      this.#maps = training.maps;
    }
    return training;
  }
}

/** Of each dense layer, for the rows of the batch.
 * @param {number[]} sizes @param {number} rows @param {Float64Array[]} computed  the parts deltas, gradients, after @returns {TrainedLayer[]} */
function trainedLayers(sizes, rows, computed) {
  const [error, gradient, next] = computed.map(cutter);
  return sizes.slice(1).map((m, i) => {
    const n = sizes[i];
    return {
      dA: error(rows * m),
      delta: error(rows * m),
      dWeights: gradient(n * m),
      dBiases: gradient(m),
      weightsAfter: next(n * m),
      biasesAfter: next(m),
    };
  });
}

/** After learning its only row by heart: the network's output for that row with every sign flipped.
 * @param {Handle} handle @param {Training} status @param {Float64Array} inputs @returns {TrainingValues["other"]} */
function otherRow(handle, { reached }, inputs) {
  if (reached !== "tolerance" || inputs.every((x) => x === 0)) return null;
  const other = inputs.map((x) => 0 - x);
  const network = handle.network();
  const trace = network.forward(other);
  const outputs = trace.outputs();
  trace.free();
  network.free();
  return { inputs: other, outputs };
}

/** @param {Float64Array} array @param {number} length @returns {Float64Array[]} */
const chunks = (array, length) =>
  length
    ? Array.from({ length: array.length / length }, (_, i) =>
        array.subarray(i * length, (i + 1) * length),
      )
    : [];
