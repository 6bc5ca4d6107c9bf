// The wasm instance of this page, shared by all figures. Nothing else imports www/pkg.
import { wasm } from "../assets.js";
import * as api from "../pkg/perceptible.js";
import { sharedTask } from "../ui/shared-task.js";
import { EngineError } from "./engine-error.js";

/** @typedef {typeof api} Engine */

/** Loads the engine once; a failed attempt may be repeated. @type {() => Promise<Engine>} */
export const load = sharedTask(async () => {
  if (typeof globalThis.WebAssembly?.Module !== "function")
    throw new EngineError("missing", "no WebAssembly");
  try {
    api.initSync({ module: await wasm() });
  } catch (error) {
    if (error instanceof EngineError) throw error;
    const text = String(error);
    const blocked =
      /Content Security Policy|unsafe-eval|disallowed by embedder|call to WebAssembly/i.test(text);
    throw new EngineError(
      blocked ? "blocked" : error instanceof WebAssembly.CompileError ? "missing" : "load",
      text,
    );
  }
  return api;
});
