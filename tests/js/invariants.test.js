import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { SHEETS } from "../../www/sheets.js";

const www = new URL("../../www/", import.meta.url);
const files = readdirSync(www, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".js") && !path.startsWith("pkg/"));
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

/** The files whose code has it. @param {RegExp} pattern */
const having = (pattern) => files.filter((path) => pattern.test(code(path)));

test("the files of www are found", () => {
  assert.ok(files.length > 25);
  assert.ok(files.includes("view/stage.js") && files.includes("element.js"));
  assert.ok(imports("element.js").includes("./engine.js"));
});

test("a view never calls the engine and never writes state", () => {
  const views = files.filter((path) => path.startsWith("view/"));
  assert.ok(views.length > 10);
  for (const path of views) {
    for (const to of imports(path)) {
      assert.doesNotMatch(
        to,
        /(engine|state|gather|element|page)\.js$|pkg\//,
        `${path} imports ${to}`,
      );
    }
  }
  assert.deepEqual(
    having(/\bstate\.[\w.]+\s*(?:=[^=>]|\+=|\+\+)/).filter((path) => path.startsWith("view/")),
    [],
  );
});

test("only engine.js, its assets and the page's first script know the wasm package, and only gather.js and element.js what it is called with", () => {
  assert.deepEqual(
    files.filter((path) => imports(path).some((to) => to.includes("pkg/"))),
    ["assets.js", "engine.js", "first.js"],
  );
});

test("every style sheet of a figure is named, once", () => {
  const named = SHEETS.figure.map((url) => url.href.split("/").at(-1)).sort();
  assert.deepEqual(named, readdirSync(new URL("style/", www)).sort());
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
    readFileSync(new URL("page.css", www), "utf8");
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
    ["early.js", "page.js"],
  );
  assert.deepEqual(having(/location\.hash\b/).sort(), ["early.js", "frame.js", "page.js"]);
});

test("index.html has no handler, and but for its first lines, which are made, neither script nor style of its own", () => {
  const page = html.replace(/<!-- early: made of [\s\S]*<!-- \/early -->/, "");
  assert.notEqual(page, html);
  assert.doesNotMatch(page, /<style/i);
  assert.doesNotMatch(html, /\sstyle=|\son\w+=/i);
  assert.doesNotMatch(page, /<script/i);
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
  const hash = "'sha256-[\\w+/]{43}='"; // of what stands in it; stored.test.js compares it
  assert.match(
    directives.get("script-src") ?? "",
    new RegExp(`^'self' 'wasm-unsafe-eval' ${hash} ${hash}$`),
  );
  assert.match(directives.get("style-src") ?? "", new RegExp(`^'self' ${hash}$`));
  assert.equal(directives.get("base-uri"), "'none'");
  assert.equal(directives.get("form-action"), "'none'");
  assert.equal(directives.get("connect-src"), "'self'");
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
  assert.ok(html.indexOf("Content-Security-Policy") < html.search(/<script|<link/));
});
