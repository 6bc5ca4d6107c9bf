// The loop on the main thread that all playing figures share: each gets a part of a frame's budget, and those out of
// sight or in a hidden tab wait. Not a worker: figures must run from a file and in a sandbox.

const BUDGET = 8; // ms of a frame
const SHOWN = 1000 / 15; // ms between two frames in which numbers change: faster they cannot be read
const STILL = 1000; // the same for readers who want less motion
const SHARE = 4; // drawing them takes at most one part in SHARE of the time, however slow the machine is

/**
 * @typedef {object} Player
 * @property {Element} place  where it is seen
 * @property {() => { every: number, steps: number }} pace  ms between two advances, and the steps of one
 * @property {(budget: number, steps: number, show: boolean) => void} advance  at most `budget` ms, at most `steps` steps
 *
 * @typedef {{ player: Player, last: number, shown: number, seen: boolean }} Entry
 */

/** @type {Map<Player, Entry>} */
const playing = new Map();
let waiting = false;
let drawing = 0; // ms that the last frame took in which numbers changed

const still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

const inSight =
  "IntersectionObserver" in globalThis
    ? new IntersectionObserver((entries) => {
        for (const { target, isIntersecting } of entries)
          for (const entry of playing.values())
            if (entry.player.place === target) entry.seen = isIntersecting;
      })
    : null;

/** @param {Player} player */
export function play(player) {
  playing.set(player, { player, last: -Infinity, shown: -Infinity, seen: true });
  inSight?.observe(player.place);
  next();
}

/** @param {Player} player */
export function pause(player) {
  playing.delete(player);
  inSight?.unobserve(player.place);
}

function next() {
  if (waiting || playing.size === 0) return;
  waiting = true;
  requestAnimationFrame(frame);
}

/** @param {number} now */
function frame(now) {
  waiting = false;
  const least = Math.max(still?.matches ? STILL : SHOWN, SHARE * drawing);
  // A frame may come a little early.
  const over = (/** @type {number} */ since, /** @type {number} */ ms) => now - since >= ms - 4;
  const seen = [...playing.values()].filter((entry) => entry.seen);
  for (const entry of seen) {
    const { every, steps } = entry.player.pace();
    if (!over(entry.last, every)) continue;
    entry.last = now;
    const show = over(entry.shown, least);
    if (show) {
      entry.shown = now;
      requestAnimationFrame(measure);
    }
    entry.player.advance(BUDGET / seen.length, steps, show);
  }
  next();
}

/** Called in a frame before it is drawn; the task runs after its style, layout and paint. */
function measure() {
  const start = performance.now();
  setTimeout(() => {
    drawing = performance.now() - start;
  });
}
