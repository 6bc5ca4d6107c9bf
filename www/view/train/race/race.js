// The race: which entry learns fastest. One table headed by the maps, and one chart.
import { SEEDS } from "../../../figure/train/race.js";
import { button, h, tell } from "../../../ui/dom.js";
import { value as format } from "../../../ui/format.js";
import { region } from "../../parts/region.js";
import { inLayer, neuronName } from "../../parts/symbol.js";
import { legend } from "../map/plane.js";
import { chart, sample } from "./chart.js";
import { headline, nameOf } from "./summary.js";
import { moment, thumb } from "./thumb.js";

/**
 * @import { Values, View } from "../../../figure/types.js"
 * @import { Child } from "../../../ui/dom.js"
 * @typedef {import("../../../figure/train/race.js").Race} Race
 * @typedef {import("../../../figure/train/race.js").Runner} Runner
 * @typedef {{ name: string, about: string | null, cells: Child[], best: number[] }} Row
 * @typedef {[number, number]} Neuron  its layer, and its place in it
 */

const LABELS = 132; // px, before the columns
const GAP = 24;
const WIDEST = 200; // of a map
const NARROW = 104;
const LISTED = 6; // neurons by name
const MOMENT_GAP = 6; // between small maps

/** @param {Values} values @param {View} state */
export function race(values, state) {
  const t = state.t.train.race;
  const run = state.race;
  if (!run?.runners.length)
    return h("p", { class: "nothing", key: "race" }, run ? t.none : state.t.train.noTargets);
  const parameters = values.layers.reduce(
    (sum, { weights, biases }) => sum + weights.length + biases.length,
    0,
  );
  const learnt = values.rows - (values.training?.testRows.length ?? 0);
  return region(
    state,
    { class: "race", key: "race", part: "race", "aria-label": t.name },
    h(state.heading, { class: "race-headline" }, headline(run, state)),
    h(
      "p",
      { class: "note" },
      t.same(learnt, parameters, run.seed, values.training?.settings.order_seed ?? 0),
    ),
    state.width >= 720 ? across(run, values, state) : down(run, values, state),
    chart(run, state),
  );
}

/** A column for each. @param {Race} run @param {Values} values @param {View} state */
function across(run, values, state) {
  const n = run.runners.length;
  const width = Math.floor((state.width - LABELS - GAP * n) / n);
  const size = Math.min(WIDEST, width);
  return h(
    "table",
    { class: "race-table", key: "across" },
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        h("td", { class: "race-legend", style: { width: LABELS } }, about(run, values, state)),
        run.runners.map((runner, i) =>
          h(
            "th",
            { scope: "col", key: runner.name },
            h("span", { class: "race-name" }, nameOf(run, runner, state), sample(i, 28)),
            thumb(values, state, runner, size),
            moments(run, runner, state, size),
          ),
        ),
      ),
    ),
    h(
      "tbody",
      null,
      rowsOf(run, values, state).map(({ name, about, cells, best }) =>
        h(
          "tr",
          { key: name },
          h("th", { scope: "row" }, name, about ? h("span", { class: "under" }, about) : null),
          cells.map((cell, i) => h("td", { class: best.includes(i) ? "best" : null }, cell)),
        ),
      ),
    ),
  );
}

/** What the maps show. @param {Race} run @param {Values} values @param {View} state */
function about({ runners, shown }, values, state) {
  const t = state.t.train.race;
  if (!runners[0].map?.large) return null;
  return [
    h("b", { key: "map" }, t.map),
    h("span", { key: "at", class: "under" }, t.mapAt(shown)),
    h("div", { key: "legend", class: "map-legend" }, legend(values, state, false)),
  ];
}

/** Small maps of the way; a press goes there. @param {Race} run @param {Runner} runner @param {View} state @param {number} size */
function moments({ epoch }, runner, state, size) {
  const t = state.t.train.race;
  if (!runner.map?.large) return null;
  const own = Math.floor((size - 3 * MOMENT_GAP) / 4);
  return h(
    "div",
    { class: "race-moments", style: { height: own } },
    runner.moments.map(({ epoch: at, map }) =>
      button(
        {
          key: String(at),
          title: t.toEpoch(at),
          "aria-label": t.toEpoch(at),
          disabled: at > epoch,
          "on:click": tell("epoch", at),
        },
        moment(state, runner, at, map, own),
      ),
    ),
  );
}

/** On a phone one block per entry: its map, with its values beside it. @param {Race} run @param {Values} values @param {View} state */
function down(run, values, state) {
  const rows = rowsOf(run, values, state);
  return h(
    "ul",
    { class: "race-blocks", key: "down" },
    run.runners.map((runner, i) =>
      h(
        "li",
        { key: runner.name },
        h("b", { class: "race-name" }, nameOf(run, runner, state), sample(i, 28)),
        thumb(values, state, runner, NARROW),
        h(
          "dl",
          null,
          rows.map(({ name, cells, best }) =>
            h(
              "div",
              { key: name },
              h("dt", null, name),
              h("dd", { class: best.includes(i) ? "best" : null }, cells[i]),
            ),
          ),
        ),
      ),
    ),
  );
}

/** @param {Race} run @param {Values} values @param {View} state @returns {Row[]} */
function rowsOf({ runners, rules, epoch, shown, tally }, values, state) {
  const t = state.t.train.race;
  const at = runners.map(({ epoch }) => Math.min(epoch, shown));
  const last = runners.map(({ losses }, i) => losses[at[i]]);
  const isBroken = (/** @type {Runner} */ { broken }) => broken !== null && broken <= shown;
  const tested = (values.training?.testRows.length ?? 0) > 0;
  /** @param {string} name @param {string | null} about @param {(runner: Runner, i: number) => Child} cell @param {(runner: Runner, i: number) => number} [worth] @returns {Row} */
  const row = (name, about, cell, worth = () => NaN) => ({
    name,
    about,
    cells: runners.map(cell),
    best: most(runners.map(worth)),
  });
  return [
    row(
      t.loss,
      t.afterEpoch(shown),
      (one, i) => (isBroken(one) ? t.broken(one.broken ?? 0) : format(last[i], state.digits)),
      (one, i) => (isBroken(one) || shown === 0 ? NaN : -last[i]),
    ),
    ...(runners.some(({ accuracy }) => !Number.isNaN(accuracy))
      ? [
          row(
            tested ? t.testAccuracy : t.accuracy,
            null,
            ({ accuracies }, i) => share(accuracies[at[i]]),
            ({ accuracies }, i) => (shown > 0 ? accuracies[at[i]] : NaN),
          ),
        ]
      : []),
    row(
      t.epochsTo(String(rules.goal)),
      null,
      ({ reached }) =>
        reached === null
          ? h("span", { class: "label" }, epoch < rules.epochs ? state.unseen : t.notIn(epoch))
          : String(reached),
      ({ reached }) => (reached === null ? NaN : -reached),
    ),
    ...(rules.kind === "activation" && values.sizes.length > 2
      ? [row(t.dead, t.deadAbout, (runner) => deadOf(runner, values, state))]
      : []),
    row(t.gradient, t.gradientAbout, ({ gradients }, i) => {
      const { value, index, epoch } = gradients[at[i]];
      return [
        format(Math.abs(value), state.digits),
        h("span", { class: "under" }, `${t.mapAt(epoch)}, ${parameterAt(values.sizes, index)}`),
      ];
    }),
    row(
      t.wins,
      tally ? t.seedsDone(tally.done, SEEDS) : t.seedsNone(SEEDS),
      (_, i) => (tally ? String(tally.wins[i]) : state.unseen),
      (_, i) => tally?.wins[i] || NaN,
    ),
  ];
}

/** The number of dead neurons and their names; a press shows one in the network. @param {Runner} runner @param {Values} values @param {View} state */
function deadOf({ idle: { dead, negative } }, values, state) {
  const t = state.t.train.race;
  const name = (/** @type {Neuron} */ [layer, neuron]) => neuronName(values, layer, neuron);
  const listed = dead.slice(0, LISTED).map((neuron) =>
    button(
      {
        key: name(neuron),
        class: "race-neuron",
        title: t.showNeuron(name(neuron)),
        "aria-label": t.showNeuron(name(neuron)),
        "on:click": tell("show-dead", neuron),
      },
      name(neuron),
    ),
  );
  const leaking = negative.slice(0, LISTED).map(name).join(", ");
  return [
    t.of(dead.length, hidden(values)),
    h(
      "span",
      { class: "under" },
      listed,
      dead.length > LISTED ? " …" : null,
      leaking ? t.negative(leaking, values.rows) : null,
    ),
  ];
}

/** The name of a parameter by its place in all of them. @param {number[]} sizes @param {number} index */
function parameterAt(sizes, index) {
  const layers = sizes.slice(1);
  let left = index;
  for (let layer = 0; layer < layers.length; layer++) {
    const [n, m] = [sizes[layer], sizes[layer + 1]];
    if (left < n * m) return inLayer(layers, "w", layer, Math.floor(left / m), left % m);
    left -= n * m;
    if (left < m) return inLayer(layers, "b", layer, left);
    left -= m;
  }
  return "";
}

/** @param {number} part */
const share = (part) => `${(100 * part).toFixed(part === 1 ? 0 : 1)}%`;

/** @param {Values} values */
const hidden = ({ sizes }) => sizes.slice(1, -1).reduce((sum, m) => sum + m, 0);

/** Marks the largest, with all its ties; none where all are equal. @param {number[]} worths */
function most(worths) {
  const known = worths.filter((worth) => !Number.isNaN(worth));
  const largest = Math.max(...known);
  if (known.length === worths.length && known.every((worth) => worth === largest)) return [];
  return worths.flatMap((worth, i) => (worth === largest ? [i] : []));
}
