import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { presetValues } from "../../www/figure/preset-values.js";
import { presetValuesFiles } from "../../xtask/preset-values.js";

const root = new URL("../../", import.meta.url);

test("the stored numbers are the engine's (else run `cargo xtask preset-values`)", () => {
  for (const [path, text] of presetValuesFiles(
    readFileSync(new URL("www/pkg/perceptible_bg.wasm", root)),
  )) {
    assert.equal(readFileSync(new URL(path, root), "utf8"), text, path);
  }
});

test("the stored values are read back to the bit", () => {
  const values = presetValues();
  assert.ok(Object.is(values.layers[0].weights[0], 0.1764052345967664));
  assert.equal(values.comparison.rows[2].printed, "[[ 0.1192278  -0.09689423]]");
  assert.ok(values.layers[0].curve instanceof Float64Array);
});
