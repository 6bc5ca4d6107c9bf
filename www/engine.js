// The wasm instances of this page, shared by all elements: the engine that a page needs in its first
// moments, and the full one. Both read the same documents. Nothing else imports www/pkg, but assets.js.
import { fullEngine, wasm } from "./assets.js";
import { once } from "./once.js";
import {
  catalogue,
  curve,
  edit,
  evaluate,
  freshSeed,
  initializations,
  initSync,
  limits,
  openLink,
  parseNumbers,
  preset,
  presets,
  saveLink,
} from "./pkg/page.js";

// One by one: what is not named, such as a second way to start, is not loaded.
const api = {
  catalogue,
  curve,
  edit,
  evaluate,
  freshSeed,
  initializations,
  limits,
  openLink,
  parseNumbers,
  preset,
  presets,
  saveLink,
};

/** @typedef {typeof api} Engine */
/** @typedef {typeof import("./pkg/perceptible.js")} FullEngine  with files and scripts */

/** Loads the engine once; a failed attempt may be repeated. */
export const load = once(async () => {
  if (typeof WebAssembly !== "object") throw new EngineError("missing", "no WebAssembly");
  await started(async () => initSync({ module: await wasm() }));
  return api;
});

/** Loads the full engine, once; null where there is none (the one-file build). */
export const loadAll = once(async () => {
  const full = await fullEngine();
  if (!full) return null;
  await started(() => full.api.default({ module_or_path: full.wasm }));
  return /** @type {FullEngine} */ (full.api);
});

/** @param {() => Promise<unknown>} start */
async function started(start) {
  try {
    await start();
  } catch (error) {
    const text = String(error);
    const blocked =
      /Content Security Policy|unsafe-eval|disallowed by embedder|call to WebAssembly/i.test(text);
    throw new EngineError(
      blocked ? "blocked" : error instanceof WebAssembly.CompileError ? "missing" : "load",
      text,
    );
  }
}

export class EngineError extends Error {
  /** @param {"missing" | "blocked" | "load"} reason @param {string} message */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}
