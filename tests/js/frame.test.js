// A frame asks for what it draws: no less (every view has its numbers), no more, and nothing twice.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { VIEWS } from "../../www/element/views.js";
import { OTHERS } from "../../www/figure/parts.js";
import { FIRST } from "../../www/figure/state.js";
import { tabsOf } from "../../www/figure/tabs.js";
import { Reader } from "../../www/figure/values.js";
import { draw } from "../../www/view/figure.js";
import * as train from "../../www/view/train/train.js";
import { engine } from "../engine.js";
import { viewOf } from "../train-values.js";

/** @import { Drawn } from "../../www/figure/parts.js" */
/** @import { Fields } from "../../www/figure/state.js" */
/** @import { Values } from "../../www/figure/types.js" */
/** @import { Session } from "../../www/engine/session.js" */
/** @typedef {import("../../www/pkg/perceptible.js").Session} Handle */

const CIRCLES = "v1&layers=2,4,1&f1=tanh&f2=sigmoid&loss=bce&data=circles:n_samples=30";
const [FORWARD, TRAIN] = /** @type {const} */ (["forward", "train"]);
const NETWORK = ["inputs", "original", "parameters", "presetInputs", "trace"];

/** A reader, its handle, and what has been asked for since the last time one looked. @param {string} link */
function reading(link) {
  const handle = new engine.Session();
  handle.openLink(link);
  /** @type {string[]} */
  let asked = [];
  let [silent, numbers] = [true, 0];
  const spy = new Proxy(handle, {
    get(target, name) {
      const own = Reflect.get(target, name);
      if (typeof own !== "function") return own;
      return (/** @type {any[]} */ ...given) => {
        if (name === "look") silent = given[0].silent;
        const result = own.apply(target, given);
        if (name !== "frame") return result;
        asked.push(...given[0], ...(silent ? [] : ["printed"]));
        for (const part of given[0]) numbers += result[part].length;
        return result;
      };
    },
  });
  const ask = (/** @type {(handle: Handle) => unknown} */ act) => act(spy);
  const reader = new Reader(engine, /** @type {Session} */ (/** @type {unknown} */ ({ ask })));
  return {
    handle,
    reader,
    /** @param {Partial<Fields>} fields @param {Parameters<Reader["read"]>[1]} [sight] */
    asks(fields, sight) {
      [asked, numbers] = [[], 0];
      const values = reader.read({ ...FIRST, revision: 0, ...fields }, sight);
      return { parts: [...new Set(asked)].sort(), numbers, values };
    },
  };
}

/** Everything that there is. */
const EVERYTHING = [...OTHERS, .../** @type {Drawn[]} */ (partNames())];

function partNames() {
  const types = readFileSync(new URL("../../www/pkg/perceptible.d.ts", import.meta.url), "utf8");
  const [, union] = types.match(/type Part =([\s\S]*?);/) ?? [];
  return [...union.matchAll(/\| "(\w+)"/g)].map(([, name]) => name);
}

/** The values with all of it. @param {Reader} reader @param {Fields} fields @returns {Values} */
function whole(reader, fields) {
  const values = reader.read(fields, { beside: EVERYTHING });
  const { tab = "neuron" } = tabsOf(fields, values.rows);
  // Another tab's sentence about a weight does without its line.
  if (values.training && tab !== "neuron") values.training.line = null;
  return values;
}

const LAID_OUT = /** @type {const} */ ({ scale: 1, stageHeight: 0, mine: null, race: null });

/** What is drawn, as text. @param {Values} values @param {Fields} fields */
function drawing(values, fields) {
  const shown = { ...fields, train: fields.mode === "train" ? train : null };
  return JSON.stringify(draw(values, viewOf(values, { ...LAID_OUT, ...shown })));
}

test("every view that is shown has its numbers, whatever is shown with it", () => {
  const shown = [VIEWS, ["stage"], ["stage", "compare"], ["stage", "results"], ["compare"]];
  for (const view of /** @type {const} */ (["results", "inspector", "matrix", "code"]))
    shown.push([view]);
  for (const below of /** @type {const} */ (["data", "loss", "settings"]))
    shown.push(["stage", "train", below]);
  const states = /** @type {Partial<Fields>[]} */ ([
    ...["neuron", "map", "matrix", "code"].map((tab) => ({ tab })),
    { step: 5, selection: { layer: 0, neuron: 1 } },
    { unfolded: true },
    { guesses: {} },
    { presenting: true, screen: { width: 1280, height: 800, kept: "0" } },
  ]);
  for (const link of ["v1&t=1,0", CIRCLES])
    for (const phases of [0, 4]) {
      const { handle, reader } = reading(link);
      for (let i = 0; i < phases; i++) handle.train("phase");
      const { reader: other, handle: same } = reading(link);
      for (let i = 0; i < phases; i++) same.train("phase");
      for (const mode of phases ? [TRAIN] : [FORWARD, TRAIN])
        for (const views of shown)
          for (const state of states) {
            const fields = { ...FIRST, revision: 0, width: 1280, mode, views, ...state };
            const drawn = drawing(reader.read(fields), fields);
            assert.ok(
              drawn === drawing(whole(other, fields), fields),
              JSON.stringify({ link, phases, mode, views, state }),
            );
          }
    }
});

test("only what is shown is asked for, and only where it has changed", () => {
  const { handle, asks } = reading("");
  const stage = { views: ["stage"], selection: { layer: 0, neuron: 0 } };
  const edit = () =>
    handle.edit([{ set: "input", row: 0, index: 0, value: Math.random() }], "drag");
  edit(); // it is the preset no more
  assert.deepEqual(asks(stage).parts, NETWORK);
  assert.deepEqual(asks({ ...stage, hover: "0.0.0" }).parts, []);
  edit();
  assert.deepEqual(asks(stage).parts, ["inputs", "trace"]);
  // Another neuron's calculation is all that another selection asks for.
  const inspected = { ...stage, views: ["stage", "inspector"] };
  assert.deepEqual(asks(inspected).parts, ["ledger"]);
  assert.deepEqual(asks({ ...inspected, selection: { layer: 1, neuron: 0 } }).parts, ["ledger"]);
  // Printing takes longer than computing.
  assert.deepEqual(asks({ views: ["stage", "results"] }).parts, ["comparison", "printed"]);
  edit();
  const compared = { views: ["compare"], scrubbing: "stage.x.0.0" };
  const away = { waits: (/** @type {string} */ place) => place === "compare" };
  assert.deepEqual(asks(compared, away).parts, ["inputs", "trace"]);
  assert.deepEqual(asks(compared).parts, ["comparison"]);
  edit();
  const under = { ...compared, views: ["stage", "compare"] };
  assert.deepEqual(asks(under, away).parts, ["comparison", "inputs", "trace"]);
});

test("Train asks for what Train draws, the part of it that is in sight", () => {
  const { handle, asks } = reading(CIRCLES);
  for (let i = 0; i < 4; i++) handle.train("phase");
  const train = /** @type {const} */ ({ mode: "train", tab: "neuron" });
  const stage = ["deltas", "gradients", "losses", "paths", "targets", "testLosses", "testRows"];
  assert.deepEqual(
    asks({ ...train, views: ["stage", "train"], playing: true }).parts,
    [...NETWORK, ...stage].sort(),
  );
  // At rest a sentence says what the loss does along a weight.
  assert.deepEqual(asks({ ...train, views: ["stage", "train"] }).parts, ["after"]);
  const whole = { ...train, views: VIEWS };
  assert.deepEqual(asks(whole).parts, ["updateTerms"]);
  assert.deepEqual(asks({ ...whole, tab: "map" }).parts, ["confusion", "scores"]);
  assert.deepEqual(asks({ ...whole, tab: "matrix" }).parts, []);
  // In a step of training nothing is read that training does not change.
  handle.train("step");
  const next = asks({ ...whole, playing: true }, { waits: () => true }).parts;
  assert.deepEqual(next, ["deltas", "gradients", "losses", "parameters", "testLosses", "trace"]);
  // The race stands in the network's place.
  const race = reading(CIRCLES).asks({ ...whole, racing: true }).parts;
  assert.deepEqual(race, [...NETWORK, "testRows"].sort());
});

test("while training plays, only the losses since the last frame are read; whatever happens, they are the session's", () => {
  const { handle, asks } = reading(`${CIRCLES}&batch=10&test=0.2`);
  const check = (/** @type {boolean} */ playing) => {
    const { numbers, values } = asks({ mode: "train", views: ["train"], playing });
    const { losses = null, testLosses = null } = values.training ?? {};
    const same = engine.Session.fromBytes(handle.toBytes());
    const { losses: steps, testLosses: tests } = same.frame(["losses", "testLosses"]);
    same.free();
    assert.deepEqual({ losses, testLosses }, { losses: steps, testLosses: tests });
    return numbers;
  };
  check(false);
  handle.play(1000, 300);
  check(true);
  handle.play(1000, 300);
  const before = check(true);
  handle.play(1000, 300);
  assert.equal(check(true), before, "no more of a longer history");
  // Beyond 4,096 steps every second point is left out, then again.
  for (const steps of [3190, 10, 5, 1, 4090, 10, 4, 2, 300]) {
    handle.play(5000, steps);
    check(true);
  }
  handle.edit([{ set: "weight", layer: 0, from: 0, to: 0, value: 1 }]);
  handle.play(1000, 50);
  check(true);
  handle.edit([{ set: "seed", value: 5 }]);
  handle.play(5000, 9000);
  check(true);
  for (const back of /** @type {((own: Handle) => void)[]} */ ([
    (own) => own.back("step"),
    (own) => own.visit(20),
    (own) => own.visit(8000),
    (own) => own.undo(),
    (own) => own.redo(),
    (own) => own.restart(),
    (own) => own.train("phase"),
  ])) {
    back(handle);
    check(false);
  }
});
