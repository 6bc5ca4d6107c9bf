/**
 * The repository on a host, www/'s modules and style sheets in a few files, as dist/site has them: without a cache the
 * three hundred of the tree take three times as long to load. Those are tried by the tests that start `servedAsIs`.
 */
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { SHEETS } from "../../www/sheets.js";
import { startHost } from "./static.js";

const root = new URL("../../", import.meta.url);
const folder = fileURLToPath(root);

/** What pages load, and what tests import in them. */
const ENTRIES = [
  "define.js",
  "pages/page.js",
  "pages/frame.js",
  "pages/tutorial.js",
  "embed/dialog.js",
  "embed/snippet.js",
  "embed/strings.js",
  "pkg/perceptible.js",
  "ui/dom.js",
];

/** As `startHost`, with the repository as its root. @param {Omit<Parameters<typeof startHost>[0], "root">} [host] */
export async function startBundled({ pages = {}, ...host } = {}) {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ENTRIES.map((name) => `www/${name}`),
    outdir: "www",
    outbase: "www",
    // In www/, where assets.js lies: it names files from there.
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    write: false,
    plugins: [
      { name: "sheets", setup: (build) => build.onLoad({ filter: /\/sheets\.js$/ }, sheets) },
    ],
  });
  /** By path: "www/define.js". @type {Record<string, string | Uint8Array>} */
  const modules = {};
  for (const { path, contents } of outputFiles) modules[relative(folder, path)] = contents;
  // Pages of the test may be added while it runs.
  const all = new Proxy(pages, {
    get: (pages, name) => pages[String(name)] ?? modules[String(name)],
  });
  return startHost({ ...host, root, pages: all });
}

/** sheets.js with the sheets in it. */
function sheets() {
  const texts = Object.entries(SHEETS).map(([name, urls]) => [
    name,
    urls.map((url) => readFileSync(url, "utf8")).join("\n"),
  ]);
  return {
    contents: `const texts = ${JSON.stringify(Object.fromEntries(texts))};
export const sheet = async (name) => texts[name];`,
  };
}
