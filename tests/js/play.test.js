import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { utimesSync } from "node:fs";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("cargo play says its address, serves the page and rebuilds on a change", async () => {
  const play = spawn("cargo", ["play", "--no-open", "--port", "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface(play.stdout)[Symbol.asyncIterator]();
  /** @param {RegExp} pattern */
  const line = async (pattern) => {
    for (;;) {
      const { value, done } = await lines.next();
      assert.ok(!done, `cargo play ended without ${pattern}`);
      const match = pattern.exec(value);
      if (match) return match;
    }
  };
  try {
    const [, address] = await line(/^Perceptible is at (http:\S+)/);
    const fetched = async (/** @type {string} */ path) => {
      const { ok, status, headers } = await fetch(address + path);
      return ok ? `${headers.get("content-type")} ${headers.get("cache-control")}` : status;
    };
    assert.equal(await fetched(""), "text/html; charset=utf-8 no-store");
    assert.equal(await fetched("www/pages/page.js"), "text/javascript; charset=utf-8 no-store");
    assert.equal(await fetched("www/pkg/perceptible_bg.wasm"), "application/wasm no-store");
    assert.equal(await fetched("Cargo.toml"), 404);

    const now = new Date();
    utimesSync(new URL("../../Cargo.lock", import.meta.url), now, now);
    await line(/^changed: Cargo\.lock$/);
    await line(/^ready/);
  } finally {
    play.kill();
  }
});
