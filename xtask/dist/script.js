// dist/perceptible.js: one classic script; and perceptible-more.js, which it loads from beside it when
// files, code or pictures are asked for. In ASCII, since a host's page may be in another encoding.

import { en } from "../../www/strings/en.js";
import {
  build,
  bytes,
  FULL_WASM,
  figureStyle,
  hash,
  instead,
  PAGE_WASM,
  packed,
  put,
  shorter,
  text,
  write,
} from "./files.js";

/** @returns {Promise<string>} the first one's integrity: a changed script does not run */
export async function script() {
  const id = `perceptible-${hash(bytes(`www/${FULL_WASM}`), "sha256").slice(7, 23)}`;
  const full = await packed(FULL_WASM, 2);
  const more = await classic(
    "perceptible-more.js",
    "xtask/dist/more-entry.js",
    full,
    { ID: id },
    "sha256",
  );
  return classic("perceptible.js", "www/define.js", await packed(PAGE_WASM), {
    ID: id,
    MORE: more,
    STYLE: figureStyle(),
  });
}

/**
 * The names of sentences that stand nowhere but behind a point or before a colon: nothing is looked up by
 * their text, and none is a name of the element's or the engine's. Short ones will do.
 * @param {string} code
 */
function sentences(code) {
  const known = text("www/element.js") + text("www/pkg/page.d.ts");
  const names = Object.keys(en).filter((name) => {
    const anywhere = code.match(new RegExp(`\\b${name}\\b`, "g"))?.length;
    const asProperty = code.match(new RegExp(`\\.${name}\\b|[{,]${name}:`, "g"))?.length;
    return /[a-z][A-Z]/.test(name) && anywhere === asProperty && !known.includes(name);
  });
  return new RegExp(`^(?:${names.join("|")})$`);
}

/** @param {string} name @param {string} entry @param {string} wasm  what WASM stands for in it @param {Record<string, string>} texts  what other names stand for @param {"sha256" | "sha384"} [method] @returns {Promise<string>} its hash */
async function classic(name, entry, wasm, texts, method = "sha384") {
  const define = Object.entries(texts).map(([name, text]) => [name, JSON.stringify(text)]);
  const { outputFiles } = await build({
    entryPoints: [entry],
    format: "iife",
    define: Object.fromEntries(define),
    plugins: [instead({ "assets.js": "xtask/dist/embedded-assets.js" })],
    // A classic script has no import.meta; what would read it is never called there.
    logOverride: { "empty-import-meta": "silent" },
  });
  // The wasm goes behind the code, as an argument: in its midst it would put the code before it out of
  // the reach of a host's gzip, which is 1.5 KB.
  // After terser, which would take an argument that is not there yet for undefined.
  const bundled = outputFiles[0].text;
  const code = await shorter(bundled, {
    toplevel: true,
    format: { ascii_only: true },
    mangle: { properties: { regex: sentences(bundled) } },
  });
  const called = put(code, /^"use strict";\(\(\)=>/, '"use strict";(WASM=>');
  const script = put(called, /\(\);?\s*$/, `(${JSON.stringify(wasm)});\n`);
  if (script.split(/\bWASM\b/).length !== 3) throw new Error(`${name} does not use its wasm once`);
  write(name, script);
  return hash(script, method);
}
