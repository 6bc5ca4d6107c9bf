// Training through the seam: the post's network, which is to give [1, 0].
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { engine } from "../engine.js";

const { cases } = JSON.parse(
  readFileSync(new URL("../fixtures/post_training.json", import.meta.url), "utf8"),
);

/** @param {string} link */
const opened = (link) => {
  const session = new engine.Session();
  session.openLink(link);
  return session;
};

/** @param {ArrayLike<number>} found @param {any} expected @param {string} what */
function close(found, expected, what) {
  const numbers = expected.flat(2);
  assert.equal(found.length, numbers.length, what);
  for (const [i, number] of numbers.entries())
    assert.ok(
      Math.abs(found[i] - number) <= 1e-13 * Math.abs(number),
      `${what}[${i}]: ${found[i]}, not ${number}`,
    );
}

test("the post's network learns as NumPy's long double says", () => {
  for (const { activation, first, after_one_step: after, losses } of cases) {
    const session = opened(`v1&t=1,0&f1=${activation}&tol=0`);
    assert.equal(session.training().phase, "start");
    for (const phase of ["forward", "loss", "backward"])
      assert.equal(session.train("phase").phase, phase);
    session.look({ layer: 0, neuron: 2, compared: [] });
    const parts = session.frame([
      "gradients",
      "deltas",
      "paths",
      "after",
      "updateTerms",
      "targets",
    ]);
    close(parts.gradients, [first.dW1, first.db1, first.dW2, first.db2], "gradients");
    close(parts.deltas.subarray(0, 4), first.d_a1, "∂L/∂a");
    close(parts.deltas.subarray(4, 8), first.delta1, "δ");
    assert.equal(parts.paths[0] + parts.paths[1], parts.deltas[2]);
    assert.deepEqual([...parts.targets], [1, 0]);
    const { update, step, learningRate, divisor, together, loss } = session.training();
    assert.deepEqual(
      update.map(({ symbol }) => symbol),
      ["g", "step", "w"],
    );
    assert.equal(parts.updateTerms[2], parts.after[2]);
    assert.deepEqual([step, learningRate, divisor, together], [0, 0.1, 2, false]);
    close([loss ?? Number.NaN], [losses[0]], "loss");
    assert.equal(session.train("phase").step, 1);
    const { W1, b1, W2, b2 } = after;
    close(session.frame(["after"]).after, [W1, b1, W2, b2], "after one step");
    while (session.play(8, 2000 - session.training().step).step < 2000);
    const curve = session.frame(["losses"]).losses;
    for (const [step, loss] of Object.entries(losses).filter(([step]) => Number(step) < 2000)) {
      const [at, found] = curve.subarray(3 * Number(step));
      assert.equal(at, Number(step));
      // What float64 knows of (y − t)² where y is near t, as in tests/engine/backward.rs.
      const known = 1e-13 * loss + 4 * Number.EPSILON * Math.sqrt(loss);
      const limit = Math.max(known, loss < 1e-12 ? 1e-15 : 0);
      assert.ok(Math.abs(found - loss) <= limit, `${activation}, ${step}: ${found}, not ${loss}`);
    }
    session.free();
  }
});

test("with one row, play stops when both outputs are near, and goes back", () => {
  const session = opened("v1&t=1,0");
  const { step, reached, revision } = session.play(1000);
  assert.deepEqual([step, reached], [11, "tolerance"]);
  const frame = session.frame(["lossElements"]);
  assert.equal(frame.revision, revision);
  assert.equal(frame.lossElements.length, 2);
  assert.equal(session.training().phase, "loss");
  assert.equal(session.back("step").phase, "update");
  assert.equal(session.back("step").step, 10);
  assert.equal(session.visit(11).step, 11);
  session.edit([{ set: "target", row: 0, index: 1, value: 0.5 }]);
  const { step: kept, phase, revision: next } = session.training();
  assert.deepEqual([kept, phase, next], [11, "start", revision + 1]);
  assert.equal(session.restart().step, 0);
  assert.deepEqual(session.frame([]).printed, ["[[ 0.19235057 -0.05512534]]"]);
  session.undo();
  assert.equal(session.training().step, 11);
  session.keepWeights();
  assert.match(session.link(), /w1=/);
});

test("what diverges is a sentence in two languages, and undo leads back", () => {
  const session = opened("v1&t=1,0&f1=relu&lr=1000");
  const { problem } = session.play(1e9, 100_000);
  assert.match(problem?.message ?? "", /learning rate is probably too high/);
  assert.match(problem?.korean ?? "", /학습률이 너무 높은 것 같습니다/);
  assert.ok(!Number.isFinite(problem?.value));
  assert.equal(session.play(8).problem?.message, problem?.message);
  assert.equal(session.back("step").problem, null);
  const declared = ["message", "korean", "place", "quantity", "layer", "row", "index", "value"];
  assert.deepEqual(Object.keys(problem ?? {}), declared);
});

test("along one weight the loss is what it is with that weight, and after the step the next loss", () => {
  const session = opened("v1&t=1,0");
  assert.deepEqual(session.lossAlong(0, 2, 2, [1]), {
    revision: session.training().revision,
    losses: new Float64Array(),
    after: null,
  });
  for (const _ of ["forward", "loss", "backward"]) session.train("phase");
  const [{ losses }] = cases;
  for (const [layer, from, to] of /** @type {const} */ ([
    [0, 2, 2],
    [1, 3, 0],
    [1, null, 1],
  ])) {
    const frame = session.frame(["parameters"]);
    const sizes = session.structure().sizes;
    const [n, m] = [sizes[layer], sizes[layer + 1]];
    const index = (layer ? 16 : 0) + (from === null ? n * m + to : from * m + to);
    const now = frame.parameters[index];
    const line = session.lossAlong(layer, from, to, [now, now + 0.25]);
    close(
      [line.losses[0], line.after ?? 0],
      [losses[0], losses[1]],
      "loss now, and after the step",
    );
    const other = opened("v1&t=1,0");
    const set = from === null ? { set: "bias", layer, to } : { set: "weight", layer, from, to };
    other.edit([/** @type {any} */ ({ ...set, value: now + 0.25 })]);
    other.train("phase");
    assert.equal(other.train("phase").loss, line.losses[1]);
  }
  assert.throws(() => session.lossAlong(0, 9, 0, [1]), { place: "w1.10.1" });
  assert.throws(() => session.lossAlong(0, 0, 0, [Number.NaN]), { place: "values[0]" });
});

test("what cannot be trained is refused", () => {
  const session = opened("v1&t=none");
  assert.equal(session.training().ready, false);
  assert.throws(() => session.train("step"), { message: '"targets" is missing.' });
  assert.throws(() => session.train(/** @type {any} */ ("week")), /unit/);
  assert.throws(() => session.play(Number.NaN), { place: "budget" });
  assert.equal(session.training().step, 0);
});

test("every gradient of the post's network is checked, in slices, and again after a change", () => {
  const session = opened("v1&t=1,0");
  let check = session.check(0);
  assert.deepEqual([check.done, check.toCheck, check.rows.length], [false, 26, 0]);
  assert.ok(check.checked < 26);
  let slices = 1;
  for (; !check.done; slices++) check = session.check(0);
  assert.ok(slices > 2);
  assert.deepEqual([check.parameters, check.rows.length, check.wrong], [26, 26, 0]);
  assert.ok((check.largest ?? 1) <= 1e-9);
  assert.ok(Math.abs((check.order ?? 0) - 2) < 0.01);
  assert.deepEqual([check.rows[1].name, check.rows[12].name], ["w⁽¹⁾₁₂", "b⁽¹⁾₁"]);
  session.train("phase");
  session.train("phase");
  session.train("phase");
  const { gradients } = session.frame(["gradients"]);
  const analytic = check.rows.map((row) => row.analytic);
  assert.deepEqual(Float64Array.from(analytic), gradients);
  assert.equal(session.check(0).done, false, "another revision: it begins again");
  session.train("phase");
  session.train("step");
  do check = session.check(8);
  while (!check.done);
  const after = check.rows.map((row) => row.analytic);
  assert.deepEqual(Float64Array.from(after), session.frame(["gradients"]).gradients);
  assert.throws(() => session.check(Number.NaN), { place: "budget" });
  assert.throws(() => opened("v1&t=none").check(8), /targets/);
});

test("data sets and the reader's own rows open, and what does not fit says both shapes", () => {
  const session = opened("v1&f2=softmax&loss=cross_entropy");
  const before = session.link();
  assert.throws(() => session.openDataset("spiral", { arms: 3 }, 1), {
    place: "data",
    message: /\(2, 3\) for inputs and outputs, but the network is \(3, 2\)/,
    korean: /입력과 출력은 \(2, 3\)인데 신경망은 \(3, 2\)입니다/,
  });
  assert.equal(session.link(), before);
  const facts = session.openDataset("spiral", { samples: 20 }, 1, { reshape: true });
  assert.deepEqual(
    [facts.rows, facts.inputs, facts.outputs, facts.task],
    [60, 2, 3, "classification"],
  );
  const { classes, data, sizes } = session.structure();
  assert.deepEqual([classes, sizes, data?.name, data?.seed], [true, [2, 4, 3], "spiral", 1]);
  assert.deepEqual(data?.parameters, { samples: 20, arms: 3, noise: 0.2 });
  assert.match(session.link(), /&data=spiral:samples=20,arms=3,noise=0.2,seed=1/);
  assert.match(session.json(), /"data": \{"name": "spiral", "samples": 20/);
  const { targets } = session.frame(["targets"]);
  assert.deepEqual([...targets.subarray(57, 63)], [1, 0, 0, 0, 1, 0]);
  assert.equal(session.play(1e9, 10).step, 10);
  session.undo(); // what was played
  session.undo(); // network and rows at once
  assert.equal(session.link(), before);

  const own = session.openRows("a;b;kind\n1,5;2;cat\n3;4;dog\n5;6;cat\n", { reshape: true });
  assert.deepEqual(
    [own.classNames, own.columns],
    [
      ["cat", "dog"],
      ["a", "b", "kind"],
    ],
  );
  assert.deepEqual([own.decimalComma, own.header, own.separator], [true, true, ";"]);
  assert.match(session.link(), /&x=1.5,2;3,4;5,6&c=0,1,0/);
  session.edit([{ set: "class", row: 2, value: 1 }]);
  session.edit([{ set: "classes", values: [1, 1, 0] }]);
  assert.deepEqual([...session.frame(["targets"]).targets], [0, 1, 0, 1, 1, 0]);
  assert.throws(() => session.edit([{ set: "class", row: 0, value: 2 }]), { place: "classes[0]" });
  assert.throws(() => session.openRows("1,2\n3,x\n"), { place: "row 2, column 2" });
  const many = Array.from({ length: 500 }, (_, i) => `${i} ${i % 7} ${i / 10 + 0.05}`);
  assert.equal(session.openRows(many.join("\n"), { reshape: true }).rows, 500);
  assert.equal(engine.datasets()[0].name, "moons");
});

test("a session goes on from its bytes in the middle of an epoch and of a step", () => {
  const session = opened("v1&layers=2,5,3&data=spiral&loss=cross_entropy&opt=adam&batch=40");
  session.play(1e9, 11);
  session.train("phase");
  session.train("phase");
  const restored = engine.Session.fromBytes(session.toBytes());
  assert.deepEqual({ ...restored.training(), revision: 0 }, { ...session.training(), revision: 0 });
  for (const each of [session, restored]) each.play(1e9, 30);
  const { after, losses } = session.frame(["after", "losses"]);
  assert.deepEqual(restored.frame(["after"]).after, after);
  assert.deepEqual(restored.frame(["losses"]).losses, losses);
  assert.equal(restored.visit(5).step, 5);
});

// As in tests/engine/training.rs.
const RUNS = /** @type {const} */ ([
  ["v1&t=1,0&tol=0", 200, "a902977042a10309610b78e3fb3ac7512bfb990ec92b07b2877254ca38d78407"],
  [
    "v1&layers=2,64,3&data=spiral&f1=relu&f2=softmax&scale=0.01&before=300&loss=cross_entropy&opt=adam&lr=0.05&batch=50",
    300,
    "9d966d1ef67d1399b865495756f796f461adcf83d97d5b1cd81f7eb3e762df1c",
  ],
]);

test("the same runs give the same bits as in Rust", () => {
  for (const [link, steps, expected] of RUNS) {
    const session = opened(link);
    while (session.play(8, steps - session.training().step).step < steps);
    const { after } = session.frame(["after"]);
    assert.equal(createHash("sha256").update(after).digest("hex"), expected, link);
  }
});

test("a training is given as a NumPy script with the lines of each phase", () => {
  const session = opened("v1&layers=3,4,4,2&tol=0");
  session.train("step");
  session.play(1e9, 4);
  const { script, output, marks, present } = session.trainingScript();
  const lines = script.split("\n");
  assert.ok(present && lines.includes("for step in range(1, 6):"));
  assert.ok(!script.includes("assert_allclose"));
  assert.match(output, /^step 1 loss 0\.\d+\nstep 5 loss 0\.\d+\n\[\[/);
  const of = (/** @type {number[]} */ numbers) => numbers.map((n) => lines[n].trim());
  assert.deepEqual(marks.backward.layers.map(of), [
    ["hidden_layer1.backward(d_hidden1)"],
    ["d_hidden1 = hidden_layer2.backward(d_hidden2)"],
    ["d_hidden2 = output_layer.backward(d_output)"],
  ]);
  assert.deepEqual(of(marks.forward.layers[0]), ["hidden_layer1.forward(input_data)"]);
  assert.ok(of(marks.update.lines).includes("def update(self, learning_rate):"));
  assert.ok(of(marks.loss.lines).includes("loss = mse(output_layer.output, targets)"));

  session.edit([{ set: "learning_rate", value: 0.2 }]);
  session.train("step");
  const changed = session.trainingScript({ asserts: true });
  assert.ok(!changed.present && changed.script.includes("np.testing.assert_allclose(loss, "));
  const torch = session.trainingScript({ library: "torch" });
  assert.ok(torch.script.includes("import torch\n") && torch.output === changed.output);
  // @ts-expect-error: not one of our libraries
  assert.throws(() => session.trainingScript({ library: "jax" }), /jax/);
  assert.throws(() => opened("v1&preset=batch").trainingScript(), /targets/);
  session.free();
});
