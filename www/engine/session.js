// A figure's session in the engine. A trap, which would be a bug of the engine, ends all sessions together: then the
// engine starts again, and each goes on from the bytes that were kept of it.
import * as engine from "../pkg/perceptible.js";

const KEEP_EVERY = 1000; // ms between two copies of a session's bytes

/** @typedef {import("../pkg/perceptible.js").Session} Handle  the engine's own */

/** Weakly: a figure that its page has let go of is not kept by this. @type {Set<WeakRef<Session>>} */
const open = new Set();

export class Session {
  #handle = new engine.Session();
  /** @type {Uint8Array | null} */ #kept = null;
  #keptAt = -KEEP_EVERY;
  #keeping = 0;
  #restarted;
  #reference = new WeakRef(this);

  /** @param {() => void} restarted  called when the engine has ended and the session goes on from its last copy */
  constructor(restarted) {
    this.#restarted = restarted;
    open.add(this.#reference);
  }

  /** Asks the engine something. @template T @param {(handle: Handle) => T} ask @returns {T} @throws its refusals */
  ask(ask) {
    try {
      return ask(this.#handle);
    } catch (error) {
      if (isTrap(error)) restart();
      throw error;
    }
  }

  /** Changes the session, and soon keeps a copy of it. @template T @param {(handle: Handle) => T} change @returns {T} @throws the engine's refusals */
  change(change) {
    const result = this.ask(change);
    const wait = this.#keptAt + KEEP_EVERY - performance.now();
    if (wait <= 0) this.#keep();
    else this.#keeping ||= Number(setTimeout(() => this.#keep(), wait));
    return result;
  }

  /** Goes on from bytes that another session has left. @param {Uint8Array} bytes @throws the engine's refusal of others */
  restore(bytes) {
    const handle = this.ask(() => engine.Session.fromBytes(bytes));
    this.#handle.free();
    this.#handle = handle;
    this.#keep();
  }

  free() {
    clearTimeout(this.#keeping);
    open.delete(this.#reference);
    this.#handle.free();
  }

  #keep() {
    clearTimeout(this.#keeping);
    this.#keeping = 0;
    this.#keptAt = performance.now();
    this.#kept = this.ask((handle) => handle.toBytes());
  }

  /** In the engine that has just been started again. */
  goOn() {
    this.#handle = this.#kept ? engine.Session.fromBytes(this.#kept) : new engine.Session();
    this.#restarted();
  }
}

function restart() {
  engine.__wbg_reset_state();
  for (const reference of open) {
    const session = reference.deref();
    if (session) session.goOn();
    else open.delete(reference);
  }
}

/** A trap, or a stack that has overflowed, and not a refusal. @param {unknown} error */
export const isTrap = (error) =>
  error instanceof WebAssembly.RuntimeError ||
  error instanceof RangeError ||
  /** @type {any} */ (error)?.name === "InternalError"; // Firefox's word for a full stack
