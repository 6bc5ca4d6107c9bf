// www/assets.js of the one-file build: style and wasm lie in the script itself. dist.js puts in
// STYLE, a text, and WASM, gzip in base64 (plain base64 of the wasm is a quarter larger on the wire).

/** At once, up to its first await, so that the first figure is drawn in the frame it appears in. */
export async function fill(sheet) {
  sheet.replaceSync(STYLE);
}

/** Not by fetching a data: URL, which a host's connect-src would refuse. */
export async function wasm() {
  const bytes = Uint8Array.from(atob(WASM), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain).arrayBuffer();
}

/** One file has no second one to fetch, and both engines are too large for it. */
export async function fullEngine() {
  return null;
}

/** The host's own fallback stays where the engine cannot run. */
export async function stored() {
  return null;
}
