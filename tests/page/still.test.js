// Nothing flees: an edit moves nothing but numbers, and a pressed button stays under the pointer.
import assert from "node:assert/strict";
import { after, beforeEach } from "node:test";
import { startBrowser, test } from "./browser.js";
import { field, neuron, openFigure } from "./figure.js";
import { assertShows } from "./numbers-shown.js";
import { moved } from "./still.js";

const browser = await startBrowser();
after(() => browser.close());
const figure = await openFigure(browser, { lang: "ko" });
const { page } = figure;
const WIDTHS = [1280, 720, 360];

beforeEach(async () => {
  await figure.resize({ width: 1280, height: 800 });
  await figure.click("#tab-neuron");
  await figure.open("");
});

const digits = (/** @type {number} */ i) => figure.click(`.digits [role=radio]:nth-of-type(${i})`);
const open = async (/** @type {string} */ id) => {
  await figure.focus(field(id));
  await figure.press("Enter");
};

for (const width of WIDTHS)
  test(`at ${width} px the first edit moves no line: an input, a weight, a bias, by key, typed, with another sign`, async () => {
    await figure.resize({ width, height: 800 });
    const edges = width > 400 ? ["edge.w.0.1.3"] : []; // a phone reads them there, and edits them below
    for (const id of ["stage.x.0.2", "stage.b.0.1", "stage.b.1.0", "ledger.w.0.1.3", ...edges]) {
      await figure.open("");
      await figure.focus(field(id));
      assert.deepEqual(await moved(figure, () => figure.press("ArrowUp")), [], `${id} by key`);
      assert.deepEqual(await moved(figure, () => figure.press("Control+z")), [], `${id} undone`);
      assert.deepEqual(await moved(figure, () => open(id)), [], `${id}, its editor`);
      assert.deepEqual(await moved(figure, () => figure.press("Escape")), [], `${id}, escaped`);
      await open(id);
      await figure.fill(id, "-5.5");
      // Aligned lines have their terms where their numbers end; none goes up or down.
      const lines = width === 720 ? ".equation *" : "never";
      assert.deepEqual(await moved(figure, () => figure.press("Enter"), lines), [], `${id} = −5.5`);
      await assertShows(figure);
    }
    assert.ok((await figure.texts(".before")).length > 0, "what has changed says so all the same");
  });

for (const width of WIDTHS)
  test(`at ${width} px a matrix keeps its columns, Z and A while a cell is edited and when a sign appears`, async () => {
    await figure.resize({ width, height: 800 });
    await figure.click("#tab-matrix");
    for (const id of ["matrix.x.0.2", "matrix.w.0.0.1", "matrix.b.0.1", "matrix.w.1.3.0"]) {
      await figure.open("");
      assert.deepEqual(await moved(figure, () => open(id)), [], `${id}, its editor`);
      await figure.fill(id, "-1.5");
      assert.deepEqual(await moved(figure, () => figure.press("Enter")), [], `${id} = −1.5`);
    }
    await figure.open("");
    assert.deepEqual(await moved(figure, () => figure.enter("matrix.x.0.2", "-5.5")), []);
    await assertShows(figure, 8);
  });

for (const width of WIDTHS)
  test(`at ${width} px all digits move nothing`, async () => {
    await figure.resize({ width, height: 800 });
    // A formula's height is that of its exponent's digits.
    const put = ".activation-numbers > span *, .activation-numbers > span";
    assert.deepEqual(await moved(figure, () => digits(3), put), []);
    await assertShows(figure, "full");
    assert.deepEqual(await moved(figure, () => digits(2), put), []);
  });

for (const width of WIDTHS)
  test(`at ${width} px all digits move nothing in the matrices, and stand in the line of the selected neuron`, async () => {
    await figure.resize({ width, height: 800 });
    await figure.click("#tab-matrix");
    assert.deepEqual(await moved(figure, () => digits(3)), []);
    assert.match(await figure.text(".substituted .whole"), /^1\.4569826\d{8,}$/);
    await assertShows(figure, "full");
    assert.deepEqual(await moved(figure, () => digits(2)), []);
  });

for (const width of WIDTHS)
  test(`at ${width} px another activation moves no plot`, async () => {
    await figure.resize({ width, height: 800 });
    const places = new Set();
    for (const name of "sigmoid leaky_relu swish relu tanh linear elu gelu gelu_tanh softplus mish selu hardswish relu6".split(
      " ",
    ))
      for (const x of ["", "&x=3,1,-5.5"]) {
        await figure.open(`v1&f1=${name}${x}`);
        const place = await figure.read((root) => {
          const top = (/** @type {string} */ selector) =>
            /** @type {Element} */ (root.querySelector(selector)).getBoundingClientRect();
          const [plot, body] = [top(".plot > svg"), top(".inspector-body")];
          return `${Math.round(plot.left - body.left)}, ${Math.round(plot.top - body.top)}`;
        });
        places.add(place);
        assert.equal(places.size, 1, `${name}${x}: ${[...places].join(" / ")}`);
      }
  });

test("pressing + twice at the same place adds two neurons, and − takes them away, wherever the page stands", async () => {
  for (const [width, height] of [
    [1280, 800],
    [1280, 3000],
    [720, 800],
    [360, 740],
    [360, 3000],
  ]) {
    await figure.resize({ width, height });
    for (const layer of [0, 1, 2]) {
      await figure.open("");
      await page.mouse.move(1, 1);
      await page.evaluate(() => scrollTo(0, 0));
      const size = async () => {
        const layers = /layers=([\d,]+)/.exec(await figure.link())?.[1] ?? "3,4,2";
        return Number(layers.split(",")[layer]);
      };
      for (const [button, by] of [
        [2, 1],
        [1, -1],
      ]) {
        const before = await size();
        const at = await figure.middle(
          `.structure .layer:nth-of-type(${layer + 1}) .size button:nth-of-type(${button})`,
        );
        for (let i = 1; i <= 3; i++) {
          await page.mouse.click(at.x, at.y);
          await figure.frame();
          assert.equal(await size(), before + by * i, `layer ${layer}, ${width} × ${height}`);
        }
        await page.mouse.move(1, 1);
        await figure.frame();
      }
    }
  }
  const left = await figure.read((root) =>
    /** @type {HTMLElement} */ (root.querySelector(".structure")).getAttribute("style"),
  );
  assert.ok(!left, "no room is left behind");
});

test("who selects the text of a printed line switches nothing; a click beside it, a finger and keys do", async () => {
  const current = () =>
    figure.read((root) =>
      [...root.querySelectorAll(".result-line")].findIndex((node) => node.ariaChecked === "true"),
    );
  await figure.middle(".result-line:nth-child(3) .result-text");
  const text = await (await figure.$(".result-line:nth-child(2) .result-text")).boundingBox();
  assert.ok(text);
  const y = text.y + text.height / 2;
  await page.mouse.move(text.x + 2, y);
  await page.mouse.down();
  await page.mouse.move(text.x + text.width - 4, y, { steps: 4 });
  await page.mouse.up();
  await page.mouse.click(text.x + 40, y, { count: 2 });
  assert.equal(await current(), 0);
  assert.match(
    await figure.read((root) =>
      String(/** @type {any} */ (root).getSelection?.() ?? document.getSelection()),
    ),
    /\d/,
    "text is selected",
  );
  await figure.click(".result-line:nth-child(2) .result-name");
  assert.equal(await current(), 1);
  await page.mouse.click(text.x + text.width + 60, y + 33);
  await figure.frame();
  assert.equal(await current(), 2, "beside the text");
  await figure.focus(".result-line:nth-child(3)");
  await figure.press("ArrowUp");
  assert.equal(await current(), 1);
  await figure.focus(".result-line:nth-child(1)");
  await figure.press("Enter");
  assert.equal(await current(), 0);
});

test("why stands under what: the sentence and its button under the stage, which stays in view and says what moved", async () => {
  for (const [width, height] of [
    [1280, 800],
    [720, 800],
    [360, 740],
  ]) {
    await figure.resize({ width, height });
    await figure.open("");
    assert.match(await figure.text(".why"), /leaky ReLU가 항등 함수와 같다/);
    const below = () =>
      figure.read((root) => {
        const box = (/** @type {string} */ selector) =>
          /** @type {Element} */ (root.querySelector(selector)).getBoundingClientRect();
        return [box(".why").top - box(".stage").bottom, box(".why").bottom, box(".stage").top];
      });
    await figure.middle(".why .try");
    const [gap, bottom, top] = await below();
    assert.ok(gap >= 0 && gap <= 24, `${gap} px under the stage at ${width}`);
    assert.ok(bottom - top <= height, "both are seen at once");
    // The sentence gives way to another, in its place.
    const others = ".why *, .equation *";
    assert.deepEqual(await moved(figure, () => figure.click(".why .try"), others), []);
    assert.deepEqual(await below(), [gap, bottom, top], "the stage stays in view");
    assert.equal(await figure.text(".why .moved"), "바뀐 칸: h₁–h₄, y₁, y₂");
    assert.match(await figure.text(".why"), /h₂, h₄의 z가 음수다/);
  }
  await figure.resize({ width: 1280, height: 800 });
  await figure.open("");
  await figure.enter("stage.b.1.0", "0.5");
  assert.equal(await figure.text(".why .moved"), "바뀐 칸: y₁");
});

test("on a phone the calculation of the neuron that is tapped follows the outputs at once", async () => {
  await figure.resize({ width: 360, height: 740 });
  await figure.click(neuron("0.1"));
  const order = await figure.read((root) =>
    [".stage", ".why", ".panel", ".legend", ".results", ".structure"].map(
      (selector) =>
        /** @type {Element} */ (root.querySelector(selector)).getBoundingClientRect().top,
    ),
  );
  assert.deepEqual(
    order,
    [...order].sort((/** @type {number} */ a, /** @type {number} */ b) => a - b),
  );
  assert.match(await figure.text("#tab-neuron"), /h2/);
});

test("'matches NumPy' stays for each of the post's three activations, and goes with an edit", async () => {
  for (const i of [2, 3, 1]) {
    await figure.click(`.result-line:nth-child(${i}) .result-name`);
    assert.match(await figure.text(".proof"), /NumPy/, `${i}`);
  }
  await figure.focus(field("stage.x.0.2"));
  await figure.press("ArrowUp");
  assert.equal(await figure.text(".proof"), "float64");
});
