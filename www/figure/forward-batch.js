// The API's forward(): computes a program's own batch with the present network, which stays as it is.
import { refused } from "./refusals.js";

/** @typedef {import("../pkg/perceptible.js").Numbers} Numbers */

/** @param {import("./figure.js").Figure} figure @param {Numbers | Numbers[]} [inputs]  without it, the present ones */
export function forward(figure, inputs) {
  const { session } = figure;
  if (!session) throw refused("notReady", "forward");
  const { present } = figure;
  return session.ask((handle) => {
    const network = handle.network();
    try {
      const trace = network.forward(inputs ?? present.inputs);
      const { rows } = trace;
      const a = trace.outputs();
      const width = a.length / rows;
      const values = {
        rows,
        outputs: Array.from({ length: rows }, (_, i) => [
          ...a.subarray(i * width, (i + 1) * width),
        ]),
        layers: present.layers.map(({ name }, i) => ({
          name,
          z: trace.preActivations(i),
          a: trace.activations(i),
        })),
      };
      trace.free();
      return values;
    } finally {
      network.free();
    }
  });
}
