/**
 * Who is faster, by ratios: contenders take turns in one page, since machines differ and are shared.
 *
 * @typedef {object} Contender
 * @property {string} name
 * @property {number} tolerance how far its result may be from the engine's, relative to the largest number
 * @property {() => void} reset the parameters as they were at first
 * @property {() => void} run one epoch, or one forward pass of all rows
 * @property {() => Promise<unknown>} [settle] waits for what `run` began
 * @property {() => Float64Array} result the parameters, or the outputs
 */

/** @typedef {{ name: string, reason: string }} Missing */
/** @typedef {{ name: string, time: number, best: number, ratio: number, low: number, high: number }} Result  time in ms of one run, the
 * median, and the shortest, which nothing interrupted; ratio: how
 * many times as long as the first contender takes, the median over the rounds, and its quartiles */

const SLICE = 2; // ms that a contender runs at a time, if that is one run: short, so that most are not interrupted
const WARM = 200; // ms before the clock counts: the browser compiles twice

/** @param {Contender} contender @param {number} times @returns {Promise<number>} ms */
async function time(contender, times) {
  contender.reset();
  await contender.settle?.();
  const begin = performance.now();
  for (let i = 0; i < times; i++) contender.run();
  await contender.settle?.();
  return performance.now() - begin;
}

/** @param {Contender} contender @param {Float64Array} expected */
async function check(contender, expected) {
  contender.reset();
  contender.run();
  await contender.settle?.();
  const found = contender.result();
  const size = expected.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const off = expected.reduce((most, x, i) => Math.max(most, Math.abs(x - found[i])), 0) / size;
  if (found.length !== expected.length || !(off <= contender.tolerance))
    throw new Error(`computes something else: ${off} is the difference`);
}

/**
 * The first contender is what the others are measured by.
 * @param {Contender[]} all @param {number} rounds @returns {Promise<{ results: Result[], missing: Missing[] }>}
 */
export async function compare(all, rounds) {
  const [first] = all;
  first.reset();
  first.run();
  const expected = first.result().slice();
  /** @type {Missing[]} */
  const missing = [];
  /** @type {{ contender: Contender, times: number, spent: number[] }[]} */
  const running = [];
  for (const contender of all) {
    try {
      await check(contender, expected);
      let times = 1;
      for (let spent = 0; spent < WARM; ) {
        const now = await time(contender, times);
        spent += now;
        if (now < SLICE / 2) times *= 2;
      }
      const now = await time(contender, times);
      running.push({ contender, times: Math.max(1, Math.round((times * SLICE) / now)), spent: [] });
    } catch (error) {
      missing.push({ name: contender.name, reason: String(error).split("\n")[0] });
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < running.length; i++) {
      // Another one begins each round: no one always comes after the same.
      const each = running[(i + round) % running.length];
      each.spent.push((await time(each.contender, each.times)) / each.times);
    }
  }
  const results = running.map(({ contender, spent }) => {
    const ratios = spent.map((ms, round) => ms / running[0].spent[round]);
    return {
      name: contender.name,
      time: quantile(spent, 0.5),
      best: quantile(spent, 0),
      ratio: quantile(ratios, 0.5),
      low: quantile(ratios, 0.25),
      high: quantile(ratios, 0.75),
    };
  });
  return { results, missing };
}

/** @param {number[]} list @param {number} part */
export function quantile(list, part) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.round(part * (sorted.length - 1))];
}
