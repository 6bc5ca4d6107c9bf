import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as page from "../../www/pkg/page.js";
import * as engine from "../../www/pkg/perceptible.js";

engine.initSync({
  module: readFileSync(new URL("../../www/pkg/perceptible_bg.wasm", import.meta.url)),
});

const focus = {
  layer: 0,
  neuron: 1,
  row: 0,
  compared: ["sigmoid", "leaky_relu", "swish"],
};
const post = () => engine.preset("post");
const floats = (/** @type {number[]} */ ...values) => new Float64Array(values);

test("the post's three lines come in one call, as NumPy prints them", () => {
  const values = engine.evaluate(post(), focus);
  assert.deepEqual(
    values.comparison.rows.map((row) => row.printed),
    ["[[ 0.19235057 -0.05512534]]", "[[ 0.17669663 -0.11773777]]", "[[ 0.1192278  -0.09689423]]"],
  );
  assert.deepEqual(
    values.comparison.rows.map((row) => row.current),
    [true, false, false],
  );
  assert.equal(values.printed, "[[ 0.19235057 -0.05512534]]");
  assert.deepEqual([values.edited, values.verified, values.sizes], [false, true, [3, 4, 2]]);
  assert.deepEqual(
    values.layers.map((layer) => layer.name),
    ["hidden_layer", "output_layer"],
  );
});

test("the ledger adds up to z in the engine's own order", () => {
  const { ledger, layers } = engine.evaluate(post(), focus);
  assert.equal(ledger.partial.length, 4);
  assert.equal(ledger.partial[3], ledger.z);
  assert.equal(ledger.z, layers[0].z[1]);
  assert.deepEqual(
    ledger.products,
    ledger.inputs.map((x, i) => x * ledger.weights[i]),
  );
});

test("link, JSON and snapshot give the document back", () => {
  for (const name of engine.presets()) {
    const doc = engine.edit(engine.preset(name), [
      { set: "input", row: 0, index: 1, value: -0 },
      {
        set: "weight",
        layer: 0,
        from: 2 % engine.evaluate(engine.preset(name), focus).sizes[0],
        to: 0,
        value: 1e-7,
      },
      { set: "seed", value: 4294967295 },
    ]);
    assert.equal(engine.openLink(`#${engine.saveLink(doc)}`), doc);
    assert.equal(engine.openJson(engine.saveJson(doc)), doc);
    assert.equal(engine.openSnapshot(engine.takeSnapshot(doc)), doc);
    assert.ok(Object.is(engine.evaluate(doc, focus).inputs[1], -0));
    assert.equal(engine.evaluate(doc, focus).edited, true);
  }
});

test("the page's module makes the same documents and values of them as the full one", () => {
  page.initSync({ module: readFileSync(new URL("../../www/pkg/page_bg.wasm", import.meta.url)) });
  for (const name of engine.presets()) {
    const edits = [{ set: "bias", layer: 0, to: 0, value: 1e-7 }];
    const doc = page.edit(page.preset(name), /** @type {any} */ (edits));
    assert.equal(engine.edit(engine.preset(name), /** @type {any} */ (edits)), doc);
    assert.deepEqual(page.evaluate(doc, focus), engine.evaluate(doc, focus));
    assert.equal(engine.openJson(engine.saveJson(doc)), doc);
  }
  assert.equal(page.preset("post"), "v1&preset=post");
  assert.equal(page.saveLink(page.openLink("")), "");
});

test("curves, catalogue and typed numbers", () => {
  for (const { name } of engine.catalogue()) {
    assert.equal(engine.curve(name, null, floats(-1, 0, 1)).length, 6);
  }
  assert.deepEqual(engine.curve("leaky_relu", 0.5, [-2, 2]), floats(-1, 2, 0.5, 1));
  assert.deepEqual(engine.parseNumbers("np.array([3, 1, −5.5])"), [floats(3, 1, -5.5)]);
  assert.deepEqual(engine.parseNumbers("1 2\n3 4"), [floats(1, 2), floats(3, 4)]);
  assert.match(engine.script(post()).script, /np\.random\.seed\(0\)/);
});

test("the headless API is five lines", () => {
  const network = new engine.Network([3, 4, 2], ["swish", "linear"], 0);
  const trace = network.forward([3, 1, 5.5]);
  assert.equal(engine.numpyText(trace.outputs(), 2), "[[ 0.1192278  -0.09689423]]");
  assert.deepEqual([trace.rows, trace.values().length, [...network.sizes()]], [1, 12, [3, 4, 2]]);
  trace.free();
  network.free();
});

test("whatever JavaScript hands in, the answer is an Error in two languages and never a trap", () => {
  const odd = [
    undefined,
    null,
    Number.NaN,
    -1,
    1.5,
    2 ** 32,
    1n,
    "",
    "x",
    [],
    {},
    [[]],
    Symbol("s"),
    () => {},
    true,
  ];
  odd.push(
    new Float64Array(3),
    new Float64Array([Number.NaN]),
    new Uint8Array(9),
    new Date(),
    Infinity,
  );
  const network = new engine.Network([3, 2], ["linear"], 0);
  const random = new engine.RandomState(0);
  const sets = [
    "input",
    "inputs",
    "addRow",
    "removeRow",
    "weight",
    "bias",
    "weights",
    "biases",
    "seed",
  ];
  sets.push(
    "initialization",
    "activation",
    "parameter",
    "size",
    "addLayer",
    "removeLayer",
    "nonsense",
  );
  const calls = [
    (/** @type {any} */ x) => engine.preset(x),
    (/** @type {any} */ x) => engine.openJson(x),
    (/** @type {any} */ x) => engine.saveJson(x),
    (/** @type {any} */ x) => engine.openLink(x),
    (/** @type {any} */ x) => engine.saveLink(x),
    (/** @type {any} */ x) => engine.edit(x, []),
    (/** @type {any} */ x) => engine.edit(post(), x),
    (/** @type {any} */ x) => engine.edit(post(), [x]),
    (/** @type {any} */ x) => engine.evaluate(x, focus),
    (/** @type {any} */ x) => engine.evaluate(post(), x),
    (/** @type {any} */ x) => engine.evaluate(post(), { ...focus, layer: x, neuron: x, row: x }),
    (/** @type {any} */ x) => engine.evaluate(post(), { ...focus, compared: x }),
    (/** @type {any} */ x) => engine.curve(x, null, [1]),
    (/** @type {any} */ x) => engine.curve("swish", x, [1]),
    (/** @type {any} */ x) => engine.curve("swish", 1, x),
    (/** @type {any} */ x) => engine.parseNumbers(x),
    (/** @type {any} */ x) => engine.script(x),
    (/** @type {any} */ x) => engine.numpyText(x, 2),
    (/** @type {any} */ x) => engine.numpyText([1, 2], x),
    (/** @type {any} */ x) => engine.repr(x),
    (/** @type {any} */ x) => engine.takeSnapshot(x),
    (/** @type {any} */ x) => engine.openSnapshot(x),
    (/** @type {any} */ x) => new engine.Network(x, ["linear"], 0).free(),
    (/** @type {any} */ x) => new engine.Network([3, 2], x, 0).free(),
    (/** @type {any} */ x) => new engine.Network([3, 2], ["linear"], x).free(),
    (/** @type {any} */ x) => new engine.Network([3, 2], ["linear"], 0, x).free(),
    (/** @type {any} */ x) => network.forward(x).free(),
    (/** @type {any} */ x) => network.weights(x),
    (/** @type {any} */ x) => network.setWeights(0, x),
    (/** @type {any} */ x) => network.setActivation(x, x, x),
    (/** @type {any} */ x) => new engine.RandomState(x).free(),
    (/** @type {any} */ x) => random.uniform(x, x, x),
    (/** @type {any} */ x) => random.permutation(typeof x === "number" && x > 1000 ? 1 : x),
    ...sets.map((set) => (/** @type {any} */ x) => {
      const each = {
        row: x,
        index: x,
        value: x,
        layer: x,
        from: x,
        to: x,
        position: x,
        name: x,
        values: x,
        rows: x,
      };
      return engine.edit(post(), [/** @type {any} */ ({ set, ...each })]);
    }),
  ];
  let refused = 0;
  for (const [i, call] of calls.entries()) {
    for (const x of odd) {
      try {
        call(x);
      } catch (caught) {
        const error = /** @type {any} */ (caught);
        refused += 1;
        assert.ok(!(error instanceof WebAssembly.RuntimeError), `call ${i}: ${error}`);
        assert.match(error.korean ?? "", /[가-힣]/, `call ${i}: ${error}`);
        assert.equal(typeof error.place, "string");
      }
    }
  }
  assert.ok(refused > 500, `${refused}`);
  assert.equal(engine.evaluate(post(), focus).printed, "[[ 0.19235057 -0.05512534]]");
});

test("a refused edit says where", () => {
  const refused = () => engine.edit(post(), [{ set: "seed", value: -1 }]);
  assert.throws(refused, {
    message: "seed must be between 0 and 4294967295, not -1.",
    place: "seed",
  });
});

test("sizes beyond memory are an Error", () => {
  const huge = () => new engine.Network([4e9, 4e9], ["linear"], 0);
  assert.throws(huge, /no memory/);
});
