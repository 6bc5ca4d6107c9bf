// The race: who learns the same the soonest. One table, whose head is the maps, and one axis with all curves.
import { SEEDS } from "../../../figure/race.js";
import { h } from "../../../ui/dom.js";
import { value as format } from "../../../ui/format.js";
import { region } from "../../parts/region.js";
import { chart, sample } from "./chart.js";
import { headline, nameOf } from "./said.js";
import { thumb } from "./thumb.js";

/**
 * @import { Values, View } from "../../../figure/types.js"
 * @import { Child } from "../../../ui/dom.js"
 * @typedef {import("../../../figure/race.js").Race} Race
 * @typedef {import("../../../figure/race.js").Runner} Runner
 * @typedef {{ name: string, about: string | null, cells: Child[], best: number[] }} Row
 */

const LABELS = 132; // px, before the columns
const GAP = 24;
const WIDEST = 200; // of a map
const NARROW = 104;

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
  return region(
    state,
    { class: "race", key: "race", part: "race", "aria-label": t.name },
    h(state.heading, { class: "race-headline" }, headline(run, state)),
    h(
      "p",
      { class: "note" },
      t.same(values.rows, parameters, run.seed, values.training?.settings.order_seed ?? 0),
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
        h("td", { style: { width: LABELS } }),
        run.runners.map((runner, i) =>
          h(
            "th",
            { scope: "col", key: runner.name },
            h("span", { class: "race-name" }, nameOf(run, runner, state), sample(i, 28)),
            thumb(values, state, runner, size),
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

/** On a phone a block for each: its map, and its values beside that. @param {Race} run @param {Values} values @param {View} state */
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
function rowsOf({ runners, rules, epoch, tally }, values, state) {
  const t = state.t.train.race;
  const last = runners.map(({ losses }) => losses[losses.length - 1]);
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
      t.afterEpoch(epoch),
      ({ broken }, i) => (broken === null ? format(last[i], state.digits) : t.broken(broken)),
      ({ broken }, i) => (broken === null && epoch > 0 ? -last[i] : NaN),
    ),
    ...(runners.some(({ accuracy }) => !Number.isNaN(accuracy))
      ? [
          row(
            tested ? t.testAccuracy : t.accuracy,
            null,
            ({ accuracy }) => `${(100 * accuracy).toFixed(accuracy === 1 ? 0 : 1)}%`,
            ({ accuracy }) => (epoch > 0 ? accuracy : NaN),
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
      ? [row(t.dead, t.deadAbout, ({ dead }) => t.of(dead, hidden(values)))]
      : []),
    row(
      t.wins,
      tally ? t.seedsDone(tally.done, SEEDS) : t.seedsNone(SEEDS),
      (_, i) => (tally ? String(tally.wins[i]) : state.unseen),
      (_, i) => tally?.wins[i] || NaN,
    ),
  ];
}

/** @param {Values} values */
const hidden = ({ sizes }) => sizes.slice(1, -1).reduce((sum, m) => sum + m, 0);

/** Where the largest stands; everywhere where it stands several times, and nowhere where all are the same. @param {number[]} worths */
function most(worths) {
  const known = worths.filter((worth) => !Number.isNaN(worth));
  const largest = Math.max(...known);
  if (known.length === worths.length && known.every((worth) => worth === largest)) return [];
  return worths.flatMap((worth, i) => (worth === largest ? [i] : []));
}
