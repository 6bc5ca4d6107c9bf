// The race itself: several trainings of one network side by side, with the same weights, data and order of batches; activation,
// optimizer or learning rate differs. Engine sessions compute; this counts epochs and keeps their results.

/**
 * @import { Edit, Structure } from "../../pkg/perceptible.js"
 * @import { Maps } from "../types.js"
 * @typedef {import("../../engine/session.js").Session} Session
 * @typedef {import("../figure.js").Handle} Handle
 * @typedef {"activation" | "optimizer" | "learning_rate"} Kind
 * @typedef {{ kind: Kind, epochs: number, goal: number }} Rules  goal: a loss
 * @typedef {{ name: string, edits: Edit[] }} Entry
 */

export const KINDS = /** @type {const} */ (["activation", "optimizer", "learning_rate"]);
export const EPOCHS = [50, 100, 200, 500, 1000];
export const GOALS = [0.5, 0.1, 0.05, 0.01, 0.001];
/** How many seeds are tried in turn. */
export const SEEDS = 20;

const ACTIVATIONS = ["sigmoid", "tanh", "relu", "leaky_relu", "swish"];
const OPTIMIZERS = ["sgd", "momentum", "rmsprop", "adagrad", "adam"];
const RATES = [0.01, 0.1, 0.3, 1, 3]; // times the present one

/** The entries of a race. Without hidden layers there is no activation to choose. @param {Kind} kind @param {Structure} structure @returns {Entry[]} */
export function entries(kind, { sizes, learning_rate }) {
  const hidden = sizes.length - 2;
  if (kind === "activation")
    return (hidden ? ACTIVATIONS : []).map((name) => ({
      name,
      edits: Array.from({ length: hidden }, (_, layer) => ({ set: "activation", layer, name })),
    }));
  if (kind === "optimizer")
    return OPTIMIZERS.map((name) => ({ name, edits: [{ set: "optimizer", value: name }] }));
  return RATES.map((by) => {
    const value = Number((by * learning_rate).toPrecision(3));
    return { name: String(value), edits: [{ set: "learning_rate", value }] };
  });
}

/** Switches off every condition that ends training early. @type {Edit[]} */
const TO_THE_END = /** @type {const} */ (["tolerance", "stop_loss", "epochs", "patience"]).map(
  (set) => ({ set, value: 0 }),
);

/** Fractions of the run at which a small map is kept. */
const MOMENTS = [0, 0.2, 0.4, 0.6];

/** Of the first batch of an epoch: in the form of the parameters. @typedef {{ value: number, index: number, epoch: number }} Gradient */

/** One entry of the race, running. */
export class Runner {
  /** The loss over all training rows after each epoch, from 0 on. @type {number[]} */
  losses = [];
  /** The accuracy on the test rows or, if there are none, on the training rows; NaN without classes. @type {number[]} */
  accuracies = [];
  /** The largest gradient up to each epoch. @type {Gradient[]} */ gradients = [];
  /** Hidden neurons that learn from no row because their slopes are 0; and those whose function is linear below 0 and whose z
   * is negative. @type {{ dead: [number, number][], negative: [number, number][] }} */
  idle = { dead: [], negative: [] };
  /** Small maps of some epochs. @type {{ epoch: number, map: Maps | null }[]} */ moments = [];
  /** The first epoch after which the loss is at most the goal. @type {number | null} */ reached =
    null;
  /** The epoch in which a number was not finite. @type {number | null} */ broken = null;
  /** @type {Maps | null} */ map = null;
  #session;
  #rules;
  #draw;
  #batches = 1;
  #step = 0;
  /** Whether an earlier epoch is in the session. */ #back = false;

  /** @param {Session} session  its own @param {string} name @param {string} json  the document @param {Edit[]} edits @param {Rules} rules @param {((handle: Handle) => Maps | null) | null} draw  a map; null where nobody looks */
  constructor(session, name, json, edits, rules, draw) {
    this.name = name;
    this.#session = session;
    this.#rules = rules;
    this.#draw = draw;
    session.ask((handle) => {
      handle.openJson(json);
      handle.edit([...TO_THE_END, ...edits]);
      this.#batches = handle.train("phase").batches;
      this.#note(handle);
    });
  }

  /** The loss after the last epoch. */
  get accuracy() {
    return this.accuracies[this.accuracies.length - 1];
  }

  get epoch() {
    return this.losses.length - 1;
  }

  /** Continues its epoch for at most `budget` ms. @param {number} budget @returns {boolean} whether that is complete */
  advance(budget) {
    return this.#session.ask((handle) => {
      if (this.#back) this.#go(handle, this.#step);
      this.#back = false;
      const left = this.#batches - (this.#step % this.#batches);
      const { step, problem } = handle.play(budget, left);
      this.#step = step;
      if (!problem && step % this.#batches) return false;
      // The forward pass with the weights after the epoch.
      if (problem ?? handle.train("phase", "play").problem) this.broken = this.epoch + 1;
      else this.#note(handle);
      return true;
    });
  }

  /** Goes to an epoch and draws its map. @param {number} epoch */
  look(epoch) {
    const last = epoch >= this.epoch;
    if (last && !this.#back) return this.draw();
    this.#session.ask((handle) => this.#go(handle, last ? this.#step : epoch * this.#batches));
    this.#back = !last;
    this.draw();
  }

  /** Updates its map, and which neurons do not learn. */
  draw() {
    this.#session.ask((handle) => {
      this.map = this.#draw?.(handle) ?? null;
      this.idle = idle(handle);
    });
  }

  /** @param {Handle} handle @param {number} step */
  #go(handle, step) {
    handle.visit(step);
    if (this.broken === null || step < this.#step) handle.train("phase", "play");
  }

  free() {
    this.#session.free();
  }

  /** @param {Handle} handle */
  #note(handle) {
    const [loss, accuracy, , tested] = handle.scores();
    this.losses.push(loss);
    this.accuracies.push(Number.isNaN(tested) ? accuracy : tested);
    if (loss <= this.#rules.goal) this.reached ??= this.epoch;
    if (!this.#draw) return;
    if (MOMENTS.some((part) => Math.round(part * this.#rules.epochs) === this.epoch))
      this.moments.push({ epoch: this.epoch, map: this.#draw(handle) });
    this.#measure(handle);
  }

  /** The gradients of the next epoch's first batch. @param {Handle} handle */
  #measure(handle) {
    let largest = this.gradients[this.gradients.length - 1] ?? { value: 0, index: 0, epoch: 0 };
    handle.train("phase", "play");
    if (!handle.train("phase", "play").problem) {
      const { gradients } = handle.frame(["gradients"]);
      for (const [index, value] of gradients.entries())
        if (Math.abs(value) > Math.abs(largest.value))
          largest = { value, index, epoch: this.epoch };
    }
    this.gradients.push(largest);
  }
}

/** @param {Handle} handle @returns {Runner["idle"]} */
function idle(handle) {
  const { sizes, rows, layers } = handle.structure();
  const { trace } = handle.frame(["trace"]);
  /** @type {Runner["idle"]} */
  const found = { dead: [], negative: [] };
  let start = 0;
  for (const [layer, { activation }] of layers.slice(0, -1).entries()) {
    const m = sizes[layer + 1];
    const part = (/** @type {number} */ k) => trace.subarray(start + k * rows * m);
    const [z, slope] = [part(0), part(2)];
    const all = (/** @type {Float64Array} */ of, /** @type {(v: number) => boolean} */ holds) =>
      Array.from({ length: m }, (_, j) => j).filter((j) => {
        for (let row = 0; row < rows; row++) if (!holds(of[row * m + j])) return false;
        return true;
      });
    for (const j of all(slope, (v) => v === 0)) found.dead.push([layer, j]);
    if (activation.name === "leaky_relu")
      for (const j of all(z, (v) => v < 0)) found.negative.push([layer, j]);
    start += 3 * rows * m;
  }
  return found;
}

/** The runners, and their seed. */
export class Race {
  /** @type {Runner[]} */ runners = [];
  /** Curves of the previous race, which had other settings. @type {number[][]} */ ghosts = [];
  /** How often each has won, after `done` seeds. @type {{ done: number, first: number, wins: number[] } | null} */ tally =
    null;
  /** Whether the last run was that of the seeds. */ tallied = false;
  /** The race's rules. @type {Rules} */ rules;
  seed = 0;
  /** The epoch that is shown; null for the last one. @type {number | null} */ at = null;
  #json;
  #make;
  #draw;
  /** Runners of the seed that is tried. @type {Runner[]} */ #trial = [];
  /** @type {Entry[]} */ #entries = [];
  /** The index of the runner whose map is drawn next. */ #turn = 0;

  /**
   * @param {() => Session} make  a session
   * @param {string} json  the document, whose weights all begin with @param {Structure} structure @param {Rules} rules
   * @param {(handle: Handle) => Maps | null} draw  a map
   * @param {Race | null} [before]
   */
  constructor(make, json, structure, rules, draw, before = null) {
    this.rules = rules;
    this.seed = structure.seed;
    this.ghosts = before?.finished ? before.runners.map(({ losses }) => losses) : [];
    this.#make = make;
    this.#json = json;
    this.#draw = draw;
    this.#entries = entries(rules.kind, structure);
    this.runners = this.#begin([], draw);
    this.redrawAll();
  }

  /** Whether it belongs to this document and these rules. @param {string} json @param {Rules} rules */
  isOf(json, rules) {
    return json === this.#json && rules === this.rules;
  }

  get epoch() {
    return Math.max(0, ...this.runners.map(({ epoch }) => epoch));
  }

  get finished() {
    return this.runners.length > 0 && this.#next(this.runners) === null;
  }

  /** The epoch that is shown. */
  get shown() {
    return this.at ?? this.epoch;
  }

  /** Shows an epoch; the last one means: follow the race. @param {number} epoch */
  look(epoch) {
    this.at = epoch < this.epoch ? Math.max(0, epoch) : null;
    for (const runner of this.runners) runner.look(this.shown);
  }

  /** At most an epoch of each, within `budget` ms. @param {number} budget @returns {boolean} whether it goes on */
  advance(budget) {
    const end = performance.now() + budget;
    this.at = null;
    this.tallied = false;
    const target = Math.min(this.rules.epochs, this.epoch + (this.isEven ? 1 : 0));
    this.#run(this.runners, end, target);
    return !this.finished;
  }

  /** Redraws one map, each in its turn: all of them in one frame would be too much. */
  redraw() {
    if (this.runners.length) this.runners[this.#turn++ % this.runners.length].draw();
  }

  redrawAll() {
    for (const runner of this.runners) runner.draw();
  }

  /** The next seeds, within `budget` ms. @param {number} budget @returns {boolean} whether there are more */
  tryOut(budget) {
    const end = performance.now() + budget;
    this.tallied = true;
    this.tally ??= { done: 0, first: this.seed, wins: this.runners.map(() => 0) };
    const { tally } = this;
    if (tally.done >= SEEDS) return false;
    if (!this.#trial.length) {
      const value = tally.first + tally.done;
      this.#trial = this.#begin([{ set: "drawParameters" }, { set: "seed", value }], null);
    }
    this.#run(this.#trial, end, this.rules.epochs);
    if (this.#next(this.#trial)) return true;
    const winner = ranked(this.#trial)[0];
    if (winner) tally.wins[this.#trial.indexOf(winner)]++;
    this.#endTrial();
    tally.done++;
    return tally.done < SEEDS;
  }

  /** Restarts at the first epoch; the tally of seeds stays. */
  restart() {
    for (const runner of this.runners) runner.free();
    this.at = null;
    this.runners = this.#begin([], this.#draw);
    this.redrawAll();
  }

  free() {
    for (const runner of this.runners) runner.free();
    this.#endTrial();
    this.runners = [];
  }

  #endTrial() {
    for (const runner of this.#trial) runner.free();
    this.#trial = [];
  }

  /** @param {Edit[]} edits @param {((handle: Handle) => Maps | null) | null} draw */
  #begin(edits, draw) {
    return this.#entries.map(
      (entry) =>
        new Runner(
          this.#make(),
          entry.name,
          this.#json,
          [...edits, ...entry.edits],
          this.rules,
          draw,
        ),
    );
  }

  /** Whether all have done as many epochs. */
  get isEven() {
    const next = this.#next(this.runners);
    return next === null || next.epoch === this.epoch;
  }

  /** The runner that is furthest behind; null when all are done. @param {Runner[]} runners @param {number} [target] */
  #next(runners, target = this.rules.epochs) {
    const going = runners.filter(({ broken, epoch }) => broken === null && epoch < target);
    return going.reduce(
      (last, one) => (last && last.epoch <= one.epoch ? last : one),
      /** @type {Runner | null} */ (null),
    );
  }

  /** @param {Runner[]} runners @param {number} end @param {number} target  epoch */
  #run(runners, end, target) {
    for (let left = end - performance.now(); left > 0; left = end - performance.now()) {
      const next = this.#next(runners, target);
      if (!next) return;
      next.advance(left);
    }
  }
}

/** Ranks the runners, the best first: by the epoch that reaches the goal, then by the lower loss.
 * @param {Runner[]} runners */
export const ranked = (runners) =>
  runners
    .filter(({ broken }) => broken === null)
    .sort(
      (a, b) => (a.reached ?? Infinity) - (b.reached ?? Infinity) || lossOf(a) - lossOf(b) || 0,
    );

/** The loss that ranks a runner: that at the goal, or else after its last epoch. @param {Runner} runner */
const lossOf = ({ losses, reached }) => losses[reached ?? losses.length - 1];
