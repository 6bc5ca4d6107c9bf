// A race: all begin with the same weights and see the same batches, and what they come to is what each comes to alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { entries, Race, ranked, SEEDS } from "../../www/figure/train/race.js";
import { engine } from "../engine.js";

const { Session } = await import("../../www/engine/session.js");

/** @typedef {import("../../www/figure/train/race.js").Rules} Rules */

/** @param {string} link @param {Rules} rules @param {Race | null} [before] */
function raceOf(link, rules, before = null) {
  const handle = new engine.Session();
  handle.openLink(link);
  const [json, structure] = [handle.json(), handle.structure()];
  handle.free();
  const race = new Race(
    () => new Session(() => {}),
    json,
    structure,
    rules,
    () => null,
    before,
  );
  return { race, structure };
}

/** The losses over all rows after each epoch of a training on its own. @param {string} link @param {import("../../www/pkg/perceptible.js").Edit[]} edits @param {number} epochs */
function alone(link, edits, epochs) {
  const handle = new engine.Session();
  handle.openLink(link);
  handle.edit([{ set: "tolerance", value: 0 }, ...edits]);
  handle.train("phase");
  const losses = [handle.scores()[0]];
  for (let i = 0; i < epochs; i++) {
    handle.train("epoch");
    handle.train("phase");
    losses.push(handle.scores()[0]);
  }
  handle.free();
  return losses;
}

const CIRCLES = "v1&preset=circles";

for (const kind of /** @type {const} */ (["activation", "optimizer", "learning_rate"]))
  test(`a race of each ${kind} has the curves of trainings one by one, whatever the slices of time`, () => {
    const rules = { kind, epochs: 4, goal: 0.1 };
    const [whole, sliced] = [raceOf(CIRCLES, rules), raceOf(CIRCLES, rules)];
    while (whole.race.advance(1000));
    while (sliced.race.advance(0.01));
    const named = entries(kind, whole.structure);
    assert.equal(named.length, 5);
    for (const [i, { name, edits }] of named.entries()) {
      const expected = alone(CIRCLES, edits, rules.epochs);
      assert.deepEqual(whole.race.runners[i].losses, expected, name);
      assert.deepEqual(sliced.race.runners[i].losses, expected, `${name}, in slices`);
    }
    whole.race.free();
    sliced.race.free();
  });

test("the first to reach the goal is the best, then the lowest loss; who diverges is out of it, and the others go on", () => {
  const { race } = raceOf("v1&lr=2", { kind: "learning_rate", epochs: 400, goal: 0.01 });
  while (race.advance(1000));
  const best = ranked(race.runners);
  assert.ok(best.length < race.runners.length);
  for (const runner of race.runners) {
    const { losses, reached, broken, epoch } = runner;
    assert.equal(epoch, broken === null ? 400 : broken - 1);
    const first = losses.findIndex((loss) => loss <= 0.01);
    assert.equal(reached, first < 0 ? null : first, runner.name);
    assert.equal(best.includes(runner), broken === null);
  }
  const reached = best.map((runner) => runner.reached ?? Infinity);
  assert.deepEqual(
    reached,
    reached.toSorted((a, b) => a - b),
  );
  race.free();
});

test("twenty seeds have twenty winners; each seed is that of a document with this seed", () => {
  const rules = /** @type {const} */ ({ kind: "optimizer", epochs: 5, goal: 0.1 });
  const { race } = raceOf("", rules);
  while (race.tryOut(1000));
  const wins = race.tally?.wins ?? [];
  assert.equal(
    wins.reduce((sum, n) => sum + n),
    SEEDS,
  );
  const expected = wins.map(() => 0);
  for (let seed = 0; seed < SEEDS; seed++) {
    const one = raceOf(`v1&seed=${seed}`, rules).race;
    while (one.advance(1000));
    expected[one.runners.indexOf(ranked(one.runners)[0])]++;
    one.free();
  }
  assert.deepEqual(wins, expected);
  race.free();
});

test("a race that is over stays as a ghost behind the next with other rules, and one that is not does not", () => {
  const rules = /** @type {const} */ ({ kind: "optimizer", epochs: 3, goal: 0.1 });
  const { race: first } = raceOf("", rules);
  while (first.advance(1000));
  const { race: second } = raceOf("v1&lr=0.2", rules, first);
  assert.deepEqual(
    second.ghosts,
    first.runners.map(({ losses }) => losses),
  );
  second.advance(1000);
  assert.deepEqual(raceOf("v1&lr=0.3", rules, second).race.ghosts, []);
});

test("without a hidden layer there is no activation to race, but there are optimizers", () => {
  const { race, structure } = raceOf("v1&layers=3,2", { kind: "activation", epochs: 3, goal: 0.1 });
  assert.deepEqual(race.runners, []);
  assert.equal(entries("optimizer", structure).length, 5);
});

test("an epoch that was is looked at with its own weights, and the race goes on as if nobody had looked", () => {
  const link = "v1&preset=circles&batch=40";
  const rules = /** @type {const} */ ({ kind: "activation", epochs: 20, goal: 0.1 });
  const handle = new engine.Session();
  handle.openLink(link);
  const [json, structure] = [handle.json(), handle.structure()];
  // In place of a map what it says about the rows.
  const make = () =>
    new Race(
      () => new Session(() => {}),
      json,
      structure,
      rules,
      (handle) => /** @type {any} */ ([...handle.scores()]),
    );
  const [looked, whole] = [make(), make()];
  while (whole.advance(1000));
  while (looked.epoch < 12) looked.advance(0.1);
  while (!looked.runners.every(({ epoch }) => epoch === 12)) looked.advance(1000);
  for (const epoch of [3, 0, 7]) {
    looked.look(epoch);
    assert.equal(looked.shown, epoch);
    for (const { map, losses } of looked.runners)
      assert.equal(/** @type {any} */ (map)[0], losses[epoch]);
  }
  looked.look(12);
  assert.equal(looked.at, null);
  looked.look(5);
  while (looked.advance(1000));
  for (const [i, { losses, accuracies, gradients, moments }] of looked.runners.entries()) {
    const other = whole.runners[i];
    assert.deepEqual(losses, other.losses);
    assert.deepEqual(accuracies, other.accuracies);
    assert.deepEqual(gradients, other.gradients);
    assert.deepEqual(
      moments.map(({ epoch }) => epoch),
      [0, 4, 8, 12],
    );
    assert.deepEqual(moments, other.moments);
  }
});

test("the largest gradient is that of the first batch of an epoch, and dead neurons are named", () => {
  const { race } = raceOf("v1&preset=circles", { kind: "activation", epochs: 5, goal: 0.1 });
  while (race.advance(1000));
  const handle = new engine.Session();
  handle.openLink("v1&preset=circles");
  let largest = { value: 0, index: 0, epoch: 0 };
  for (let epoch = 0; epoch <= 5; epoch++) {
    for (let i = 0; i < 3; i++) handle.train("phase");
    for (const [index, value] of handle.frame(["gradients"]).gradients.entries())
      if (Math.abs(value) > Math.abs(largest.value)) largest = { value, index, epoch };
    handle.train("epoch");
  }
  const own = race.runners.find(({ name }) => name === "tanh");
  assert.deepEqual(own?.gradients.at(-1), largest);
  race.redrawAll();
  for (const { name, idle } of race.runners) {
    if (!name.includes("relu")) assert.deepEqual(idle, { dead: [], negative: [] });
    for (const [layer, neuron] of [...idle.dead, ...idle.negative])
      assert.ok(layer === 0 && neuron < 4, name);
  }
  handle.free();
});
