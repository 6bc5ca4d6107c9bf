import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import { seen as sight, stepAt, stepCount, stepOf } from "../../www/figure/steps.js";
import { engine, initializations, valuesOf } from "../engine.js";
import { test } from "./browser.js";
import { neuron, onePage } from "./figure.js";
import { assertShows, look } from "./numbers-shown.js";

const { figure } = await onePage({ lang: "en" });
beforeEach(async () => {
  await figure.resize({ width: 1280, height: 800 });
  await figure.click("#tab-neuron");
  await figure.open("");
});

const tool = { step: 3, predict: 4 };
const press = (/** @type {keyof typeof tool} */ name) =>
  figure.click(`.toolbar .tool:nth-of-type(${tool[name]})`);
const limits = engine.limits();
const sizes = async () => {
  return valuesOf(await figure.link()).sizes;
};
/** @param {string} selector */
const disabled = (selector) =>
  figure.read(
    (root, selector) => /** @type {any} */ (root.querySelector(selector)).disabled,
    selector,
  );

test("layers can be added up to eight sizes and taken away down to two", async () => {
  for (let count = 4; count <= limits.sizes; count++) {
    await figure.click(".structure .add-layer");
    assert.equal((await sizes()).length, count);
    await assertShows(figure);
  }
  assert.ok(await disabled(".structure .add-layer"));
  assert.ok((await figure.overflow()) <= 0);
  for (let count = limits.sizes - 1; count >= 2; count--) {
    await figure.click(".structure .remove");
    assert.equal((await sizes()).length, count);
  }
  assert.equal((await figure.texts(".structure .remove")).length, 0);
  await assertShows(figure);
});

test("neurons can be added up to 64 and taken away down to one", async () => {
  await figure.open("v1&layers=2,62,2");
  const [fewer, more] = [1, 2].map(
    (i) => `.structure .layer:nth-of-type(2) .size button:nth-of-type(${i})`,
  );
  const count = () => figure.text(".structure .layer:nth-of-type(2) .size output");
  for (const n of ["63", "64"]) {
    await figure.click(more);
    assert.equal(await count(), n);
  }
  assert.deepEqual(await sizes(), [2, 64, 2]);
  assert.ok(await disabled(more));
  await figure.open("v1&layers=2,3,2");
  for (const n of ["2", "1"]) {
    await figure.click(fewer);
    assert.equal(await count(), n);
    await assertShows(figure);
  }
  assert.ok(await disabled(fewer));
  await figure.click(".structure .layer:nth-of-type(1) .size button:nth-of-type(2)");
  assert.deepEqual(await sizes(), [3, 1, 2], "inputs too");
  await assertShows(figure);
});

test("eight layers of 64 fit into the page at every width, in every tab, and what is drawn is right", async () => {
  await figure.open(`v1&layers=${Array(limits.sizes).fill(limits.neurons)}`);
  for (const width of [320, 360, 720, 1280]) {
    await figure.resize({ width, height: 800 });
    await figure.until(
      (root) =>
        Math.abs(root.host.clientWidth - (root.querySelector(".root")?.clientWidth ?? 0)) < 2,
    );
    for (const tab of ["neuron", "matrix", "code"]) {
      await figure.click(`#tab-${tab}`);
      assert.ok(
        (await figure.overflow()) <= 0,
        `${await figure.overflow()} px at ${width}, ${tab}`,
      );
    }
    await figure.click("#tab-neuron");
    const seen = await figure.read(look);
    assert.ok(Object.keys(seen.neurons).length >= 2 * (limits.sizes - 1));
    assert.ok((await figure.texts(".stage .condensed")).length > 0);
  }
});

test("an added neuron keeps the network's other edits, and undo brings a removed layer back", async () => {
  await figure.enter("edge.w.0.2.3", "0.5");
  await figure.click(".structure .layer:nth-of-type(2) .size button:nth-of-type(2)");
  assert.match(await figure.link(), /layers=3,5,2.*w1=3\.4:0\.5/);
  await figure.click(".structure .remove");
  assert.deepEqual(await sizes(), [3, 2]);
  await figure.press("Control+z");
  assert.deepEqual(await sizes(), [3, 5, 2]);
  await assertShows(figure);
});

test("rows can be added to the input and removed again", async () => {
  await figure.click("#tab-matrix");
  await figure.click(".batch button.quiet");
  assert.match(await figure.link(), /^v1&x=3,1,5\.5;/);
  await figure.enter("matrix.x.1.2", "-5.5");
  const { matrices } = await assertShows(figure);
  assert.equal(matrices[0][3].length, 2, "two rows of Z");
  const control = (/** @type {string} */ names) =>
    figure.read((root, names) => root.host.setAttribute("controls", names), names);
  await control("-rows");
  await figure.frame();
  assert.equal((await figure.texts(".batch button.quiet")).length, 0, "the author may hide it");
  assert.equal((await figure.texts(".batch-rows button")).length, 2, "the rows stay");
  await figure.read((root) => root.host.removeAttribute("controls"));
  await figure.frame();
  await figure.click(".batch button.quiet:last-of-type");
  await figure.click("#tab-neuron");
  await assertShows(figure);
});

test("the example's way of drawing weights says the scale in force", async () => {
  const said = () => figure.text('[data-menu="initialization"]');
  assert.equal(await said(), "As in the example (0.10 × randn)");
  await figure.open("v1&scale=0.5");
  assert.equal(await said(), "As in the example (0.5 × randn)");
  await figure.speak("ko");
  assert.equal(await said(), "예제 방식(0.5 × randn)");
  await figure.speak("en");
});

test("an initialisation, fresh weights and the way back to the start", async () => {
  for (const [i, name] of initializations.entries()) {
    await figure.choose("initialization", i);
    assert.equal(await figure.link(), name === "post" ? "" : `v1&init=${name}`);
    await assertShows(figure);
  }
  await figure.enter("edge.w.0.2.3", "0.5");
  const fresh = ".weights-from > button:nth-of-type(1)";
  await figure.click(fresh);
  const link = await figure.link();
  assert.match(link, /seed=\d+/);
  assert.doesNotMatch(link, /w1=/);
  await figure.click(fresh);
  assert.notEqual(await figure.link(), link);
  await figure.click(".weights-from > button:nth-of-type(2)");
  assert.equal(await figure.link(), "");
  await assertShows(figure);
});

/** The cells show what may be seen, and nothing that comes later. @param {any} state */
async function assertHidden(state) {
  const shape = await sizes();
  const sign = state.revealed ? "?" : "·";
  const seen = await figure.read(look);
  const { neurons, table, results, comparison, sum, activation, focus, ledger } = seen;
  let complete = true;
  for (let layer = 0; layer < shape.length - 1; layer++) {
    for (let j = 0; j < shape[layer + 1]; j++) {
      const { z, a } = sight(state, shape, layer, j);
      const cell = neurons[`${layer}.${j}`];
      const name = `${layer}.${j} at ${JSON.stringify(state)}`;
      if (cell.z !== null) assert.equal(cell.z !== sign, z, `z of ${name}`);
      assert.equal(cell.a !== sign, a, `a of ${name}`);
      const row = table[shape[0] + (layer ? shape[1] : 0) + j];
      assert.equal(/\d\.\d/.test(row[3] ?? ""), a, `${name} in the table`);
      complete &&= a;
    }
  }
  const [layer] = focus ?? [0];
  if (layer > 0)
    ledger.slice(0, -1).forEach((/** @type {any[]} */ [entering], /** @type {number} */ i) => {
      const { a } = sight(state, shape, layer - 1, i);
      assert.equal(entering !== sign, a, `input ${i} of the ledger at ${JSON.stringify(state)}`);
    });
  for (const [text] of results)
    assert.equal(/\d/.test(String(text)), complete, `the printed line ${text}`);
  for (const row of comparison) {
    for (const text of row)
      assert.equal(/\d/.test(text ?? ""), complete, `the comparison's ${text}`);
  }
  return { sum, activation, complete };
}

test("stepping by buttons shows each term when it is computed, and nothing before", async () => {
  await press("step");
  const shape = await sizes();
  const next = ".stepper .tool.primary";
  for (let step = 0; step < stepCount(shape); step++) {
    await assertHidden({ step, revealed: null });
    assert.equal(await figure.text(".step-count"), `${step + 1} / ${stepCount(shape)}`);
    const sentence = await figure.text(".step-text");
    assert.ok(sentence.length > 10);
    const { layer, neuron, term, inputs } = stepAt(shape, step);
    if (term === inputs)
      assert.ok(sentence.includes(`z${"⁽¹⁾ ⁽²⁾".split(" ")[layer]}${"₁₂₃₄"[neuron]} = `), sentence);
    if (step < stepCount(shape) - 1) await figure.click(next);
  }
  assert.ok(await disabled(next));
  await figure.click(".stepper .tool:last-of-type");
  await assertShows(figure);
});

test("stepping by keys: right and left by term, down and up by neuron, Escape ends", async () => {
  await press("step");
  const shape = await sizes();
  const rows = /** @type {[string, number][]} */ ([
    ["ArrowRight", 1],
    ["ArrowRight", 2],
    ["ArrowLeft", 1],
    ["ArrowLeft", 0],
    ["ArrowLeft", 0],
    ["ArrowDown", stepOf(shape, 0, 1)],
    ["ArrowDown", stepOf(shape, 0, 2)],
    ["ArrowUp", stepOf(shape, 0, 1)],
  ]);
  for (const [key, step] of rows) {
    await figure.press(key);
    assert.equal(await figure.text(".step-count"), `${step + 1} / ${stepCount(shape)}`, key);
    await assertHidden({ step, revealed: null });
  }
  await figure.press("Escape");
  assert.equal(await figure.text(".step-count"), "");
  await assertShows(figure);
});

test("in predicting everything is hidden, result lines and comparison too, until a value is guessed; then it says how far that is", async () => {
  const guess = async (/** @type {string} */ id, /** @type {string} */ text) => {
    await figure.click(neuron(id));
    await figure.until((root) => root.activeElement?.matches("[data-guess]"));
    await assertHidden({ step: null, revealed });
    await figure.page.keyboard.type(text);
    await figure.press("Enter");
    revealed.push(id);
  };
  await press("predict");
  /** @type {string[]} */
  const revealed = [];
  await assertHidden({ step: null, revealed });
  for (const tab of ["matrix", "code", "neuron"]) {
    await figure.click(`#tab-${tab}`);
    const leaked = await figure.read((root) => root.querySelector(".panel")?.textContent ?? "");
    assert.doesNotMatch(leaked, /0\.1923|0\.8110|1\.4569/, `${tab} tells nothing`);
  }
  for (const [id, said, answer] of [
    ["0.2", "0.6", "h₃ = 0.61487575. Your 0.6 is 0.01487575 too low."],
    ["0.0", "-1", "h₁ = 0.65908091. Your −1 is 1.65908091 too low."],
    ["1.1", "", "The values are hidden. Press a cell, and type what you expect there."],
    ["0.1", "1e0", "h₂ = 0.56172074. Your 1 is 0.43827926 too high."],
    ["0.3", "0.811070751", "h₄ = 0.81107075. Your guess is exact."],
  ]) {
    await guess(id, said);
    await assertHidden({ step: null, revealed });
    assert.equal(await figure.text(".predict [role=status]"), answer);
    assert.equal(await figure.focused(), id, "the focus goes on from there");
  }
  await figure.click(neuron("1.0"));
  await figure.page.keyboard.type("much");
  await figure.press("Enter");
  assert.match(await figure.text(".predict [role=alert]"), /^Type a number/);
  await assertHidden({ step: null, revealed });
  await figure.press("Escape");
  assert.equal(await figure.focused(), "1.0", "not this one");
  await assertHidden({ step: null, revealed });
  await guess("1.0", "0.2");
  assert.ok((await assertHidden({ step: null, revealed })).complete);
  await press("predict");
  await assertShows(figure);
  await press("predict");
  await assertHidden({ step: null, revealed: [] });
  await figure.click(".message.info .button");
  await assertShows(figure);
});

test("the aligned sum hides as much: no digits, no sign, no parentheses", async () => {
  await figure.resize({ width: 1090, height: 900 });
  await figure.open("v1&x=3,1,-5.5&f1=swish&b2=1:-0.5");
  const rows = () =>
    figure.read((root) =>
      [...root.querySelectorAll(".equation-row")].map((row) => row.textContent ?? ""),
    );
  await figure.click(neuron("1.0"));
  const [, factors, products] = await rows();
  assert.match(factors, /\(−/);
  assert.match(products, /− ?0\.5/);
  await press("predict");
  const [, hidden, unknown] = await rows();
  assert.doesNotMatch(hidden, /\(\?/);
  assert.match(unknown, /^[=+? ]+$/);
  await press("predict");
  await figure.open("");
  await figure.resize({ width: 1280, height: 900 });
});
