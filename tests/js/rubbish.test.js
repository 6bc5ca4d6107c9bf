// Rubbish at the door: whatever JavaScript hands in is refused in two languages, and the engine lives on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { engine } from "../engine.js";

/** More of the same than the engine has places for what it holds. */
const MANY = 3000;

/** Every error is a sentence in both languages. @param {() => unknown} call @param {string} [name] */
function refuses(call, name = String(call)) {
  try {
    call();
  } catch (caught) {
    assert.ok(caught instanceof Error, name);
    assert.ok(!(caught instanceof WebAssembly.RuntimeError), `${name}: ${caught}`);
    const error = /** @type {import("../../www/pkg/perceptible.js").PerceptibleError} */ (caught);
    assert.match(error.korean ?? "", /[가-힣]/, `${name}: ${error}`);
    assert.equal(typeof error.place, "string", name);
    return true;
  }
  return false;
}

/** The post's own numbers. */
function lives() {
  const session = new engine.Session();
  assert.deepEqual(session.frame([]).printed, ["[[ 0.19235057 -0.05512534]]"]);
  session.free();
}

/** One that throws whatever is asked of it. @template {object} T @param {T} target @returns {T} */
const hostile = (target) =>
  new Proxy(target, {
    get: () => {
      throw new Error("hostile");
    },
    ownKeys: () => {
      throw new Error("hostile");
    },
  });

function detached() {
  const array = new Float64Array([3, 1, 5.5]);
  structuredClone(array, { transfer: [array.buffer] });
  return array;
}

const cyclic = () => {
  /** @type {unknown[]} */
  const list = [];
  list.push(list);
  return list;
};

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
    hostile([]),
    hostile({}),
    hostile(() => {}),
    { length: 3, 0: 1 },
    new Array(2 ** 32 - 1),
    new Float32Array(3),
    new BigInt64Array(3),
    new DataView(new ArrayBuffer(8)),
    detached(),
    cyclic(),
    Object.create(null),
    "x".repeat(100_000),
  ];
  odd.push(
    new Float64Array(3),
    new Float64Array([Number.NaN]),
    new Uint8Array(9),
    new Date(),
    Infinity,
  );
  const session = new engine.Session();
  const network = new engine.Network([3, 2], ["linear"], 0);
  const random = new engine.RandomState(0);
  const grid = { x: 0, y: 1, from: [0, 0], to: [1, 1], size: 4 };
  const sets = [
    "input",
    "inputs",
    "target",
    "targets",
    "addRow",
    "removeRow",
    "weight",
    "bias",
    "weights",
    "biases",
    "seed",
    "test_size",
    "split_seed",
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
    (/** @type {any} */ x) => session.openPreset(x),
    (/** @type {any} */ x) => session.openJson(x),
    (/** @type {any} */ x) => session.openLink(x),
    (/** @type {any} */ x) => session.openAttributes(x),
    (/** @type {any} */ x) => session.openAttributes([x]),
    (/** @type {any} */ x) => session.openAttributes([["inputs", x]]),
    (/** @type {any} */ x) => session.edit(x),
    (/** @type {any} */ x) => session.edit([x]),
    (/** @type {any} */ x) => session.edit([], x),
    (/** @type {any} */ x) => session.look(x),
    (/** @type {any} */ x) => session.look({ layer: x, neuron: x, row: x, compared: [] }),
    (/** @type {any} */ x) => session.look({ compared: x }),
    (/** @type {any} */ x) => session.train(x),
    (/** @type {any} */ x) => session.play(typeof x === "number" ? 0 : x, 1),
    (/** @type {any} */ x) => session.play(0, typeof x === "number" ? 1 : x),
    (/** @type {any} */ x) => session.back(x),
    (/** @type {any} */ x) => session.visit(x),
    (/** @type {any} */ x) => session.lossAlong(x, 0, 0, [1]),
    (/** @type {any} */ x) => session.lossAlong(0, x, 0, [1]),
    (/** @type {any} */ x) => session.lossAlong(0, null, x, [1]),
    (/** @type {any} */ x) => session.lossAlong(0, 0, 0, x),
    (/** @type {any} */ x) => session.frame(x),
    (/** @type {any} */ x) => session.frame([x]),
    (/** @type {any} */ x) => session.map(x, [{ winner: true }]),
    (/** @type {any} */ x) => session.map(grid, x),
    (/** @type {any} */ x) => session.map(grid, [x]),
    (/** @type {any} */ x) => session.map(grid, [{ layer: x, neuron: x }]),
    (/** @type {any} */ x) => session.map(grid, [{ winner: x, layer: 0, neuron: 0, palette: x }]),
    (/** @type {any} */ x) =>
      session.map(grid, [{ winner: true, palette: [0, 0, 0, 0], range: x }]),
    ...["x", "y", "from", "to", "size", "row"].map(
      (key) => (/** @type {any} */ x) => session.map({ ...grid, [key]: x }, [{ winner: true }]),
    ),
    (/** @type {any} */ x) => session.openRows(x),
    (/** @type {any} */ x) => session.openRows("1,2\n3,4", x),
    ...["header", "task", "targets", "reshape", "standardize", "edits"].map(
      (key) => (/** @type {any} */ x) => session.openRows("1,2\n3,4", { [key]: x }),
    ),
    (/** @type {any} */ x) => session.openDataset(x, x, x, x),
    (/** @type {any} */ x) => session.check(typeof x === "number" ? 0 : x),
    (/** @type {any} */ x) => engine.Session.fromBytes(x).free(),
    (/** @type {any} */ x) => engine.curve(x, null, [1]),
    (/** @type {any} */ x) => engine.curve("swish", x, [1]),
    (/** @type {any} */ x) => engine.curve("swish", 1, x),
    (/** @type {any} */ x) => engine.parseArrays(x),
    (/** @type {any} */ x) => engine.numpyText(x, 2),
    (/** @type {any} */ x) => engine.numpyText([1, 2], x),
    (/** @type {any} */ x) => engine.repr(x),
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
      return session.edit([/** @type {any} */ ({ set, ...each })]);
    }),
  ];
  let refused = 0;
  for (const [i, call] of calls.entries()) {
    for (const x of odd) {
      refused += Number(refuses(() => call(x), `call ${i}`));
    }
  }
  assert.ok(refused > 500, `${refused}`);
  lives();
});

test("what has been freed is refused, however often it is asked", () => {
  const made = () => ({
    session: new engine.Session(),
    network: new engine.Network([3, 4, 2], ["swish", "linear"], 0),
    random: new engine.RandomState(0),
    trace: new engine.Network([3, 2], ["linear"], 0).forward([3, 1, 5.5]),
  });
  const [freed, other] = [made(), made()];
  for (const object of Object.values(freed)) object.free();
  for (let i = 0; i < MANY; i++) {
    for (const [name, object] of Object.entries(freed)) {
      const { prototype } = object.constructor;
      for (const key of Object.getOwnPropertyNames(prototype)) {
        if (key === "constructor" || key.startsWith("__")) continue;
        const ask = () => /** @type {any} */ (object)[key]?.(1, [2], "3");
        assert.equal(refuses(ask, `${name}.${key}`), key !== "free");
      }
    }
    if (i > 2) i += 20; // each method some 150 times
  }
  const method = engine.Network.prototype.forward;
  assert.ok(refuses(() => method.call(/** @type {any} */ ({}), [1])));
  assert.ok(refuses(() => method.call(/** @type {any} */ (other.session), [1])));
  assert.equal(other.network.forward([3, 1, 5.5]).rows, 1);
  lives();
});

test("an array whose memory is gone, or that throws, is refused however often, and what it was for stays usable", () => {
  const network = new engine.Network([3, 4, 2], ["swish", "linear"], 0);
  const session = new engine.Session();
  const gone = detached();
  const throwing = hostile([3, 1, 5.5]);
  for (let i = 0; i < MANY; i++) {
    assert.ok(refuses(() => network.forward(gone)));
    assert.ok(refuses(() => network.setWeights(0, throwing)));
    assert.ok(refuses(() => session.edit([{ set: "inputs", rows: 1, values: gone }])));
    assert.ok(refuses(() => session.edit(hostile([]))));
  }
  assert.equal(
    engine.numpyText(network.forward([3, 1, 5.5]).outputs(), 2),
    "[[ 0.1192278  -0.09689423]]",
  );
  session.edit([{ set: "seed", value: 1 }]);
  lives();
});

test("numbers come in every kind of array, and in rows whose shape is checked", () => {
  const network = new engine.Network([3, 4, 2], ["swish", "linear"], 0);
  const outputs = (/** @type {any} */ inputs) => [...network.forward(inputs).outputs()];
  const one = outputs([3, 1, 5]);
  for (const Kind of [
    Float64Array,
    Float32Array,
    Int32Array,
    Uint32Array,
    Int16Array,
    Uint16Array,
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
  ])
    assert.deepEqual(outputs(new Kind([3, 1, 5])), one, Kind.name);
  const two = outputs([[3, 1, 5], new Float32Array([0, 1, 2])]);
  assert.deepEqual(two, [...one, ...outputs([0, 1, 2])]);
  assert.throws(
    () =>
      outputs([
        [3, 1],
        [5, 0],
        [1, 2],
      ]),
    { place: "inputs[0]" },
  );
  assert.throws(
    () =>
      outputs([
        [3, 1, 5],
        [0, 1],
      ]),
    { place: "inputs[1]" },
  );
  network.setWeights(1, [
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8],
  ]);
  assert.deepEqual([...network.weights(1)], [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.throws(
    () =>
      network.setWeights(1, [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ]),
    { place: "weights[0]" },
  );
});

test("absurd sizes and a hundred thousand edits are answered soon", () => {
  const session = new engine.Session();
  const edits = Array.from({ length: 100_000 }, (_, i) => ({
    set: /** @type {const} */ ("input"),
    row: 0,
    index: i % 3,
    value: i,
  }));
  const calls = [
    () => new engine.Network([4e9, 4e9], ["linear"], 0),
    () => new engine.Network(Array(1000).fill(1e6), Array(999).fill("swish"), 0),
    () => new engine.RandomState(0).randn(2 ** 32 - 1),
    () => session.edit([{ set: "inputs", rows: 4e9, values: [1] }]),
    () => session.edit([...edits, ...edits]),
    () => session.edit(edits),
  ];
  for (const call of calls) {
    const start = performance.now();
    refuses(call);
    const took = performance.now() - start;
    // On a quiet machine within a second; the busy ones are ten times as slow.
    assert.ok(took < 10_000, `${call}: ${took} ms`);
  }
  assert.equal(session.frame(["inputs"]).inputs[2], 99_998);
  lives();
});

test("before the engine is loaded every call says so", async () => {
  const fresh = await import(`../../www/pkg/perceptible.js?${"not-loaded"}`);
  assert.ok(refuses(() => fresh.catalogue()));
  assert.ok(refuses(() => new fresh.Session()));
});
