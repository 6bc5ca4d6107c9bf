// dist/perceptible.js: one classic script; and perceptible-more.js, which it loads from beside it when
// Train, Compare or a picture is asked for. Both lie there a second time, under names that carry the version: those are for posts that
// pin it by a hash, and stay where they are when the next release comes. In ASCII, since a host's page may be in
// another encoding.
import {
  build,
  bytes,
  cargoField,
  figureStyle,
  hash,
  instead,
  packed,
  put,
  WASM,
  write,
} from "./files.js";

const version = cargoField("version");

/** What perceptible.js is called where it stands for itself, and what lies beside it. */
export const SCRIPTS = ["perceptible", "perceptible-more"].flatMap((name) => [
  `${name}.js`,
  `${name}-${version}.js`,
]);

/** @returns {Promise<import("../../www/embed/release.js").Release>} */
export async function script() {
  const id = `perceptible-${hash(bytes(`www/${WASM}`), "sha256").slice(7, 23)}`;
  const more = await classic("perceptible-more.js", "xtask/dist/more-entry.js", { ID: id });
  const code = await classic("perceptible.js", "www/define.js", {
    ID: id,
    VERSION: version,
    MORE: hash(more, "sha256"),
    STYLE: figureStyle(),
  });
  // The wasm goes behind the code, as an argument: in its midst it would put the code before it out of the reach
  // of a host's gzip.
  const called = put(code, /^"use strict";\(\(\)=>/, '"use strict";(WASM=>');
  const script = put(called, /\(\);?\s*$/, `(${JSON.stringify(await packed())});\n`);
  const [plain, own, plainMore, ownMore] = SCRIPTS;
  for (const name of [plain, own]) write(name, script);
  for (const name of [plainMore, ownMore]) write(name, more);
  return { script: own, integrity: hash(script, "sha384") };
}

/** @param {string} name @param {string} entry @param {Record<string, string>} texts  what names stand for @returns {Promise<string>} */
async function classic(name, entry, texts) {
  const define = Object.entries(texts).map(([name, text]) => [name, JSON.stringify(text)]);
  const { outputFiles } = await build({
    entryPoints: [entry],
    outfile: name,
    format: "iife",
    charset: "ascii",
    define: Object.fromEntries(define),
    inject: ["xtask/dist/array-from.js"],
    plugins: [instead({ "assets.js": "xtask/dist/embedded-assets.js" })],
    // A classic script has no import.meta; what would read it is never called there.
    logOverride: { "empty-import-meta": "silent" },
  });
  // esbuild leaves regular expressions as they are.
  return outputFiles[0].text.replace(/[\u0080-\uffff]/g, escaped);
}

/** @param {string} letter  one UTF-16 unit */
const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
