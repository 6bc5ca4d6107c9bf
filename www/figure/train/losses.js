// The losses of the steps so far, in the engine's flat arrays: three numbers a step (step, loss, penalty), and two (step,
// loss) where rows for the test were asked. While training plays, only the steps since the last frame are read.

/** @import { Frame } from "../../pkg/perceptible.js" */

/** @type {Float64Array} */
const EMPTY = new Float64Array();

// Numbers of a point:
const POINT = 3;
const TEST = 2;

export class Losses {
  steps = EMPTY;
  tests = EMPTY;
  /** What the history belongs to: it only grows while that stays. */ #of = "";

  /** The step from which it is asked for. @param {string} of  "": it may have gone another way */
  since(of) {
    return of && of === this.#of ? (this.steps.at(-POINT) ?? 0) : 0;
  }

  /** Takes what was asked for. @param {Frame<"losses" | "testLosses">} frame @param {number} since @param {string} of
   * @returns {boolean} false where it does not go on from what there is: all of it has to be asked for */
  take({ losses, testLosses }, since, of) {
    this.#of = of;
    if (since === 0) {
      if (!equal(this.steps, losses)) this.steps = losses;
      if (!equal(this.tests, testLosses)) this.tests = testLosses;
      return true;
    }
    const { steps, tests } = this;
    const known = steps.subarray(-POINT);
    const more = losses.subarray(POINT);
    // Beyond 4,096 points the engine leaves out every second one.
    const apart = steps[POINT] - steps[0];
    if (!equal(known, losses.subarray(0, POINT)) || (more.length && more[0] - known[0] !== apart))
      return false;
    this.steps = longer(steps, more);
    const tested = tests.at(-TEST) ?? -1;
    let first = 0;
    while (testLosses[first] <= tested) first += TEST;
    this.tests = longer(tests, testLosses.subarray(first));
    return true;
  }
}

/** With more at its end: in the same memory, as long as there is room. @param {Float64Array} all @param {Float64Array} more */
function longer(all, more) {
  if (!more.length) return all;
  const length = all.length + more.length;
  let room = new Float64Array(all.buffer);
  if (room.length < length) {
    room = new Float64Array(2 * length);
    room.set(all);
  }
  room.set(more, all.length);
  return room.subarray(0, length);
}

/** @param {Float64Array} a @param {Float64Array} b */
const equal = (a, b) => a.length === b.length && a.every((v, i) => Object.is(v, b[i]));
