// www/assets.js of the one-file script: style and wasm lie in the script itself. script.js puts in
// STYLE, a text; WASM, behind all code, gzip in base64 (plain base64 of the wasm is a quarter larger on the wire); ID, which
// only this build knows; and MORE, the hash of perceptible-more.js, which has what is needed on request.
import { unpacked } from "./unpacked.js";

/** At once, up to its first await, so that the first figure is drawn in the frame it appears in. */
export async function fill(sheet) {
  sheet.replaceSync(STYLE);
  return STYLE;
}

export const wasm = async () => WebAssembly.compile(await unpacked(WASM));

/** The host's own fallback stays where the engine cannot run. */
export async function stored() {
  return null;
}

export const fullEngine = async () => (await more())?.fullEngine();
export const picture = async () => (await more())?.picture;
export const embed = null; // the page's

// Known while this script runs, and only where it has an address: in a page's own text, or in a
// notebook, there is no second script beside it.
const own = document.currentScript?.src;
const nonce = document.currentScript?.nonce;
let loading = null;

/** The second script, from beside this one; null where this one has no address. A failed attempt may be repeated. */
function more() {
  if (!own) return null;
  loading ??= load(new URL("perceptible-more.js", own)).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** It hands over what it has by an event that only this build listens to: there are no globals. */
function load(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url.href;
    if (nonce) script.nonce = nonce; // a host may let scripts run by it alone
    if (url.protocol !== "file:") {
      script.integrity = MORE;
      script.crossOrigin = "anonymous";
    }
    document.addEventListener(ID, (event) => resolve(event.detail), { once: true });
    script.onerror = reject;
    script.onload = () => script.remove();
    document.head.append(script);
  });
}
