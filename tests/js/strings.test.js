import assert from "node:assert/strict";
import { test } from "node:test";
import { en as english } from "../../www/strings/en.js";
import { ko as korean } from "../../www/strings/ko.js";
import { particle } from "../../www/strings/particle.js";
import { preferred, strings } from "../../www/strings/strings.js";
import { train as trainEn } from "../../www/strings/train.en.js";
import { train as trainKo } from "../../www/strings/train.ko.js";
import { engine, initializations } from "../engine.js";

const ko = { ...korean, train: trainKo };
const en = { ...english, train: trainEn };

/** Every leaf with its path: "insight.dead". @param {any} node @param {string} [path] @returns {[string, any][]} */
const leaves = (node, path = "") =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === "object"
      ? leaves(value, `${path}${key}.`)
      : [/** @type {[string, any]} */ ([path + key, value])],
  );

const languages = /** @type {[string, any][]} */ ([
  ["ko", ko],
  ["en", en],
]);

test("every string in Korean exists in English, and the other way round", () => {
  assert.deepEqual(
    leaves(ko)
      .map(([path]) => path)
      .sort(),
    leaves(en)
      .map(([path]) => path)
      .sort(),
  );
});

test("a sentence takes the same arguments in both languages", () => {
  const others = new Map(leaves(en));
  for (const [path, own] of leaves(ko)) {
    assert.equal(typeof others.get(path), typeof own, path);
    if (typeof own === "function") assert.equal(others.get(path).length, own.length, path);
  }
});

test("no string is empty, and every sentence can be said", () => {
  for (const [name, language] of languages) {
    for (const [path, string] of leaves(language)) {
      const said = typeof string === "function" ? say(string) : string;
      assert.ok(said.trim(), `${name} ${path}`);
      assert.doesNotMatch(said, /undefined|\[object|NaN|=>/, `${name} ${path}`);
    }
  }
});

test("Korean is Korean, and English has no Korean in it", () => {
  for (const [path, string] of leaves(en)) {
    assert.doesNotMatch(
      typeof string === "function" ? say(string) : string,
      /\p{Script=Hangul}/u,
      path,
    );
  }
  const sentences = leaves(ko).filter(([, string]) => typeof string === "function");
  const korean = sentences.filter(([, string]) => /\p{Script=Hangul}/u.test(say(string)));
  assert.ok(korean.length > sentences.length / 2);
});

test("everything that the engine names has a name in both languages", () => {
  const catalogue = engine.catalogue();
  for (const [name, t] of languages) {
    for (const item of catalogue) {
      assert.ok(t.activations[item.name], `${name}: activation ${item.name}`);
      if (item.parameter)
        assert.ok(
          t.parameters[item.parameter.name],
          `${name}: ${item.parameter.name} of ${item.name}`,
        );
    }
    for (const preset of engine.presets()) {
      assert.ok(t.presets[preset], `${name}: preset ${preset}`);
      assert.ok(t.presetNotes[preset], `${name}: note of preset ${preset}`);
    }
    for (const initialization of initializations) {
      assert.ok(t.initializations[initialization], `${name}: ${initialization}`);
      const said = t.initializationCode[initialization] ?? t.exampleWay("0.10");
      assert.match(said, /randn|±|^0$|…/, `${name}: code of ${initialization}`);
    }
    for (const reason of ["missing", "unpacking", "blocked", "load", "style"])
      assert.ok(t.whyNotRunning[reason], `${name}: ${reason}`);
  }
});

test("no two activations and no two presets have the same name", () => {
  for (const [, t] of languages) {
    for (const names of [t.activations, t.presets, t.initializations]) {
      assert.equal(new Set(Object.values(names)).size, Object.keys(names).length);
    }
  }
});

test("a particle follows how the last digit is read", () => {
  const digits = /** @type {[string, string, string, string][]} */ ([
    ["0", "0은", "0이", "0으로"],
    ["1", "1은", "1이", "1로"],
    ["2", "2는", "2가", "2로"],
    ["3", "3은", "3이", "3으로"],
    ["4", "4는", "4가", "4로"],
    ["5", "5는", "5가", "5로"],
    ["6", "6은", "6이", "6으로"],
    ["7", "7은", "7이", "7로"],
    ["8", "8은", "8이", "8로"],
    ["9", "9는", "9가", "9로"],
    ["−5.5", "−5.5는", "−5.5가", "−5.5로"],
    ["0.01", "0.01은", "0.01이", "0.01로"],
    ["10", "10은", "10이", "10으로"],
  ]);
  for (const [word, topic, subject, to] of digits) {
    assert.equal(particle(word, "은", "는"), topic);
    assert.equal(particle(word, "이", "가"), subject);
    assert.equal(particle(word, "으로", "로"), to);
  }
});

test("a particle follows subscripts, letters, words and what stands in parentheses", () => {
  assert.equal(particle("h₄", "은", "는"), "h₄는");
  assert.equal(particle("h₃", "은", "는"), "h₃은");
  assert.equal(particle("y₁", "을", "를"), "y₁을");
  assert.equal(particle("z", "은", "는"), "z는");
  assert.equal(particle("nan", "이", "가"), "nan이");
  assert.equal(particle("Leaky ReLU", "은", "는"), "Leaky ReLU는");
  assert.equal(particle("Swish", "을", "를"), "Swish를");
  assert.equal(particle("시그모이드", "을", "를"), "시그모이드를");
  assert.equal(particle("은닉층", "으로", "로"), "은닉층으로");
  assert.equal(particle("뉴런", "은", "는"), "뉴런은");
  assert.equal(particle("칠", "으로", "로"), "칠로");
  assert.equal(particle("z⁽²⁾", "은", "는"), "z⁽²⁾는");
  assert.equal(particle("(3)", "이", "가"), "(3)이");
});

test("layers with a number have no article, counts stand behind what is counted", () => {
  for (const say of [
    en.activationOf,
    en.moreActivations,
    en.addLayerBefore,
    en.compareIn,
    en.fewer,
    en.more,
  ]) {
    assert.doesNotMatch(say("Hidden layer 1"), /the hidden/);
    assert.match(say("Hidden layer"), /the hidden/);
  }
  assert.match(ko.insight.allPositive(10), /^z 10개가/);
  assert.match(ko.insight.allPositive(4), /^z 네 개가/);
  assert.doesNotMatch(ko.moreNeurons(57), /뉴런/);
  assert.match(ko.moreNeurons(57), /\+57/); // as is seen
  assert.equal(ko.fewer("은닉층 1"), "은닉층 1에서 뉴런 하나 빼기");
  assert.equal(ko.more("입력층"), "입력층에 입력 하나 더하기");
  assert.ok(ko.removeRow(1).startsWith(ko.rowNumber(1)));
  for (const t of [ko, en]) {
    assert.match(t.stepActivation("y₁", t.activations.linear, "1", "1", true), /a = z = 1$/);
    assert.doesNotMatch(
      t.stepActivation("y₁", t.activations.linear, "1", "1", true),
      /identity|항등/,
    );
  }
});

test("the browser's first known language is taken, else English", () => {
  assert.equal(preferred(["ko-KR", "en"]), "ko");
  assert.equal(preferred(["fr", "en-GB", "ko"]), "en");
  assert.equal(preferred(["KO"]), "ko");
  assert.equal(preferred(["kok-IN", "de"]), "en");
  assert.equal(preferred([]), "en");
  assert.equal(strings("ko"), korean);
  assert.equal(strings("en"), english);
});

/** Calls a sentence with what it may get: names, or lists of names. @param {(...given: any[]) => any} sentence @returns {string} */
function say(sentence) {
  const given = (/** @type {any} */ value) => Array(sentence.length).fill(value);
  try {
    return [sentence(...given("h2"))].flat().join("");
  } catch {
    return [sentence(...given(["h1", "h2"]))].flat().join("");
  }
}
