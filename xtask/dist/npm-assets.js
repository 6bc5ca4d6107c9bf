// www/assets.js of the npm package: style, wasm and data are modules beside the code (npm.js writes them), which every
// bundler understands; of an address that code works out, each makes something else, and some nothing.
import style from "./packed/style.js";
import { unpacked } from "./unpacked.js";

const FILES = {
  iris: () => import("./packed/iris.js"),
  digits: () => import("./packed/digits.js"),
};

export async function fill(sheet) {
  sheet.replaceSync(style);
  return style;
}

/** A chunk of its own: it comes when the first figure is near. */
export async function wasm() {
  const { default: packed } = await import("./packed/wasm.js");
  return WebAssembly.compile(await unpacked(packed));
}

export const data = async (name) => (await FILES[name]?.())?.default ?? null;

export const picture = () => import("./picture/picture.js");

export const train = () => import("./figure/train/door.js");

export const mine = () => import("./figure/mine/door.js");

export const presetValues = () => import("./figure/preset-values.js");

export const embed = null; // its dialog names files of a site, which a package is not

export const folder = null;
