// How fast the engine trains and goes forward beside plain JavaScript and its peers, by ratios: W1 to W6, in headless
// Chromium. A row says how many times as long the other takes as Perceptible; the quartiles of the rounds stand behind.
// `cargo xtask bench`, or after `cargo web`: node bench/kernel.js [rounds] [W1,W4]
import { start } from "./browser.js";
import { WORKS } from "./workloads.js";

const [given = "31", chosen = "W1,W2,W3,W4,W5,W6"] = process.argv.slice(2);
const rounds = Number(given);
const wanted = chosen.split(",");

/** @typedef {import("./compare.js").Result} Result */
/** @typedef {{ who: RegExp, required: number, goal: number }} Bound  times as long as Perceptible */

const PLAIN = /^plain JavaScript .* Math$/;
const TFJS = /tfjs/;
const JAX_32 = /jax.*float32/;
const JAX_64 = /jax.*float64/;

/** @type {Record<string, Bound[]>} */
const BOUNDS = {
  W1: [{ who: PLAIN, required: 4.5, goal: 6 }],
  W2: [{ who: PLAIN, required: 3.5, goal: 5 }],
  W3: [
    { who: PLAIN, required: 4.2, goal: 4.8 },
    { who: TFJS, required: 12, goal: 13 },
    { who: JAX_32, required: 1, goal: 13 },
  ],
  W4: [
    { who: PLAIN, required: 3.6, goal: 4.2 },
    { who: TFJS, required: 4.4, goal: 5 },
    { who: JAX_32, required: 1, goal: 1.25 },
    { who: JAX_64, required: 1, goal: 10 },
  ],
  "W5, a sample a call": [{ who: PLAIN, required: 0.25, goal: 0.4 }],
  "W5, 4,096 samples a call": [{ who: PLAIN, required: 4, goal: 5 }],
};
const FRAME = { required: 4, goal: 2 }; // ms

const met = (/** @type {boolean} */ required, /** @type {boolean} */ goal) =>
  goal ? "goal" : required ? "yes" : "no";
const columns = (/** @type {string[]} */ cells) =>
  console.log(
    `| ${cells.map((cell, i) => (i ? cell.padStart(10) : cell.padEnd(50))).join(" | ")} |`,
  );
const line = (/** @type {string} */ name) => columns([name, "", "", "", "", ""]);

/** The rows of a work: its own speed, then the others.
 * @param {string} id @param {{ results: Result[], missing: import("./compare.js").Missing[] }} measured @param {string} own */
function report(id, { results, missing }, own) {
  columns([results[0].name, own, "", "", "", ""]);
  /** Of several that a bound names, the fastest is who counts. */
  const fastest = (/** @type {RegExp} */ who) =>
    results.filter(({ name }) => who.test(name)).sort((a, b) => a.ratio - b.ratio)[0];
  for (const result of results.slice(1)) {
    const { name, ratio, low, high } = result;
    const bound = BOUNDS[id]?.find(({ who }) => fastest(who) === result);
    const judged = bound
      ? [
          `${bound.required} ×`,
          `${bound.goal} ×`,
          met(ratio >= bound.required, ratio >= bound.goal),
        ]
      : ["", "", ""];
    columns([name, `${shown(ratio)} ×`, `${shown(low)}–${shown(high)}`, ...judged]);
  }
  for (const { name, reason } of missing) line(`${name} did not run: ${reason}`);
}

const shown = (/** @type {number} */ x) => (x < 10 ? x.toFixed(2) : x.toFixed(0));
const thousands = (/** @type {number} */ x) => Math.round(x).toLocaleString("en");

const bench = await start();
console.log(`${bench.version}, ${rounds} rounds; medians of ratios and their quartiles`);
columns(["", "", "quartiles", "required", "goal", "met"]);
columns(["---", "---:", "---:", "---:", "---:", "---:"]);

const peak = await bench.ask("peak", rounds);
for (const work of WORKS.filter(({ id }) => wanted.includes(id))) {
  const measured = await bench.ask("work", work.id, rounds);
  const samples = (1000 * work.rows) / measured.results[0].time;
  line(`**${work.id}** ${work.title}`);
  report(work.id, measured, `${thousands(samples)} ${work.unit}`);
  const best = (1000 * work.rows) / measured.results[0].best;
  const share = (best * multiplyAdds(work)) / peak;
  columns(["share of the multiply-adds' peak", `${(100 * share).toFixed(0)} %`, "", "", "", ""]);
}
if (wanted.includes("W5"))
  for (const [id, samples] of /** @type {[string, number][]} */ ([
    ["W5, a sample a call", 1],
    ["W5, 4,096 samples a call", 4096],
  ])) {
    const measured = await bench.ask("forward", samples, rounds);
    line(`**${id}** forward of 3-4-2 through the package`);
    const calls = samples === 1 ? 256 : 1;
    report(id, measured, `${thousands((1e6 * measured.results[0].time) / calls)} ns a call`);
  }
if (wanted.includes("W6")) {
  const { time, best } = (await bench.ask("frame", rounds)).results[0];
  line("**W6** a frame: 2-8-8-8-8-1, 500 points, an epoch, a map of 96²");
  columns([
    "Perceptible, a session",
    `${time.toFixed(1)} ms`,
    `best ${best.toFixed(1)}`,
    `${FRAME.required} ms`,
    `${FRAME.goal} ms`,
    met(time <= FRAME.required, time <= FRAME.goal),
  ]);
  const { bare, session } = await bench.ask("play", rounds);
  line(`A step of W1: ${thousands(bare)} ns alone, ${thousands(session)} ns as a session plays it`);
}
console.log(
  `The peak is ${(peak / 1e9).toFixed(1)} · 10⁹ float64 multiply-adds a second: f64x2, twelve independent chains in registers (bench/engine, peak).`,
);
await bench.close();

/** Of a sample: forward, and in training gradients, and δ back through all layers but the first.
 * @param {import("./workloads.js").Work} work */
function multiplyAdds({ kind, sizes }) {
  const weights = sizes.slice(1).map((n, l) => n * sizes[l]);
  const all = weights.reduce((a, b) => a + b, 0);
  return kind === "train" ? 3 * all - weights[0] : all;
}
