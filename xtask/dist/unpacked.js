// For the scripts that carry a wasm in themselves.
import { EngineError } from "../../www/engine/engine-error.js";

/** Not by fetching a data: URL, which a host's connect-src would refuse. @param {string} base64  of a gzip */
export async function unpacked(base64) {
  if (typeof globalThis.DecompressionStream !== "function")
    throw new EngineError("unpacking", "no DecompressionStream");
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i); // Uint8Array.from takes 30 ms for it
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain).arrayBuffer();
}
