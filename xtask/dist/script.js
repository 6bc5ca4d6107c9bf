// dist/perceptible.js: one classic script. In ASCII, since a host's page may be in another encoding.
import { build, hash, instead, PAGE_WASM, packed, style, write } from "./files.js";

/** @returns {Promise<string>} its integrity: a changed script does not run */
export async function script() {
  const { outputFiles } = await build({
    entryPoints: ["www/define.js"],
    format: "iife",
    define: {
      STYLE: JSON.stringify(style("style.css").trim()),
      WASM: JSON.stringify(await packed(PAGE_WASM)),
    },
    plugins: [instead({ "assets.js": "xtask/dist/embedded-assets.js" })],
    // A classic script has no import.meta; what would read it is never called there.
    logOverride: { "empty-import-meta": "silent" },
  });
  // esbuild escapes what is in strings; what is left stands in regular expressions, which may be escaped too.
  const escaped = (/** @type {string} */ letter) =>
    `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const text = outputFiles[0].text.replace(/[^ -~\n]/g, escaped);
  write("perceptible.js", text);
  return hash(text, "sha384");
}
