/** Why the engine does not come: the browser lacks WebAssembly, or what unpacks it; the page's policy blocks it; or it
 * could not be loaded. @typedef {"missing" | "unpacking" | "blocked" | "load"} EngineReason */

export class EngineError extends Error {
  /** @param {EngineReason} reason @param {string} message */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}
