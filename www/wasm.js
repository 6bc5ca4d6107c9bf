// The engine's wasm, compiled while it arrives.

/** @returns {Promise<WebAssembly.Module>} */
export async function wasm() {
  const url = new URL("pkg/perceptible_bg.wasm", import.meta.url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  // Only where the server says what it is.
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
