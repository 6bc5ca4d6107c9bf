// The sentences of Train: what they say of the engine's numbers, and when.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { plain } from "../../www/ui/format.js";
import { sentences } from "../../www/view/train/sentences.js";
import { engine } from "../engine.js";
import { shown, steps, trainedValues, upTo, viewOf } from "../train-values.js";

/** @typedef {import("../train-values.js").Edit} Edit */

const golden = JSON.parse(
  readFileSync(new URL("../fixtures/post_training.json", import.meta.url), "utf8"),
);
const POST = /** @type {Edit} */ ({ set: "targets", values: [1, 0] });

test("the gradients of the post are all negative, and stand as the inputs do", () => {
  const { said } = shown({ edits: [POST], neuron: 2, train: upTo("backward") });
  assert.equal(
    said.oneSign,
    "기울기 26개가 모두 음수이므로 SGD로 갱신하면 값이 모두 커진다(음의 가중치는 0에 가까워진다).",
  );
  assert.match(said.asInputs, /^은닉 뉴런마다 막대 길이의 비가 3 : 1 : 5\.5로 같다/);
  assert.equal(said.meaning, "w⁽¹⁾₃₃을 0.01 늘리면 손실이 약 0.00156 줄어든다(실제 0.00154).");
  const english = shown({ edits: [POST], neuron: 2, train: upTo("backward") }, { language: "en" });
  assert.match(english.said.oneSign, /^All 26 gradients are negative, so an SGD update raises/);
});

test("of an update that others decide too nothing is said about its sign", () => {
  for (const edit of /** @type {Edit[]} */ ([
    { set: "optimizer", value: "adam" },
    { set: "l2", value: 0.1 },
  ]))
    assert.equal(shown({ edits: [POST, edit], train: upTo("backward") }).said.oneSign, undefined);
  // A step that goes past 0 and further leaves no weight closer to it.
  const far = shown({
    edits: [POST, { set: "learning_rate", value: 100 }],
    train: upTo("backward"),
  });
  assert.match(far.said.oneSign, /모두 커진다\.$/);
});

test("what a gradient is said to mean is what the loss does", () => {
  for (const neuron of [0, 1, 2, 3]) {
    const { values } = shown({ edits: [POST], neuron, train: upTo("backward") });
    const w = values.layers[0].weights[2 * 4 + neuron];
    const moved = shown({
      edits: [POST, { set: "weight", layer: 0, from: 2, to: neuron, value: w + 0.01 }],
      train: upTo("loss"),
    });
    const by = Number(moved.values.training?.status.loss) - golden.cases[0].losses[0];
    const { said } = shown({ edits: [POST], neuron, train: upTo("backward") });
    const about = Number(/약 ([\d.e-]+) 줄어든다/.exec(said.meaning)?.[1]);
    assert.ok(by < 0 && Math.abs(about + by) < 0.02 * about, `${said.meaning} ${by}`);
  }
});

test("one row is learnt by heart in 11 updates, and the page says so, and what another row gives", () => {
  const { said, values } = shown({ train: (handle) => void handle.play(1000, 1000) });
  assert.match(said.memorised, /^11번 갱신하니 모든 출력이 정답과 0\.01 안으로/);
  // The weights that were learnt, in a network of their own.
  const network = new engine.Network([3, 4, 2], ["sigmoid", "linear"], 0);
  for (const [i, { weights, biases }] of values.layers.entries()) {
    network.setWeights(i, weights);
    network.setBiases(i, biases);
  }
  const [y1, y2] = network.forward([-3, -1, -5.5]).outputs();
  const given = `[−3, −1, −5.5]를 넣으면 [${plain(y1, 4)}, ${plain(y2, 4)}]`;
  assert.ok(said.other.includes(given), `${said.other}, not ${given}`);
});

test("neurons that are born the same are named, and so is an error that cannot come back", () => {
  const zeros = /** @type {Edit[]} */ ([POST, { set: "initialization", value: "zeros" }]);
  assert.match(shown({ edits: zeros, train: upTo("backward") }).said.symmetric, /돌아오지 못하고/);
  assert.match(
    shown({
      edits: zeros,
      train: (handle) => {
        steps(2)(handle);
        upTo("backward")(handle);
      },
    }).said.symmetric,
    /뉴런 4개는 가중치도 기울기도 모두 같다/,
  );
  assert.equal(shown({ edits: [POST], train: upTo("backward") }).said.symmetric, undefined);
});

test("dead and saturated neurons are linked to", () => {
  const edits = /** @type {Edit[]} */ ([
    POST,
    { set: "activation", layer: 0, name: "relu" },
    { set: "bias", layer: 0, to: 1, value: -9 },
  ]);
  const values = trainedValues({ edits, train: upTo("backward") });
  const dead = sentences(values, viewOf(values)).find(({ key }) => key === "dead");
  assert.match(dead?.text ?? "", /^h₂는 출력도 미분값도 0이다\(죽은 ReLU\)/);
  assert.deepEqual(dead?.actions?.[0].event, ["select", { layer: 0, neuron: 1 }]);
  const far = shown({
    edits: [POST, { set: "bias", layer: 0, to: 2, value: 9 }],
    train: upTo("backward"),
  });
  assert.match(far.said.saturated, /^h₃의 f′\(z\)가 0\.000\d+로 0\.01보다 작다/);
});

test("a loss that grows, and one that stays, is warned of", () => {
  const grown = shown({
    edits: [
      POST,
      { set: "activation", layer: 0, name: "swish" },
      { set: "learning_rate", value: 3 },
    ],
    train: steps(4),
  });
  assert.match(grown.said.diverging, /10배를 넘어/);
  // Output rows that pull against each other: nothing below the first loss within 20 steps.
  const still = shown({ edits: [POST, { set: "learning_rate", value: 0 }], train: steps(21) });
  assert.match(still.said.stuck, /20스텝 동안/);
  const learnt = shown({ edits: [POST], train: steps(30) }).said;
  assert.equal(learnt.stuck ?? learnt.diverging, undefined);
});

test("gradients that vanish, or explode, from layer to layer are named with their norms", () => {
  const link = "v1&layers=3,4,4,4,2&f1=sigmoid&f2=sigmoid&f3=sigmoid&f4=linear&x=3,1,5.5";
  const { layers } = trainedValues({ link });
  const scaled = (/** @type {number} */ by) =>
    shown({
      link,
      edits: [
        POST,
        ...[1, 2, 3].map((layer) => {
          const values = layers[layer].weights.map((w) => w * by);
          return /** @type {Edit} */ ({ set: "weights", layer, values });
        }),
      ],
      train: upTo("backward"),
    });
  const { values, said } = scaled(0.5);
  const [first, last] = [0, 3].map((layer) =>
    Math.hypot(...(values.training?.layers[layer].dWeights ?? [])),
  );
  const each = Number(/약 1\/([\d.]+)로 줄어든다/.exec(said.vanishing)?.[1]);
  assert.ok(Math.abs(each ** 3 / (last / first) - 1) < 0.2, said.vanishing);
  assert.equal(scaled(1).said.vanishing, undefined); // 9 times a layer
  // Half of the large weights cancels the other half: no sigmoid is saturated.
  const signs = [1, -1, 1, -1];
  const large = /** @type {Edit[]} */ ([
    POST,
    { set: "weights", layer: 0, values: Array(12).fill(0) },
    { set: "weights", layer: 3, values: Array(8).fill(1) },
    { set: "weights", layer: 1, values: signs.flatMap((i) => signs.map((k) => 100 * i * k)) },
    { set: "weights", layer: 2, values: signs.flatMap((i) => signs.map(() => 100 * i)) },
  ]);
  const text = shown({ link, edits: large, train: upTo("backward") }).said.exploding;
  assert.match(text ?? "", /배로 늘어난다/);
});
