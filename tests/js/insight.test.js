// The sentence about what one sees is true for every z.
import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../../www/strings/en.js";
import { ko } from "../../www/strings/ko.js";
import { insights } from "../../www/view/forward/compare/insight.js";
import { valuesOf } from "../engine.js";

/** The sentences on a link's network. @param {string} link @param {any} [t] @param {number} [row] */
function said(link, t = en, row = 0) {
  const values = valuesOf(link, { row });
  return insights(values, /** @type {any} */ ({ row, t }))
    .map(({ text }) => text)
    .join(" ");
}

/** One neuron with this z. @param {number | string} z @param {any} [t] @param {string} [more] */
const at = (z, t, more = "") => said(`v1&layers=1,1,1&x=${z}&w1=1${more}`, t);

test("z that is zero is not said to be positive", () => {
  assert.match(said("v1&preset=xor", en, 2), /No z is negative/);
  assert.match(said("v1&x=0,0,0"), /No z is negative/);
  assert.match(said("v1&x=0,0,0", ko), /음수인 z가 없어서/);
  assert.match(said(""), /All four z are positive/);
  assert.match(at(0), /No z is negative/);
});

test("the slope of a saturated sigmoid is bounded from above, and never by zero", () => {
  assert.match(at(5.1), /its slope is 0\.0061 or less/); // 0.006023…
  for (const z of [40, 800, -40, -800]) {
    assert.match(at(z), /its slope is practically 0/);
    assert.match(at(z, ko), /기울기가 거의 0이다/);
  }
});

test("how far swish is below zero is said, however little", () => {
  assert.match(at(-5.5), /lowest −0\.0224/);
  assert.match(at(-20), /lowest −4\.1e-08/);
});

test("that swish keeps a part of z is said where it keeps less than half", () => {
  assert.match(at(-5.5, en, "&f1=swish:0.5"), /it keeps a part/);
  for (const beta of [0, -1]) assert.doesNotMatch(at(-5.5, en, `&f1=swish:${beta}`), /keeps/);
});

test("leaky ReLU multiplies by its slope, which may be more than one", () => {
  assert.match(at(-1, ko, "&f1=leaky_relu:2"), /z에 2를 곱한다\. ReLU였다면 0이 된다/);
  assert.match(at(-1, ko), /z에 0\.01을 곱한다/);
});
