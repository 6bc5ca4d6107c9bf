// Printed arithmetic can be worked out again by hand, or says that it is rounded; typed numbers keep their digits; what is
// copied out of a program is pasted.
import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import { test } from "./browser.js";
import { field, onePage } from "./figure.js";

const { figure } = await onePage({ lang: "en" });
const WEIGHTS = "v1&w1=1,0.5,-0.25,2,0.5,0.25,1,-1,-0.5,1,0.125,0.75";

beforeEach(async () => {
  await figure.resize({ width: 1280, height: 900 });
  await figure.open("");
  await figure.click("#tab-neuron");
});

const number = (/** @type {string} */ text) => Number(text.replace(/[()+]/g, "").replace("−", "-"));

/** Whether the sentence about rounding is seen. */
const saysRounded = () =>
  figure.read((root) =>
    [...root.querySelectorAll(".ledger.forward caption, .equation .note")].some(
      (node) => getComputedStyle(node).visibility === "visible",
    ),
  );

test("a typed weight keeps its digits in the ledger, the equation, the matrix, on edges; a drawn one has eight", async () => {
  await figure.open(WEIGHTS);
  const typed = ["2", "−1", "0.75"];
  const ledger = () => figure.texts(".ledger .factor:nth-child(4)");
  assert.deepEqual(await ledger(), typed);
  assert.deepEqual((await figure.texts(".edge-label")).slice(0, 3), typed);
  assert.equal(
    await saysRounded(),
    false,
    "3 × 2 + 1 × (−1) + 5.5 × 0.75 = 9.125 can be reproduced",
  );
  await figure.click("#tab-matrix");
  assert.equal(await figure.text("[data-field='matrix.w.0.2.2']"), "0.125");
  assert.match(
    await figure.text(".substituted"),
    /= 3 × 2 \+ 1 × \(−1\) \+ 5\.5 × 0\.75 \+ 0= 6\.0+ − 1\.0+ \+ 4\.1250* \+ 0 = 9\.125/,
  );
  await figure.click("#tab-neuron");
  await figure.resize({ width: 720, height: 900 });
  assert.match((await figure.texts(".equation .term")).join(" "), /5\.5 × 0\.75/);
  await figure.resize({ width: 1280, height: 900 });
  await figure.open("");
  assert.deepEqual(await ledger(), ["0.22408932", "−0.01513572", "0.14542735"]);
});

test("a ledger's products and sum can be worked out from what is printed, or a sentence says that they are rounded", async () => {
  let said = 0;
  for (const link of [
    "",
    WEIGHTS,
    "v1&x=2,-1,4",
    "v1&preset=xor",
    "v1&x=0,0,0",
    "v1&seed=7&x=1,2,3",
  ])
    for (const id of ["0.0", "0.1", "1.0"]) {
      await figure.open(link);
      await figure.click(`[data-neuron="${id}"]`);
      /** @type {string[][]} */
      const rows = await figure.read((root) =>
        [...root.querySelectorAll(".ledger.forward tbody tr")].map((row) =>
          [...row.querySelectorAll("td:not(.sign)")].map((cell) => cell.textContent ?? ""),
        ),
      );
      const sum = number(await figure.text(".ledger.forward tfoot .result"));
      const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < 0.5e-8;
      const products = rows
        .slice(0, -1)
        .every(([x, w, product]) => near(number(x) * number(w), number(product)));
      const total = rows.reduce((all, row) => all + number(row[row.length - 1]), 0);
      const rounded = await saysRounded();
      if (!rounded) assert.ok(products && near(total, sum), `${link} ${id}`);
      said += Number(rounded);
    }
  assert.ok(said > 0 && said < 18, `${said} say so`);
});

test("paths back and updated weights can be worked out from what is printed, or a sentence says that they are rounded", async () => {
  const decimals = (/** @type {string} */ text) => text.split(".")[1]?.length ?? 0;
  const near = (/** @type {number} */ result, /** @type {string} */ shown) =>
    Math.abs(result - number(shown)) < 0.5001 * 10 ** -decimals(shown);
  const counts = { back: 0, update: 0, said: 0 };
  const exact = "v1&layers=2,1&x=1,2&w1=0.5,-0.25&t=1";
  for (const [link, id] of [
    ["v1&t=1,0", "0.0"],
    [`${WEIGHTS}&t=1,0`, "0.2"],
    [exact, "0.0"],
  ]) {
    await figure.open(link);
    await figure.click("[data-mode=train]");
    await figure.until((root) => root.querySelector(".dock") !== null);
    await figure.click(`[data-neuron="${id}"]`);
    for (let phase = 0; phase < 3; phase++) await figure.click("[data-train=phase]");
    const rate = number((await figure.text(".update-caption p")).match(/η = ([\d.]+)/)?.[1] ?? "");
    /** @type {(selector: string) => Promise<string[][]>} */
    const rows = (selector) =>
      figure.read(
        (root, selector) =>
          [...root.querySelectorAll(selector)].map((row) =>
            [...row.querySelectorAll("td:not(.sign)")].map(
              (cell) => (cell.querySelector(".number, b") ?? cell.firstChild)?.textContent ?? "",
            ),
          ),
        selector,
      );
    const back = (await rows(".backward .path")).map((row) =>
      row.filter((text) => /\d/.test(text)),
    );
    const updates = await rows(".update tbody tr");
    const saysBack = /Rounded/.test(await figure.text(".passing"));
    const saysUpdate = /Rounded/.test(await figure.text(".update-caption"));
    for (const [delta, w, product] of saysBack || link === exact ? [] : back)
      assert.ok(
        near(number(delta) * number(w), product),
        `${link} ${id}: ${delta} × ${w} = ${product}`,
      );
    for (const [, gradient, before, after] of saysUpdate ? [] : updates)
      assert.ok(
        near(number(before) - rate * number(gradient), after),
        `${link} ${id}: ${before} − ${rate} · ${gradient} = ${after}`,
      );
    counts.back += saysBack ? 0 : back.length;
    counts.update += saysUpdate ? 0 : updates.length;
    counts.said += Number(saysUpdate) + Number(saysBack);
    await figure.click("[data-mode=forward]");
  }
  assert.ok(counts.back && counts.update && counts.said, JSON.stringify(counts));
});

test("the ends of the comparison's axis stand at their values", async () => {
  for (const link of ["", "v1&x=3,1,-5.5", "v1&x=300,100,-550", "v1&x=-1,-2,-3"]) {
    await figure.open(link);
    const [left, right, low, high] = await figure.read((root) => {
      const box = (/** @type {string} */ selector) =>
        /** @type {Element} */ (root.querySelector(selector)).getBoundingClientRect();
      const axis = box(".dots .axis");
      return [
        axis.left,
        axis.right,
        box(".ends > :first-child").left,
        box(".ends > :last-child").right,
      ];
    });
    assert.ok(
      Math.abs(low - left) <= 5 && Math.abs(high - right) <= 5,
      `${link}: ${[left, right, low, high]}`,
    );
  }
});

test("a layer's matrices stand in one line where there is room, else the line breaks before an operator, at best before =", async () => {
  const lines = () =>
    figure.read((root) =>
      [...root.querySelectorAll(".multiplication")].map((row) => {
        const boxes = [...row.children].map((part) => part.getBoundingClientRect());
        const middle = (/** @type {DOMRect} */ box) => Math.round(box.top + box.height / 2);
        return boxes.map(
          (box, i) =>
            i > 0 &&
            box.left < boxes[i - 1].left + boxes[i - 1].width - 1 &&
            middle(box) > middle(boxes[i - 1]) + 10,
        );
      }),
    );
  await figure.click("#tab-matrix");
  const [hidden, output] = await lines();
  assert.deepEqual(hidden.slice(0, 3), [false, false, false], "X · W + b are never parted at 1280");
  assert.ok(!output.includes(true), "the output layer is one line");
  await figure.open("v1&layers=2,2,1");
  for (const row of await lines()) assert.ok(!row.includes(true));
  await figure.resize({ width: 720, height: 900 });
  await figure.open("");
  assert.equal((await lines())[0][1], false, "X · W stay together at 720");
  await figure.resize({ width: 360, height: 900 });
  assert.equal(await figure.overflow(), 0);
});

test("superscripts stand only where two layers meet", async () => {
  await figure.click("#tab-matrix");
  assert.match((await figure.texts(".bracket-head")).join(" "), /W\(1\).*W\(2\)/);
  await figure.open("v1&layers=3,2&t=1,0");
  assert.doesNotMatch((await figure.texts(".matrix math")).join(" "), /\(1\)/);
  await figure.click("[data-mode=train]");
  await figure.until((root) => root.querySelector(".dock") !== null);
  await figure.click("[data-train=unit]");
  for (const tab of ["matrix", "neuron"]) {
    await figure.click(`#tab-${tab}`);
    const said = await figure.text(".main");
    assert.match(said, tab === "matrix" ? /∂L\/∂W/ : /∂L\/∂w/);
    assert.doesNotMatch(said, /\(1\)|⁽/);
  }
  await figure.click("[data-mode=forward]");
});

test("arrays out of other languages are pasted onto a number and into an open editor; what is none is refused by name", async () => {
  const inputs = () => figure.texts(".stage .input .number");
  for (const text of [
    "{2.0f, 1.5f, -5.5f}",
    "[2.0_f64, 1.5, -5.5]",
    "new double[]{2, 1.5, -5.5}",
    "vec![2.0, 1.5, -5.5]",
    "float x[3] = {2.0f, 1.5f, -5.5f}; // inputs",
    "x1,x2,x3\n2,1.5,-5.5",
  ])
    for (const isOpen of [false, true]) {
      await figure.open("");
      await figure.focus(field("stage.x.0.0"));
      if (isOpen) await figure.press("Enter");
      // Without line breaks an open field takes in a paste by itself.
      if (isOpen && !text.includes("\n")) await figure.fill("stage.x.0.0", text);
      else await figure.paste(text);
      if (isOpen && (await figure.texts("[data-editor]")).length) await figure.press("Enter");
      assert.deepEqual(
        await inputs(),
        ["2", "1.5", "−5.5"],
        `${text}: ${await figure.texts(".editor")}`,
      );
    }
  for (const [text, named] of [
    ["vec![0.5; 3]", "vec![0.5; 3]"],
    ["50%", "50%"],
    ["1,00,000", "100000"],
    ["id,a\n1,5\n2,6", "id,a"],
  ]) {
    await figure.open("");
    await figure.focus(field("stage.x.0.0"));
    await figure.paste(text);
    assert.ok((await figure.texts(".editor")).join(" ").includes(named), text);
    await figure.press("Escape");
    assert.deepEqual(await inputs(), ["3", "1", "5.5"], text);
  }
});
