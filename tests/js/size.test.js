// What the page loads, gzipped file by file, against its budget. Run after `cargo web`.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const root = new URL("../../", import.meta.url);

/** Files of index.html and www that a browser asks for: [path, bytes gzipped], the largest first. */
function loaded() {
  const names = readdirSync(new URL("www", root), { recursive: true });
  const paths = names
    .map((name) => `www/${String(name).replaceAll("\\", "/")}`)
    .filter((path) => /\.(js|css|svg|wasm)$/.test(path));
  return ["index.html", ...paths]
    .map((path) => /** @type {[string, number]} */ ([path, gzipped(path)]))
    .sort((a, b) => b[1] - a[1]);
}

/** @param {string} path */
function gzipped(path) {
  return gzipSync(readFileSync(new URL(path, root)), { level: 9 }).length;
}

test("the wasm stays under 60 KB gzip", () => {
  const size = gzipped("www/pkg/perceptible_bg.wasm");
  assert.ok(size <= 60_000, `${size} bytes`);
});

test("everything that the page loads stays under 110 KB gzip", () => {
  const files = loaded();
  assert.ok(files.length > 10, "the page is there");
  const sum = files.reduce((sum, [, size]) => sum + size, 0);
  const largest = files.slice(0, 10).map(([path, size]) => `${size} ${path}`);
  assert.ok(sum <= 110_000, `${sum} bytes, the largest of them\n${largest.join("\n")}`);
});
