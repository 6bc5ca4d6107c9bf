// www/assets.js of the one-file script: style and wasm lie in the script itself. script.js puts in
// STYLE, a text; WASM, behind all code, gzip in base64 (plain base64 of the wasm is a quarter larger on the wire); VERSION;
// ID, which only this build knows; and MORE, the hash of perceptible-more.js, which is loaded on request.

import { own } from "../../www/ui/own-property.js";
import { sharedTask } from "../../www/ui/shared-task.js";
import { unpacked } from "./unpacked.js";

// Known while this script runs, and only where it has an address: in a page's own text, or in a notebook, there is no
// second script beside it. Taken once and never again: what stands in the page later says nothing of it.
const script = own(document, "currentScript");
const { nonce, integrity, crossOrigin } = script instanceof HTMLScriptElement ? script : {};
const src = script instanceof HTMLScriptElement ? addressOf(script) : null;

export const folder = beside(".");

// A script whose name says its version goes on with that version, whatever lies beside it by now.
const versioned = src?.includes(`-${VERSION}.js`);
const second = beside(versioned ? `perceptible-more-${VERSION}.js` : "perceptible-more.js");

/** Whence it came: a <base> that follows it, in a post, was not there yet. @param {HTMLScriptElement} script */
function addressOf(script) {
  const base = own(document, "querySelector")("base[href]");
  const late = base && script.compareDocumentPosition(base) & Node.DOCUMENT_POSITION_FOLLOWING;
  const from = own(document, late ? "URL" : "baseURI");
  const given = script.getAttribute("src");
  return given && URL.canParse(given, from) ? new URL(given, from).href : null;
}

/** Nothing lies beside data: or blob:. @param {string} name */
function beside(name) {
  return src && URL.canParse(name, src) ? new URL(name, src).href : null;
}

/** At once, up to its first await, so that the first figure is drawn in the frame it appears in. */
export async function fill(sheet) {
  const style = STYLE; // once in the script
  sheet.replaceSync(style);
  return style;
}

export const wasm = async () => WebAssembly.compile(await unpacked(WASM));

export const presetValues = null; // the host's own fallback stays where the engine cannot run

export const picture = async () => (await more())?.picture;
export const data = async () => null; // no files lie beside a script
export const train = async () => (await more())?.train ?? null;
export const mine = async () => (await more())?.mine ?? null;
export const embed = null; // the page's

let policy;

/** The second script, from beside this one; null where this one has no address. It hands over what it has by an
 * event that only this build listens to: there are no globals. Rejects with the reason. */
const more = sharedTask(async () => {
  if (!second) return null;
  try {
    policy ??= trustedTypes.createPolicy("perceptible", { createScriptURL: (url) => url });
  } catch {} // there are none here, or the host does not allow it
  let reason = "load";
  const blocked = ({ blockedURI }) => {
    if (second.startsWith(blockedURI)) reason = "blocked"; // of another site it is the origin
  };
  const listen = own(document, "addEventListener");
  listen("securitypolicyviolation", blocked);
  const script = own(document, "createElement")("script");
  try {
    return await new Promise((resolve, reject) => {
      listen(ID, (event) => resolve(event.detail), { once: true });
      Object.assign(script, {
        nonce, // a host may let scripts run by it alone
        // As the first one was asked for: with neither, a host that sends no headers serves it to a sandbox too.
        crossOrigin,
        integrity: integrity && MORE,
        onerror: reject,
        onload() {
          reason = "stale"; // where it has handed over nothing
          reject();
        },
        src: policy ? policy.createScriptURL(second) : second,
      });
      own(document, "head").append(script);
    });
  } catch (error) {
    if (error instanceof TypeError) reason = "blocked"; // by Trusted Types
    await new Promise((done) => setTimeout(done)); // what the policy says comes as an event of its own
    throw Object.assign(new Error(`${second}: ${reason}`), { reason });
  } finally {
    own(document, "removeEventListener")("securitypolicyviolation", blocked);
    script.remove();
  }
});
