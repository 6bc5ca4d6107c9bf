// What `cargo dist` has made (`cargo verify` calls it before).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { NETWORK, VIEW } from "../../www/element/attributes.js";
import { CONTROLS } from "../../www/element/controls.js";
import { VIEWS } from "../../www/element/views.js";
import { PLATFORMS } from "../../www/embed/snippet.js";
import { VIEW_OF } from "../../www/figure/tabs.js";
import { reference } from "../../xtask/docs.js";
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
const element = () => json("npm/custom-elements.json").modules[0].declarations[0];

test("everything that the site loads before all is drawn stays under its gzip budget", () => {
  // Each of it is named in the head of index.html; tests/page/dist.test.js sees that it is so.
  const [head] = text("site/index.html").split("</head>");
  const named = [...head.matchAll(/"(www\/[^"]+)"/g)];
  const loaded = [...new Set(["index.html", ...named.map(([, path]) => path)])];
  assert.ok(loaded.every((path) => dist.has(`site/${path}`)));
  assert.ok(loaded.length >= 5 && loaded.includes("www/pkg/perceptible_bg.wasm"));
  const total = loaded.reduce((sum, path) => sum + gzipped(dist.get(`site/${path}`) ?? ""), 0);
  assert.ok(total <= BUDGETS.page, `${total} bytes`);
});

test("perceptible.js stays under its gzip budget", () => {
  const size = gzipped(text("perceptible.js"));
  assert.ok(size <= BUDGETS.script, `${size} bytes`);
});

test("the site has relative addresses only, so that it works in any folder", () => {
  for (const [path, bytes] of dist) {
    if (!path.startsWith("site/") || /\.(wasm|md)$/.test(path)) continue;
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
  // It may know how it was asked for, for perceptible-more.js; without that, it does what it does alone.
  const reliance =
    /document\.(?:currentScript|write)|DOMContentLoaded|\bimport\(|\beval\(|new Function\b/;
  assert.equal(script.match(reliance)?.[0], undefined);
  assert.doesNotThrow(() => new Function(script)); // it parses as a classic script
});

/** Whether one of the site's own scripts has this text. @param {Map<string, Buffer>} files @param {string} text */
const inScripts = (files, text) =>
  [...files].some(([path, bytes]) => /^site\/www\/.*\.js$/.test(path) && bytes.includes(text));

test("no post stops: the plain line has no hash, the pinned one has its version's, in both languages", () => {
  const { version } = json("npm/package.json");
  const pinned = `perceptible-${version}.js`;
  const integrity = `sha384-${createHash("sha384").update(text(pinned)).digest("base64")}`;
  for (const language of ["ko", "en"]) {
    for (const [platform, { runs, ending }] of Object.entries(PLATFORMS)) {
      const name = [ending, "txt"].map((end) => `snippets/${platform}.${language}.${end}`);
      const snippet = text(name.find((path) => dist.has(path)) ?? "");
      assert.doesNotMatch(snippet, /integrity|crossorigin/, name[0]);
      assert.equal(snippet.includes("perceptible.js"), runs === "script", name[0]);
      // The figure in words, as the dialog gives it: with its numbers.
      if (runs !== "frame") assert.match(snippet, /x₃ = 5\.5[\s\S]*= 0\.19235057/, name[0]);
    }
    const script = text(`snippets/html.${language}.pinned.html`).match(/<script[^>]*>/)?.[0];
    assert.equal(
      script,
      `<script defer src="./${pinned}" integrity="${integrity}" crossorigin="anonymous">`,
    );
  }
  assert.ok(inScripts(dist, integrity) && inScripts(dist, pinned), "and the dialog knows it");
  // Both names hold the same, here and on the site.
  for (const name of ["perceptible", "perceptible-more"])
    for (const path of [`${name}-${version}.js`, `site/${name}.js`, `site/${name}-${version}.js`])
      assert.ok(dist.get(path)?.equals(/** @type {Buffer} */ (dist.get(`${name}.js`))), path);
});

test("--base-url pins the addresses of the snippets and of the dialog", () => {
  const options = ["--out", "target/dist-pinned", "--base-url", "https://example.com/nn"];
  execFileSync(process.execPath, [fileURLToPath(new URL("xtask/dist.js", root)), ...options]);
  const pinned = read("target/dist-pinned/");
  for (const [path, bytes] of pinned) {
    if (!path.startsWith("snippets/")) continue;
    const addresses = String(bytes).match(/(?:\.\/|https?:\/\/)[^\s"')\\]*/g) ?? [];
    for (const address of addresses) assert.ok(address.startsWith("https://example.com/nn/"), path);
  }
  assert.ok(inScripts(pinned, '"https://example.com/nn/"'));
  // What the page loads stays beside it.
  assert.ok(!String(pinned.get("site/index.html")).includes("example.com"));
});

test("the offline page holds everything, and its policy allows just that", () => {
  const page = text("perceptible.html");
  const policy = page.match(/Content-Security-Policy" content="([^"]+)"/)?.[1] ?? "";
  const sha = (/** @type {string | undefined} */ content) =>
    `'sha256-${createHash("sha256")
      .update(content ?? "")
      .digest("base64")}'`;
  const [, code] = page.match(/<script type="module">([\s\S]*?)<\/script>/) ?? [];
  const [, css] = page.match(/<style>([\s\S]*?)<\/style>/) ?? [];
  const [, early] = page.match(/<script>([\s\S]*?)<\/script>/) ?? [];
  assert.ok(policy.includes(`script-src 'wasm-unsafe-eval' ${sha(early)} ${sha(code)};`));
  assert.ok(policy.includes(`style-src ${sha(css)};`));
  assert.ok(policy.startsWith("default-src 'none';") && !policy.includes("connect-src"));
  const outside = page.replace(code, "").match(/(?:src|href)="(?!data:)[^"]*"/g);
  assert.equal(outside, null);
});

test("the crate holds what its manifest includes", () => {
  const [, version] =
    readFileSync(new URL("Cargo.toml", root), "utf8").match(/^version = "(.*)"/m) ?? [];
  const crate = dist.get(`perceptible-${version}.crate`);
  assert.ok(crate, [...dist.keys()].filter((path) => !path.includes("/")).join());
  const tar = gunzipSync(crate).toString("latin1");
  for (const file of ["Cargo.toml", "README.md", "LICENSE-MIT", "src/lib.rs"])
    assert.ok(tar.includes(`perceptible-${version}/${file}\0`), file);
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

test("no link of the npm package's README leads out of it", () => {
  const links = [...text("npm/README.md").matchAll(/\]\(([^)]+)\)/g)].map(([, to]) => to);
  const nowhere = links.filter((to) => !/^(?:https:|#)/.test(to) && !dist.has(`npm/${to}`));
  assert.deepEqual(nowhere, []);
  assert.ok(text("npm/README.md").startsWith("# Perceptible\n\nA neural network"));
});

test("what a module of the npm package names is in it", () => {
  let named = 0;
  for (const path of dist.keys()) {
    if (!/^npm\/(?!perceptible)[\w/-]+\.js$/.test(path)) continue;
    const code = text(path).replaceAll(/^ *(?:\/\/|\/?\*).*$/gm, ""); // types are named in comments
    for (const [, to] of code.matchAll(
      /(?:\bfrom |\bimport\(?|\bimport |new URL\()["'](\.{0,2}[\w/.-]+\.\w+)["']/g,
    )) {
      const file = new URL(to, `file:///${path}`).pathname.slice(1);
      assert.ok(dist.has(file), `${path}: ${to}`);
      named++;
    }
  }
  assert.ok(named > 80, `${named}`);
});

test("every preset has its pictures, in both languages, themes and widths", () => {
  const presets = JSON.parse(readFileSync(new URL("tests/fixtures/presets.json", root), "utf8"));
  const names = Object.keys(presets.presets);
  assert.ok(names.length >= 5);
  for (const preset of names)
    for (const language of ["ko", "en"])
      for (const theme of ["light", "dark"])
        for (const width of [720, 360]) {
          const name = `pictures/${preset}.${language}.${theme}${width === 360 ? ".360" : ""}`;
          const [, w, h] =
            text(`${name}.svg`).match(/^<svg xmlns="[^"]*" viewBox="0 0 (\d+) (\d+)"/) ?? [];
          assert.equal(Number(w), width, name);
          const png = dist.get(`${name}.png`);
          if (!png) continue; // no browser here, or no Korean face: `cargo dist` says so
          assert.equal(png.readUInt32BE(16), 2 * width, name);
          assert.equal(png.readUInt32BE(20), 2 * Number(h), name);
        }
});

test("the npm package is imported where there is no page, as by what renders one on a server", () => {
  const load = ["define", "element/element"].map(
    (name) => `await import(${JSON.stringify(new URL(`dist/npm/${name}.js`, root).href)})`,
  );
  const script = `${load.join(";")}; console.log(typeof (${load[0]}).PerceptibleNetwork)`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script]);
  assert.equal(String(printed).trim(), "function");
});

test("TypeScript knows the element, and what its events tell", () => {
  const folder = new URL("target/typed/", root);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    new URL("use.ts", folder),
    `import "../../dist/npm/define.js";
const figure = document.querySelector("perceptible-network")!;
figure.addEventListener("change", ({ detail }) => { const reason: "edit" | "view" | "link" | "attributes" | "document" | "preset" = detail.reason; return reason; });
figure.addEventListener("error", ({ detail }) => detail.message.length);
figure.addEventListener("click", ({ clientX }) => clientX);
figure.addEventListener("anything", (event: Event) => event.type);
// @ts-expect-error
figure.addEventListener("change", ({ detail }) => detail.reason === "never");
const link: string = figure.link;
`,
  );
  const options = "--ignoreConfig --noEmit --strict --target es2023 --module nodenext";
  execFileSync(
    process.execPath,
    [
      fileURLToPath(new URL("node_modules/typescript/bin/tsc", root)),
      ...options.split(" "),
      fileURLToPath(new URL("use.ts", folder)),
    ],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
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

test("what the element reads, shows and has is documented, and nothing else", () => {
  const { attributes, slots, cssParts, cssProperties, events, members, tagName } = element();
  assert.equal(tagName, "perceptible-network");
  assert.deepEqual(element().superclass, { name: "HTMLElement" });
  const names = (/** @type {any[]} */ list) => list.map(({ name }) => name).sort();
  assert.deepEqual(names(attributes), [...NETWORK, ...VIEW, "loading"].sort());
  const about = (/** @type {string} */ name) =>
    attributes.find((/** @type {any} */ attribute) => attribute.name === name);
  assert.ok(about("view").description.includes(`\`${VIEWS.join(" ")}\``));
  assert.ok(about("controls").description.includes(`\`${CONTROLS.join(" ")}\``));

  const found = (/** @type {RegExp} */ sign, /** @type {string[]} */ paths) => [
    ...new Set(
      paths.flatMap((path) => [...text(`npm/${path}`).matchAll(sign)].map(([, name]) => name)),
    ),
  ];
  const views = [...dist.keys()]
    .filter((path) => path.startsWith("npm/view/"))
    .map((path) => path.slice(4));
  assert.ok(views.length > 10);
  const parts = found(/\bpart: "([\w-]+)"/g, views);
  assert.deepEqual(names(cssParts), [...parts, ...Object.values(VIEW_OF)].sort());
  assert.deepEqual(names(slots), ["", ...found(/h\("slot", \{ name: "(\w+)"/g, views)].sort());
  assert.deepEqual(
    names(cssProperties),
    found(/var\(\s*(--perceptible-\w+)/g, ["packed/style.js"]).sort(),
  );
  const fired = found(/#tell\("(\w+)"/g, ["element/element.js", "figure/figure.js"]);
  assert.deepEqual(names(events), fired.sort());

  const types = text("npm/element/element.d.ts");
  for (const { name, description } of [
    ...attributes,
    ...slots,
    ...cssParts,
    ...cssProperties,
    ...events,
  ]) {
    assert.ok(description?.length > 5, `${name} has no description`);
    assert.ok(types.includes(description), `${name} in the types`);
  }
  const declared = [...types.matchAll(/^ {4}(?:get |set )?(\w+)[(:]/gm)].map(([, name]) => name);
  const own = [...new Set(declared)].filter((name) => !/^constructor$|Callback$/.test(name));
  assert.deepEqual(names(members), own.sort());
  for (const { name, description } of members) assert.ok(description, `${name} has no description`);
});

test("docs/element.md says of the element what the element says (else run `node xtask/docs.js`)", () => {
  assert.equal(readFileSync(new URL("docs/element.md", root), "utf8"), reference(element()));
});

test("the same input gives the same bytes", () => {
  const script = fileURLToPath(new URL("xtask/dist.js", root));
  execFileSync(process.execPath, [script, "--out", "target/dist-again"]);
  const again = read("target/dist-again/");
  assert.deepEqual([...again.keys()], [...dist.keys()]);
  for (const [path, bytes] of dist)
    if (!path.endsWith(".png")) assert.ok(again.get(path)?.equals(bytes), path);
});
