/** What the bench's page runs, called by name from kernel.js and cost.js. */
import { compare, quantile } from "./compare.js";
import { contenders, ours } from "./contenders.js";
import * as packaged from "./package-workloads.js";
import { plain } from "./plain/contender.js";
import { MATH } from "./plain/math.js";
import { source as tiled } from "./plain/tiled.js";
import { DEFAULTS, start, WORKS } from "./workloads.js";

/** @returns {Promise<import("./contenders.js").Engine>} */
async function load() {
  const module = await WebAssembly.compileStreaming(fetch("engine.wasm"));
  // Fresh seeds, which nothing here asks for.
  const none = () => {
    throw new Error("the engine has called out");
  };
  const functions = new Proxy({}, { get: () => none });
  const imports = new Proxy({}, { get: () => functions });
  return /** @type {any} */ ((await WebAssembly.instantiate(module, imports)).exports);
}

const wasm = async () => packaged.open(await (await fetch("perceptible.wasm")).arrayBuffer());

/** W1 to W4. @param {string} id @param {number} rounds @param {string[]} [names] parts of the names of those that run */
async function work(id, rounds, names) {
  const work = WORKS.find((work) => work.id === id);
  if (!work) throw new Error(`there is no work ${id}`);
  const { all, missing } = await contenders(await load(), work);
  const chosen = all.filter(
    ({ name }, i) => i === 0 || !names || names.some((part) => name.includes(part)),
  );
  const compared = await compare(chosen, rounds);
  return { ...compared, missing: [...missing, ...compared.missing] };
}

/** W5. @param {number} samples of a call @param {number} rounds */
async function forward(samples, rounds) {
  await wasm();
  return compare(packaged.forward(samples), rounds);
}

/** W6. @param {number} rounds */
async function frame(rounds) {
  await wasm();
  return compare([packaged.frame()], rounds);
}

/** ns of a step of W1: through the workspace alone, and as a session plays it. @param {number} rounds */
async function play(rounds) {
  await wasm();
  const work = WORKS[0];
  const bare = ours(await load(), work, start(work));
  const session = { ...packaged.play(), tolerance: Number.POSITIVE_INFINITY }; // it learns other rows
  const { results } = await compare([bare, session], rounds);
  const [once, all] = results.map(({ best }) => 1e6 * best);
  return { bare: once / (work.rows / work.batch), session: all / packaged.STEPS };
}

/** The peak: float64 multiply-adds a second, in registers alone. @param {number} rounds */
async function peak(rounds) {
  const engine = await load();
  const TIMES = 100_000;
  const spent = Array.from({ length: rounds }, () => {
    const begin = performance.now();
    engine.peak(TIMES, 0.5);
    return performance.now() - begin;
  });
  return (24 * TIMES) / (quantile(spent, 0) / 1000);
}

/** Samples a second of training, for a picture. @param {number[]} sizes @param {number} batch @param {number} rounds */
async function speed(sizes, batch, rounds) {
  /** @type {import("./workloads.js").Work} */
  const work = {
    ...DEFAULTS,
    sizes,
    hidden: "relu",
    output: "softmax",
    batch,
    rows: Math.max(batch, 64),
  };
  const numbers = start(work);
  const { results } = await compare(
    [ours(await load(), work, numbers), plain("plain JavaScript", tiled, MATH, work, numbers)],
    rounds,
  );
  return results.map(({ best }) => (1000 * work.rows) / best);
}

Object.assign(globalThis, { bench: { work, forward, frame, play, peak, speed } });
