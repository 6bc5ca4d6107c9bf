// What the engine has, the page can show: losses, optimizers, settings, data sets, presets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FILES } from "../../www/figure/data/catalogue.js";
import { GENERATORS, OFFERED } from "../../www/figure/data/generators.js";
import { LEARN } from "../../www/figure/train/actions.js";
import { train as en } from "../../www/strings/train.en.js";
import { train as ko } from "../../www/strings/train.ko.js";
import { RULES } from "../../www/view/train/loss-rule.js";
import { settings } from "../../www/view/train/settings.js";
import { engine } from "../engine.js";
import { trainedValues, viewOf } from "../train-values.js";

const fields = engine.fields();
const namesOf = (/** @type {string} */ name) =>
  fields.find((field) => field.name === name)?.names ?? [];

/** Outputs, targets, ∂L/∂y and n of an output layer whose z are these. @param {string} link @param {number[]} zs @param {number[]} ts */
function gradients(link, zs, ts) {
  const session = new engine.Session();
  session.openLink(`v1&layers=1,1&w1=1.1:1&x=${zs.join(";")}&t=${ts.join(";")}&order=fixed${link}`);
  while (session.training().phase !== "backward") session.train("phase");
  const { trace, deltas } = session.frame(["trace", "deltas"]);
  const { divisor } = session.training();
  session.free();
  return {
    ys: trace.subarray(zs.length, 2 * zs.length),
    slopes: deltas.subarray(0, zs.length),
    divisor,
  };
}

test("every loss has its formula, name and sentence, and its factors give the engine's ∂L/∂y", () => {
  const zs = [0.3, -1.7, 2.5, 0, 1, -40];
  const ts = [1, 0, 1, 0, 1, 1];
  assert.deepEqual(Object.keys(RULES), namesOf("loss"));
  for (const [loss, rule] of Object.entries(RULES)) {
    for (const t of [ko, en]) assert.ok(t.names[loss] && t.lossFactor[loss], loss);
    assert.match(rule.formula, /^L = \S/);
    for (const delta of loss === "huber" ? [1, 0.25] : [1]) {
      const activation = loss === "bce" ? "sigmoid" : "linear";
      const link = `&f1=${activation}&loss=${loss}${delta === 1 ? "" : `&delta=${delta}`}`;
      const { ys, slopes, divisor } = gradients(link, zs, ts);
      if (!rule.whole) continue;
      for (const [i, t] of ts.entries()) {
        let found = ys[i] - t;
        for (const { sign, value } of rule.factors(ys[i], t, divisor, delta))
          found = sign === "×" ? found * value : sign === "÷" ? found / value : value;
        assert.ok(
          Math.abs(found - slopes[i]) <= 4e-16 * Math.abs(found),
          `${loss} of ${ys[i]}, ${t}`,
        );
      }
    }
  }
});

test("every name that can be chosen, and every number that comes with it, has a label", () => {
  for (const t of [ko, en]) {
    for (const choice of [
      "loss",
      "optimizer",
      "order",
      "bias_training",
      "schedule",
      "schedule_per",
    ])
      for (const name of namesOf(choice)) assert.ok(t.names[name], `${choice} ${name}`);
    const numbers = fields.filter(({ of }) => of).map(({ name }) => name);
    assert.deepEqual(Object.keys(t.numbers).sort(), numbers.sort());
  }
});

test("every setting of training has its control", () => {
  const elsewhere = ["seed", "initialization", "scale", "drawn_before", "test_size", "split_seed"];
  /** @type {Set<string>} */
  const shown = new Set();
  const look = (/** @type {any} */ child) => {
    if (Array.isArray(child)) child.forEach(look);
    else if (child && typeof child === "object") {
      const id = child.props?.["data-field"] ?? child.props?.["data-menu"];
      if (id) shown.add(String(id).replace("settings.", ""));
      look(child.children);
    }
  };
  for (const [of, names] of [
    ["optimizer", namesOf("optimizer")],
    ["loss", namesOf("loss")],
    ["schedule", namesOf("schedule")],
  ])
    for (const value of names) {
      const edits = [/** @type {any} */ ({ set: of, value })];
      const values = trainedValues({ edits });
      look(settings(values, viewOf(values, { size: "small" })));
    }
  const wanted = fields.map(({ name }) => name).filter((name) => !elsewhere.includes(name));
  assert.deepEqual([...shown].sort(), wanted.sort());
});

test("every generator of data has its row, and every parameter its label", () => {
  const datasets = engine.datasets();
  assert.deepEqual(Object.keys(GENERATORS).sort(), datasets.map(({ name }) => name).sort());
  const parameters = new Map(
    datasets.flatMap((set) => set.parameters.map((each) => [each.name, each])),
  );
  for (const t of [ko.dataset, en.dataset]) {
    for (const name of [...Object.keys(GENERATORS), ...Object.keys(FILES), "own"])
      assert.ok(t.names[name], name);
    assert.deepEqual(Object.keys(t.parameters).sort(), [...parameters.keys()].sort());
  }
  for (const [name, { fewest }] of Object.entries(OFFERED))
    assert.ok(fewest > (parameters.get(name)?.minimum ?? Infinity), name);
  for (const { name, parameters } of datasets)
    for (const first of Object.keys(GENERATORS[name].first ?? {}))
      assert.ok(
        parameters.some((each) => each.name === first),
        `${name} ${first}`,
      );
});

test("the presets that open in Train are the engine's", () => {
  for (const name of LEARN) assert.ok(engine.presets().includes(name), name);
});
