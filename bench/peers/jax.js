/**
 * jax-js with its wasm backend: a training step or a forward pass, compiled by its `jit`. The batches lie in the order
 * of the work before the clock runs.
 */
import { blockUntilReady, defaultDevice, grad, init, jit, nn, numpy as np } from "@jax-js/jax";
import { offsets } from "../workloads.js";

/** @typedef {import("../compare.js").Contender} Contender */

/**
 * @param {import("../workloads.js").Work} work @param {import("../workloads.js").Numbers} numbers
 * @param {"float32" | "float64"} precision @returns {Promise<Contender>}
 */
export async function jax(work, numbers, precision) {
  await init("wasm");
  defaultDevice("wasm");
  const dtype = precision === "float64" ? np.float64 : np.float32;
  const { sizes, rows, output, rate } = work;
  const last = sizes.length - 2;
  const array = (/** @type {ArrayLike<number>} */ values, /** @type {number[]} */ shape) =>
    np
      .array(precision === "float64" ? Float64Array.from(values) : Float32Array.from(values), {
        dtype,
      })
      .reshape(shape);
  /** Every value is passed on once: `ref` where it is wanted again. @param {any} p @param {any} x */
  const kept = (p, x) => {
    const values = [];
    let a = x;
    for (let l = 0; l <= last; l++) {
      const z = np.matmul(a, p[l].weights).add(p[l].biases);
      const name = l === last ? output : work.hidden;
      a = name === "tanh" ? np.tanh(z) : name === "relu" ? nn.relu(z) : z;
      values.push(l < last ? a.ref : a);
    }
    return values;
  };
  const loss = (/** @type {any} */ p, /** @type {any} */ x, /** @type {any} */ t) => {
    const values = kept(p, x);
    const y = values.pop();
    for (const value of values) value.dispose();
    if (output === "softmax") return np.sum(nn.logSoftmax(y).mul(t)).mul(-1 / work.batch);
    return np.mean(np.square(y.sub(t)));
  };
  const step = jit((/** @type {any} */ p, /** @type {any} */ x, /** @type {any} */ t) => {
    const held = p.map((/** @type {any} */ layer) => ({
      weights: layer.weights.ref,
      biases: layer.biases.ref,
    }));
    const g = grad(loss)(held, x, t);
    return p.map((/** @type {any} */ layer, /** @type {number} */ l) => ({
      weights: layer.weights.sub(g[l].weights.mul(rate)),
      biases: layer.biases.sub(g[l].biases.mul(rate)),
    }));
  });
  const forward = jit(kept);

  const batch = work.kind === "train" ? work.batch : rows;
  const part = (
    /** @type {Float64Array} */ from,
    /** @type {number} */ n,
    /** @type {number} */ first,
  ) => {
    const values = Float64Array.from({ length: batch * n }, (_, i) => {
      const row = first + Math.floor(i / n);
      return from[(work.kind === "train" ? numbers.order[row] : row) * n + (i % n)];
    });
    return array(values, [batch, n]);
  };
  const firsts = Array.from({ length: Math.floor(rows / batch) }, (_, b) => b * batch);
  const batches = firsts.map((first) => ({
    x: part(numbers.x, sizes[0], first),
    y: part(numbers.y, sizes[sizes.length - 1], first),
  }));
  /** @type {any} */
  let p = null;
  /** @type {any[]} */
  let values = [];
  return {
    name: `@jax-js/jax wasm, ${precision}`,
    tolerance: precision === "float64" ? 1e-6 : 2e-4, // its float64 exp and tanh err by some 1e-7
    reset() {
      for (const { weights, biases } of p ?? []) for (const old of [weights, biases]) old.dispose();
      p = offsets(sizes).map(({ weights, biases }, l) => ({
        weights: array(numbers.parameters.subarray(weights, biases), [sizes[l], sizes[l + 1]]),
        biases: array(numbers.parameters.subarray(biases, biases + sizes[l + 1]), [sizes[l + 1]]),
      }));
    },
    run() {
      if (work.kind === "train") {
        for (const { x, y } of batches) p = step(p, x.ref, y.ref);
        return;
      }
      for (const value of values) value.dispose();
      const held = p.map((/** @type {any} */ layer) => ({
        weights: layer.weights.ref,
        biases: layer.biases.ref,
      }));
      values = forward(held, batches[0].x.ref);
      values[last].ref.dataSync(); // what nobody asks for is not computed
    },
    settle: () => blockUntilReady(p),
    result() {
      if (work.kind === "forward") return Float64Array.from(values[last].ref.dataSync());
      const all = p.flatMap((/** @type {any} */ layer) => [layer.weights, layer.biases]);
      return Float64Array.from(
        all.flatMap((/** @type {any} */ value) => [...value.ref.dataSync()]),
      );
    },
  };
}
