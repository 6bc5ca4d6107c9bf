// The speeds of playing: from slow, so that each step can be seen, to as fast as the engine computes.

/** Slowly, so that each step can be seen; an epoch a frame; as fast as it computes. */
export const SPEEDS = /** @type {const} */ (["slow", "epochs", "full"]);

/** @typedef {typeof SPEEDS[number]} Speed */

/** The chosen speed, or else the one that suits the data. @param {Speed | null} chosen @param {number} rows @returns {Speed} */
export const speedOf = (chosen, rows) => chosen ?? (rows === 1 ? "slow" : "epochs");

const SLOW = 250; // ms between two steps

/** ms between two advances, and the steps of one. @param {Speed} speed @param {number} batches  of an epoch */
export function paceOf(speed, batches) {
  if (speed === "slow") return { every: SLOW, steps: 1 };
  return { every: 0, steps: speed === "full" ? Infinity : batches };
}
