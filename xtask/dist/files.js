// Reading from the repository, writing into dist/.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import zopfli from "@gfx/zopfli";
import * as esbuild from "esbuild";
import { SHEETS } from "../../www/sheets.js";
import { sharedTask } from "../../www/ui/shared-task.js";

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

export const WASM = "pkg/perceptible_bg.wasm";

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

/** In index.html: the page's own script. */
export const PAGE = /<script type="module" src="www\/pages\/page\.js"><\/script>/;

/** @param {string} name  of a script in www/ */
export const script = (name) =>
  esbuild.transformSync(text(`www/${name}`), { minify: true }).code.trim();

/** @param {string} name  of a style sheet in www/ */
export const style = (name) => smallest(text(`www/${name}`));

/** All that a figure is dressed in, in one. */
export const figureStyle = () =>
  smallest(SHEETS.figure.map((url) => readFileSync(url, "utf8")).join("\n")).trim();

/** @param {string} css */
const smallest = (css) =>
  esbuild.transformSync(css, { loader: "css", minify: true, charset: "utf8" }).code;

/** The engine, gzipped, in base64. Zopfli is 5 % smaller than Node's gzip, and gives the same bytes on every system. */
export const packed = sharedTask(async () =>
  Buffer.from(await zopfli.gzipAsync(bytes(`www/${WASM}`), { numiterations: 15 })).toString(
    "base64",
  ),
);

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

/** www/embed/release.js with this release's names and hashes. @param {import("../../www/embed/release.js").Release} known */
export const release = (known) => ({
  "release.js": {
    contents: `export const pinned = ${JSON.stringify(base === "./" ? null : base)};
export const release = ${JSON.stringify(known)};`,
  },
});

/** A program of an npm package. @param {string} program @param {string} cwd @param {string[]} options */
export function run(program, cwd, options) {
  const path = join(root, "node_modules", program);
  execFileSync(process.execPath, [path, ...options], { cwd, stdio: "inherit" });
}
