// A figure's session in the engine. A trap, which would be a bug of the engine, ends all sessions together: then the
// engine starts again, and each goes on from the bytes that were kept of it.
import * as engine from "../pkg/perceptible.js";

const KEEP_EVERY = 1000; // ms between two copies of a session's bytes

/** @typedef {import("../pkg/perceptible.js").Session} Handle  the engine's own */

/** Weakly: a figure that its page has let go of is not kept by this. @type {Set<WeakRef<Session>>} */
const open = new Set();

export class Session {
  #handle = new engine.Session();
  /** The last copy of what could be drawn. @type {Uint8Array | null} */ #kept = null;
  #keptAt = -KEEP_EVERY;
  #keeping = 0;
  /** Whether there is a change that the copy does not have. */ #isChanged = false;
  /** Whether what there is now has been drawn. */ #isDrawn = false;
  /** How often the engine has ended since something was drawn. */ #traps = 0;
  #restarted;
  #reference = new WeakRef(this);

  /** @param {(isLost: boolean) => void} restarted  called when the engine has ended and the session goes on from its last copy, or from the first preset where that is lost */
  constructor(restarted) {
    this.#restarted = restarted;
    open.add(this.#reference);
  }

  /** Asks the engine something. @template T @param {(handle: Handle) => T} ask @returns {T} @throws its refusals */
  ask(ask) {
    try {
      return ask(this.#handle);
    } catch (error) {
      if (isTrap(error)) {
        this.#traps++;
        restart();
      }
      throw error;
    }
  }

  /** Changes the session. @template T @param {(handle: Handle) => T} change @returns {T} @throws the engine's refusals */
  change(change) {
    const result = this.ask(change);
    this.#isChanged = true;
    this.#isDrawn = false;
    return result;
  }

  /** What there is now has been drawn: soon a copy of it is kept, in which a trap must not lie in wait. */
  drawn() {
    this.#traps = 0;
    this.#isDrawn = true;
    if (!this.#isChanged) return;
    const wait = this.#keptAt + KEEP_EVERY - performance.now();
    if (wait <= 0) this.bytes();
    else this.#keeping ||= Number(setTimeout(() => this.#isDrawn && this.bytes(), wait));
  }

  /** A copy of it as it is now. @returns {Uint8Array} */
  bytes() {
    if (this.#kept && !this.#isChanged) return this.#kept;
    clearTimeout(this.#keeping);
    this.#keeping = 0;
    const bytes = this.ask((handle) => handle.toBytes());
    if (!this.#isDrawn) return bytes;
    this.#keptAt = performance.now();
    this.#isChanged = false;
    this.#kept = bytes;
    return bytes;
  }

  /** Goes on from bytes that another session has left. @param {Uint8Array} bytes @throws the engine's refusal of others */
  restore(bytes) {
    const handle = this.ask(() => engine.Session.fromBytes(bytes));
    this.#handle.free();
    this.#handle = handle;
    this.#isChanged = true;
    this.#isDrawn = false;
  }

  free() {
    clearTimeout(this.#keeping);
    open.delete(this.#reference);
    this.#handle.free();
  }

  /** Begins again from the copy in the engine that is new; without it, where what is in it has ended the engine again.
   * @returns {boolean} whether that engine still runs */
  revive() {
    const bytes = this.#traps < 2 ? this.#kept : null;
    this.#traps ||= 1; // of another session
    this.#isChanged = this.#isDrawn = false;
    this.#kept = null;
    try {
      this.#handle = bytes ? engine.Session.fromBytes(bytes) : new engine.Session();
      this.#kept = bytes;
    } catch (error) {
      if (bytes && isTrap(error)) return false;
      this.#handle = new engine.Session();
    }
    return true;
  }

  /** Tells that it goes on from there. A figure that traps even with the first preset is not asked to draw a third time. */
  tell() {
    if (this.#traps > 2) return;
    try {
      this.#restarted(this.#kept === null);
    } catch (error) {
      if (!isTrap(error)) throw error;
    }
  }
}

/** Starts the engine again, and every session in it, before the first of them is drawn. */
function restart() {
  const sessions = [...open].flatMap((reference) => reference.deref() ?? []);
  do engine.__wbg_reset_state();
  while (!sessions.every((session) => session.revive()));
  for (const session of sessions) session.tell();
}

/** A trap, or a stack that has overflowed, and not a refusal. @param {unknown} error */
export const isTrap = (error) =>
  error instanceof WebAssembly.RuntimeError ||
  error instanceof RangeError ||
  /** @type {any} */ (error)?.name === "InternalError"; // Firefox's word for a full stack
