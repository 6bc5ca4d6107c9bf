// dist/site: for any static host, in any folder; with all that the snippets name, so that uploading it is
// all that an author does. What is only needed on request lies in chunks of its own.
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import {
  build,
  copy,
  engine,
  FIRST,
  FULL_WASM,
  figureStyle,
  IN_PAGE,
  instead,
  out,
  PAGE_WASM,
  put,
  release,
  root,
  shorter,
  style,
  text,
  write,
} from "./files.js";
import { allowed } from "./policy.js";

const SELF = /(?<=(?:script|style)-src )'self'/g;
const MODULE = /<script type="module" src="frame\.js"><\/script>/;
// A figure's style comes with its code, one request less; the dialog's when it is opened.
const sheets = () => `const figure = ${JSON.stringify(figureStyle())};
const dialog = new URL("embed/dialog.css", import.meta.url);
export const sheet = async (name) =>
  name === "figure" ? figure : (await fetch(dialog)).text();`;

/** @param {string} integrity  of perceptible.js */
export async function site(integrity) {
  copy("www/icon.svg", "site/www/icon.svg");
  for (const wasm of [PAGE_WASM, FULL_WASM]) write(`site/www/${wasm}`, await engine(wasm));
  for (const name of ["frame.css", "tutorial.css", "embed/dialog.css"])
    write(`site/www/${name}`, style(name));
  for (const language of ["ko", "en"])
    copy(`www/tutorial.${language}.html`, `site/www/tutorial.${language}.html`);
  for (const name of ["perceptible.js", "perceptible-more.js"])
    copy(relative(root, join(out, name)), `site/${name}`);
  const pictures = join(out, "pictures");
  if (existsSync(pictures)) copy(relative(root, pictures), "site/pictures");

  const { outputFiles, metafile } = await build({
    entryPoints: ["page.js", "tutorial.js"].map((name) => `www/${name}`),
    outdir: join(out, "site/www"),
    outbase: "www",
    // Beside page.js: assets.js names its files from there.
    chunkNames: "[name]-[hash]",
    format: "esm",
    splitting: true,
    metafile: true,
    plugins: [instead({ "sheets.js": { contents: sheets() }, ...release(integrity) })],
  });
  for (const file of outputFiles)
    write(relative(out, file.path), await shorter(file.text, { module: true }));
  const code = await first(modules(metafile.outputs, "page.js"));
  write(
    "site/index.html",
    allowed(put(text("index.html"), FIRST, `<script type="module">${code}</script>`)),
  );
  await frame();
}

/** www/first.js with all it needs, to stand in the page itself: its result waits for nothing but the engine.
 * Then it names the page's modules, so that a browser asks for all of them at once.
 * @param {string[]} modules  in www/ */
async function first(modules) {
  const { outputFiles } = await build({
    entryPoints: ["www/first.js"],
    ...IN_PAGE,
    banner: { js: IN_PAGE.banner },
    plugins: [
      instead({
        "./page.js": {
          contents: `
for (const href of ${JSON.stringify(modules.map((path) => `www/${path}`))})
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
export default import(new URL("page.js", here));`,
        },
      }),
    ],
  });
  return shorter(outputFiles[0].text, { module: true });
}

/** The iframe page runs the one-file script: in a sandbox, which has no origin, modules, styles and the engine
 * would come only from a host that sends headers for it. Its own script comes first: the element finds its
 * attributes there. */
async function frame() {
  const { outputFiles } = await build({
    entryPoints: ["www/frame.js"],
    format: "iife",
    plugins: [instead({ "define.js": { contents: "" } })],
  });
  write("site/www/frame.js", await shorter(outputFiles[0].text, { toplevel: true }));
  const page = put(text("www/frame.html"), /\n *<link rel="preload"[^>]*>/, "");
  const scripts = ["frame.js", "../perceptible.js"].map(
    (src) => `<script defer src="${src}"></script>`,
  );
  const run = put(page, MODULE, scripts.join("\n    "));
  // In WebKit a page without an origin has no 'self' either. Nothing inline runs, as before.
  write("site/www/frame.html", put(run, SELF, "'self' https: http:"));
}

/** What a browser loads of these before it runs one of them. @param {Record<string, any>} outputs  of esbuild @param {string} entry  in www/ @returns {string[]} the same */
function modules(outputs, entry) {
  const folder = relative(root, join(out, "site/www/"));
  const needed = new Set([join(folder, entry)]);
  for (const path of needed) {
    for (const { path: to, kind } of outputs[path].imports)
      if (kind === "import-statement") needed.add(to);
  }
  return [...needed].map((path) => relative(folder, path));
}
