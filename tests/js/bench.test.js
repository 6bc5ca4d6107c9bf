// The bench's works through the package still run, and compute what they are compared with: its times are taken by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compare } from "../../bench/compare.js";
import { forward, frame, play } from "../../bench/package-workloads.js";
import "../engine.js";

test("a sample and many: the package's outputs are plain JavaScript's", async () => {
  for (const samples of [1, 7]) {
    const { missing } = await compare(forward(samples), 1);
    assert.deepEqual(missing, [], `${samples} samples`);
  }
});

test("a frame of play and a session's training learn", () => {
  for (const contender of [frame(), play()]) {
    contender.reset();
    contender.run();
    const first = [...contender.result()];
    assert.ok(first.length > 0 && first.every(Number.isFinite), contender.name);
    contender.run();
    assert.notDeepEqual([...contender.result()], first, contender.name);
  }
});
