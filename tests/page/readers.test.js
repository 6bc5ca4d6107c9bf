// What readers look for: keys and what they do, a number to copy, an edge's name, files, folded parts.
import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import { linkOfJson, valuesOf } from "../engine.js";
import { axeViolations, test } from "./browser.js";
import { field, neuron, onePage, openFigure } from "./figure.js";
import { assertShows } from "./numbers-shown.js";

const { browser, figure } = await onePage({ lang: "en" });
const { page } = figure;
const x3 = "stage.x.0.2";

beforeEach(async () => {
  await figure.resize({ width: 1280, height: 800 });
  await figure.click("#tab-neuron");
  await figure.open("");
});

test("a held arrow key counts every repeat, however few frames there are, and is one undo", async () => {
  const hold = (/** @type {string} */ id, /** @type {string} */ key, /** @type {number} */ times) =>
    figure.read(
      (root, selector, key, times) => {
        const node = /** @type {HTMLElement} */ (root.querySelector(selector));
        node.focus();
        for (let i = 0; i < times; i++)
          node.dispatchEvent(
            new KeyboardEvent("keydown", { key, repeat: i > 0, bubbles: true, cancelable: true }),
          );
      },
      field(id),
      key,
      times,
    );
  await hold(x3, "ArrowUp", 37);
  await figure.frame();
  assert.equal(await figure.link(), "v1&x=3,1,9.2");
  await assertShows(figure);
  await hold(x3, "ArrowDown", 40);
  await figure.frame();
  assert.equal(await figure.link(), "v1&x=3,1,5.2");
  await figure.press("Control+z");
  assert.equal(await figure.link(), "");
  await hold("header.seed", "ArrowUp", 12);
  await figure.frame();
  assert.equal(await figure.link(), "v1&seed=12");
});

test("what keys do is said once, where the hint for the mouse stands; with a finger it is not", async () => {
  const shown = () => figure.read((root) => root.querySelector(".keys dl") !== null);
  assert.equal(await shown(), false);
  await figure.focus(".keys > button");
  await figure.press("Enter");
  assert.ok(await shown());
  const said = await figure.text(".keys dl");
  for (const key of ["↑ ↓", "Shift", "Alt", "Home", "Esc", "Ctrl+C", "Ctrl+Z", "Shift+L"])
    assert.ok(said.includes(key), key);
  assert.equal((await figure.texts(".keys")).length, 1);
  for (const width of [1280, 720, 360]) {
    await figure.resize({ width, height: 900 });
    await figure.click(".keys > button");
    if (!(await shown())) await figure.click(".keys > button");
    const { left, right } = await figure.read((root) => {
      const box = /** @type {Element} */ (root.querySelector(".keys dl")).getBoundingClientRect();
      return { left: box.left, right: box.right };
    });
    assert.ok(left >= 0 && right <= width, `${width}: ${left} to ${right}`);
  }
  assert.deepEqual(await axeViolations(page), []);
  await figure.press("Escape");
  assert.equal(await shown(), false);
  assert.equal(await figure.focused(), "Keys");
});

test("copying a focused number copies it, with all its digits, as Python reads it", async () => {
  const copied = (/** @type {string} */ id) =>
    figure.read((root, selector) => {
      const node = /** @type {HTMLElement} */ (root.querySelector(selector));
      node.focus();
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent("copy", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "clipboardData", { value: clipboardData });
      node.dispatchEvent(event);
      return [clipboardData.getData("text/plain"), event.defaultPrevented];
    }, field(id));
  const { layers } = valuesOf("v1");
  assert.deepEqual(await copied(x3), ["5.5", true]);
  assert.deepEqual(await copied("edge.w.0.1.3"), [String(layers[0].weights[7]), true]);
  assert.match((await copied("edge.w.0.1.3"))[0], /^-0\.015135\d+$/, "an ASCII minus");
});

test("pointing at an edge shows its name and its value there", async () => {
  await page.mouse.move(1, 1);
  const at = await figure.read((root) => {
    // x₂ → h₃
    const hit = /** @type {SVGPathElement} */ (
      [...root.querySelectorAll(".edges .hit")].find((path) => {
        path.dispatchEvent(new PointerEvent("pointerenter"));
        return true;
      })
    );
    const { x, y } = hit.getPointAtLength(hit.getTotalLength() * 0.15);
    const point = new DOMPoint(x, y).matrixTransform(/** @type {DOMMatrix} */ (hit.getScreenCTM()));
    return { x: point.x, y: point.y };
  });
  await page.mouse.move(at.x, at.y);
  await figure.frame();
  assert.match(await figure.text(".edge-tip"), /^x₁ → h[₁₂₃₄] = −?0\.\d{8}$/);
  await page.mouse.move(1, 1);
  await figure.read((root) => {
    for (const hit of root.querySelectorAll(".edges .hit"))
      hit.dispatchEvent(new PointerEvent("pointerleave"));
  });
  await figure.frame();
  assert.equal(await figure.text(".edge-tip"), "");
});

test("an editor's message lies above the labels, cells and lines around it", async () => {
  for (const id of ["stage.b.0.0", "stage.b.0.1", "edge.w.0.0.3", x3, "stage.b.1.0"]) {
    await figure.focus(field(id));
    await figure.press("Enter");
    await figure.fill(id, "abc");
    await figure.press("Enter");
    await figure.middle(".editor-error");
    const covered = await figure.read((root) => {
      const box = /** @type {Element} */ (root.querySelector(".editor-error"));
      const { left, top, width, height } = box.getBoundingClientRect();
      const places = [0.04, 0.3, 0.6, 0.96].flatMap((i) => [0.1, 0.5, 0.9].map((j) => [i, j]));
      return places
        .map(([i, j]) => root.elementFromPoint(left + i * width, top + j * height))
        .filter((node) => node && !box.contains(node))
        .map((node) => node?.outerHTML.slice(0, 80));
    });
    assert.deepEqual(covered, [], id);
    await figure.press("Escape");
  }
});

test("menus and folds say what they hold", async () => {
  const label = await figure.read((root) => root.querySelector(".heads .menu-button")?.ariaLabel);
  assert.match(String(label), /All activations for the hidden layer: .*tanh.* and \d+ more$/);
  const post = await openFigure(browser, {
    path: "www/frame.html?lang=en&view=stage,results,inspector",
    width: 360,
    lang: "en",
  });
  assert.equal(await post.text(".panel > .button"), "How h₄ is computed");
  await post.click(neuron("1.1"));
  assert.equal(await post.text(".panel > .button"), "How y₂ is computed");
  await post.done();
});

test("File gives the network, pictures, the script and all values", async () => {
  await page.evaluate(() => {
    const saved = /** @type {{ name: string, blob: Promise<string> }[]} */ ([]);
    Object.assign(globalThis, { saved });
    /** @type {Blob[]} */
    const made = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      made.push(/** @type {Blob} */ (blob));
      return createObjectURL(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      const bytes = /** @type {Blob} */ (made.at(-1)).arrayBuffer();
      const blob = bytes.then((bytes) => new TextDecoder("latin1").decode(bytes));
      saved.push({ name: this.download, blob });
    };
  });
  await figure.enter(x3, "-5.5");
  const names = ["json", "svg", "png", "py", "csv"];
  for (const i of names.keys()) {
    await figure.choose("file", i + 1);
    await page.waitForFunction(
      (n) => /** @type {any} */ (globalThis).saved.length === n,
      {},
      i + 1,
    );
  }
  const saved = await page.evaluate(() =>
    Promise.all(
      /** @type {any[]} */ (/** @type {any} */ (globalThis).saved).map(async ({ name, blob }) => [
        name,
        await blob,
      ]),
    ),
  );
  assert.deepEqual(
    saved.map(([name]) => name),
    names.map((extension) => `perceptible.${extension}`),
  );
  const [json, svg, png, script, csv] = saved.map(([, text]) => text);
  assert.equal(linkOfJson(json), "v1&x=3,1,-5.5", "the network can be opened again");
  assert.match(svg, /^<svg[\s\S]*0\.17271413/);
  assert.match(png, /^.PNG\r\n/);
  assert.match(script, /import numpy as np[\s\S]*-5\.5/);
  const rows = csv
    .trim()
    .split("\r\n")
    .slice(1)
    .map((/** @type {string} */ line) => line.split(","));
  const { layers } = valuesOf("v1&x=3,1,-5.5");
  assert.equal(rows.length, 3 + 12 + 4 + 4 + 4 + 8 + 2 + 2 + 2);
  for (const [array, row, column, value] of rows) {
    const [name, which] = array.split(".");
    const layer = layers.find((each) => each.name === name);
    const numbers = layer ? /** @type {any} */ (layer)[which] : [3, 1, -5.5];
    const columns =
      new Map([
        ["hidden_layer", 4],
        ["output_layer", 2],
        ["inputs", 3],
      ]).get(name) ?? 0;
    assert.equal(Number(value), numbers[Number(row) * columns + Number(column)], array);
  }
});

test("the coloured lines of the code are explained", async () => {
  await figure.click("#tab-code");
  const marked = await figure.texts(".code-script .marked");
  assert.ok(marked.length > 0 && marked.every((line) => line.startsWith("hidden_layer")));
  assert.equal(
    await figure.text(".code .note"),
    "The lines that compute the hidden layer, where the selected neuron is",
  );
});
