// Choosing data: the Python that gives the same rows, and the network that learns them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { apply, take } from "../../www/figure/data/actions.js";
import { defaultsOf, FILES, nameOf, preview, wishOf } from "../../www/figure/data/catalogue.js";
import { fits, reshaped, suited } from "../../www/figure/data/fit-network.js";
import { python } from "../../www/figure/data/generators.js";
import { filePython } from "../../www/view/train/data/files.js";
import { engine } from "../engine.js";

/** @typedef {import("../../www/pkg/perceptible.js").Session} Session */

/** What the lines are for the engine's own call. @param {string} name @param {Record<string, number>} parameters @param {number} [seed] */
function linesOf(name, parameters, seed = 0) {
  const session = new engine.Session();
  session.openDataset(name, parameters, seed, { reshape: true });
  const { data } = session.structure();
  session.free();
  assert.ok(data);
  return python(data);
}

test("the call of a library has every argument that its rows depend on", () => {
  const last = (/** @type {string[]} */ lines) => lines.at(-1);
  assert.equal(
    last(linesOf("moons", { n_samples: 200 })),
    "X, y = make_moons(200, noise=0.1, random_state=0)",
  );
  assert.equal(last(linesOf("moons", { noise: 0 }, 7)), "X, y = make_moons(100, random_state=7)");
  assert.equal(
    last(linesOf("circles", { factor: 0 }, 3)),
    "X, y = make_circles(100, noise=0.1, factor=0.0, random_state=3)",
  );
  assert.equal(
    last(linesOf("blobs", { centers: 4, cluster_std: 2, n_features: 3 })),
    "X, y = make_blobs(100, n_features=3, centers=4, cluster_std=2.0, random_state=0)",
  );
  assert.deepEqual(linesOf("spiral", {}, 1), [
    "import numpy as np",
    "from nnfs.datasets import spiral_data",
    "np.random.seed(1)",
    "X, y = spiral_data(samples=100, classes=3)",
  ]);
  assert.equal(
    last(linesOf("vertical", { classes: 5, samples: 20 })),
    "X, y = vertical_data(samples=20, classes=5)",
  );
  // nnfs has its noise in the function.
  assert.deepEqual(linesOf("spiral", { noise: 0.3 }), []);
  assert.deepEqual(linesOf("vertical", { noise: 0 }), []);
});

test("a generator of our own is NumPy, in the order in which its numbers are drawn", () => {
  assert.deepEqual(linesOf("xor", { n_samples: 50, noise: 0.05 }, 2), [
    "import numpy as np",
    "random = np.random.RandomState(2)",
    "X = random.uniform(-1, 1, (50, 2))",
    "y = (X[:, 0] > 0) != (X[:, 1] > 0)",
    "X += random.normal(scale=0.05, size=X.shape)",
  ]);
  assert.deepEqual(linesOf("parabola", {}), [
    "import numpy as np",
    "X = np.linspace(-1, 1, 100).reshape(-1, 1)",
    "y = X * X",
  ]);
  for (const { name } of engine.datasets()) assert.ok(linesOf(name, {}).length > 1, name);
});

const csv = (/** @type {string} */ name) =>
  readFileSync(new URL(`../../www/data/${name}.csv`, import.meta.url), "utf8");

/** Opens it as the figure does. @param {Session} session @param {string} name */
function open(session, name) {
  const shape = FILES[name] ?? preview(engine, name);
  const structure = session.structure();
  const wishes = [wishOf(name), wishOf(nameOf(structure))];
  const edits = suited(structure, shape, defaultsOf(engine), ...wishes);
  take(session, name, name in FILES ? csv(name) : null, edits, "open");
  session.train("phase", "open"); // as the figure does, which shows the forward pass already
  session.endGesture();
  return {
    sizes: reshaped(structure.sizes, shape, ...wishes),
    asks: !fits(structure.sizes, shape),
  };
}

test("the post's network becomes one that learns each of them, and one undo leads back", () => {
  const names = [...engine.datasets().map(({ name }) => name), ...Object.keys(FILES)];
  for (const name of names) {
    const session = new engine.Session();
    const { sizes, asks } = open(session, name);
    assert.ok(asks, name);
    const structure = session.structure();
    assert.deepEqual(structure.sizes, sizes, "as was said");
    assert.equal(nameOf(structure), name);
    const loss = () => session.frame(["scores"]).scores[0];
    const before = loss();
    for (let epoch = 0; epoch < (name === "digits" ? 2 : 60); epoch++) session.train("epoch");
    assert.ok(loss() < 0.8 * before, `${name}: ${before} -> ${loss()}`);
    session.restart();
    while (session.canUndo()) session.undo();
    assert.equal(session.link(), "", name);
    session.free();
  }
});

test("one undo, also where settings, sizes, and rows change together", () => {
  const session = new engine.Session();
  open(session, "moons");
  const moons = session.link();
  session.undo();
  assert.equal(session.link(), "");
  session.redo();
  assert.equal(session.link(), moons);
  // What fits is opened as the network is.
  assert.equal(open(session, "circles").asks, false);
  assert.deepEqual(session.structure().sizes, [2, 4, 1]);
  session.undo();
  assert.equal(session.link(), moons);
});

test("a parameter that is dragged draws the rows again: one undo; another number of classes, another last layer", () => {
  const session = new engine.Session();
  open(session, "spiral");
  const before = session.link();
  for (const value of [0.21, 0.25, 0.3])
    apply(session, [{ set: "data", parameter: "noise", value }], "drag");
  assert.equal(session.structure().data?.parameters.noise, 0.3);
  session.undo();
  assert.equal(session.link(), before);
  apply(session, [{ set: "data", parameter: "arms", value: 2 }], null);
  apply(session, [{ set: "data", parameter: "arms", value: 4 }], null);
  assert.deepEqual(session.structure().sizes, [2, 64, 4]);
  session.undo();
  assert.deepEqual(session.structure().sizes, [2, 64, 2]);

  // From one output to several the loss changes too.
  session.openPreset("post");
  open(session, "moons");
  open(session, "blobs");
  const { loss, layers } = session.structure();
  assert.deepEqual([loss, layers[1].activation.name], ["cross_entropy", "softmax"]);
  assert.throws(() => apply(session, [{ set: "data", parameter: "centers", value: 2.5 }], null));
});

test("what the network had for one data set alone goes with it; what the reader chose stays", () => {
  const session = new engine.Session();
  open(session, "spiral");
  open(session, "iris");
  const { sizes, layers, initialization } = session.structure();
  assert.deepEqual([sizes, layers[0].activation.name], [[4, 4, 3], "tanh"]);
  assert.equal(initialization, "xavier");
  session.openLink("v1&layers=3,12,6,2&f1=leaky_relu&f2=elu&opt=rmsprop&lr=0.01");
  open(session, "circles");
  const own = session.structure();
  assert.deepEqual(own.sizes, [2, 12, 6, 1]);
  assert.deepEqual(
    own.layers.map(({ activation }) => activation.name),
    ["leaky_relu", "elu", "sigmoid"],
  );
  assert.deepEqual([own.optimizer, own.learning_rate], ["rmsprop", 0.01]);
});

test("iris and the digits have their lines as long as every number is the file's", () => {
  const text = (/** @type {string} */ name) =>
    readFileSync(new URL(`../../www/data/${name}.csv`, import.meta.url), "utf8");
  const opened = (/** @type {string} */ name, standardize = false, test_size = 0) => {
    const session = new engine.Session();
    session.edit([{ set: "test_size", value: test_size }]);
    session.openRows(text(name), { reshape: true, standardize });
    return session;
  };
  const lines = (/** @type {Session} */ session) => {
    const { inputs, targets, testRows } = session.frame(["inputs", "targets", "testRows"]);
    const values = { ...session.structure(), inputs, training: { targets, testRows } };
    return filePython(/** @type {any} */ (values));
  };
  assert.deepEqual(lines(opened("iris")), [
    "from sklearn.datasets import load_iris",
    "X, y = load_iris(return_X_y=True)",
  ]);
  assert.deepEqual(lines(opened("digits", true)), [
    "from sklearn.datasets import load_digits",
    "from sklearn.preprocessing import StandardScaler",
    "X, y = load_digits(return_X_y=True)",
    "X = StandardScaler().fit_transform(X)",
  ]);
  const split = opened("digits", true, 0.25);
  assert.deepEqual(lines(split).slice(-3), [
    "X, y = load_digits(return_X_y=True)",
    "train, _ = train_test_split(X, test_size=0.25, random_state=0)",
    "X = StandardScaler().fit(train).transform(X)",
  ]);
  split.edit([{ set: "split_seed", value: 1 }]);
  assert.deepEqual(lines(split), []);
  const changed = opened("iris");
  changed.edit([{ set: "input", row: 3, index: 1, value: 3.2 }]);
  assert.deepEqual(lines(changed), []);
  const other = opened("iris");
  other.edit([{ set: "class", row: 3, value: 1 }]);
  assert.deepEqual(lines(other), []);
});

test("what is refused leaves everything as it was, redo too", () => {
  const session = new engine.Session();
  for (const value of [5, 6]) session.edit([{ set: "seed", value }]);
  session.undo();
  const state = () => [
    session.link(),
    session.canUndo(),
    session.canRedo(),
    [...session.revisions()],
  ];
  const before = state();
  const size = /** @type {const} */ ({ set: "size", position: 0, value: 2 });
  const tooMany = /** @type {const} */ ({ set: "batch_size", value: 5000 }); // known once the rows are there
  for (const [name, text] of /** @type {[string, string | null][]} */ ([
    ["moons", null],
    ["iris", csv("iris")],
  ])) {
    assert.throws(() => take(session, name, text, [size, tooMany], "open"), /batch_size/);
    assert.deepEqual(state(), before);
  }
  assert.throws(() => take(session, "own", "1,2\n3,?", [size], "open"));
  assert.throws(() => take(session, "moons", null, [size, { ...size, value: 0 }], "open"));
  assert.deepEqual(state(), before);
  session.redo();
  assert.equal(session.link(), "v1&seed=6");
});

test("rows are standardised where they are as they would be on their way in, however many", () => {
  const links = ["v1&data=spiral:samples=20,arms=3,noise=0.2,seed=0&layers=2,4,3", "v1&layers=3,2"];
  for (const link of links) {
    const sessions = [new engine.Session(), new engine.Session()];
    for (const session of sessions) session.openLink(`${link}&test=0.25`);
    const [session, other] = sessions;
    if (session.structure().rows === 1)
      for (const each of sessions)
        each.openRows("1,2,3,0,1\n4,5,7,1,0\n0,1,0.1,2,2", { targets: 2 });
    const { sizes, classes } = session.structure();
    const { inputs, targets } = session.frame(["inputs", "targets"]);
    const rows = (/** @type {Float64Array} */ of, /** @type {number} */ n) =>
      Array.from({ length: of.length / n }, (_, i) => [...of.subarray(i * n, (i + 1) * n)]);
    const m = sizes[sizes.length - 1];
    const last = rows(targets, m).map((row) => (classes ? [row.indexOf(1)] : row));
    const text = rows(inputs, sizes[0]).map((row, i) => [...row, ...last[i]].join(","));
    const options = /** @type {const} */ ({ header: false, standardize: true });
    const task = classes ? "classification" : "regression";
    other.openRows(text.join("\n"), { ...options, targets: classes ? 1 : m, task });
    session.standardize();
    for (const each of sessions) each.train("step");
    const [own, theirs] = sessions.map((each) => each.frame(["inputs", "targets", "after"]));
    assert.deepEqual(
      [own.inputs, own.targets, own.after],
      [theirs.inputs, theirs.targets, theirs.after],
    );
    const [{ standardization, data }, { standardization: same }] = sessions.map((each) =>
      each.structure(),
    );
    assert.ok(standardization && !data);
    assert.deepEqual(standardization, same);
  }
  const session = new engine.Session();
  session.openLink("v1&layers=300,1");
  const values = Float64Array.from({ length: 900_000 }, (_, i) => Math.sin(i)); // 18 MB as text
  session.edit([{ set: "inputs", rows: 3000, values }]);
  session.standardize();
  const { inputs } = session.frame(["inputs"]);
  const column = inputs.filter((_, i) => i % 300 === 7);
  const mean = (/** @type {Float64Array} */ of) => of.reduce((sum, x) => sum + x, 0) / of.length;
  assert.ok(Math.abs(mean(column)) < 1e-14 && Math.abs(mean(column.map((x) => x * x)) - 1) < 1e-12);
});
