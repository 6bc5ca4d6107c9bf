// In the page's own head too. Its first result: the lines that stand in its HTML, computed by the engine, which is
// there before the figure's own code. That is asked for when they are painted, or the engine takes its time.
import { initSync, postUnder } from "./pkg/page.js";

const SOON = 100; // ms: on a slow line what is loaded side by side comes sooner

// Where the engine does not come, the figure says why.
await Promise.race([compute().catch(() => {}), new Promise((done) => setTimeout(done, SOON))]);
import("./page.js");

/** Resolves when its result is seen. */
async function compute() {
  const { href } = new URL("pkg/page_bg.wasm", import.meta.url);
  const module = await /** @type {any} */ (document)[Symbol.for(href)]; // early.js has asked for it
  if (!module) return;
  initSync({ module }); // once, for engine.js too
  const stored = /** @type {HTMLElement} */ (document.querySelector(".stored"));
  /** @type {NodeListOf<HTMLElement>} */
  const lines = stored.querySelectorAll("td");
  for (const line of lines) line.textContent = postUnder(line.dataset.activation ?? "");
  stored.dataset.computed = "";
  await new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
}
