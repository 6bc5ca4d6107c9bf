/**
 * TensorFlow.js with its wasm backend, float32, as its documentation has it: variables, an optimiser that minimises a
 * loss. The batches lie in the order of the work before the clock runs.
 */
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { offsets } from "../workloads.js";

/** @typedef {import("../compare.js").Contender} Contender */

/** @param {import("../workloads.js").Work} work @param {import("../workloads.js").Numbers} numbers @returns {Promise<Contender>} */
export async function tfjs(work, numbers) {
  setWasmPaths("node_modules/@tensorflow/tfjs-backend-wasm/dist/");
  if (!(await tf.setBackend("wasm"))) throw new Error("its wasm backend does not start");
  const { sizes, rows, output } = work;
  const layers = sizes.slice(1).map((n, l) => ({
    weights: tf.variable(tf.zeros([sizes[l], n])),
    biases: tf.variable(tf.zeros([n])),
  }));
  const activation = (/** @type {tf.Tensor} */ z, /** @type {number} */ l) => {
    const name = l === layers.length - 1 ? output : work.hidden;
    return name === "tanh" ? tf.tanh(z) : name === "relu" ? tf.relu(z) : z;
  };
  const kept = (/** @type {tf.Tensor} */ x) => {
    const values = [];
    let a = x;
    for (const [l, { weights, biases }] of layers.entries()) {
      a = activation(tf.add(tf.matMul(/** @type {tf.Tensor2D} */ (a), weights), biases), l);
      values.push(a);
    }
    return values;
  };
  const batch = work.kind === "train" ? work.batch : rows;
  const part = (
    /** @type {Float64Array} */ from,
    /** @type {number} */ n,
    /** @type {number} */ first,
  ) =>
    tf.tensor2d(
      Float32Array.from({ length: batch * n }, (_, i) => {
        const row =
          work.kind === "train" ? numbers.order[first + Math.floor(i / n)] : Math.floor(i / n);
        return from[row * n + (i % n)];
      }),
      [batch, n],
    );
  const firsts = Array.from({ length: Math.floor(rows / batch) }, (_, b) => b * batch);
  const batches = firsts.map((first) => ({
    x: part(numbers.x, sizes[0], first),
    y: part(numbers.y, sizes[sizes.length - 1], first),
  }));
  const optimizer = tf.train.sgd(work.rate);
  /** @param {tf.Tensor} y @param {tf.Tensor} t @returns {tf.Scalar} */
  const loss = (y, t) => {
    if (output !== "softmax") return tf.mean(tf.squaredDifference(y, t));
    return tf.mean(tf.neg(tf.sum(tf.mul(t, tf.logSoftmax(y)), -1)));
  };
  /** @type {tf.Tensor[]} */
  let last = [];
  return {
    name: "@tensorflow/tfjs wasm, float32",
    tolerance: 2e-4,
    reset() {
      for (const [l, { weights, biases }] of offsets(sizes).entries()) {
        const n = sizes[l] * sizes[l + 1];
        const take = (/** @type {number} */ at, /** @type {number} */ length) =>
          Float32Array.from(numbers.parameters.subarray(at, at + length));
        tf.tidy(() => {
          layers[l].weights.assign(tf.tensor2d(take(weights, n), [sizes[l], sizes[l + 1]]));
          layers[l].biases.assign(tf.tensor1d(take(biases, sizes[l + 1])));
        });
      }
    },
    run() {
      if (work.kind === "forward") {
        tf.dispose(last);
        last = tf.tidy(() => kept(batches[0].x));
        return;
      }
      for (const { x, y } of batches)
        tf.tidy(() => void optimizer.minimize(() => loss(kept(x)[layers.length - 1], y)));
    },
    result() {
      if (work.kind === "forward") return Float64Array.from(last[last.length - 1].dataSync());
      return Float64Array.from(
        layers.flatMap(({ weights, biases }) => [...weights.dataSync(), ...biases.dataSync()]),
      );
    },
  };
}
