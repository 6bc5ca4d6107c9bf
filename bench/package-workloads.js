/** The works that go through the package's own door, www/pkg, with everything that it checks: W5, W6, and W1 in a session. */
import { initSync, Network, Session } from "../www/pkg/perceptible.js";
import { plain } from "./plain/contender.js";
import { MATH } from "./plain/math.js";
import { source as straight } from "./plain/straight.js";
import { DEFAULTS, uniform } from "./workloads.js";

/** @typedef {import("./compare.js").Contender} Contender */

/** @param {BufferSource} module */
export const open = (module) => void initSync({ module });

/** Calls of one sample that are one run. */
const CALLS = 256;

/** W5: 3-4-2, sigmoid, then linear; `rows` samples a call. @param {number} rows @returns {Contender[]} */
export function forward(rows) {
  const random = uniform(1);
  const x = Float64Array.from({ length: 3 * rows }, () => 4 * random() - 2);
  const network = new Network([3, 4, 2], ["sigmoid", "linear"], 0);
  const parameters = Float64Array.from(
    [0, 1].flatMap((layer) => [...network.weights(layer), ...network.biases(layer)]),
  );
  const work = /** @type {import("./workloads.js").Work} */ ({
    ...DEFAULTS,
    kind: "forward",
    sizes: [3, 4, 2],
    hidden: "sigmoid",
    output: "linear",
    rows,
  });
  const numbers = { x, y: new Float64Array(), order: new Uint32Array(), parameters };
  const js = plain("plain JavaScript without a loop, Math", straight, MATH, work, numbers);
  const calls = rows === 1 ? CALLS : 1;
  /** @type {Float64Array} */
  let y = x;
  const once = js.run;
  return [
    {
      name: "Perceptible, Network.outputs",
      tolerance: 0,
      reset() {},
      run() {
        for (let i = 0; i < calls; i++) y = network.outputs(x);
      },
      result: () => y,
    },
    {
      ...js,
      run() {
        for (let i = 0; i < calls; i++) once();
      },
    },
  ];
}

/** @param {string} layers @param {number} rows */
function session(layers, rows) {
  const session = new Session();
  const tanh = layers
    .split(",")
    .slice(1)
    .map((_, l) => `f${l + 1}=tanh`);
  session.openLink(`v1&layers=${layers}&${tanh.join("&")}&init=xavier&loss=mse&opt=sgd&lr=0.03`);
  session.openDataset("moons", { n_samples: rows }, 0);
  session.edit([{ set: "batch_size", value: 10 }]);
  return session;
}

const MAP = 96;
const BUDGET = 10_000; // ms: the number of steps ends a call

/** W6: a frame of play, 500 points: one epoch, then a map of the plane. @returns {Contender} */
export function frame() {
  const playing = session("2,8,8,8,8,1", 500);
  const at = (/** @type {number} */ i) => (4 * i) / (MAP - 1) - 2;
  const grid = Float64Array.from({ length: 2 * MAP * MAP }, (_, i) =>
    i % 2 ? at(Math.floor(i / 2 / MAP)) : at((i >> 1) % MAP),
  );
  /** @type {Float64Array} */
  let map = grid;
  return {
    name: "Perceptible, a session",
    tolerance: 0,
    reset: () => void playing.restart(),
    run() {
      playing.play(BUDGET, 50);
      const network = playing.network();
      map = network.outputs(grid);
      network.free();
    },
    result: () => map,
  };
}

/** Steps of a session in one call. */
export const STEPS = 2500;

/** W1's training, step by step as the page plays it. @returns {Contender} */
export function play() {
  const playing = session("2,4,2,1", 250);
  return {
    name: "a session's play, W1",
    tolerance: 0,
    reset: () => void playing.restart(),
    run: () => void playing.play(BUDGET, STEPS),
    result: () => playing.frame(["parameters"]).parameters,
  };
}
