// In the page's own head, where `cargo xtask stored` puts it, before anything is painted: the engine is on its way
// before the rest is read; the reader's colours; whether the figure comes soon, which it does not where a file would
// have to read others; and where a link asks for another network, the stored numbers are not the ones to see at first.
{
  const { dataset } = document.documentElement;
  const { wasm } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  if (location.protocol !== "file:" || !wasm) dataset.coming = "";
  if (location.hash.length > 1) dataset.linked = "";
  if (wasm && dataset.coming === "" && "compileStreaming" in (globalThis.WebAssembly ?? {})) {
    const { href } = new URL(wasm, location.href);
    const compiled = WebAssembly.compileStreaming(fetch(href));
    compiled.catch(() => {}); // wasm.js, which takes it from here, tries again
    /** @type {any} */ (document)[Symbol.for(href)] = compiled;
  }
  try {
    const { theme } = JSON.parse(localStorage.getItem("perceptible") ?? "{}");
    if (theme === "light" || theme === "dark") dataset.theme = theme;
  } catch {}
}
