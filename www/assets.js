// What the figure needs beside its code. In the one-file build, xtask/dist/embedded-assets.js stands in
// for this module, with the same exports.
import { sheet as read } from "./sheets.js";

/** The engine's wasm, compiled while it arrives. @returns {Promise<WebAssembly.Module>} */
export async function wasm() {
  const url = new URL("pkg/perceptible_bg.wasm", import.meta.url);
  // Not from within the module's first run: a fetch notes the whole stack, and V8 parses each of its scripts again (5 ms).
  await null;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  // Only where the server says what it is.
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Fills a style sheet: the figures' own, or one that is needed later. @param {CSSStyleSheet} sheet @param {"figure" | "dialog"} [name] @returns {Promise<string>} its text */
export async function fill(sheet, name = "figure") {
  const text = await read(name);
  sheet.replaceSync(text);
  return text;
}

/** The address of the folder that index.html lies in. */
export const home = () => new URL("..", import.meta.url).href;

/** The address of the folder that a script with everything lies in; modules may lie anywhere. @type {string | null} */
export const folder = null;

/** Draws pictures of the state. @returns {Promise<typeof import("./picture/picture.js") | null>} */
export const picture = () => import("./picture/picture.js");

/** Train's views and its race; null where the script that has it cannot be reached.
 * @returns {Promise<typeof import("./figure/train/door.js") | null>} */
export const train = () => import("./figure/train/door.js");

/** What compares a printout, and draws that; null where the script that has it cannot be reached.
 * @returns {Promise<typeof import("./figure/mine/door.js") | null>} */
export const mine = () => import("./figure/mine/door.js");

/** A data set's file, where it can be reached. @param {string} name @returns {Promise<string | null>} */
export async function data(name) {
  const response = await fetch(new URL(`data/${name}.csv`, import.meta.url));
  return response.ok ? response.text() : null;
}

/** The Embed dialog, where there is one. @type {(() => Promise<typeof import("./embed/dialog.js")>) | null} */
export const embed = () => import("./embed/dialog.js");

/** The first preset's stored values, for when the engine is slow or cannot run, where there are any.
 * @type {(() => Promise<typeof import("./figure/preset-values.js") | null>) | null} */
export const presetValues = () => import("./figure/preset-values.js");
