// Makes dist/ of www/ and the built engine: same input, same bytes. `cargo dist` calls it.
// node xtask/dist.js [--base-url https://…/] [--out dist]

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import zopfli from "@gfx/zopfli";
import * as esbuild from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const www = join(root, "www");
const { values: given } = parseArgs({
  options: {
    "base-url": { type: "string", default: "./" },
    out: { type: "string", default: "dist" },
  },
});
const out = join(root, given.out);
// What a page loads at first, and what it loads when files or code are asked for.
const PAGE_WASM = "pkg/page_bg.wasm";
const FULL_WASM = "pkg/perceptible_bg.wasm";

// Imported, but at once: the first numbers stand in it.
const STORED = "www/stored-values.js";
const MODULES = /<!-- modules[\s\S]*?<!-- \/modules -->/;
/** @type {esbuild.BuildOptions} */
const SMALL = { absWorkingDir: root, bundle: true, minify: true, target: "es2022" };

rmSync(out, { recursive: true, force: true });
await site();
await script();
snippet();
npm();

/** dist/site: for any static host, in any folder. index.html is the repository's, with its one module left. */
async function site() {
  copy("www/icon.svg", "site/www/icon.svg");
  for (const wasm of [PAGE_WASM, FULL_WASM]) copy(`www/${wasm}`, `site/www/${wasm}`);
  // What is imported when it is asked for becomes a file of its own.
  const { metafile } = await esbuild.build({
    ...SMALL,
    entryPoints: { page: join(www, "page.js"), tutorial: join(www, "tutorial.js") },
    format: "esm",
    splitting: true,
    metafile: true,
    outdir: join(out, "site/www"),
    chunkNames: "[name]-[hash]",
  });
  const made = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [relative(out, path), output]),
  );
  const first = new Set(["site/www/page.js"]);
  for (const [path, { entryPoint }] of made) if (entryPoint?.endsWith(STORED)) first.add(path);
  for (const path of first)
    for (const { path: to, kind } of made.get(path)?.imports ?? [])
      if (kind === "import-statement") first.add(relative(out, to));
  const html = readFileSync(join(root, "index.html"), "utf8");
  const links = [...first].map(
    (path) => `<link rel="modulepreload" href="${path.replace("site/", "")}" />`,
  );
  write(
    "site/index.html",
    html.replace(MODULES, () => links.join("\n    ")),
  );
  for (const lang of ["ko", "en"])
    copy(`www/tutorial.${lang}.html`, `site/www/tutorial.${lang}.html`);
  for (const name of ["page.css", "style.css", "tutorial.css"])
    write(`site/www/${name}`, style(name));
}

/** dist/perceptible.js: one classic script. In ASCII, since a host's page may be in another encoding. */
async function script() {
  // Zopfli is 5 % smaller than Node's gzip, and gives the same bytes on every system.
  const packed = await zopfli.gzipAsync(readFileSync(join(www, PAGE_WASM)), { numiterations: 15 });
  const define = {
    STYLE: JSON.stringify(style("style.css").trim()),
    WASM: JSON.stringify(Buffer.from(packed).toString("base64")),
  };
  const embedded = {
    name: "embedded assets",
    setup: (build) =>
      build.onResolve({ filter: /\/assets\.js$/ }, () => ({
        path: join(root, "xtask/embedded-assets.js"),
      })),
  };
  const script = await bundle("define.js", {
    format: "iife",
    define,
    plugins: [embedded],
    // A classic script has no import.meta; what would read it is never called there.
    logOverride: { "empty-import-meta": "silent" },
  });
  // esbuild escapes what is in strings; what is left stands in regular expressions, which may be escaped too.
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  write("perceptible.js", script.replace(/[^ -~\n]/g, escaped));
}

/** dist/snippet.html: the lines to paste. A changed script does not run; nor does any with a hash from file://. */
function snippet() {
  const hash = createHash("sha384").update(readFileSync(join(out, "perceptible.js")));
  const base = given["base-url"].replace(/\/?$/, "/");
  write(
    "snippet.html",
    `<perceptible-network preset="post">
  <p>입력 3, 은닉 4, 출력 2 신경망의 순전파</p>
</perceptible-network>
<script defer src="${base}perceptible.js" integrity="sha384-${hash.digest("base64")}" crossorigin="anonymous"></script>
`,
  );
}

/** dist/npm: what `npm publish` takes. The modules as they are; a bundler of the user's makes them small. */
function npm() {
  const cargo = readFileSync(join(root, "Cargo.toml"), "utf8");
  const field = (name) => cargo.match(new RegExp(`^${name} = "(.*)"$`, "m"))[1];
  const typed = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
  json("npm/package.json", {
    name: field("name"),
    version: field("version"),
    description: field("description"),
    license: field("license"),
    keywords: ["neural-network", "education", "numpy", "webassembly", "custom-element"],
    type: "module",
    types: "./define.d.ts",
    module: "./define.js",
    exports: {
      ".": typed("define"),
      "./element": typed("element"),
      "./engine": typed("pkg/perceptible"),
      "./engine.wasm": `./${FULL_WASM}`,
      "./perceptible.js": "./perceptible.js",
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    unpkg: "./perceptible.js",
    jsdelivr: "./perceptible.js",
    sideEffects: ["./define.js", "./perceptible.js"],
    customElements: "custom-elements.json",
  });
  cpSync(www, join(out, "npm"), {
    recursive: true,
    filter: (path) => !/[\\/](?:page\.(?:js|css)|tutorial\.[\w.]+|icon\.svg)$/.test(path),
  });
  cpSync(join(out, "perceptible.js"), join(out, "npm/perceptible.js"));
  for (const name of ["README.md", "LICENSE", "LICENSE-APACHE", "LICENSE-MIT"])
    copy(name, `npm/${name}`);
  types();
  manifest();
}

/** What tsc reads from the JSDoc of the element, and its name for TypeScript's DOM. */
function types() {
  const options =
    "--ignoreConfig --allowJs --declaration --emitDeclarationOnly --skipLibCheck" +
    " --target es2023 --module nodenext --types node --outDir target/types www/define.js";
  run("typescript/bin/tsc", root, options.split(" "));
  const declarations = (name) => readFileSync(join(root, "target/types", name), "utf8");
  write("npm/element.d.ts", declarations("element.d.ts"));
  write(
    "npm/define.d.ts",
    `${declarations("define.d.ts").trim()}

declare global {
  interface HTMLElementTagNameMap {
    "perceptible-network": PerceptibleNetwork;
  }
}
`,
  );
}

/** What the analyzer reads from the same JSDoc; the private fields are nobody's business. */
function manifest() {
  const folder = join(out, "npm");
  const options = "analyze --quiet --outdir . --globs element.js define.js";
  run("@custom-elements-manifest/analyzer/cem.js", folder, options.split(" "));
  const manifest = JSON.parse(readFileSync(join(folder, "custom-elements.json"), "utf8"));
  for (const module of manifest.modules) {
    module.declarations = module.declarations.filter(({ kind }) => kind === "class");
    for (const element of module.declarations)
      element.members = element.members.filter(({ privacy }) => privacy !== "private");
  }
  json("npm/custom-elements.json", manifest);
}

/** @param {string} entry  in www/ @param {esbuild.BuildOptions} options */
async function bundle(entry, options) {
  const { outputFiles } = await esbuild.build({
    ...SMALL,
    entryPoints: [join(www, entry)],
    write: false,
    ...options,
  });
  return outputFiles[0].text;
}

/** @param {string} name  of a style sheet in www/ */
function style(name) {
  const text = readFileSync(join(www, name), "utf8");
  return esbuild.transformSync(text, { loader: "css", minify: true, charset: "utf8" }).code;
}

/** A program of an npm package. @param {string} program @param {string} cwd @param {string[]} options */
function run(program, cwd, options) {
  const path = join(root, "node_modules", program);
  execFileSync(process.execPath, [path, ...options], { cwd, stdio: "inherit" });
}

/** @param {string} from  in the repository @param {string} to  in dist/ */
function copy(from, to) {
  cpSync(join(root, from), join(out, to));
}

/** @param {string} path @param {unknown} value */
function json(path, value) {
  write(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** @param {string} path  in dist/ @param {string} text */
function write(path, text) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
