// The one wasm instance of this page, shared by all elements. Nothing else imports www/pkg.
import { wasm } from "./assets.js";
import init, * as api from "./pkg/perceptible.js";

/** @typedef {typeof import("./pkg/perceptible.js")} Engine */

/** @type {Promise<Engine> | null} */
let loading = null;

/** Loads the engine once; a failed attempt may be repeated. @returns {Promise<Engine>} */
export function load() {
  loading ??= start().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function start() {
  if (typeof WebAssembly !== "object") throw new EngineError("missing", "no WebAssembly");
  try {
    await init({ module_or_path: await wasm() });
  } catch (error) {
    const text = String(error);
    const blocked =
      /Content Security Policy|unsafe-eval|disallowed by embedder|call to WebAssembly/i.test(text);
    throw new EngineError(
      blocked ? "blocked" : error instanceof WebAssembly.CompileError ? "missing" : "load",
      text,
    );
  }
  return api;
}

export class EngineError extends Error {
  /** @param {"missing" | "blocked" | "load"} reason @param {string} message */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}
