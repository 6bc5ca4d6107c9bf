// www/assets.js of the offline page: everything lies in the page itself. offline.js puts in STYLES, texts by their
// names, and WASM, gzip in base64.
import { unpacked } from "./unpacked.js";

export async function fill(sheet, name = "figure") {
  sheet.replaceSync(STYLES[name]);
  return STYLES[name];
}

export const wasm = async () => WebAssembly.compile(await unpacked(WASM));

export const picture = () => import("../../www/picture/picture.js");

export const data = async () => null; // the files lie beside the page's modules alone

export const train = () => import("../../www/figure/train/door.js");

export const mine = () => import("../../www/figure/mine/door.js");

export const embed = () => import("../../www/embed/dialog.js");

export const presetValues = () => import("../../www/figure/preset-values.js");

export const folder = null;

export const home = () => new URL(".", location.href).href;
