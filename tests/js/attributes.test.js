// What an author writes into the tag.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { attributesOf, fieldsOf, isOn, NETWORK, VIEW } from "../../www/element/attributes.js";
import { CONTROLS, controlsOf } from "../../www/element/controls.js";
import { VIEWS } from "../../www/element/views.js";
import { engine } from "../engine.js";

// Node 20 has none; the reader's languages.
Object.defineProperty(globalThis, "navigator", { value: { languages: ["fr", "ko-KR", "en"] } });

/** The link of the network that a tag with these attributes shows. @param {Record<string, string>} attributes */
const link = (attributes) => {
  const getAttribute = (/** @type {string} */ name) => attributes[name] ?? null;
  const handle = new engine.Session();
  handle.openAttributes(attributesOf(/** @type {any} */ ({ getAttribute })));
  return handle.link();
};

test("an attribute that is on or off is off where a framework writes so", () => {
  for (const value of [null, "false", " False ", "off", "0"]) assert.equal(isOn(value), false);
  for (const value of ["", "true", "readonly", "maybe"]) assert.equal(isOn(value), true, value);
  assert.deepEqual(fieldsOf("folded", "false"), { folded: false });
});
const BELOW = ["data", "loss", "check", "settings"];

test("attributes become a network", () => {
  /** @type {[Record<string, string>, string][]} */
  const cases = [
    [{}, ""],
    [{ preset: "" }, ""],
    [{ preset: " xor " }, "v1&preset=xor"],
    [{ preset: "XOR" }, "v1&preset=xor"],
    [{ activation: "Swish" }, "v1&f1=swish"],
    [{ activations: "SWISH, Tanh" }, "v1&f1=swish&f2=tanh"],
    [{ activation: "Leaky_ReLU:0.2" }, "v1&f1=leaky_relu:0.2"],
    [{ inputs: "1, 2, 3" }, "v1&x=1,2,3"],
    [{ inputs: "[1 2 3]" }, "v1&x=1,2,3"],
    [{ inputs: "[[1, 2, 3], [4, 5, 6]]" }, "v1&x=1,2,3;4,5,6"],
    [{ inputs: "1 2 3; 4 5 6" }, "v1&x=1,2,3;4,5,6"],
    [{ activation: "swish" }, "v1&f1=swish"],
    [{ activations: "swish, tanh" }, "v1&f1=swish&f2=tanh"],
    [{ activations: "swish, tanh", activation: "relu" }, "v1&f1=relu&f2=tanh"],
    [{ activation: "leaky_relu:0.2" }, "v1&f1=leaky_relu:0.2"],
    [{ seed: "7" }, "v1&seed=7"],
    [{ state: "v1&preset=neuron", preset: "xor", seed: "1" }, "v1&preset=neuron"],
  ];
  for (const [attributes, expected] of cases)
    assert.equal(link(attributes), expected, JSON.stringify(attributes));
});

test("what cannot be a network is refused in both languages, with the value in it", () => {
  /** @type {Record<string, string>[]} */
  const cases = [
    { preset: "nothing" },
    { preset: "\ud800" },
    { preset: "a&b=c#%" },
    { state: "v9" },
    { state: "\0" },
    { layers: "3" },
    { layers: "3,x,2" },
    { inputs: "1" },
    { inputs: ";" },
    { activation: "__proto__" },
    { activations: `,${"relu,".repeat(9)}` },
    { seed: "-1" },
    { seed: "1e999" },
  ];
  for (const attributes of cases)
    assert.throws(
      () => link(attributes),
      (/** @type {any} */ { message, korean }) => /[a-z]/.test(message) && /[가-힣]/.test(korean),
      JSON.stringify(attributes),
    );
});

test("view attributes are narrowed, never fatal", () => {
  /** @type {[string, string | null, any][]} */
  const cases = [
    ["lang", null, { language: "ko" }],
    ["lang", "ko-KR", { language: "ko" }],
    ["lang", "ko_KR", { language: "ko" }],
    ["lang", " KO ", { language: "ko" }],
    ["lang", "kok", { language: "en" }],
    ["lang", "tlh", { language: "en" }],
    ["theme", "dark", { theme: "dark" }],
    ["theme", " Dark ", { theme: "dark" }],
    ["theme", "purple", { theme: "auto" }],
    ["theme", null, { theme: "auto" }],
    ["digits", "4", { digits: 4 }],
    ["digits", " 4 ", { digits: 4 }],
    ["digits", "full", { digits: "full" }],
    ["digits", "FULL", { digits: "full" }],
    ["digits", "17", { digits: 8 }],
    ["view", null, { views: VIEWS, mode: "forward" }],
    ["view", "", { views: VIEWS, mode: "forward" }],
    ["view", "nothing", { views: VIEWS, mode: "forward" }],
    ["view", "stage, nothing results", { views: ["stage", "results"], mode: "forward" }],
    ["view", "STAGE", { views: ["stage"], mode: "forward" }],
    ["view", "train", { views: ["stage", "train", "inspector", ...BELOW], mode: "train" }],
    ["view", "loss", { views: ["stage", "loss", "train"], mode: "train" }],
    [
      "view",
      "train check inspector",
      { views: ["stage", "train", "check", "inspector"], mode: "train" },
    ],
    [
      "view",
      "stage results train",
      { views: ["stage", "results", "train", "inspector", ...BELOW], mode: "forward" },
    ],
    ["view", "compare-mine", { views: ["compare-mine"], mode: "forward", comparing: true }],
    ["phase", "Backward", { opensWith: "backward" }],
    ["phase", "start", { opensWith: "forward" }],
    ["phase", null, { opensWith: "forward" }],
    ["page", null, { page: null }],
    ["page", " ../nn/ ", { page: "../nn/" }],
    ["page", "https://example.com/?a=b:c#old", { page: "https://example.com/?a=b:c" }],
    ["page", "HTTP://example.com", { page: "HTTP://example.com" }],
    ["page", "javascript:alert(1)", { page: null }],
    ["page", "\u0001javascript:alert(1)", { page: null }],
    ["page", "java\tscript:alert(1)", { page: null }],
    ["page", "data:text/html,/", { page: null }],
    ["page", "#", { page: null }],
    ["readonly", "", {}],
    ["controls", "-Seed", { controls: controlsOf(["-seed"]) }],
  ];
  for (const [name, value, expected] of cases) {
    const all = name === "view" ? { comparing: false, ...expected } : expected;
    assert.deepEqual(fieldsOf(name, value), all, `${name}=${value}`);
  }
  for (const name of [...NETWORK, ...VIEW, "loading"])
    for (const value of [null, "", "\0", "\ud800", "constructor"]) fieldsOf(name, value);
});

test("every field of a document is an attribute, and every link's key is in docs/links.md", () => {
  const links = readFileSync(new URL("../../docs/links.md", import.meta.url), "utf8");
  for (const { name, key } of engine.fields()) {
    assert.ok(NETWORK.includes(name), name);
    assert.ok(links.includes(`\`${key}\``), key);
  }
  for (const preset of engine.presets()) assert.ok(links.includes(`\`${preset}\``), preset);
});

test("what the element says of its attributes is the engine's: names, defaults, bounds", () => {
  const source = readFileSync(new URL("../../www/element/element.js", import.meta.url), "utf8");
  const said = new Map(
    [...source.matchAll(/@attr \{(.+?)\} \[?(\w+)(?:=(\S+)\])? - (.*)/g)].map(
      ([, type, name, preset, text]) => [name, { type, preset, text }],
    ),
  );
  for (const field of engine.fields().filter(({ of }) => !of)) {
    const { type, preset, text } = said.get(field.name) ?? assert.fail(field.name);
    // Seed and initialization are the preset's own.
    if (preset || !["seed", "initialization"].includes(field.name))
      assert.equal(preset, String(field.default), field.name);
    assert.equal(type === "number", field.names === undefined, field.name);
    const [, least, most] = text.match(/(?<![\d.])(\d[\d.]*) … (\d+)/) ?? [];
    if (least)
      assert.deepEqual([Number(least), Number(most)], [field.minimum, field.maximum], field.name);
    const listed = type.includes("|")
      ? [...type.matchAll(/"(.+?)"/g)]
      : [...text.matchAll(/`(\w+)`/g)];
    if (field.names)
      assert.deepEqual(listed.map(([, name]) => name).slice(0, field.names.length), field.names);
  }
  assert.deepEqual(
    [...(said.get("preset")?.type ?? "").matchAll(/"(.+?)"/g)].map(([, name]) => name),
    engine.presets(),
  );
});

test("controls are named, or left out", () => {
  const of = (/** @type {string[] | null} */ names) => [...controlsOf(names)];
  assert.deepEqual(of(null), CONTROLS);
  assert.deepEqual(of([]), CONTROLS);
  assert.deepEqual(of(["nothing"]), CONTROLS);
  assert.deepEqual(of(["none"]), []);
  assert.deepEqual(of(["seed", "undo"]), ["seed", "undo"]);
  assert.deepEqual(
    of(["-seed"]),
    CONTROLS.filter((name) => name !== "seed"),
  );
  assert.deepEqual(of(["seed", "undo", "-undo"]), ["seed"]);
});
