import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ko } from "../../www/strings/ko.js";
import { value } from "../../www/ui/format.js";
import { engine, scriptOf, valuesOf } from "../engine.js";
import { test } from "./browser.js";
import { neuron, onePage } from "./figure.js";
import { assertShows, COMPARED, compare, look } from "./numbers-shown.js";

const fixture = JSON.parse(
  readFileSync(new URL("../fixtures/seed_program.json", import.meta.url), "utf8"),
);

const { figure } = await onePage();

/** NumPy's values with 8 digits, as the screen writes them. @param {{ repr: string[] }} values */
const digits = ({ repr }) => repr.map((text) => value(Number(text), 8));

test("the page opens with the numbers that NumPy gives for the post's program", async () => {
  const seen = await assertShows(figure);
  assert.deepEqual(
    seen.inputs.map(([, text]) => text),
    ["3", "1", "5.5"],
  );
  const hidden = [0, 1, 2, 3].map((j) => seen.neurons[`0.${j}`]);
  assert.deepEqual(
    hidden.map(({ z }) => z),
    digits(fixture.hidden_pre),
  );
  assert.deepEqual(
    hidden.map(({ a }) => a),
    digits(fixture.sigmoid.hidden_act),
  );
  assert.deepEqual(
    [0, 1].map((j) => seen.neurons[`1.${j}`].a),
    digits(fixture.sigmoid.output),
  );
  assert.deepEqual(
    seen.results.map(([text]) => text),
    COMPARED.map((name) => fixture[name].output.printed),
  );
  assert.match(await figure.text(".proof"), new RegExp(ko.matchesNumPy));
  // With room for them all eight digits are there, whatever `assertShows` allows where there is less.
  const { layers } = valuesOf("");
  for (const [id, cell] of Object.entries(seen.neurons)) {
    const [layer, j] = id.split(".").map(Number);
    assert.equal(cell.a, value(layers[layer].a[j], 8), id);
    if (cell.z !== null) assert.equal(cell.z, value(layers[layer].z[j], 8), id);
  }
});

test("a click on each of the three of the post gives the post's values: on the stage, in the results, in the comparison", async () => {
  const ways = [
    (/** @type {number} */ i) => `.stage .picker-post [role=radio]:nth-child(${i + 1})`,
    (/** @type {number} */ i) => `.results .result-line:nth-child(${i + 1})`,
    (/** @type {number} */ i) => `.compare tbody tr:nth-child(${i + 2}) .row-name`,
  ];
  for (const way of ways) {
    for (const i of [1, 2, 0]) {
      await figure.click(way(i));
      const seen = await assertShows(figure);
      const expected = fixture[COMPARED[i]];
      const hidden = [0, 1, 2, 3].map((j) => seen.neurons[`0.${j}`].a);
      assert.deepEqual(hidden, digits(expected.hidden_act), way(i));
      const outputs = [0, 1].map((j) => seen.neurons[`1.${j}`].a);
      assert.deepEqual(outputs, digits(expected.output), way(i));
      assert.deepEqual(seen.results[i], [expected.output.printed, true]);
    }
  }
});

test("the weights stand in the ledger, on the edges and in the matrix as NumPy draws them", async () => {
  const drawn = digits(fixture.hidden_weights);
  for (let j = 0; j < 4; j++) {
    await figure.click(neuron(`0.${j}`));
    const seen = await assertShows(figure);
    const column = [0, 1, 2].map((i) => drawn[i * 4 + j]);
    assert.deepEqual(
      seen.ledger.slice(0, 3).map(([, w]) => w),
      column,
    );
    const edges = new Map(/** @type {[string, string][]} */ (seen.weights));
    assert.deepEqual(
      [0, 1, 2].map((i) => edges.get(`edge.w.0.${i}.${j}`)),
      column,
    );
  }
  for (let k = 0; k < 2; k++) {
    await figure.click(neuron(`1.${k}`));
    const { ledger } = await assertShows(figure);
    const column = [0, 1, 2, 3].map((i) => digits(fixture.output_weights)[i * 2 + k]);
    assert.deepEqual(
      ledger.slice(0, 4).map(([, w]) => w),
      column,
    );
  }
  await figure.click("#tab-matrix");
  const { matrices } = await assertShows(figure);
  assert.deepEqual(
    matrices.map(([, W]) => W.flat()),
    [drawn, digits(fixture.output_weights)],
  );
  await figure.click("#tab-neuron");
  await figure.click(neuron("0.3"));
});

test("every preset shows its values, row by row, in every tab", async () => {
  // Those behind them are there to be trained, and open in Train.
  const forward = engine.presets().slice(0, 5);
  assert.equal(forward.at(-1), "neuron");
  for (const [i, name] of forward.entries()) {
    await figure.choose("preset", i);
    assert.equal(valuesOf(await figure.link()).preset, name);
    const { rows } = valuesOf(`v1&preset=${name}`);
    for (let row = 0; row < rows; row++) {
      if (rows > 1) await figure.click(`.batch-rows button:nth-child(${row + 1})`);
      const seen = await assertShows(figure);
      assert.equal(seen.row, row);
      assert.ok(
        seen.ledger.length > 1 &&
          seen.comparison.length === COMPARED.length + (name === "xor" ? 2 : 1),
      );
    }
    await figure.click("#tab-matrix");
    const { matrices } = await assertShows(figure);
    assert.ok(matrices.length > 0);
    await figure.click("#tab-code");
    await figure.until((root) => root.querySelector(".code-script pre") !== null);
    const code = scriptOf(`v1&preset=${name}`);
    assert.equal((await figure.text(".code-script pre")).trim(), code.script.trim());
    assert.equal((await figure.text(".code-output pre")).trimEnd(), code.output.trimEnd());
    await figure.click("#tab-neuron");
  }
  await figure.choose("preset", 0);
});

test("XOR, solved by hand, gives exactly 0, 1, 1, 0", async () => {
  await figure.choose("preset", engine.presets().indexOf("xor"));
  const pressed = () => figure.text('.batch-rows [aria-pressed="true"]');
  assert.equal(await pressed(), "2", "not on the row of zeros, which shows nothing");
  assert.match(await figure.text(".header .seed"), /직접 정함/);
  for (const [row, y] of [0, 1, 1, 0].entries()) {
    await figure.click(`.batch-rows button:nth-child(${row + 1})`);
    assert.equal((await assertShows(figure)).neurons["1.0"].a, `${y}.00000000`);
  }
  await figure.choose("preset", 0);
});

test("every activation of the hidden layer's menu gives the engine's numbers everywhere", async () => {
  const offered = engine.catalogue().filter(({ rowWise }) => !rowWise);
  for (const [i, { name }] of offered.entries()) {
    await figure.choose("activation.stage.0", i);
    assert.match(await figure.link(), name === "sigmoid" ? /^$/ : new RegExp(`f1=${name}\\b`));
    const seen = await assertShows(figure);
    const others = COMPARED.includes(name) ? 0 : 1;
    assert.equal(seen.comparison.length, 1 + COMPARED.length + others, name);
    await figure.click("#tab-matrix");
    await assertShows(figure);
    await figure.click("#tab-neuron");
  }
  await figure.open("");
});

test("every activation of the output layer's menu, softmax too, gives the engine's numbers", async () => {
  await figure.click(neuron("1.1"));
  for (const [i, { name }] of engine.catalogue().entries()) {
    await figure.choose("activation.stage.1", i);
    assert.match(await figure.link(), name === "linear" ? /^$/ : new RegExp(`f2=${name}\\b`));
    await assertShows(figure);
  }
  await figure.open("v1&f2=softmax");
  await figure.click("#tab-matrix");
  await assertShows(figure);
  await figure.click("#tab-neuron");
  await figure.open("");
});

test("4, 8 and all digits are shown everywhere", async () => {
  await figure.open("v1&x=3,1,-0.015&f1=elu");
  for (const [i, chosen] of /** @type {const} */ ([4, 8, "full"]).entries()) {
    await figure.click(`.digits [role=radio]:nth-of-type(${i + 1})`);
    await assertShows(figure, chosen);
    await figure.click("#tab-matrix");
    await assertShows(figure, chosen);
    await figure.click("#tab-neuron");
  }
  await figure.click(".digits [role=radio]:nth-of-type(2)");
  await figure.open("");
});

test("hidden layers and outputs of any shape show the engine's numbers", async () => {
  for (const link of [
    "v1&layers=2,3,5,1&x=1,-2",
    "v1&layers=5,1,3&init=he&seed=42",
    "v1&layers=1,1&x=-1e9",
  ]) {
    await figure.open(link);
    const { sizes } = valuesOf(link);
    for (let layer = 0; layer < sizes.length - 1; layer++) {
      await figure.click(neuron(`${layer}.0`));
      const seen = await figure.read(look);
      compare({ ...seen, neurons: {} });
    }
  }
  await figure.open("");
});

test("the plot holds z however far it is, and where there is none the reason stands", async () => {
  for (const x of ["800", "-800", "123456789", "1e200"]) {
    await figure.open(`v1&x=3,1,${x}`);
    const { slope } = valuesOf(`v1&x=3,1,${x}`, { neuron: 3 }).ledger;
    assert.equal(await figure.text(".plot figcaption b"), value(slope, 8), x);
    const inside = await figure.read((root) => {
      const svg = /** @type {SVGSVGElement} */ (root.querySelector(".plot > svg"));
      const dot = /** @type {SVGCircleElement} */ (svg.querySelector(".dot"));
      const [cx, cy] = [dot.cx.baseVal.value, dot.cy.baseVal.value];
      const { width, height } = svg.viewBox.baseVal;
      return cx > 0 && cx < width && cy > 0 && cy < height;
    });
    assert.ok(inside, x);
  }
  await figure.open("v1&f2=softmax");
  await figure.click(neuron("1.0"));
  assert.equal(await figure.text(".panel .note"), ko.rowWise);
  assert.doesNotMatch(await figure.text(".activation math"), /i/, "z₁, not z₁ᵢ");
  await figure.open("");
});

test("NumPy's words stand where a value is not finite, and the sentence says what to do", async () => {
  await figure.open("v1&layers=1,1&x=1e308&w1=1e10&f1=linear");
  const seen = await assertShows(figure);
  assert.equal(seen.neurons["0.0"].a, "inf");
  assert.ok(await figure.read((root) => root.querySelector(".neuron.broken") !== null));
  assert.match(await figure.text(".why"), /nan/);
  await figure.open("");
});

test("where NumPy's exp overflows, one sentence says so, and that the result is right", async () => {
  for (const [link, warns] of /** @type {[string, boolean][]} */ ([
    ["v1&layers=1,1&f1=sigmoid&w1=1&x=-709", false],
    ["v1&layers=1,1&f1=sigmoid&w1=1&x=-710", true],
    ["v1&layers=1,1&f1=sigmoid&w1=1&x=710", false],
    ["v1&layers=1,1&f1=swish:2&w1=1&x=-355", true],
    ["v1&layers=1,1&f1=tanh&w1=1&x=-1000", false],
  ])) {
    await figure.open(link);
    const notes = await figure.text(".inspector-body");
    assert.equal(/NumPy/.test(notes), warns, link);
    await assertShows(figure);
  }
  await figure.open("");
});

test("of a function in pieces the case is said that z is in, and what it comes to", async () => {
  for (const [x3, f, condition, line] of [
    ["-5.5", "leaky_relu", "z ≤ 0", "0.01×(−0.14271819)"],
    ["5.5", "leaky_relu", "z > 0", "=z4"],
    ["-5.5", "elu", "z ≤ 0", "e−0.14271819"],
  ]) {
    await figure.open(`v1&x=3,1,${x3}&f1=${f}`);
    const text = (await figure.text(".activation-numbers")).replace(/\s/g, "");
    assert.ok(text.includes(condition.replaceAll(" ", "")), text);
    assert.ok(text.includes(line), text);
  }
  await figure.open("");
});
