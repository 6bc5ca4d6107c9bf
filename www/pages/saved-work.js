// What the reader is working on, kept for after a reload or a crash: the link says what was decided, this what training
// has made of it. A browser that keeps nothing is fine.

const NAME = "perceptible-work";
const LONGEST = 2_000_000; // characters: browsers give a site some five million

/** @typedef {{ link: string, step: number, bytes: Uint8Array }} Work  step: updates that are done */

/** @param {Work} work */
export function keepWork({ link, step, bytes }) {
  try {
    const text = JSON.stringify({ link, step, bytes: encode(bytes) });
    if (text.length > LONGEST) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, text);
  } catch {}
}

export function forgetWork() {
  try {
    localStorage.removeItem(NAME);
  } catch {}
}

/** What was kept last, if it can be read. @returns {Work | null} */
export function keptWork() {
  try {
    const kept = localStorage.getItem(NAME);
    if (!kept) return null;
    const { link, step, bytes } = JSON.parse(kept);
    if (typeof link !== "string" || !(step > 0)) return null;
    return { link, step, bytes: Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0)) };
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes */
function encode(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
