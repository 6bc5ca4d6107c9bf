// The allocator: freed memory is used again, whatever the order of sizes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as engine from "../../www/pkg/perceptible.js";

const { memory } = engine.initSync({
  module: readFileSync(new URL("../../www/pkg/perceptible_bg.wasm", import.meta.url)),
});
const session = new engine.Session();
session.look({ compared: ["relu", "swish"] });

/** @param {string} link */
const show = (link) => {
  session.openLink(link);
  session.frame(["trace", "parameters", "comparison"]);
};

/** Evaluates networks of random sizes. @param {number} times @param {number} seed */
function evaluate(times, seed) {
  let state = seed;
  const upTo = (/** @type {number} */ end) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return 1 + ((state >>> 16) % end);
  };
  for (let i = 0; i < times; i++) {
    const sizes = Array.from({ length: 1 + upTo(4) }, () => upTo(i % 100 ? 8 : 64));
    show(`v1&layers=${sizes}&w1=1.1:${i}`);
    assert.throws(() => session.openLink(`v1&x=1,2,${"a".repeat(upTo(3000))}`), /not a number/);
  }
}

test("the memory does not grow, however often and with whatever sizes it is asked to compute", () => {
  show(`v1&layers=${Array(8).fill(64)}`);
  evaluate(Number(process.env.EVALUATIONS ?? 5000) / 10, 1);
  const before = memory.buffer.byteLength;
  evaluate(Number(process.env.EVALUATIONS ?? 5000), 2);
  assert.equal(memory.buffer.byteLength, before);
  assert.ok(before < 4 << 20, `${before} bytes`);
});
