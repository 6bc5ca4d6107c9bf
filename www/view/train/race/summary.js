// The result of a race in one sentence.
import { ranked, SEEDS } from "../../../figure/train/race.js";
import { value as format } from "../../../ui/format.js";

/**
 * @import { View } from "../../../figure/types.js"
 * @typedef {import("../../../figure/train/race.js").Race} Race
 * @typedef {import("../../../figure/train/race.js").Runner} Runner
 */

/** @param {Race} run @param {Runner} runner @param {View} state */
export function nameOf({ rules }, { name }, { t }) {
  if (rules.kind === "activation") return t.activations[name] ?? name;
  return rules.kind === "optimizer" ? (t.train.names[name] ?? name) : `η = ${name}`;
}

/** @param {Race} run @param {View} state */
export function headline(run, state) {
  const { runners, rules, epoch, seed, finished, tally, tallied } = run;
  const t = state.t.train.race;
  const name = (/** @type {Runner} */ runner) => nameOf(run, runner, state);
  if (tallied && tally?.done === SEEDS) {
    const most = Math.max(...tally.wins);
    const winners = runners.filter((_, i) => tally.wins[i] === most).map(name);
    return most ? t.mostWins(winners, most, tally.done) : t.noWins(tally.done);
  }
  if (epoch === 0) return t.begins;
  const [first, second] = ranked(runners);
  if (!first) return t.allBroken(seed);
  const goal = String(rules.goal);
  if (first.reached !== null) {
    const next = second?.reached ?? null;
    return next === null
      ? t.firstAlone(seed, name(first), first.reached, goal)
      : t.first(seed, name(first), first.reached, goal, name(second), next);
  }
  const loss = format(first.losses[first.losses.length - 1], 4);
  return finished
    ? t.lowest(seed, name(first), epoch, goal, loss)
    : t.ahead(seed, name(first), epoch, loss);
}
