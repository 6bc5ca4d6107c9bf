// The page's first result: the lines that stand in its HTML, computed by the engine, which is there before the
// figure's own code. That is asked for when the engine has come, or takes its time.
import { initSync, postUnder } from "./pkg/page.js";
import { wasm } from "./wasm.js";

const SOON = 100; // ms: on a slow line what is loaded side by side comes sooner

const engine = wasm();
await Promise.race([engine, new Promise((done) => setTimeout(done, SOON))]).catch(() => {});
import("./page.js");
try {
  initSync({ module: await engine }); // once, for engine.js too
  /** @type {NodeListOf<HTMLElement>} */
  const lines = document.querySelectorAll(".stored td");
  const printed = postUnder([...lines].map((line) => line.dataset.activation ?? ""));
  for (const [i, line] of lines.entries()) line.textContent = printed[i];
} catch {} // the figure says why
