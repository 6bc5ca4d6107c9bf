// dist/perceptible.js: one classic script; and perceptible-more.js, which it loads from beside it when
// files, code or pictures are asked for. In ASCII, since a host's page may be in another encoding.
import {
  build,
  bytes,
  FULL_WASM,
  hash,
  instead,
  PAGE_WASM,
  packed,
  style,
  write,
} from "./files.js";

/** @returns {Promise<string>} the first one's integrity: a changed script does not run */
export async function script() {
  const id = `perceptible-${hash(bytes(`www/${FULL_WASM}`), "sha256")}`;
  const more = await classic("perceptible-more.js", "xtask/dist/more-entry.js", {
    ID: id,
    FULL_WASM: await packed(FULL_WASM, 2),
  });
  return classic("perceptible.js", "www/define.js", {
    ID: id,
    MORE: more,
    STYLE: style("style.css").trim(),
    WASM: await packed(PAGE_WASM),
  });
}

/** @param {string} name @param {string} entry @param {Record<string, string>} texts  what the names in it stand for @returns {Promise<string>} its hash */
async function classic(name, entry, texts) {
  const define = Object.entries(texts).map(([name, text]) => [name, JSON.stringify(text)]);
  const { outputFiles } = await build({
    entryPoints: [entry],
    format: "iife",
    define: Object.fromEntries(define),
    plugins: [instead({ "assets.js": "xtask/dist/embedded-assets.js" })],
    // A classic script has no import.meta; what would read it is never called there.
    logOverride: { "empty-import-meta": "silent" },
  });
  // esbuild escapes what is in strings; what is left stands in regular expressions, which may be escaped too.
  const escaped = (/** @type {string} */ letter) =>
    `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const text = outputFiles[0].text.replace(/[^ -~\n]/g, escaped);
  write(name, text);
  return hash(text, "sha384");
}
