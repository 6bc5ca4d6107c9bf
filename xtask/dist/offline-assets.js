// www/assets.js of the offline page: everything lies in the page itself. offline.js puts in STYLES, texts by
// their names, PAGE_WASM and FULL_WASM, gzip in base64.
import * as api from "../../www/pkg/perceptible.js";
import { unpacked } from "./unpacked.js";

export async function fill(sheet, name = "figure") {
  sheet.replaceSync(STYLES[name]);
  return STYLES[name];
}

export const wasm = async () => WebAssembly.compile(await unpacked(PAGE_WASM));

export const fullEngine = async () => ({ api, wasm: await unpacked(FULL_WASM) });

export const picture = () => import("../../www/picture/picture.js");

export const embed = () => import("../../www/embed/dialog.js");

export const stored = () => import("../../www/stored-values.js");

export const home = () => new URL(".", location.href).href;
