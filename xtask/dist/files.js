// Reading from the repository, writing into dist/.
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import zopfli from "@gfx/zopfli";
import * as esbuild from "esbuild";
import { minify } from "terser";
import { SHEETS } from "../../www/sheets.js";

const execute = promisify(execFile);

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const www = join(root, "www");
const { values: given } = parseArgs({
  options: {
    "base-url": { type: "string", default: "./" },
    out: { type: "string", default: "dist" },
  },
});
export const out = join(root, given.out);
/** Where the site will lie; relative where nobody has said. */
export const base = given["base-url"].replace(/\/?$/, "/");

// What a page loads at first, and what it loads when files or code are asked for.
export const PAGE_WASM = "pkg/page_bg.wasm";
export const FULL = "pkg/perceptible.js";
export const FULL_WASM = "pkg/perceptible_bg.wasm";

/** Replaces what must be there. @param {string} page @param {RegExp} what @param {string} by */
export function put(page, what, by) {
  if (page.search(what) < 0) throw new Error(`there is no ${what}`);
  return page.replace(what, () => by);
}

export const clear = () => rmSync(out, { recursive: true, force: true });

/** What `cargo package` has made of the library; it is cargo's to make. */
export function crate() {
  const name = `perceptible-${cargoField("version")}.crate`;
  const made = `target/package/${name}`;
  if (existsSync(join(root, made))) copy(made, name);
  else console.error(`The crate is left out: there is no ${made}.`);
}

/** Of the library's Cargo.toml. @param {string} name */
export function cargoField(name) {
  const [, value] = text("Cargo.toml").match(new RegExp(`^${name} = "(.*)"$`, "m")) ?? [];
  if (!value) throw new Error(`there is no ${name} in Cargo.toml`);
  return value;
}

/** @param {string} path  in the repository */
export const text = (path) => readFileSync(join(root, path), "utf8");

/** @param {string} path  in the repository */
export const bytes = (path) => readFileSync(join(root, path));

/** @param {string} path  in dist/ @param {string | Uint8Array} content */
export function write(path, content) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** @param {string} path @param {unknown} value */
export const json = (path, value) => write(path, `${JSON.stringify(value, null, 2)}\n`);

/** @param {string} from  in the repository @param {string} to  in dist/ */
export const copy = (from, to) => cpSync(join(root, from), join(out, to), { recursive: true });

/** `sha384-…`, as in integrity attributes and policies. @param {string | Uint8Array} content @param {"sha256" | "sha384"} method */
export const hash = (content, method) =>
  `${method}-${createHash(method).update(content).digest("base64")}`;

/** In index.html: www/first.js, and what it is to find there. */
export const FIRST =
  /(?:<link rel="modulepreload"[^>]*>\s*)+<script type="module">[\s\S]*?<\/script>/;

/** A module of www/ that stands in the page itself finds its files from there. @satisfies {esbuild.TransformOptions} */
export const IN_PAGE = {
  format: "esm",
  banner: 'const here = new URL("www/", document.baseURI).href;',
  define: { "import.meta.url": "here" },
};

/** @param {string} name  of a script in www/ @param {esbuild.TransformOptions} [options] */
export const script = (name, options) =>
  esbuild.transformSync(text(`www/${name}`), { minify: true, ...options }).code.trim();

/** @param {string} name  of a style sheet in www/ */
export const style = (name) => smallest(text(`www/${name}`));

/** All that a figure is dressed in, in one. */
export const figureStyle = () =>
  smallest(SHEETS.figure.map((url) => readFileSync(url, "utf8")).join("\n")).trim();

/** @param {string} css */
const smallest = (css) =>
  esbuild.transformSync(css, { loader: "css", minify: true, charset: "utf8" }).code;

// Another shape of its loops and branches is 0.5 % smaller; Rust puts nothing below 1024, and what it compiles
// neither divides by zero nor reads beyond its memory: what is refused is so by `unreachable`, which stays.
const RESHAPED = ["--flatten", "--rereloop", "-Oz"];
const SURE = ["--low-memory-unused", "--ignore-implicit-traps"];
const SMALLER = ["-Oz", ...RESHAPED, ...RESHAPED, "-Oz", "--converge", ...SURE];

/** A wasm of www/pkg as it is given away: Binaryen takes a tenth off, and leaves every number as it is. It is
 * the whole of Binaryen's tools, of which one is used; smaller packages fetch a program of the system's. It
 * takes half a minute: what it made of the same bytes is kept.
 * @param {string} name */
export async function engine(name) {
  const { version } = JSON.parse(text("node_modules/binaryen/package.json"));
  const key = createHash("sha256")
    .update(bytes(`www/${name}`))
    .update(`${version} ${SMALLER}`);
  const kept = join(root, "target/wasm-opt", `${key.digest("hex")}.wasm`);
  if (!existsSync(kept)) {
    const made = join(dirname(kept), `${process.pid}.${basename(name)}`);
    mkdirSync(dirname(kept), { recursive: true });
    const program = join(root, "node_modules/binaryen/bin/wasm-opt");
    await execute(process.execPath, [program, join(www, name), ...SMALLER, "-o", made]);
    renameSync(made, kept);
  }
  return readFileSync(kept);
}

/** @type {Map<string, Promise<string>>} */
const gzips = new Map();

/** The same, gzipped, in base64. @param {string} name @param {number} [numiterations]  fewer are faster, and a little larger */
export function packed(name, numiterations = 40) {
  const gzip = async () => {
    // Zopfli is 5 % smaller than Node's gzip, and gives the same bytes on every system.
    const bytes = await zopfli.gzipAsync(await engine(name), { numiterations });
    return Buffer.from(bytes).toString("base64");
  };
  if (!gzips.has(name)) gzips.set(name, gzip());
  return /** @type {Promise<string>} */ (gzips.get(name));
}

/** @param {esbuild.BuildOptions} options */
export const build = (options) =>
  esbuild.build({
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    target: "es2022",
    ...options,
  });

/** Terser finds 3 % that esbuild does not; less where it puts functions into their callers, or commas for
 * semicolons, which gzip does not like. Reading a property does nothing else here.
 * @param {string} code @param {import("terser").MinifyOptions} options */
export async function shorter(code, options) {
  const compress = {
    passes: 5,
    unsafe_arrows: true,
    unsafe_methods: true,
    keep_fargs: false,
    pure_getters: true,
    reduce_funcs: false,
    sequences: false,
  };
  const { code: text } = await minify(code, { ecma: 2020, compress, ...options });
  return text ?? "";
}

/** Another module in the place of one of www/: `{ "assets.js": "xtask/dist/…" }`, or its text in `{ contents }`.
 * @param {Record<string, string | { contents: string }>} others @returns {esbuild.Plugin} */
export const instead = (others) => ({
  name: "instead",
  setup: (build) => {
    for (const [name, other] of Object.entries(others)) {
      const filter = new RegExp(
        `${name.startsWith("./") ? "^" : "/"}${name.replaceAll(".", "\\.")}$`,
      );
      if (typeof other === "string")
        build.onResolve({ filter }, () => ({ path: join(root, other) }));
      else {
        build.onResolve({ filter }, () => ({ path: name, namespace: "instead" }));
        build.onLoad({ filter: new RegExp(`^${name}$`), namespace: "instead" }, () => other);
      }
    }
  },
});

/** www/embed/release.js with what is known now. @param {string} integrity  of perceptible.js */
export const release = (integrity) => ({
  "release.js": {
    contents: `export const pinned = ${JSON.stringify(base === "./" ? null : base)};
export const integrity = ${JSON.stringify(integrity)};`,
  },
});

/** A program of an npm package. @param {string} program @param {string} cwd @param {string[]} options */
export function run(program, cwd, options) {
  const path = join(root, "node_modules", program);
  execFileSync(process.execPath, [path, ...options], { cwd, stdio: "inherit" });
}
