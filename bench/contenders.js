/**
 * Who does a work of workloads.js: the engine, plain JavaScript with Math's functions and with our own, the peers. Each
 * begins from the same numbers.
 */
import { jax } from "./peers/jax.js";
import { tfjs } from "./peers/tfjs.js";
import { plain } from "./plain/contender.js";
import { MATH, OURS } from "./plain/math.js";
import { source as straight } from "./plain/straight.js";
import { source as tiled } from "./plain/tiled.js";
import { start } from "./workloads.js";

/** @typedef {import("./compare.js").Contender} Contender */
/** @typedef {import("./workloads.js").Work} Work */
/** @typedef {import("./workloads.js").Numbers} Numbers */
/** @typedef {WebAssembly.Exports & Record<string, any>} Engine */

/** Places in the engine's catalogue of activations. */
const ACTIVATIONS = { sigmoid: 0, linear: 3, tanh: 4, relu: 5, softmax: 16 };

/** Samples that go through the engine together where nothing is trained. */
const BLOCK = 64;

/** The most weights for which the source without a loop is written: beyond, it compiles for seconds. */
const STRAIGHT = 300;

/** The engine in the bench's own door (bench/engine): one call for an epoch or a forward pass.
 * @param {Engine} engine @param {Work} work @param {Numbers} numbers @returns {Contender} */
export function ours(engine, work, numbers) {
  const { sizes, hidden, output, rows } = work;
  new Uint32Array(engine.memory.buffer, engine.sizes(), sizes.length).set(sizes);
  const batch = work.kind === "train" ? work.batch : BLOCK;
  const run = engine.network(sizes.length, ACTIVATIONS[hidden], ACTIVATIONS[output], batch, rows);
  const doubles = (/** @type {string} */ name, /** @type {number} */ length) =>
    new Float64Array(engine.memory.buffer, engine[name](run), length);
  doubles("x", numbers.x.length).set(numbers.x);
  doubles("y", numbers.y.length).set(numbers.y);
  new Uint32Array(engine.memory.buffer, engine.order(run), rows).set(numbers.order);
  engine.load(run);
  const neurons = sizes.slice(1).reduce((a, b) => a + b, 0);
  return {
    name: "Perceptible, float64",
    tolerance: 0,
    reset: () => doubles("parameters", numbers.parameters.length).set(numbers.parameters),
    run: () => (work.kind === "train" ? engine.epoch(run, work.rate) : engine.forward(run)),
    result: () =>
      work.kind === "train"
        ? doubles("parameters", numbers.parameters.length).slice()
        : doubles("kept", rows * neurons).slice(-rows * sizes[sizes.length - 1]),
  };
}

/** All that run here; and why the others do not. @param {Engine} engine @param {Work} work */
export async function contenders(engine, work) {
  const numbers = start(work);
  const all = [ours(engine, work, numbers)];
  const weights = work.sizes.slice(1).reduce((sum, n, l) => sum + n * work.sizes[l], 0);
  for (const [whose, functions] of /** @type {const} */ ([
    ["Math", MATH],
    ["our exp and tanh", OURS],
  ])) {
    all.push(plain(`plain JavaScript in tiles, ${whose}`, tiled, functions, work, numbers));
    if (weights <= STRAIGHT)
      all.push(
        plain(`plain JavaScript without a loop, ${whose}`, straight, functions, work, numbers),
      );
  }
  /** @type {{ name: string, reason: string }[]} */
  const missing = [];
  for (const [name, begin] of /** @type {[string, () => Promise<Contender>][]} */ ([
    ["@tensorflow/tfjs wasm, float32", () => tfjs(work, numbers)],
    ["@jax-js/jax wasm, float32", () => jax(work, numbers, "float32")],
    ["@jax-js/jax wasm, float64", () => jax(work, numbers, "float64")],
  ])) {
    try {
      all.push(await begin());
    } catch (error) {
      missing.push({ name, reason: String(error).split("\n")[0] });
    }
  }
  return { all, missing };
}
