// dist/site: for any static host, in any folder; with all that the snippets name, so that uploading it is
// all that an author does. What is only needed on request lies in chunks of its own.
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import {
  build,
  copy,
  engine,
  FULL_WASM,
  figureStyle,
  inlined,
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

// Imported, but at once: the first numbers stand in it.
const STORED = "www/stored-values.js";
// In the page's head; what it needs is named before it.
const SCRIPT = /(?=<script type="module")/;
const SELF = /(?<=(?:script|style)-src )'self'/g;
const MODULE = /<script type="module" src="frame\.js"><\/script>/;
// Two files in the place of many.
const SHEETS = `export const SHEETS = {
  figure: [new URL("style.css", import.meta.url)],
  dialog: [new URL("embed/dialog.css", import.meta.url)],
};`;

/** @param {string} integrity  of perceptible.js */
export async function site(integrity) {
  copy("www/icon.svg", "site/www/icon.svg");
  for (const wasm of [PAGE_WASM, FULL_WASM]) write(`site/www/${wasm}`, await engine(wasm));
  for (const name of ["frame.css", "tutorial.css", "embed/dialog.css"])
    write(`site/www/${name}`, style(name));
  write("site/www/style.css", figureStyle());
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
    plugins: [instead({ "sheets.js": { contents: SHEETS }, ...release(integrity) })],
  });
  for (const file of outputFiles)
    write(relative(out, file.path), await shorter(file.text, { module: true }));
  const made = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [
      relative(join(out, "site/www"), join(root, path)),
      output,
    ]),
  );
  const stored = [...made].find(([, { entryPoint }]) => entryPoint === STORED)?.[0];
  const page = links(made, "www/", ["page.js", ...(stored ? [stored] : [])]);
  write("site/index.html", inlined(put(text("index.html"), SCRIPT, page)));
  await frame();
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

/** Names these modules, what they import, and the style, so that a browser asks for all of them at once.
 * @param {Map<string, any>} made  by path in www/ @param {string} folder  of www/, from the page @param {string[]} entries */
function links(made, folder, entries) {
  const first = new Set(entries);
  for (const path of first) {
    for (const { path: to, kind } of made.get(path).imports)
      if (kind === "import-statement") first.add(relative(join(out, "site/www"), join(root, to)));
  }
  return [
    ...[...first].map((path) => `<link rel="modulepreload" href="${folder}${path}" />`),
    `<link rel="preload" href="${folder}style.css" as="fetch" type="text/css" crossorigin />`,
    "",
  ].join("\n    ");
}
