// dist/site: for any static host, in any folder; with all that the snippets name, so that uploading it is
// all that an author does. Parts needed only on request lie in chunks of their own.
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import {
  build,
  copy,
  figureStyle,
  instead,
  out,
  put,
  release,
  root,
  style,
  text,
  WASM,
  write,
} from "./files.js";

import { SCRIPTS } from "./script.js";

const THEME = /<script src="www\/pages\/theme\.js"><\/script>/;
const THEME_SCRIPT = '<script src="www/pages/theme.js"></script>';
const THEME_PRELOAD = '<link rel="preload" href="www/pages/theme.js" as="script" />';
/** For hosts that read it (Netlify, Cloudflare Pages): other sites may check the script's hash, and take the iframe page
 * also where they are isolated from others (COEP). */
const HEADERS = `/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Embedder-Policy: require-corp
  Cross-Origin-Resource-Policy: cross-origin
`;
const SELF = /(?<=(?:script|style)-src )'self'/g;
const MODULE = /<script type="module" src="pages\/frame\.js"><\/script>/;
// A figure's style comes with its code, one request less; the dialog's when it is opened.
const sheets = () => `const figure = ${JSON.stringify(figureStyle())};
const dialog = new URL("embed/dialog.css", import.meta.url);
export const sheet = async (name) =>
  name === "figure" ? figure : (await fetch(dialog)).text();`;

/** @param {import("../../www/embed/release.js").Release} known */
export async function site(known) {
  for (const path of ["icon.svg", "data"]) copy(`www/${path}`, `site/www/${path}`);
  for (const path of [WASM, "pages/theme.js"]) copy(`www/${path}`, `site/www/${path}`);
  for (const name of [
    "pages/page.css",
    "pages/frame.css",
    "pages/tutorial.css",
    "embed/dialog.css",
  ])
    write(`site/www/${name}`, style(name));
  for (const language of ["ko", "en"])
    copy(`www/tutorial.${language}.html`, `site/www/tutorial.${language}.html`);
  for (const name of SCRIPTS) copy(relative(root, join(out, name)), `site/${name}`);
  write("site/_headers", HEADERS);
  const pictures = join(out, "pictures");
  if (existsSync(pictures)) copy(relative(root, pictures), "site/pictures");

  const { outputFiles, metafile } = await build({
    entryPoints: ["www/pages/page.js", "www/pages/tutorial.js"],
    outdir: join(out, "site/www"),
    outbase: "www",
    // In www/, where assets.js and sheets.js lie: they name files from there.
    chunkNames: "[name]-[hash]",
    format: "esm",
    splitting: true,
    metafile: true,
    plugins: [instead({ "sheets.js": { contents: sheets() }, ...release(known) })],
  });
  for (const file of outputFiles) write(relative(out, file.path), file.text);
  const loaded = modules(metafile.outputs, "pages/page.js");
  const modulepreloads = loaded.map((path) => `<link rel="modulepreload" href="www/${path}" />`);
  // The theme's script stops the parser, and where a page has a policy of its own only the parser finds what is to be
  // loaded: so it is asked for first and stands last.
  const index = put(text("index.html"), THEME, [...modulepreloads, THEME_SCRIPT].join("\n    "));
  write("site/index.html", put(index, /(?=<link rel="stylesheet")/, `${THEME_PRELOAD}\n    `));
  await frame();
}

/** The iframe page runs the one-file script: in a sandbox, which has no origin, modules, styles and the engine
 * would come only from a host that sends headers for it. Its own script comes first: the element finds its
 * attributes there. */
async function frame() {
  const { outputFiles } = await build({
    entryPoints: ["www/pages/frame.js"],
    format: "iife",
    plugins: [instead({ "define.js": { contents: "" } })],
  });
  write("site/www/pages/frame.js", outputFiles[0].text);
  const page = put(text("www/frame.html"), /\n *<link rel="preload"[^>]*>/, "");
  const scripts = ["pages/frame.js", "../perceptible.js"].map(
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
