import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as engine from "../../www/pkg/perceptible.js";
import { BUDGETS, gzipped } from "../budgets.js";

const wasm = readFileSync(new URL("../../www/pkg/perceptible_bg.wasm", import.meta.url));

test("the engine starts from its bytes, without a browser", () => {
  engine.initSync({ module: wasm });
  assert.match(engine.version(), /^\d+\.\d+\.\d+$/);
});

test("the engine stays under its gzip budget", () => {
  const size = gzipped(wasm);
  assert.ok(size <= BUDGETS.wasm, `${size} bytes`);
});
