// What a notebook printed, compared through the seam.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { engine } from "../engine.js";

const { notebooks, right } = JSON.parse(
  readFileSync(new URL("../fixtures/notebooks.json", import.meta.url), "utf8"),
);
const types = readFileSync(new URL("../../www/pkg/perceptible.d.ts", import.meta.url), "utf8");

/** @param {string} link */
const opened = (link) => {
  const session = new engine.Session();
  session.openLink(link);
  return session;
};

/** The names of an interface's own properties. @param {string} name */
function declared(name) {
  const [, body] = types.match(new RegExp(`export interface ${name} \\{([\\s\\S]*?)\\n\\}`)) ?? [];
  const plain = body.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\{[^}]*\}/g, "");
  return [...plain.matchAll(/(\w+):/g)].map(([, key]) => key).sort();
}

/** @param {import("../../www/pkg/perceptible.js").Session} session @param {string} text */
function whole(session, text) {
  const found = session.compare(text);
  assert.ok(found.done);
  return found;
}

test("a mistake is named in both languages, and its edit prints what was pasted", () => {
  const { printed, link } = notebooks.find((/** @type {any} */ each) => each.cause === "seed");
  const session = opened(link);
  const before = session.link();
  const found = whole(session, printed);
  const [{ stage, rows, chance }] = found.causes;
  const cause = found.tried[rows[0]];
  assert.deepEqual(
    [stage, cause.name, cause.detail, cause.editable],
    ["drawing", "seed", "42", true],
  );
  assert.equal(cause.sentence, "The weights are those of np.random.seed(42).");
  assert.match(cause.korean, /np\.random\.seed\(42\)/);
  assert.ok(chance < 1e-3);
  assert.deepEqual([found.equal, found.unexplained, found.firstDifference], [0, 0, [0, 0]]);

  session.takeCauses([rows[0]]);
  const again = whole(session, printed);
  assert.deepEqual([again.equal, again.cells, again.causes], [22, 22, []]);
  session.undo();
  assert.equal(session.link(), before);
});

test("cells say what they are, and what cannot be read stays", () => {
  const session = opened("v1&f1=swish");
  const text = "output = [[0.1192278 -0.09]]\n??? 3 of 4\n[[ 0.1192278  -0.09689422]]";
  const { arrays, unread, firstDifference } = whole(session, text);
  assert.deepEqual(
    arrays.map(({ states }) => [...states]),
    [
      [0, 2],
      [0, 1],
    ],
  );
  const [{ name, quantity, layer, moment, own }] = arrays;
  assert.deepEqual([name, quantity, layer, moment], ["output", "activations", 1, "start"]);
  assert.equal(own[1].toFixed(8), "-0.09689423");
  assert.deepEqual(
    [unread[0].lines, firstDifference],
    [
      [2, 2],
      [0, 1],
    ],
  );
  assert.ok(unread[0].message && unread[0].korean);
});

test("a search goes on from slice to slice, and begins again after a change", () => {
  const session = opened("v1&f1=swish");
  const text = "[[ 0.123456789  0.023456789]]";
  let slices = 1;
  let found = session.compare(text, 2);
  assert.ok(!found.done);
  for (; !found.done; slices++) found = session.compare(text, 2);
  assert.deepEqual([found.causes, found.seeds], [[], [10_000, 10_000]]);
  session.edit([{ set: "input", row: 0, index: 0, value: 4 }]);
  assert.ok(!session.compare(text, 0).done);
  console.log(`${slices} slices of 2 ms`);
});

test("a trained session is compared with what it has learnt", () => {
  for (const { link, steps, printed } of right) {
    const session = opened(link);
    for (let step = 0; step < steps; step++) session.train("step");
    const { equal, cells, causes } = whole(session, printed);
    assert.deepEqual([equal, causes], [cells, []], printed);
  }
});

test("every type of a comparison is what the engine gives", () => {
  const { printed, link } = notebooks[0];
  const found = whole(opened(link), `${printed}\n?`);
  assert.deepEqual(Object.keys(found).sort(), declared("Comparison"));
  assert.deepEqual(Object.keys(found.arrays[0]).sort(), declared("ComparedArray"));
  assert.deepEqual(Object.keys(found.tried[0]).sort(), declared("TriedCause"));
});

test("bad input is a sentence at once", () => {
  const session = opened("");
  assert.throws(() => session.compare("1 ".repeat(5_000_000)), /too long/);
  assert.throws(() => session.compare(/** @type {any} */ (7)), { place: "text" });
  assert.throws(() => session.takeCauses([3]), { place: "cause" });
  const { arrays, done } = session.compare("[".repeat(100_000));
  assert.deepEqual([arrays, done], [[], true]);
});
