// What `cargo dist` has made (`cargo verify` calls it before).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { BUDGETS, gzipped } from "../budgets.js";

const root = new URL("../../", import.meta.url);

/** All files of a folder: path -> bytes. @param {string} folder */
const read = (folder) =>
  new Map(
    readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .sort()
      .filter((path) => statSync(new URL(folder + path, root)).isFile())
      .map((path) => [path, readFileSync(new URL(folder + path, root))]),
  );
const dist = read("dist/");
/** @param {string} path */
const text = (path) => String(dist.get(path));
/** @param {string} path */
const json = (path) => JSON.parse(text(path));

test("everything that the site loads at first stays under 110 KB gzip", () => {
  // Each of it is named in index.html, or preloaded there; tests/page/dist.test.js sees that it is so.
  const named = [
    ...text("site/index.html").matchAll(/<(?:link|script)\b[^>]*(?:src|href)="([^"]+)"/g),
  ];
  const loaded = [...new Set(["index.html", ...named.map(([, path]) => path)])];
  assert.ok(loaded.every((path) => dist.has(`site/${path}`)));
  assert.ok(loaded.length >= 5 && loaded.includes("www/pkg/page_bg.wasm"));
  const total = loaded.reduce((sum, path) => sum + gzipped(dist.get(`site/${path}`) ?? ""), 0);
  assert.ok(total <= BUDGETS.page, `${total} bytes`);
});

test("perceptible.js stays under its gzip budget", () => {
  const size = gzipped(text("perceptible.js"));
  assert.ok(size <= BUDGETS.script, `${size} bytes`);
});

test("the site has relative addresses only, so that it works in any folder", () => {
  for (const [path, bytes] of dist) {
    if (!path.startsWith("site/") || path.endsWith(".wasm")) continue;
    const addresses = String(bytes).match(/\b(?:https?:)?\/\/[\w-]+\.[\w./-]+/g) ?? [];
    for (const address of addresses)
      assert.match(address, /^http:\/\/www\.w3\.org\//, `${path}: a namespace at most`);
    assert.doesNotMatch(String(bytes), /(?:src|href)="\/|url\(\s*["']?\//, path);
  }
  for (const [, address] of text("site/index.html").matchAll(/(?:src|href)="([^"]+)"/g))
    assert.ok(dist.has(`site/${address}`), address);
});

test("perceptible.js is one script in ASCII that asks nothing of its host", () => {
  const script = text("perceptible.js");
  assert.ok(dist.get("perceptible.js")?.every((byte) => byte < 128));
  const reliance =
    /currentScript|document\.write|DOMContentLoaded|\bimport\(|\beval\(|new Function\b/;
  assert.equal(script.match(reliance), null);
  assert.doesNotThrow(() => new Function(script)); // it parses as a classic script
});

test("the snippet carries the hash of the script", () => {
  const hash = createHash("sha384").update(text("perceptible.js")).digest("base64");
  assert.ok(text("snippet.html").includes(` integrity="sha384-${hash}" crossorigin`));
});

test("what the npm package promises is in it", () => {
  const { name, version, exports, customElements, types, unpkg } = json("npm/package.json");
  const cargo = readFileSync(new URL("Cargo.toml", root), "utf8");
  assert.equal(name, "perceptible");
  assert.ok(cargo.includes(`\nversion = "${version}"\n`));
  const promised = Object.values(exports)
    .flatMap((to) => (typeof to === "string" ? [to] : Object.values(to)))
    .concat(`./${customElements}`, types, unpkg, "./README.md", "./LICENSE-MIT");
  for (const path of promised) assert.ok(dist.has(path.replace("./", "npm/")), path);
});

test("the npm package computes in Node", async () => {
  const url = new URL("dist/npm/pkg/perceptible.js", root);
  const { initSync, Network } = await import(url.href);
  const wasm = dist.get("npm/pkg/perceptible_bg.wasm");
  initSync({ module: wasm });
  const network = new Network([3, 4, 2], ["swish", "linear"], 0);
  const expected = [0.11922780054800614, -0.09689422562530499];
  assert.deepEqual([...network.forward([3, 1, 5.5]).outputs()], expected);
});

test("every attribute that the element reads is documented, and no other", () => {
  const manifest = json("npm/custom-elements.json");
  const [element] = manifest.modules[0].declarations;
  assert.equal(element.tagName, "perceptible-network");
  const source = readFileSync(new URL("www/element.js", root), "utf8");
  const observed = source.match(/observedAttributes = \[([^\]]*)\]/)?.[1].match(/[\w-]+/g) ?? [];
  const described = element.attributes.filter(
    (/** @type {any} */ { description }) => description?.length > 5,
  );
  const names = described.map((/** @type {any} */ { name }) => name).sort();
  assert.ok(names.length >= 9);
  assert.deepEqual(names, observed.toSorted());
  const types = text("npm/element.d.ts");
  for (const { name, description } of [...element.attributes, ...element.events]) {
    assert.ok(types.includes(description), `${name} in the types`);
  }
  for (const { name, description } of element.members) {
    assert.ok(description, `${name} has no description`);
    assert.match(types, new RegExp(`\\b${name}\\b`));
  }
});

test("the README says of attributes and events what the element says", () => {
  const [element] = json("npm/custom-elements.json").modules[0].declarations;
  const readme = readFileSync(new URL("README.md", root), "utf8");
  const cell = (/** @type {string} */ text) => text.replaceAll("|", "\\|");
  const rows = [
    ...element.attributes.map(
      (/** @type {any} */ { name, type, default: preset, description }) =>
        `| \`${name}\` | \`${cell(type.text)}\`${preset ? `, \`${preset}\`` : ""} | ${description} |`,
    ),
    ...element.events.map(
      (/** @type {any} */ { name, description }) => `| \`${name}\` | event | ${description} |`,
    ),
  ];
  for (const row of rows)
    assert.ok(readme.includes(row), `put into README.md:\n${rows.join("\n")}`);
});

test("the same input gives the same bytes", () => {
  const script = fileURLToPath(new URL("xtask/dist.js", root));
  execFileSync(process.execPath, [script, "--out", "target/dist-again"]);
  const again = read("target/dist-again/");
  assert.deepEqual([...again.keys()], [...dist.keys()]);
  for (const [path, bytes] of dist) assert.ok(again.get(path)?.equals(bytes), path);
});
