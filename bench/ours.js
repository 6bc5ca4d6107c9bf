/**
 * The engine in the bench's own door (bench/engine): a work's numbers into its memory, and one call for an epoch or
 * for the whole grid.
 * @typedef {import("./works.js").Work} Work
 */

/** Places in the engine's catalogue. */
const ACTIVATIONS = { sigmoid: 0, linear: 3, tanh: 4, relu: 5, softmax: 16 };

/** Samples that go through the network together where nothing is trained. */
const BLOCK = 64;

/**
 * @param {WebAssembly.Exports & Record<string, any>} wasm
 * @param {Work} work
 * @param {{ x: Float64Array, y: Float64Array, order: Uint32Array, parameters: Float64Array }} numbers
 * @param {boolean} [fused] false: by a flat gradient, as optimisers other than SGD go
 */
export function ours(wasm, work, numbers, fused = true) {
  const { sizes, hidden, output, rows } = work;
  new Uint32Array(wasm.memory.buffer, wasm.sizes(), sizes.length).set(sizes);
  const batch = work.kind === "train" ? work.batch : BLOCK;
  const run = wasm.network(sizes.length, ACTIVATIONS[hidden], ACTIVATIONS[output], batch, rows);
  const doubles = (/** @type {string} */ name, /** @type {number} */ length) =>
    new Float64Array(wasm.memory.buffer, wasm[name](run), length);
  doubles("x", numbers.x.length).set(numbers.x);
  doubles("y", numbers.y.length).set(numbers.y);
  new Uint32Array(wasm.memory.buffer, wasm.order(run), rows).set(numbers.order);
  doubles("parameters", numbers.parameters.length).set(numbers.parameters);
  wasm.load(run);
  const neurons = sizes.slice(1).reduce((a, b) => a + b, 0);
  return {
    run,
    epoch: () => wasm.epoch(run, work.rate, fused ? 0 : 1),
    forward: () => wasm.forward(run),
    parameters: () => doubles("parameters", numbers.parameters.length).slice(),
    outputs: () => doubles("kept", rows * neurons).slice(-rows * sizes[sizes.length - 1]),
  };
}
