// Heat maps, decision maps and curves through the seam: bytes here, ImageData in a browser (tests/web.rs).
import assert from "node:assert/strict";
import { test } from "node:test";
import { engine } from "../engine.js";

/** @param {string} link */
const opened = (link) => {
  const session = new engine.Session();
  session.openLink(link);
  return session;
};

const PLAY = "v1&layers=2,8,8,8,8,1&data=moons:n_samples=500,noise=0.1&init=xavier&batch=50";
const GRID = { x: 0, y: 1, from: [-1.5, -1], to: [2.5, 1.5], size: 96 };
/** From black to white. */
const GREYS = Uint8ClampedArray.from({ length: 4 * 256 }, (_, i) => (i % 4 < 3 ? i >> 2 : 255));

test("a map has the network's own values, from the top to the bottom", () => {
  const session = opened(`${PLAY}&f5=sigmoid`);
  session.play(1e9, 20);
  const { revision, width, height, maps } = session.map(GRID, [
    { layer: 4, neuron: 0 },
    { layer: 2, neuron: 7, palette: GREYS },
    { layer: 2, neuron: 7 },
    { winner: true, palette: [255, 0, 0, 255, 0, 0, 255, 255], range: [0, 2] },
  ]);
  assert.deepEqual([revision, width, height], [session.training().revision, 96, 96]);
  const [output, picture, neuron, decision] = maps;
  const points = [];
  for (let j = 95; j >= 0; j--)
    for (let i = 0; i < 96; i++)
      points.push([-1.5 + 4 * ((i + 0.5) / 96), -1 + 2.5 * ((j + 0.5) / 96)]);
  // As the last step found it.
  const { parameters } = session.frame(["parameters"]);
  const network = new engine.Network(
    [2, 8, 8, 8, 8, 1],
    [...Array(4).fill("sigmoid"), "sigmoid"],
    0,
  );
  let start = 0;
  const sizes = network.sizes();
  for (let layer = 0; layer < 5; layer++) {
    const weights = sizes[layer] * sizes[layer + 1];
    network.setWeights(layer, parameters.subarray(start, start + weights));
    start += weights;
    network.setBiases(layer, parameters.subarray(start, start + sizes[layer + 1]));
    start += sizes[layer + 1];
  }
  const trace = network.forward(points);
  assert.deepEqual(output.values, trace.outputs());
  const column = trace.activations(2).filter((_, i) => i % 8 === 7);
  assert.deepEqual(neuron.values, column);
  assert.deepEqual(neuron.range, [Math.min(...column), Math.max(...column)]);
  assert.deepEqual([output.image, picture.values], [null, null]);

  const [low, high] = picture.range;
  const { data, ...size } = picture.image ?? assert.fail();
  assert.deepEqual({ ...size }, { width: 96, height: 96 });
  assert.ok(data instanceof Uint8ClampedArray);
  column.forEach((a, i) => {
    const grey = Math.min(255, Math.floor(((a - low) / (high - low)) * 256));
    assert.ok(Math.abs(data[4 * i] - grey) <= 1, `${i}: ${data[4 * i]}, not ${grey}`);
    assert.equal(data[4 * i + 3], 255);
  });
  const winners = decision.image?.data ?? [];
  trace.outputs().forEach((a, i) => {
    assert.equal(winners[4 * i], a > 0.5 ? 0 : 255);
  });
  session.edit([{ set: "input", row: 0, index: 0, value: 0 }]);
  assert.equal(session.map(GRID, []).revision, revision + 1);
});

test("a curve of one input, and two of many inputs with the others as a row has them", () => {
  const curve = opened("v1&layers=1,6,1&data=sine");
  const xs = Float64Array.from({ length: 201 }, (_, i) => i * 0.05 - 5);
  const line = curve.map({ x: 0, from: [-5], to: [5], size: 201 }, [{ layer: 0, neuron: 5 }]);
  assert.deepEqual([line.width, line.height], [201, 1]);
  const { values } = line.maps[0];
  const trace = curve.network().forward(xs);
  values?.forEach((a, i) => {
    assert.ok(Math.abs(a - trace.activations(0)[6 * i + 5]) < 1e-14);
  });

  const post = opened("v1&x=3,1,5.5;-3,2,0.5");
  const ask = { x: 0, y: 2, from: [3, -1], to: [3, 12], size: 1 };
  const output = [{ layer: 1, neuron: 0 }];
  const at = (/** @type {number | undefined} */ row) =>
    post.map({ ...ask, row }, output).maps[0].values;
  assert.deepEqual(at(0), post.network().forward([3, 1, 5.5]).outputs().slice(0, 1));
  assert.deepEqual(at(1), post.network().forward([3, 2, 5.5]).outputs().slice(0, 1));
  post.look({ row: 1, compared: [] });
  assert.deepEqual(at(undefined), at(1));
});

test("one epoch of 500 points and one map fit a frame of play", () => {
  const session = opened(`${PLAY}&f1=tanh&f2=tanh&f3=tanh&f4=tanh`);
  const steps = session.training().batches;
  const frames = Array.from({ length: 200 }, () => {
    const start = performance.now();
    session.play(1e9, steps);
    const trained = performance.now();
    session.map(GRID, [{ layer: 4, neuron: 0, palette: GREYS, range: [-1, 2] }]);
    return [trained - start, performance.now() - trained];
  });
  const median = (/** @type {number[]} */ times) => times.sort((a, b) => a - b)[100];
  const [epoch, map] = [0, 1].map((i) => median(frames.map((times) => times[i])));
  console.log(`epoch ${epoch.toFixed(2)} ms, map ${map.toFixed(2)} ms`);
  // 4 ms on a quiet machine.
  assert.ok(epoch + map < 40, `${epoch} + ${map} ms`);
});

test("what cannot be mapped is refused", () => {
  const session = opened("v1&layers=2,3,1");
  /** @param {string} place @param {object} grid @param {object} map */
  const refused = (place, grid, map = { winner: true }) =>
    assert.throws(
      () => session.map({ ...GRID, ...grid }, [/** @type {any} */ (map)]),
      (/** @type {any} */ error) => error.place === place && /[가-힣]/.test(error.korean),
    );
  refused("from", { from: [1] });
  refused("to", { to: [1, Number.NaN] });
  refused("x", { x: 2 });
  refused("size", { size: 5000 });
  refused("palette", {}, { winner: true, palette: [1, 2, 3] });
  refused("range", {}, { winner: true, range: [1] });
  refused("layer", {}, {});
  refused("neuron", {}, { layer: 0, neuron: 3 });
});
