// One loop on the main thread for all figures that play: each frame's budget is shared among them, and who is out of
// sight, or in a hidden tab, waits. No worker: it must run from a file and in a sandbox.

const BUDGET = 8; // ms of a frame
const NUMBERS = 1000 / 15; // ms between two frames in which numbers change: faster they cannot be read

/**
 * @typedef {object} Player
 * @property {Element} place  where it is seen
 * @property {() => number} rate  steps a second; Infinity: as many as fit
 * @property {(budget: number, steps: number) => void} advance  at most `budget` ms, at most `steps` steps
 *
 * @typedef {{ player: Player, last: number, seen: boolean }} Entry
 */

/** @type {Map<Player, Entry>} */
const playing = new Map();
let waiting = false;

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
  playing.set(player, { player, last: -Infinity, seen: true });
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
  const seen = [...playing.values()].filter((entry) => entry.seen);
  for (const entry of seen) {
    const rate = entry.player.rate();
    const wait = Number.isFinite(rate) ? 1000 / rate : NUMBERS;
    // A frame may come a little early.
    if (now - entry.last < wait - 4) continue;
    entry.last = now;
    entry.player.advance(BUDGET / seen.length, Number.isFinite(rate) ? 1 : Infinity);
  }
  next();
}
