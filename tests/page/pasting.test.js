// What is pasted onto numbers: lists, matrices, links, what other programs print.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach } from "node:test";
import { value } from "../../www/ui/format.js";
import { valuesOf } from "../engine.js";
import { test, testOnce } from "./browser.js";
import { field, onePage } from "./figure.js";
import { assertShows } from "./numbers-shown.js";

const fixture = JSON.parse(
  readFileSync(new URL("../fixtures/seed_program.json", import.meta.url), "utf8"),
);

const { figure } = await onePage();
beforeEach(() => figure.open(""));

test("a pasted list fills the row, as Python or NumPy writes it", async () => {
  for (const text of ["[3, 1, -5.5]", "[[ 3.   1.  -5.5]]", "3 1 −5.5", "np.array([3, 1, -5.5])"]) {
    await figure.enter("stage.x.0.0", text);
    assert.equal(await figure.link(), "v1&x=3,1,-5.5", text);
    await assertShows(figure);
    await figure.open("");
  }
  await paste("stage.x.0.0", "[1, 2, 3]");
  assert.equal(await figure.link(), "v1&x=1,2,3");
  await paste("stage.x.0.1", "[7, 8]");
  assert.equal(await figure.link(), "v1&x=1,7,8", "from the field on where it is pasted");
  await assertShows(figure);
});

test("what NumPy prints of a matrix can be pasted into the weights", async () => {
  await figure.click("#tab-matrix");
  await paste("matrix.w.0.0.0", fixture.hidden_weights.printed);
  const { weights } = valuesOf(await figure.link()).layers[0];
  assert.deepEqual(
    [...weights].map((w) => value(w, 8)),
    fixture.hidden_weights.repr.map((/** @type {string} */ w) => value(Number(w), 8)),
  );
  await assertShows(figure);
  await figure.click("#tab-neuron");
});

testOnce(
  "a decimal comma is refused, with the point in its place, and changes nothing",
  async () => {
    await figure.open("v1&f1=leaky_relu");
    for (const id of [
      "stage.x.0.0",
      "edge.w.0.0.3",
      "ledger.w.0.1.3",
      "stage.b.0.1",
      "header.seed",
      "head.p.0",
    ]) {
      await figure.focus(field(id));
      await figure.press("Enter");
      await figure.fill(id, "0,5");
      await figure.press("Enter");
      assert.match(await figure.text(".editor-error"), /0\.5/, id);
      assert.equal(await figure.link(), "v1&f1=leaky_relu", id);
      await figure.press("Escape");
    }
    await paste("stage.x.0.0", "3,1,-5.5");
    assert.equal(await figure.link(), "v1&x=3,1,-5.5&f1=leaky_relu", "three numbers are a list");
  },
);

test("a list goes along the neuron's weights in the ledger and on its edges, along the row in the matrix", async () => {
  const link = "v1&w1=1.4:0.1,2.4:0.2,3.4:0.3";
  for (const [id, text] of [
    ["ledger.w.0.0.3", "[0.1, 0.2, 0.3]"],
    ["edge.w.0.0.3", "0.1 0.2 0.3"],
    ["ledger.w.0.0.3", "0.1\n0.2\n0.3"],
  ]) {
    await paste(id, text);
    assert.equal(await figure.link(), link, `${id} ${text}`);
    await figure.open("");
  }
  await paste("ledger.x.0.0", "3\n1\n-5.5");
  assert.equal(await figure.link(), "v1&x=3,1,-5.5");
  await figure.open("");
  await paste("stage.b.0.2", "[1, 2]");
  assert.equal(await figure.link(), "v1&b1=3:1,4:2");
  await figure.open("");
  await figure.click("#tab-matrix");
  await paste("matrix.w.0.1.2", "[0.5, 0.6]");
  assert.equal(await figure.link(), "v1&w1=2.3:0.5,2.4:0.6");
  await paste("matrix.w.0.1.2", "[[1, 2], [3, 4]]");
  assert.equal(await figure.link(), "v1&w1=2.3:1,2.4:2,3.3:3,3.4:4");
  await assertShows(figure);
  await figure.click("#tab-neuron");
});

testOnce(
  "a list that does not fit is refused with the room that there is, and nothing changes",
  async () => {
    await figure.click("#tab-matrix");
    for (const [id, text, n, room] of /** @type {[string, string, number, number][]} */ ([
      ["stage.x.0.2", "[1, 2, 3, 4]", 4, 1],
      ["stage.x.0.1", "[1, 2, 3]", 3, 2],
      ["stage.b.0.1", "[1, 2, 3, 4]", 4, 3],
      ["header.seed", "[1, 5]", 2, 1],
      ["matrix.w.0.0.2", "[1, 2, 3]", 3, 2],
    ])) {
      if (id.startsWith("stage")) await figure.click("#tab-neuron");
      for (const lang of ["en", "ko"]) {
        await figure.click(`.languages [lang=${lang}]`);
        await paste(id, text);
        assert.equal(
          await figure.text(".editor-error"),
          lang === "en"
            ? `${n} numbers, but there is room for ${room} from here.`
            : `숫자가 ${n}개인데 이 칸부터는 ${room}개까지 넣을 수 있습니다.`,
          id,
        );
        assert.equal(await figure.link(), "");
        await figure.press("Escape");
      }
      if (id.startsWith("stage")) await figure.click("#tab-matrix");
    }
    await figure.click("#tab-neuron");
    await paste("stage.x.0.0", "1 two 3");
    assert.match(await figure.text(".editor-error"), /two/);
    assert.equal(await figure.link(), "");
    await figure.press("Escape");
  },
);

test("a block keeps its rows in an open editor as on a focused number, and its blank cells are missed", async () => {
  await figure.click("#tab-matrix");
  const block = "v1&w1=1.1:1,1.2:2,2.1:3,2.2:4";
  for (const lines of ["1\t2\n3\t4", "1\t2\r\n3\t4\r\n", "1\t2\r3\t4", "1\t2\u20283\t4"]) {
    await paste("matrix.w.0.0.0", lines);
    assert.equal(await figure.link(), block, JSON.stringify(lines));
    await figure.open("");
    await figure.click("#tab-matrix");
    await figure.focus(field("matrix.w.0.0.0"));
    await figure.press("Enter");
    await figure.paste(lines);
    assert.equal(await figure.link(), block, `open: ${JSON.stringify(lines)}`);
    await figure.open("");
    await figure.click("#tab-matrix");
  }
  for (const [blank, place] of [
    ["7\t\t9", /1.*2/],
    ["\t2\n\t4", /1.*1/],
    ["3\t1\t", /1.*3/],
  ]) {
    await paste("matrix.w.0.0.0", /** @type {string} */ (blank));
    assert.match(await figure.text(".editor-error"), /** @type {RegExp} */ (place));
    assert.equal(await figure.link(), "");
    await figure.press("Escape");
  }
  await figure.click("#tab-neuron");
});

test("what other programs print is read in an open editor as on a focused number, and what computes is refused", async () => {
  const own = "v1&layers=2,2";
  const weights = [...valuesOf(`${own}&w1=1,2,3,4`).layers[0].weights];
  const begin = async () => {
    await figure.open(own);
    await figure.click("#tab-matrix");
  };
  const id = "matrix.w.0.0.0";
  for (const text of [
    "W =\n\n   1.0e-03 *\n\n    1000    2000\n    3000    4000\n",
    "     [,1] [,2]\n[1,]    1    2\n[2,]    3    4",
    "2×2 Matrix{Float64}:\n 1.0  2.0\n 3.0  4.0",
    "\\begin{bmatrix}\n1 & 2 \\\\\n3 & 4\n\\end{bmatrix}",
    "      h1   h2\nx1  1.0  2.0\nx2  3.0  4.0",
    "[[1. 2.]\n [3. 4.]] (2, 2)",
  ]) {
    await begin();
    await paste(id, text);
    assert.deepEqual([...valuesOf(await figure.link()).layers[0].weights], weights, text);
    await begin();
    await figure.focus(field(id));
    await figure.press("Enter");
    await figure.paste(text);
    assert.deepEqual(
      [...valuesOf(await figure.link()).layers[0].weights],
      weights,
      `open: ${text}`,
    );
  }
  await begin();
  await paste(id, "0.10 * np.random.randn(2, 2)");
  assert.match(await figure.text(".editor-error"), /\*/);
  assert.equal(await figure.link(), own);
  await figure.press("Escape");
  // a bias before its weights, by their names, as JAX has them; and a whole document
  await paste(
    id,
    "{'Dense_0': {'bias': Array([5., 6.]), 'kernel': Array([[1., 2.],\n       [3., 4.]])}}",
  );
  const { layers } = valuesOf(await figure.link());
  assert.deepEqual([...layers[0].weights, ...layers[0].biases], [1, 2, 3, 4, 5, 6]);
  await paste(id, '{"perceptible": 1, "preset": "xor", "author": "Kim"}');
  assert.equal(await figure.link(), "v1&preset=xor");
  assert.match(await figure.text(".message p"), /author/);
  await figure.open("");
  await figure.click("#tab-neuron");
});

test("an array of another shape says both shapes, and what would fit is one click away", async () => {
  await figure.click("#tab-matrix");
  const refused = async (/** @type {string} */ id, /** @type {string} */ text) => {
    await paste(id, text);
    assert.equal(await figure.link(), "", text);
    return figure.text(".editor-error span");
  };
  assert.match(await refused("matrix.w.0.2.0", "[[1, 2], [3, 4], [5, 6]]"), /3 × 2.*1 × 4/);
  assert.equal(await figure.text(".editor-error button"), "");
  await figure.press("Escape");
  // PyTorch's (outputs, inputs)
  const torch = "Parameter containing:\ntensor([[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]])";
  assert.match(await refused("matrix.w.0.0.0", torch), /4 × 3.*3 × 4/);
  await figure.click(".editor-error button");
  const { weights } = valuesOf(await figure.link()).layers[0];
  assert.deepEqual([...weights], [1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12]);
  await figure.open("");
  await figure.click("#tab-matrix");
  assert.match(await refused("matrix.x.0.0", "[[1, 2, 3], [4, 5, 6]]"), /2 × 3.*1 × 3/);
  await figure.click(".editor-error button");
  assert.equal(await figure.link(), "v1&x=1,2,3;4,5,6");
  await figure.open("v1&layers=2,2");
  await figure.click("#tab-matrix");
  const square = "tensor([[1., 2.], [3., 4.]], requires_grad=True)";
  for (const [offer, link] of [
    [1, "v1&layers=2,2&w1=1,2,3,4"],
    [2, "v1&layers=2,2&w1=1,3,2,4"],
  ]) {
    await paste("matrix.w.0.0.0", square);
    await figure.click(`.editor-error button:nth-of-type(${offer})`);
    const { weights } = valuesOf(await figure.link()).layers[0];
    assert.deepEqual([...weights], [...valuesOf(/** @type {string} */ (link)).layers[0].weights]);
    await figure.press("Control+z");
  }
  await figure.open("");
  await figure.click("#tab-neuron");
});

test("all weights and biases of a network, and a link, can be pasted onto any number", async () => {
  const arrays =
    "[array([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]), array([[0.5, 0, 0, 0]]), array([[1, 2], [3, 4], [5, 6], [7, 8]]), array([[0, 0.25]])]";
  await paste("stage.x.0.0", arrays);
  const { layers } = valuesOf(await figure.link());
  assert.deepEqual([...layers[0].weights], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  assert.deepEqual([...layers[0].biases, ...layers[1].biases], [0.5, 0, 0, 0, 0, 0.25]);
  await assertShows(figure);
  for (const text of ["https://blog.example/play/#v1&seed=7", "#v1&seed=7", "v1&seed=7"]) {
    await figure.open("");
    await paste("stage.x.0.0", text);
    assert.equal(await figure.link(), "v1&seed=7", text);
  }
  await figure.press("Control+z");
  await figure.open("");
});

/** Pastes onto a number that has the focus. @param {string} id @param {string} text */
async function paste(id, text) {
  await figure.focus(field(id));
  await figure.paste(text);
}
