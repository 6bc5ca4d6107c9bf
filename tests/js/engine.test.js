import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import * as engine from "../../www/pkg/perceptible.js";

const wasm = readFileSync(new URL("../../www/pkg/perceptible_bg.wasm", import.meta.url));

test("the engine starts from its bytes, without a browser", () => {
  engine.initSync({ module: wasm });
  assert.match(engine.version(), /^\d+\.\d+\.\d+$/);
});

test("the wasm stays under 60 KB gzip", () => {
  const size = gzipSync(wasm, { level: 9 }).length;
  assert.ok(size <= 60_000, `${size} bytes`);
});
