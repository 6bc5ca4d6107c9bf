// For the scripts that carry a wasm in themselves.
import { EngineError } from "../../www/engine/engine-error.js";

/** Not by fetching a data: URL, which a host's connect-src would refuse. @param {string} base64  of a gzip */
export async function unpacked(base64) {
  if (typeof globalThis.DecompressionStream !== "function")
    throw new EngineError("unpacking", "no DecompressionStream");
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain).arrayBuffer();
}
