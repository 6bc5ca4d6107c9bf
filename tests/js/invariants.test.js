import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { SHEETS } from "../../www/sheets.js";

const www = new URL("../../www/", import.meta.url);
const files = readdirSync(www, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".js") && !/^(?:pkg|vendor)\//.test(path));
const sources = new Map(files.map((path) => [path, readFileSync(new URL(path, www), "utf8")]));
const html = readFileSync(new URL("../../index.html", import.meta.url), "utf8");

/** Without comments: an invariant may be named there. @param {string} path */
const code = (path) =>
  /** @type {string} */ (sources.get(path))
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "$1");

/** @param {string} path */
const imports = (path) =>
  [...code(path).matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(([, to]) => to);

/** Loaded at once, not when it is asked for. @param {string} path @param {string} to */
const isStatic = (path, to) => new RegExp(`(?:from|^import)\\s*"${to}"`, "m").test(code(path));

/** The files whose code has it. @param {RegExp} pattern */
const having = (pattern) => files.filter((path) => pattern.test(code(path)));

test("the files of www are found", () => {
  assert.ok(files.length > 25);
  assert.ok(files.includes("view/figure.js") && files.includes("element/element.js"));
  assert.ok(imports("element/element.js").includes("../engine/engine.js"));
});

/** What a view may import of a figure: what it is, not what acts. @type {Record<string, string>} */
const OF_A_FIGURE = {
  "figure/steps.js": "which step shows what",
  "figure/tabs.js": "what stands beside what",
  "figure/train/speed.js": "the speeds, and the one that is meant",
  "figure/data/catalogue.js": "the files' shapes, and the name of the rows",
  "figure/data/generators.js": "what controls offer of them, and their lines in Python",
  "figure/train/race.js": "the rules' choices, and the order of a race",
};

test("a view never calls the engine and never writes state", () => {
  const views = files.filter((path) => path.startsWith("view/"));
  assert.ok(views.length > 10);
  const taken = new Set();
  for (const path of views) {
    for (const to of imports(path)) {
      const next = new URL(to, new URL(path, www)).href.slice(www.href.length);
      assert.match(next, /^(?:view|ui|strings|figure)\//, `${path} imports ${to}`);
      if (!next.startsWith("figure/")) continue;
      assert.ok(next in OF_A_FIGURE, `${path} imports ${to}`);
      taken.add(next);
    }
    // Neither through something that it was given: values hold no functions (picture.test.js clones them).
    assert.doesNotMatch(code(path), /\b(?:handle|session|engine|figure)\b\??\.(?!js)/, path);
  }
  assert.deepEqual([...taken].sort(), Object.keys(OF_A_FIGURE).sort());
  assert.deepEqual(
    having(/\bstate\.[\w.]+\s*(?:=[^=>]|\+=|\+\+)/).filter((path) => path.startsWith("view/")),
    [],
  );
});

test("a state's fields are set in state.js alone", () => {
  assert.deepEqual(having(/\.fields\s*=[^=>]/), ["figure/state.js"]);
});

test("a view depends on what it is given alone: no module keeps anything, none asks for the time or the layout", () => {
  for (const path of files.filter((path) => path.startsWith("view/"))) {
    assert.doesNotMatch(code(path), /^(?:let|var) /m, path);
    assert.doesNotMatch(
      code(path),
      /\bDate\b|performance\.|getBoundingClientRect|offset(?:Width|Height)|getComputedStyle/,
      path,
    );
  }
});

test("what a figure reads of the document is the document's own, whatever stands in the post", () => {
  const read = having(/\b(?:document|ownerDocument)\s*[.[]/);
  // The site's own pages hold no post.
  assert.deepEqual(
    read.filter((path) => !/^(?:pages|embed)\//.test(path)),
    [],
  );
});

test("no module needs itself, over others", () => {
  /** @type {Set<string>} */
  const sound = new Set();
  const visit = (/** @type {string} */ path, /** @type {string[]} */ above) => {
    assert.ok(!above.includes(path), [...above, path].join(" -> "));
    if (sound.has(path)) return;
    for (const to of imports(path)) {
      const next = new URL(to, new URL(path, www)).href.slice(www.href.length);
      if (sources.has(next) && isStatic(path, to)) visit(next, [...above, path]);
    }
    sound.add(path);
  };
  for (const path of files) visit(path, []);
});

test("no file is longer than one can keep in mind: 400 lines", () => {
  const root = new URL("../../", import.meta.url);
  const made = /^www\/(?:pkg|vendor)\/|\.generated\.js$|\/node_modules\//;
  const all = ["src", "www", "xtask", "bench"].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" }).map((path) =>
      `${folder}/${path}`.replaceAll("\\", "/"),
    ),
  );
  const written = all.filter((path) => /\.(?:rs|js|ts|css)$/.test(path) && !made.test(path));
  assert.ok(written.includes("src/document/mod.rs") && written.includes("www/style/map.css"));
  const lines = (/** @type {string} */ path) =>
    readFileSync(new URL(path, root), "utf8").split("\n").length - 1;
  assert.deepEqual(
    written.filter((path) => lines(path) > 400),
    [],
  );
});

test("only engine/ knows the wasm package, and assets.js the address of its bytes", () => {
  assert.deepEqual(
    files.filter((path) => imports(path).some((to) => to.includes("pkg/"))),
    ["engine/engine.js", "engine/session.js"],
  );
  assert.deepEqual(having(/\bpkg\//).sort(), [
    "assets.js",
    "engine/engine.js",
    "engine/session.js",
  ]);
});

test("every style sheet of a figure is named, once", () => {
  const named = SHEETS.figure.map((url) => url.href.split("/").at(-1)).sort();
  const sheets = readdirSync(new URL("style/", www)).filter((name) => name.endsWith(".css"));
  assert.deepEqual(named, sheets.sort());
});

test("text never becomes markup or code", () => {
  const forbidden = [
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|DOMParser)\b/,
    /\bdocument\.write/,
    /setAttribute\(\s*["'](?:style|on\w+)["']/,
    /\beval\s*\(|\bnew Function\b|\bsetTimeout\(\s*["'`]/,
    /\bjavascript:/,
  ];
  for (const pattern of forbidden) assert.deepEqual(having(pattern), [], `${pattern}`);
});

test("nothing is fetched from elsewhere", () => {
  for (const path of files) {
    for (const [url] of code(path).matchAll(/\b(?:https?:)?\/\/[\w.-]+\.[a-z]{2,}[^\s"'`]*/g)) {
      assert.match(url, /^https?:\/\/www\.w3\.org\//, `${path}: a namespace is the only address`);
    }
  }
  const style =
    SHEETS.figure.map((url) => readFileSync(url, "utf8")).join("\n") +
    ["page.css", "frame.css", "tutorial.css"]
      .map((name) => readFileSync(new URL(`pages/${name}`, www), "utf8"))
      .join("\n");
  assert.doesNotMatch(style, /@import|url\(\s*["']?(?!#|data:)/);
  assert.doesNotMatch(html, /(?:src|href)="(?:https?:)?\/\//);
});

test("no module uses what is time-bound or kept on another site: cookies, beacons, sockets, workers", () => {
  assert.deepEqual(
    having(
      /document\.cookie|sendBeacon|XMLHttpRequest|WebSocket|EventSource|importScripts|indexedDB/,
    ),
    [],
  );
});

test("URL, history and storage belong to the pages alone, never to the element", () => {
  assert.deepEqual(
    having(/\bhistory\.|\blocalStorage\b|\bsessionStorage\b|["']popstate["']/).sort(),
    ["pages/page.js", "pages/saved-work.js", "pages/theme.js"],
  );
  assert.deepEqual(having(/location\.hash\b/).sort(), ["pages/frame.js", "pages/page.js"]);
});

test("index.html has no handler, script or style of its own", () => {
  assert.doesNotMatch(html, /<style/i);
  assert.doesNotMatch(html, /\sstyle=|\son\w+=/i);
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/i);
});

test("the page carries a strict content security policy, before anything is loaded", () => {
  const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)?.[1] ?? "";
  const directives = new Map(
    policy.split(";").map((part) => {
      const [name, ...sources] = part.trim().split(/\s+/);
      return [name, sources.join(" ")];
    }),
  );
  assert.equal(directives.get("default-src"), "'none'");
  assert.equal(directives.get("script-src"), "'self' 'wasm-unsafe-eval'");
  assert.equal(directives.get("style-src"), "'self'");
  assert.equal(directives.get("base-uri"), "'none'");
  assert.equal(directives.get("form-action"), "'none'");
  assert.equal(directives.get("connect-src"), "'self'");
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
  assert.ok(html.indexOf("Content-Security-Policy") < html.search(/<script|<link/));
});
