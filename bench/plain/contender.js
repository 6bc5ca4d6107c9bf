/** Plain JavaScript as a contender: its source is written for the work's sizes (straight.js, tiled.js). */

/** @typedef {import("../workloads.js").Work} Work */

/** @param {string} name @param {(work: Work, name: string, functions: string) => string} source
 * @param {string} functions @param {Work} work @param {import("../workloads.js").Numbers} numbers @returns {import("../compare.js").Contender} */
export function plain(name, source, functions, work, numbers) {
  const p = numbers.parameters.slice();
  const text = source(work, name, functions);
  const made = new Function("x", "y", "order", "p", text)(numbers.x, numbers.y, numbers.order, p);
  /** @type {Float64Array} */
  let outputs = p;
  return {
    name,
    tolerance: 1e-9,
    reset: () => p.set(numbers.parameters),
    run: () => {
      if (work.kind === "train") made.epoch();
      else outputs = made.forward();
    },
    result: () => (work.kind === "train" ? p : outputs),
  };
}
