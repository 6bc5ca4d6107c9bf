// What the figure needs beside its code. In the one-file build, xtask/embedded-assets.js stands in
// for this module, with the same exports.

/** Fills the style sheet of the figures. @param {CSSStyleSheet} sheet */
export async function fill(sheet) {
  const response = await fetch(new URL("style.css", import.meta.url));
  if (!response.ok) throw new Error(`style.css: ${response.status}`);
  sheet.replaceSync(await response.text());
}

/** What the page's engine is made of: an address, or the bytes. @returns {Promise<URL | ArrayBuffer>} */
export async function wasm() {
  return new URL("pkg/page_bg.wasm", import.meta.url);
}

/** The full engine's script and wasm, fetched when it is asked for.
 * @returns {Promise<{ api: typeof import("./pkg/perceptible.js"), wasm: URL } | null>} */
export async function fullEngine() {
  const api = await import("./pkg/perceptible.js");
  return { api, wasm: new URL("pkg/perceptible_bg.wasm", import.meta.url) };
}

/** The first preset's stored values, for when the engine is slow or cannot run.
 * @returns {Promise<typeof import("./stored-values.js") | null>} */
export const stored = () => import("./stored-values.js");
