// dist/site: for any static host, in any folder; with all that the snippets name, so that uploading it is
// all that an author does. What is only needed on request lies in chunks of its own.
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import {
  build,
  copy,
  FULL,
  FULL_WASM,
  instead,
  out,
  PAGE_WASM,
  release,
  root,
  style,
  text,
  write,
} from "./files.js";

/** @param {string} integrity  of perceptible.js */
export async function site(integrity) {
  copy("www/icon.svg", "site/www/icon.svg");
  for (const wasm of [PAGE_WASM, FULL_WASM]) copy(`www/${wasm}`, `site/www/${wasm}`);
  for (const name of ["page.css", "frame.css", "style.css", "embed/dialog.css"])
    write(`site/www/${name}`, style(name));
  copy(relative(root, join(out, "perceptible.js")), "site/perceptible.js");
  const pictures = join(out, "pictures");
  if (existsSync(pictures)) copy(relative(root, pictures), "site/pictures");

  const { outputFiles, metafile } = await build({
    entryPoints: ["page.js", "frame.js", "embed/dialog.js", FULL].map((name) => `www/${name}`),
    outdir: join(out, "site/www"),
    outbase: "www",
    // Beside page.js: assets.js names its files from there.
    chunkNames: "[name]-[hash]",
    format: "esm",
    splitting: true,
    metafile: true,
    plugins: [instead(release(integrity))],
  });
  for (const file of outputFiles) write(relative(out, file.path), file.text);
  const prefix = `${relative(root, join(out, "site/www"))}/`;
  for (const [page, entry, folder] of [
    ["index.html", "page.js", "www/"],
    ["www/frame.html", "frame.js", ""],
  ]) {
    const preloads = atFirst(metafile, prefix, entry)
      .map((name) => `<link rel="modulepreload" href="${folder}${name}" />`)
      .join("\n    ");
    const own = `<link rel="modulepreload" href="${folder}${entry}" />`;
    write(`site/${page}`, text(page).replace(own, preloads));
  }
}

/** The chunks that a page runs before it shows anything: its own, the element's, and what these import.
 * @param {import("esbuild").Metafile} metafile @param {string} prefix @param {string} entry */
function atFirst({ outputs }, prefix, entry) {
  const element = Object.keys(outputs).find((path) =>
    Object.keys(outputs[path].inputs).includes("www/element.js"),
  );
  const found = new Set([prefix + entry]);
  const define = outputs[prefix + entry].imports.find(
    ({ path }) => outputs[path]?.entryPoint === "www/define.js",
  );
  for (const path of [define?.path, element]) if (path) found.add(path);
  for (const path of found) {
    for (const { path: next, kind } of outputs[path].imports)
      if (kind === "import-statement") found.add(next);
  }
  return [...found].map((path) => path.slice(prefix.length));
}
