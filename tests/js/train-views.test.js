// What Train shows: the engine's numbers, those of the golden file, and nothing before its phase has computed it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { value as format, withSign } from "../../www/ui/format.js";
import { chainRule } from "../../www/view/train/chain-rule.js";
import { followsFrom } from "../../www/view/train/columns.js";
import { dataTable } from "../../www/view/train/data/table.js";
import { dock } from "../../www/view/train/dock.js";
import { gradientCheck } from "../../www/view/train/gradient-check.js";
import { lossChart } from "../../www/view/train/loss.js";
import { lossLine } from "../../www/view/train/loss-line.js";
import { matrix } from "../../www/view/train/matrix.js";
import { sentences } from "../../www/view/train/sentences.js";
import { updateTable } from "../../www/view/train/update.js";
import { shown, steps, textOf, trainedValues, upTo, viewOf } from "../train-values.js";

/** @typedef {import("../train-values.js").Given} Given */
/** @typedef {import("../train-values.js").Edit} Edit */

const golden = JSON.parse(
  readFileSync(new URL("../fixtures/post_training.json", import.meta.url), "utf8"),
);
const POST = /** @type {Edit} */ ({ set: "targets", values: [1, 0] });
const to8 = (/** @type {number} */ v) => format(v, 8);

/** @param {string} text @param {string[]} parts */
function inOrder(text, parts) {
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    assert.ok(found >= 0, `${part} after ${text.slice(0, at)} in ${text}`);
    at = found + part.length;
  }
}

test("a hidden neuron's ledger holds the golden numbers: paths, ∂L/∂a, f′, δ", () => {
  for (const { activation, first } of golden.cases) {
    const edits = [POST, /** @type {Edit} */ ({ set: "activation", layer: 0, name: activation })];
    for (let neuron = 0; neuron < 4; neuron++) {
      const { chain, update, values } = shown({ edits, neuron, train: upTo("backward") });
      const { weights } = values.layers[1];
      inOrder(chain, [
        ...[0, 1].flatMap((k) => [
          to8(first.db2[k]), // δ of the next layer
          to8(weights[2 * neuron + k]),
          withSign(first.db2[k] * weights[2 * neuron + k], 8),
        ]),
        to8(first.d_a1[neuron]),
        to8(first.delta1[neuron] / first.d_a1[neuron]), // f′(z)
        to8(first.delta1[neuron]),
      ]);
      inOrder(update, [...[0, 1, 2].map((i) => to8(first.dW1[i][neuron])), to8(first.db1[neuron])]);
    }
  }
});

test("w after the update is the golden one, and stands there in the update phase alone", () => {
  for (const { activation, after_one_step: after } of golden.cases) {
    const edits = [POST, /** @type {Edit} */ ({ set: "activation", layer: 0, name: activation })];
    const texts = [0, 1, 2].map((i) => to8(after.W1[i][2]));
    const before = shown({ edits, neuron: 2, train: upTo("backward") }).update;
    for (const text of texts) assert.ok(!before.includes(text), text);
    inOrder(shown({ edits, neuron: 2, train: upTo("update") }).update, texts);
  }
});

test("an output's ledger goes from y − t through the loss's factor and f′ to δ", () => {
  const { chain } = shown({ edits: [POST], layer: 1, train: upTo("backward") });
  const difference = to8(golden.cases[0].first.db2[0]);
  inOrder(chain, [
    "0.19235057",
    "1",
    difference,
    "2 / n",
    "1",
    difference,
    "항등 함수라",
    difference,
  ]);
  assert.match(chain, /출력이 둘이라 2\/n = 1이고 ∂L\/∂y = y − t다/);
});

test("the matrices are the golden ones, with their shapes, and empty before the error has gone back", () => {
  for (const { activation, first } of golden.cases) {
    const edits = [POST, /** @type {Edit} */ ({ set: "activation", layer: 0, name: activation })];
    const text = (/** @type {string} */ phase) => {
      const values = trainedValues({ edits, train: upTo(phase) });
      return textOf(matrix(values, viewOf(values)));
    };
    const layers = [
      [first.db2, first.dW2, first.db2],
      [first.d_a1, first.delta1, first.dW1, first.db1],
    ];
    const numbers = layers.flat(4).map((/** @type {number} */ v) => to8(v));
    inOrder(text("backward"), ["= 4 × 2", ...numbers.slice(0, 12)]);
    inOrder(text("backward"), ["= 3 × 4", ...numbers.slice(12)]);
    inOrder(text("backward"), ["3", "1", "5.5", "input_data = [[3, 1, 5.5]]"]);
    for (const number of first.dW1.flat().map(to8))
      assert.ok(!text("loss").includes(number), number);
  }
});

test("what the engine refuses is not there, and all else is: a map of endless numbers, a script of no training", () => {
  /** @param {string} link @param {"map" | "code"} tab */
  const read = (link, tab) => trainedValues({ link }, { tab });
  const far = read("v1&layers=2,2,1&x=1e308,0;-1e308,1&t=0;1", "map");
  assert.deepEqual([far.training?.maps, far.rows], [null, 2]);
  const unfit = read("v1&loss=bce", "code");
  assert.ok(unfit.code?.script.includes("print(") && !unfit.code.marks);
  assert.ok(read("", "code").code?.marks);
});

test("the factors of every loss give the engine's ∂L/∂y", () => {
  const edits = [POST, /** @type {Edit} */ ({ set: "activation", layer: 1, name: "sigmoid" })];
  for (const loss of ["mse", "half_sse", "sse", "mae", "huber", "huber 0.25", "bce"]) {
    const [value, limit] = loss.split(" ");
    const given = {
      edits: [
        ...edits,
        /** @type {Edit} */ ({ set: "loss", value }),
        ...(limit ? [/** @type {Edit} */ ({ set: "delta", value: Number(limit) })] : []),
      ],
      layer: 1,
    };
    const { values, chain } = shown({ ...given, train: upTo("backward") });
    const { layers, status } = /** @type {NonNullable<typeof values.training>} */ (values.training);
    const y = values.layers[1].a[0];
    const expected = {
      mse: (2 * (y - 1)) / status.divisor,
      half_sse: y - 1,
      sse: 2 * (y - 1),
      mae: Math.sign(y - 1) / status.divisor,
      huber: (y - 1) / status.divisor,
      "huber 0.25": (0.25 * Math.sign(y - 1)) / status.divisor,
      bce: (y - 1) / (y * (1 - y)) / status.divisor,
    }[loss];
    assert.ok(Math.abs(layers[1].dA[0] - Number(expected)) < 1e-15, loss);
    const limited = limit ? ["0.25 · sign ( y 1 − t 1 )", "−0.25"] : [];
    inOrder(chain, [to8(y), to8(y - 1), ...limited, to8(layers[1].dA[0]), to8(layers[1].delta[0])]);
  }
});

test("a product that is 0 is not said to be rounded, whatever its sign", () => {
  assert.ok(followsFrom(0, 8, 3, -0) && followsFrom(-0, 8, 3, 0));
  assert.ok(followsFrom(0.5, 8, 2, 0.25));
  assert.ok(!followsFrom(-0.08492126, 8, 3, -0.02830709));
});

test("what no phase has computed is a dot", () => {
  const delta = to8(golden.cases[0].first.delta1[2]);
  const gradient = to8(golden.cases[0].first.dW1[0][2]);
  for (const phase of ["start", "forward", "loss"]) {
    const { chain, update } = shown({ edits: [POST], neuron: 2, train: upTo(phase) });
    assert.ok(!chain.includes(delta) && !update.includes(gradient), phase);
    assert.equal(chain.match(/ · /g)?.length ?? 0, 8, `${phase}: ${chain}`); // two in the symbols, six numbers
    const output = shown({ edits: [POST], layer: 1, train: upTo(phase) }).chain;
    assert.equal(output.includes("−0.80764943"), phase === "loss", phase);
  }
});

test("softmax with cross-entropy, and sigmoid with its own, have δ and no ∂L/∂y, and say why", () => {
  for (const [name, value] of [
    ["softmax", "cross_entropy"],
    ["sigmoid", "bce_with_logits"],
  ]) {
    const edits = /** @type {Edit[]} */ ([
      POST,
      { set: "activation", layer: 1, name },
      { set: "loss", value },
    ]);
    const { chain, values } = shown({ edits, layer: 1, train: upTo("backward") });
    assert.doesNotMatch(chain, /∂L\/∂y₁|f ?′/);
    assert.match(chain, /한꺼번에 미분한다/);
    inOrder(chain, [to8(values.layers[1].a[0]), to8(values.training?.layers[1].delta[0] ?? 0)]);
  }
});

test("softmax alone is differentiated with all outputs of its row", () => {
  const edits = /** @type {Edit[]} */ ([POST, { set: "activation", layer: 1, name: "softmax" }]);
  const { values, chain } = shown({ edits, layer: 1, train: upTo("backward") });
  const { dA, delta } = /** @type {any} */ (values.training).layers[1];
  const { a } = values.layers[1];
  const mean = dA[0] * a[0] + dA[1] * a[1];
  assert.ok(Math.abs((dA[0] - mean) * a[0] - delta[0]) < 1e-15);
  inOrder(chain, [to8(dA[0]), to8(mean), to8(a[0]), to8(delta[0])]);
});

test("in a batch one sees a sample after the other, and at the foot what they come to", () => {
  const given = {
    link: "v1&preset=batch",
    edits: /** @type {Edit[]} */ ([{ set: "targets", values: [1, 0, 0, 1, 0.5, 0.5] }]),
    neuron: 1,
    train: upTo("backward"),
  };
  let sum = 0;
  for (let row = 0; row < 3; row++) {
    const { values, chain, update } = shown({ ...given, row });
    const { layers } = /** @type {any} */ (values.training);
    const delta = layers[0].delta[row * 5 + 1];
    sum += delta;
    inOrder(chain, [
      `샘플 ${row + 1} / 3`,
      to8(delta),
      "배치 3행의 평균",
      to8(layers[0].dBiases[1]),
    ]);
    inOrder(update, [to8(layers[0].dWeights[1]), to8(values.inputs[row * 4] * delta)]);
    if (row === 2) assert.ok(Math.abs(sum - layers[0].dBiases[1]) < 1e-15);
  }
  const edits = /** @type {Edit[]} */ ([...given.edits, { set: "loss", value: "sse" }]);
  assert.match(shown({ ...given, edits }).chain, /배치 3행의 합/);
});

test("a row that is not in the batch is said to be outside it", () => {
  const edits = /** @type {Edit[]} */ ([
    { set: "targets", values: [1, 0, 0, 1, 0.5, 0.5] },
    { set: "batch_size", value: 1 },
    { set: "order", value: "fixed" },
  ]);
  const { chain } = shown({ link: "v1&preset=batch", edits, row: 2, train: upTo("backward") });
  assert.match(chain, /이번 배치에 들어 있지 않다/);
  assert.match(chain, /샘플 – \/ 1/);
});

test("where a curve has a kink, the convention is said", () => {
  const edits = /** @type {Edit[]} */ ([
    { set: "targets", values: [1] },
    { set: "activation", layer: 0, name: "relu" },
  ]);
  const at = (/** @type {number} */ x) =>
    shown({ link: `v1&layers=1,1,1&x=${x}&w1=1`, edits, train: upTo("backward") }).chain;
  assert.match(at(0), /z = 0은 곡선이 꺾이는 점이다.*f′ = 0으로/);
  assert.doesNotMatch(at(1), /꺾이는/);
});

test("between gradient and new weight stand the optimiser's own numbers", () => {
  const edits = /** @type {Edit[]} */ ([POST, { set: "optimizer", value: "adam" }]);
  const { values, update } = shown({ edits, neuron: 2, train: steps(3) });
  const { update: terms, status, layers } = /** @type {any} */ (values.training);
  const places = [...status.update.keys()].slice(1, -1); // without the gradient and w
  inOrder(
    update,
    places.map((i) => to8(terms[0][i])),
  );
  assert.equal(terms[0].at(-1), layers[0].weightsAfter[2]);
  assert.match(update, /β₁ · m \+ \(1 − β₁\) · g/);
  assert.doesNotMatch(update, /[_^]\{/);
  // Plain SGD has nothing between: its formula stands below.
  assert.doesNotMatch(shown({ edits: [POST], neuron: 2, train: steps(1) }).update, /step/);
});

test("columns are as wide for large numbers as for small ones, and every number fits", () => {
  const widths = (/** @type {any} */ node) =>
    /** @type {string[]} */ (
      node.tag === "col"
        ? [String(node.props.style?.width ?? "")]
        : (node.children ?? []).flatMap((/** @type {any} */ child) => widths(child))
    );
  const measured = new Set();
  for (const rate of [0.1, 20]) {
    const edits = /** @type {Edit[]} */ ([POST, { set: "learning_rate", value: rate }]);
    for (const inspectorWidth of [392, 328]) {
      const { values, state } = shown(
        { edits, neuron: 2, train: steps(rate > 1 ? 3 : 1) },
        { inspectorWidth },
      );
      for (const view of [chainRule, updateTable]) {
        const described = /** @type {any} */ (view(values, state));
        measured.add(`${inspectorWidth} ${view.name} ${widths(described)}`);
        for (const [text, width] of numbers(described, widths(described).map(Number)))
          assert.ok(state.measure(text, 14) <= width, `${text} in ${width}`);
      }
    }
  }
  assert.equal(measured.size, 4);
});

/** The numbers of the rows that have a cell in each column, with its width. @param {any} node @param {number[]} columns @returns {[string, number][]} */
function numbers(node, columns) {
  if (
    node.tag === "tr" &&
    node.children.length === columns.length &&
    node.children.every((/** @type {any} */ c) => !c.props.colspan)
  )
    return node.children.flatMap((/** @type {any} */ cell, /** @type {number} */ i) => {
      const [text] = cell.children
        .map(textOf)
        .filter((/** @type {string} */ each) => /^[(+−]?\d/.test(each));
      return columns[i] && text ? [[text, columns[i]]] : [];
    });
  return (node.children ?? []).flatMap((/** @type {any} */ child) => numbers(child, columns));
}

test("along the weight with the largest gradient the loss is drawn, with where the step lands alone and with all", () => {
  const at = (/** @type {string} */ phase) => {
    const values = trainedValues({ neuron: 2, train: upTo(phase) });
    return { line: values.training?.line ?? null, text: textOf(lossLine(values, viewOf(values))) };
  };
  assert.equal(at("loss").line, null);
  assert.match(at("loss").text, /역전파를 마치면/);
  const { line, text } = at("backward");
  assert.match(text, /w₃₃ 하나만 옮기면 손실이 0\.3253, 26개를 함께 옮기면 0\.1658이 된다/);
  const { xs, losses, now, loss, gradient, together } = /** @type {NonNullable<typeof line>} */ (
    line
  );
  const middle = (xs.length - 1) / 2;
  assert.equal(xs[middle], now);
  assert.equal(losses[middle], loss);
  assert.equal(to8(together), to8(golden.cases[0].losses[1]));
  // The tangent is the curve's own: the difference to both sides is the gradient's.
  const by = xs[middle + 1] - now;
  const slope = (losses[middle + 1] - losses[middle - 1]) / (2 * by);
  assert.ok(Math.abs(slope - gradient) < 1e-3 * Math.abs(gradient), `${slope}, not ${gradient}`);
});

test("where biases stay as they are, nothing is said of what one more of a bias would do, nor counted", () => {
  const { said, values, state, update } = shown({
    link: "v1&preset=by-hand",
    neuron: 1,
    train: upTo("backward"),
  });
  assert.match(said.meaning, /^w⁽¹⁾₂₂를 0\.01 늘리면/);
  assert.match(textOf(lossLine(values, state)), /8개를 함께 옮기면 0\.2910이 된다/);
  assert.match(update, /편향은 갱신하지 않는다/);
});

test("where the loss bends within the step, a gradient is not said to mean a change, and the measured slope says why", () => {
  const at = (/** @type {string} */ link) => {
    const { said, values, state } = shown({ link, train: upTo("backward") });
    return [said.meaning, /꺾이거나 크게 휘어/.test(textOf(lossLine(values, state)))];
  };
  // The first row stands at ReLU's kink: there its slope is 0, and to the right 1.
  const kinked = "v1&layers=1,1,1&x=0;0.5&t=3;3&f1=relu&w1=1&b1=0&w2=1&b2=0";
  assert.deepEqual(at(kinked), [undefined, true]);
  const [meaning, bent] = at(kinked.replace("b1=0", "b1=0.5"));
  assert.match(String(meaning), /늘리면 손실이 약 .* 줄어든다\(실제/);
  assert.equal(bent, false);
});

test("the loss has a dot a step, a line from the second on, and a ring where numbers end", () => {
  const chart = (/** @type {Given["train"]} */ train, /** @type {Edit[]} */ more = []) => {
    const values = trainedValues({ edits: [POST, ...more], train });
    return { described: lossChart(values, viewOf(values), 360), values };
  };
  const one = chart(upTo("loss"));
  assert.equal(all(one.described, "dot").length, 1);
  assert.equal(all(one.described, "line").length, 0);
  assert.match(textOf(one.described), /훈련 전체 {2}0\.32766821/);
  const five = chart(steps(5));
  assert.equal(all(five.described, "dot").length, 5);
  assert.equal(all(five.described, "line").length, 1);
  const broken = chart(
    (handle) => {
      for (let i = 0; i < 400 && !handle.training().problem; i++) handle.train("step");
    },
    [
      { set: "activation", layer: 0, name: "relu" },
      { set: "learning_rate", value: 40 },
    ],
  );
  assert.ok(broken.values.training?.status.problem);
  assert.equal(all(broken.described, "broken").length, 1);
  assert.doesNotMatch(JSON.stringify(all(broken.described, "line")), /NaN|Infinity/);
  assert.deepEqual(
    sentences(broken.values, viewOf(broken.values)).map(({ key }) => key),
    ["broken"],
  );
});

/** What has a class. @param {any} node @param {string} name @returns {any[]} */
function all(node, name) {
  if (typeof node !== "object" || !node) return [];
  if (Array.isArray(node)) return node.flatMap((child) => all(child, name));
  const own = String(node.props.class ?? "")
    .split(" ")
    .includes(name)
    ? [node]
    : [];
  return [...own, ...all(node.children, name)];
}

test("without targets the fields are empty, and the page says what is missing", () => {
  const values = trainedValues({ edits: [{ set: "targets", values: [] }] });
  const state = viewOf(values);
  const text = textOf(dataTable(values, state, 360));
  assert.match(text, /정답 t를 넣으면 손실을 계산합니다/);
  const fields = all(dataTable(values, state, 360), "missing");
  assert.deepEqual(
    fields.map((field) => field.props["data-field"]),
    ["data.t.0.0", "data.t.0.1"],
  );
  assert.deepEqual(sentences(values, state), []);
});

test("of very many rows those around the one on stage are drawn", () => {
  const rows = 64;
  const values = trainedValues({
    edits: [
      { set: "inputs", rows, values: Array.from({ length: 3 * rows }, (_, i) => i) },
      { set: "targets", values: Array(2 * rows).fill(0) },
    ],
  });
  const many = { ...values, rows: 1000, inputs: new Float64Array(3000).fill(7) };
  const text = textOf(dataTable(many, viewOf(many, { row: 500 }), 360));
  assert.match(text, /1000행 가운데 469–532행/);
});

test("the check's verdict is one line, and what is wrong is counted", () => {
  const rows = Array.from({ length: 26 }, (_, i) => ({
    name: `w${i}`,
    analytic: 0.1,
    numeric: 0.1,
    difference: i ? 1e-12 : 1.3e-11,
  }));
  const check = {
    parameters: 26,
    rows,
    largest: 1.3e-11,
    limit: 1e-9,
    step: 1e-5,
    wrong: 0,
    kinks: [],
    order: 2,
  };
  const values = trainedValues({ edits: [POST] });
  const described = (/** @type {any} */ given) => gradientCheck(values, viewOf(values), given, 360);
  assert.match(textOf(described(check)), /^기울기 검사 26개 모두 맞다 1\.3e-11/);
  assert.match(textOf(described(check)), /±1e-05.*한계 1e-09|한계 1e-09.*±1e-05/);
  assert.equal(all(described(check), "largest").length, 1);
  assert.match(textOf(described({ ...check, wrong: 2 })), /26개 가운데 2개가 다르다/);
  const kinks = [{ name: "w⁽¹⁾₁₁", left: 0, right: 1, analytic: 0 }];
  assert.match(
    textOf(described({ ...check, rows: rows.slice(1), kinks })),
    /25개 모두 맞다.*w⁽¹⁾₁₁/,
  );
  assert.match(textOf(described(null)), /^기울기 검사 비교하는 중$/);
});

test("a batch is one of the rows that are learnt from, not of those for the test", () => {
  const { values, state } = shown({ link: "v1&preset=circles", train: upTo("loss") });
  assert.match(textOf(dock(values, state)), /배치 크기 10 +\/ 150/);
});

test("a weight far from 0 with a tiny gradient has a curve with an axis of its own", () => {
  const far = { set: "weight", layer: 0, from: 0, to: 0, value: 40 };
  const { values } = shown({ edits: [POST, /** @type {Edit} */ (far)], train: upTo("backward") });
  const xs = values.training?.line?.xs;
  assert.ok(xs && xs[0] < xs[30] && xs[30] < xs[60], `${xs?.subarray(0, 3)}`);
});
