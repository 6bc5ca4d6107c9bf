import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as engine from "../../www/pkg/perceptible.js";
import { valuesOf } from "../engine.js";

const types = readFileSync(new URL("../../www/pkg/perceptible.d.ts", import.meta.url), "utf8");

const COMPARED = ["sigmoid", "leaky_relu", "swish"];
const floats = (/** @type {number[]} */ ...values) => new Float64Array(values);
const post = () => new engine.Session();

test("the post's three lines come in one frame, as NumPy prints them", () => {
  const session = post();
  session.look({ compared: COMPARED });
  const { printed } = session.frame(["comparison"]);
  assert.deepEqual(printed, [
    "[[ 0.19235057 -0.05512534]]",
    "[[ 0.19235057 -0.05512534]]",
    "[[ 0.17669663 -0.11773777]]",
    "[[ 0.1192278  -0.09689423]]",
  ]);
  const { edited, verified, sizes, layers, comparison } = session.structure();
  assert.deepEqual([edited, verified, sizes], [false, true, [3, 4, 2]]);
  assert.deepEqual(
    layers.map(({ name }) => name),
    ["hidden_layer", "output_layer"],
  );
  assert.deepEqual(
    comparison.rows.map(({ current }) => current),
    [true, false, false],
  );
});

test("the ledger adds up to z in the engine's own order", () => {
  const { ledger, layers } = valuesOf("", { neuron: 1 });
  assert.equal(ledger.partial.length, 4);
  assert.equal(ledger.partial[3], ledger.z);
  assert.equal(ledger.z, layers[0].z[1]);
  assert.deepEqual(
    ledger.products,
    ledger.inputs.map((x, i) => x * ledger.weights[i]),
  );
});

test("link, JSON, attributes and bytes give the network back", () => {
  for (const name of engine.presets()) {
    const session = post();
    session.openPreset(name);
    session.edit([
      { set: "input", row: 0, index: 1, value: -0 },
      { set: "weight", layer: 0, from: 0, to: 0, value: 1e-7 },
      { set: "seed", value: 4294967295 },
    ]);
    const link = session.link();
    const back = (/** @type {(other: engine.Session) => void} */ open) => {
      const other = post();
      open(other);
      assert.equal(other.link(), link);
    };
    back((other) => other.openLink(`#${link}`));
    back((other) => other.openJson(session.json()));
    back((other) => other.openJson(new TextEncoder().encode(session.json())));
    back((other) => other.openAttributes(session.attributes()));
    assert.equal(engine.Session.fromBytes(session.toBytes()).link(), link);
    assert.ok(Object.is(session.frame(["inputs"]).inputs[1], -0));
  }
});

/** The names of the properties that are declared behind these words, optional ones too. @param {string} words */
const declared = (words) => {
  const at = types.indexOf(words);
  assert.ok(at >= 0, words);
  const start = types.indexOf("{", at) + 1;
  let depth = 1;
  let own = "";
  for (let end = start; depth > 0; end++) {
    if (types[end] === "{") depth++;
    if (types[end] === "}") depth--;
    if (depth === 1) own += types[end];
  }
  const plain = own.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\[[^\]]*\]/g, "");
  return [...plain.matchAll(/(\w+)\??:/g)].map(([, key]) => key).sort();
};

/** @param {string} words @param {object | null | undefined} given */
const isDeclared = (words, given) =>
  assert.deepEqual(Object.keys(given ?? {}).sort(), declared(words), words);

test("every type of the interface is what the engine gives", () => {
  const session = post();
  session.look({ compared: COMPARED });
  const structure = session.structure();
  const fields = engine.fields().map(({ name }) => name);
  assert.deepEqual(declared("interface Fields "), [...fields].sort());
  assert.deepEqual(
    [...declared("interface Structure "), ...fields].sort(),
    Object.keys(structure).sort(),
  );
  isDeclared("interface Compared ", structure.comparison.rows[0]);
  const swish = engine.catalogue().find(({ name }) => name === "swish");
  isDeclared("interface ActivationValues ", swish);
  isDeclared("interface ParameterValues ", swish?.parameter);
  const [, parts] = types.match(/type Part =([\s\S]*?);/) ?? [];
  const names = /** @type {import("../../www/pkg/perceptible.js").Part[]} */ (
    [...parts.matchAll(/\| "(\w+)"/g)].map(([, name]) => name)
  );
  assert.ok(names.length >= 7);
  assert.deepEqual(
    Object.keys(session.frame(names)).sort(),
    ["printed", "revision", ...names].sort(),
  );
  isDeclared("interface Maps ", session.map({ x: 0, from: [0], to: [1], size: 2 }, []));
  isDeclared("function limits()", engine.limits());
  isDeclared("function datasets()", engine.datasets()[0]);
  isDeclared("interface Printed ", engine.parseArrays("1 2")[0]);
  const ours = (/** @type {string} */ name) => !/^__|^default$|^initSync$/.test(name);
  const exported = [...types.matchAll(/^export (?:function|class) (\w+)/gm)].map(
    ([, name]) => name,
  );
  assert.deepEqual(Object.keys(engine).filter(ours).sort(), exported.filter(ours).sort());
});

test("what training, checking and comparing give is declared", () => {
  const session = post();
  isDeclared(
    "interface DatasetFacts ",
    session.openDataset("parabola", null, 0, { reshape: true }),
  );
  session.openLink("v1&t=1,0&f1=linear&lr=1000");
  isDeclared("interface Training ", session.training());
  for (let steps = 0; steps < 99 && !session.training().problem; steps++) session.train("step");
  isDeclared("interface Problem ", session.training().problem);
  session.openLink("v1&t=1,0&lr=0.5");
  session.train("step");
  const script = session.trainingScript();
  isDeclared("interface TrainingScript ", script);
  isDeclared("interface Marks ", script.marks.loss);
  // At x = 0 the gradient of relu has a kink in every weight and bias.
  session.openLink("v1&t=1,0&f1=relu&x=0,0,0");
  const check = session.check(1e4);
  isDeclared("interface GradientCheck ", check);
  isDeclared("rows: { /** w", check.rows[0]);
  isDeclared("kinks: {", check.kinks[0]);
  session.openLink("");
  const found = session.compare("[[ 0.19235057 -0.05512534]]\n[[1 2] [3]]");
  isDeclared("interface Comparison ", found);
  isDeclared("interface ComparedArray ", found.arrays[0]);
  isDeclared("unread: {", found.unread[0]);
  const other = post();
  other.edit([{ set: "seed", value: 1 }]);
  const { causes, tried } = session.compare(other.script().output);
  isDeclared("interface TriedCause ", tried[0]);
  isDeclared("causes: {", causes[0]);
});

test("what is asked with is declared, and read by these names", () => {
  const session = post();
  /** Anything else than what it has to be is refused, by its name.
   * @param {string} words @param {Record<string, unknown>} given @param {(given: any) => unknown} ask */
  const reads = (words, given, ask) => {
    ask(given);
    assert.deepEqual(declared(words), Object.keys(given).sort());
    for (const place of Object.keys(given).filter((key) => given[key] !== true))
      assert.throws(() => ask({ ...given, [place]: {} }), { place });
  };
  const focus = { layer: 0, neuron: 0, row: 0, since: 0, compared: COMPARED, silent: true };
  reads("interface Focus ", focus, (given) => session.look(given));
  assert.deepEqual(session.frame(["comparison"]).printed, [], "silent");
  const grid = { x: 0, y: 1, from: [0, 0], to: [1, 1], size: 2, row: 0 };
  reads("interface Grid ", grid, (given) => session.map(given, []));
  const neuron = (/** @type {any} */ given) => session.map(grid, [given]);
  reads("type MapAsked = ", { layer: 0, neuron: 0 }, neuron);
  reads("winner: true }) & ", { palette: [0, 0, 0, 255], range: [0, 2] }, (given) =>
    session.map(grid, [{ winner: true, ...given }]),
  );
});

test("classes have the methods that are declared", () => {
  for (const own of [engine.Session, engine.Network, engine.Trace, engine.RandomState]) {
    const start = types.indexOf(`class ${own.name} {`);
    const body = types.slice(start, types.indexOf("\n}", start)).replace(/\/\*[\s\S]*?\*\//g, "");
    const said = [
      ...body.matchAll(
        /^ {4}(?:static |private )*(?:readonly )?(\w+)(?:[(<]|(?<=readonly \w+):)/gm,
      ),
    ];
    const given = [own, own.prototype].flatMap((of) => Object.getOwnPropertyNames(of));
    assert.deepEqual(
      given.filter((name) => !/^__|^(?:length|name|prototype)$/.test(name)).sort(),
      said.map(([, name]) => name).sort(),
      own.name,
    );
  }
});

test("a fully edited network of eight layers of 64 is edited and computed within 10 ms", () => {
  const session = post();
  session.openLink(`v1&layers=${Array(8).fill(64)}`);
  for (let layer = 0; layer < 7; layer++)
    session.edit([{ set: "weights", layer, values: Array(64 * 64).fill(0.01) }]);
  session.look({ compared: COMPARED });
  const times = Array.from({ length: 30 }, (_, i) => {
    const start = performance.now();
    session.edit([{ set: "weight", layer: 0, from: 0, to: 0, value: i }], "drag");
    session.frame(["inputs", "parameters", "trace", "ledger", "comparison"]);
    return performance.now() - start;
  });
  // Ten times as long on a busy machine; reading the document as text took some 300 ms.
  assert.ok(times.sort((a, b) => a - b)[15] < 100, `${times}`);
  console.log(`median ${times[15].toFixed(2)} ms`);
});

test("curves, catalogue and typed numbers", () => {
  for (const { name } of engine.catalogue()) {
    assert.equal(engine.curve(name, null, floats(-1, 0, 1)).length, 6);
  }
  assert.deepEqual(engine.curve("leaky_relu", 0.5, [-2, 2]), floats(-1, 2, 0.5, 1));
  const [array] = engine.parseArrays("x = np.array([3, 1, −5.5])");
  assert.deepEqual(array, { name: "x", shape: [3], values: floats(3, 1, -5.5), pytorch: false });
  assert.deepEqual(engine.parseArrays("1 2\n3 4")[0].shape, [2, 2]);
  assert.match(post().script().script, /np\.random\.seed\(0\)/);
});

test("the headless API is five lines", () => {
  const network = new engine.Network([3, 4, 2], ["swish", "linear"], 0);
  const trace = network.forward([3, 1, 5.5]);
  assert.equal(engine.numpyText(trace.outputs(), 2), "[[ 0.1192278  -0.09689423]]");
  assert.deepEqual([trace.rows, trace.values().length, [...network.sizes()]], [1, 12, [3, 4, 2]]);
  trace.free();
  network.free();
});

test("a refused edit says where", () => {
  const refused = () => post().edit([{ set: "seed", value: -1 }]);
  assert.throws(refused, {
    message: "seed must be between 0 and 4294967295, not -1.",
    place: "seed",
  });
});

test("sizes beyond memory are an Error", () => {
  const huge = () => new engine.Network([4e9, 4e9], ["linear"], 0);
  assert.throws(huge, /no memory/);
});

test("a network's outputs alone are those of its trace, again and again", () => {
  const network = new engine.Network([3, 4, 2], ["swish", "linear"], 0);
  const rows = [
    [3, 1, 5.5],
    [3, 1, -5.5],
  ];
  const trace = network.forward(rows);
  for (const inputs of [rows, floats(...rows.flat()), rows.flat()])
    assert.deepEqual(network.outputs(inputs), trace.outputs());
  assert.deepEqual(network.outputs([rows[1]]), trace.outputs().slice(2));
  assert.throws(() => network.outputs([1, 2]), /inputs has length 2; expected 3/);
  assert.throws(() => network.outputs([1, 2, Number.NaN]), /inputs\[2\]/);
  // One by one or in one piece, from a list or an array that tells its length wrongly, it is the same.
  const many = Float64Array.from({ length: 3 * 100 }, (_, i) => Math.sin(i));
  const all = network.forward(many).outputs();
  assert.deepEqual(network.outputs(many), all);
  assert.deepEqual(network.outputs(Array.from(many)), all);
  for (const rows of [1, 10, 11])
    assert.deepEqual(network.outputs(many.subarray(0, 3 * rows)), all.subarray(0, 2 * rows));
  const untrue = Object.defineProperty(many.slice(0, 3), "length", { value: 2 ** 30 });
  assert.deepEqual(network.outputs(untrue), all.subarray(0, 2));
  const lost = new Float64Array(3);
  structuredClone(lost.buffer, { transfer: [lost.buffer] });
  assert.throws(() => network.outputs(lost), /buffer was transferred/);
  network.setBiases(1, [5, -5]);
  assert.deepEqual(network.outputs(many), network.forward(many).outputs());
  network.free();
  assert.throws(() => network.outputs(many), /freed/);
});
