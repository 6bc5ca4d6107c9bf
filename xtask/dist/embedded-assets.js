// www/assets.js of the one-file script: style and wasm lie in the script itself. script.js puts in
// STYLE, a text; WASM, behind all code, gzip in base64 (plain base64 of the wasm is a quarter larger on the wire); ID, which
// only this build knows; and MORE, the hash of perceptible-more.js, which has what is needed on request.
import { once } from "../../www/ui/once.js";
import { unpacked } from "./unpacked.js";

/** At once, up to its first await, so that the first figure is drawn in the frame it appears in. */
export async function fill(sheet) {
  const style = STYLE; // once in the script
  sheet.replaceSync(style);
  return style;
}

export const wasm = async () => WebAssembly.compile(await unpacked(WASM));

export const stored = null; // the host's own fallback stays where the engine cannot run

export const picture = async () => (await more())?.picture;
export const embed = null; // the page's

// Known while this script runs, and only where it has an address: in a page's own text, or in a
// notebook, there is no second script beside it.
const { src: own, nonce, integrity, crossOrigin } = document.currentScript ?? {};
let policy;

/** The second script, from beside this one; null where this one has no address. It hands over what it has by an
 * event that only this build listens to: there are no globals. */
const more = once(async () => {
  if (!own) return null;
  const url = new URL("perceptible-more.js", own).href;
  return new Promise((resolve, reject) => {
    try {
      policy ??= trustedTypes.createPolicy("perceptible", { createScriptURL: (url) => url });
    } catch {} // there are none here, or the host does not allow it
    document.addEventListener(ID, (event) => resolve(event.detail), { once: true });
    const script = Object.assign(document.createElement("script"), {
      nonce, // a host may let scripts run by it alone
      // As the first one was asked for: with neither, a host that sends no headers serves it to a sandbox too.
      crossOrigin,
      integrity: integrity && MORE,
      onerror: reject,
      onload() {
        script.remove();
        reject(); // where it has handed over nothing: it is of another release
      },
      src: policy ? policy.createScriptURL(url) : url,
    });
    document.head.append(script);
  });
});
