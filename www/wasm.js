// The wasm of the engine that a page needs at first.

/** The page's engine, which early.js may have asked for. @returns {Promise<WebAssembly.Module>} */
export async function wasm() {
  const url = new URL("pkg/page_bg.wasm", import.meta.url);
  const early = await /** @type {any} */ (document)[Symbol.for(url.href)]?.catch(() => null);
  if (early) return early;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  // While it arrives, where the server says what it is.
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
