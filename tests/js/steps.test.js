import assert from "node:assert/strict";
import { test } from "node:test";
import { neuronStep, seen, stepAt, stepCount, stepOf } from "../../www/figure/steps.js";

const shapes = [
  [3, 4, 2],
  [1, 1],
  [64, 64],
  [2, 3, 1, 4],
  [1, 1, 1, 1, 1, 1, 1, 1],
];
const all = (/** @type {number[]} */ sizes) =>
  Array.from({ length: stepCount(sizes) }, (_, i) => i);

test("the post's network takes 4 · 5 + 2 · 6 steps", () => {
  assert.equal(stepCount([3, 4, 2]), 32);
  assert.deepEqual(stepAt([3, 4, 2], 0), { layer: 0, neuron: 0, term: 0, inputs: 3 });
  assert.deepEqual(stepAt([3, 4, 2], 4), { layer: 0, neuron: 0, term: 4, inputs: 3 });
  assert.deepEqual(stepAt([3, 4, 2], 5), { layer: 0, neuron: 1, term: 0, inputs: 3 });
  assert.deepEqual(stepAt([3, 4, 2], 20), { layer: 1, neuron: 0, term: 0, inputs: 4 });
  assert.deepEqual(stepAt([3, 4, 2], 31), { layer: 1, neuron: 1, term: 5, inputs: 4 });
});

test("every step has a place, in the order of the forward pass, and stepOf finds it back", () => {
  for (const sizes of shapes) {
    let next = 0;
    for (let layer = 0; layer < sizes.length - 1; layer++) {
      for (let neuron = 0; neuron < sizes[layer + 1]; neuron++) {
        assert.equal(stepOf(sizes, layer, neuron), next);
        for (let term = 0; term < sizes[layer] + 2; term++) {
          assert.deepEqual(stepAt(sizes, next++), { layer, neuron, term, inputs: sizes[layer] });
        }
      }
    }
    assert.equal(next, stepCount(sizes));
  }
});

test("a step beyond the last is the last", () => {
  for (const sizes of shapes) {
    assert.deepEqual(stepAt(sizes, stepCount(sizes) + 3), stepAt(sizes, stepCount(sizes) - 1));
  }
});

test("the next neuron begins at its first term, and the last stops at the end", () => {
  for (const sizes of shapes) {
    for (const index of all(sizes)) {
      const now = stepAt(sizes, index);
      const next = neuronStep(sizes, index, 1);
      const at = stepAt(sizes, next);
      if (next === stepCount(sizes) - 1) continue;
      assert.equal(at.term, 0);
      const ordinal = (/** @type {import("../../www/figure/steps.js").Step} */ s) =>
        sizes.slice(1, s.layer + 1).reduce((sum, n) => sum + n, 0) + s.neuron;
      assert.equal(ordinal(at), ordinal(now) + 1);
    }
  }
});

test("back goes to the neuron's own beginning first, then to the beginning of the one before", () => {
  for (const sizes of shapes) {
    for (const index of all(sizes)) {
      const { layer, neuron, term } = stepAt(sizes, index);
      const back = neuronStep(sizes, index, -1);
      const own = stepOf(sizes, layer, neuron);
      if (term > 0) assert.equal(back, own);
      else if (own === 0) assert.equal(back, 0);
      else {
        assert.equal(stepAt(sizes, back).term, 0);
        assert.equal(neuronStep(sizes, back, 1), own === stepCount(sizes) - 1 ? back : own);
      }
    }
  }
});

test("while stepping, nothing is seen that has not been computed", () => {
  const sizes = [3, 4, 2];
  for (const step of all(sizes)) {
    const now = stepAt(sizes, step);
    for (let layer = 0; layer < 2; layer++) {
      for (let neuron = 0; neuron < sizes[layer + 1]; neuron++) {
        const s = seen({ step, revealed: null }, sizes, layer, neuron);
        const first = stepOf(sizes, layer, neuron);
        const n = sizes[layer];
        assert.equal(s.terms, Math.max(0, Math.min(n + 1, step - first + 1)));
        assert.equal(s.z, step >= first + n, "z is there with the bias");
        assert.equal(s.a, step >= first + n + 1, "a is there with the activation");
        assert.equal(s.why, s.a ? null : "later");
        assert.ok(!s.a || s.z);
      }
    }
    assert.equal(seen({ step, revealed: null }, sizes, now.layer, now.neuron).terms > 0, true);
  }
});

test("while predicting, only what was revealed is seen; otherwise everything is", () => {
  const sizes = [3, 4, 2];
  const guess = { step: null, revealed: ["0.1"] };
  assert.deepEqual(seen(guess, sizes, 0, 0), { terms: 0, z: false, a: false, why: "guess" });
  assert.deepEqual(seen(guess, sizes, 0, 1), { terms: 4, z: true, a: true, why: null });
  assert.deepEqual(seen({ step: null, revealed: null }, sizes, 1, 0), {
    terms: 5,
    z: true,
    a: true,
    why: null,
  });
});
