// The map: what the network says over the plane of its inputs, with the rows on it.
import assert from "node:assert/strict";
import { test } from "./browser.js";
import { onePage } from "./figure.js";

const { browser, figure } = await onePage({ lang: "en" });
const { page } = figure;
const CIRCLES =
  "v1&layers=2,4,1&f1=tanh&f2=sigmoid&loss=bce&scale=1&batch=10&test=0.25&data=circles:n_samples=200,noise=0.05,factor=0.5";

/** @param {string} link */
async function opened(link) {
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto("about:blank");
  await page.goto(`${browser.address}#${link}`, { waitUntil: "load" });
  await figure.ready();
  await figure.click("[data-mode=train]");
  await figure.until((root) => root.querySelector("#tab-map") !== null);
  await figure.click("#tab-map");
}

/** The colours of a canvas at some of its pixels, as parts of its side. @param {[number, number][]} places */
const colours = (places) =>
  figure.read((root, places) => {
    const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector(".map-canvas"));
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return places.map(([x, y]) => {
      const at = 4 * (Math.floor(y * height) * width + Math.floor(x * width));
      return [...data.subarray(at, at + 3)];
    });
  }, places);

/** Which of the theme's colours the points have. */
const pointColours = () =>
  figure.read((root) => {
    const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector(".map-rows"));
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set();
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3] === 255) seen.add(data.subarray(at, at + 3).join());
    const style = getComputedStyle(canvas);
    return ["--pos", "--neg", "--paper", "--acc"].filter((name) => {
      const [red, green, blue] = [1, 3, 5].map((from) =>
        Number.parseInt(style.getPropertyValue(name).slice(from, from + 2), 16),
      );
      return seen.has([red, green, blue].join());
    });
  });

test("two circles are told apart: the map turns inside and outside, and the scores say so", async () => {
  await opened(CIRCLES);
  await figure.click('[data-train="play"]');
  await figure.until((root) =>
    [...root.querySelectorAll(".scores b")].every(
      (b) => !b.textContent?.endsWith("%") || Number.parseFloat(b.textContent) > 97,
    ),
  );
  await figure.click('[data-train="play"]');
  await figure.frame();
  const [middle, corner] = await colours([
    [0.5, 0.5],
    [0.03, 0.5],
  ]);
  assert.ok(middle[0] > middle[2], `inside is class 1: ${middle}`);
  assert.ok(corner[2] > corner[0], `outside is class 0: ${corner}`);
  assert.deepEqual(await pointColours(), ["--pos", "--neg", "--paper", "--acc"], "of the points");
  assert.equal(await figure.read((root) => root.querySelectorAll(".cell-map").length), 4);
  await figure.focus(".map-canvas");
  await figure.press("ArrowRight");
  const reading = await figure.text(".map-reading");
  assert.ok(Number(/y₁ ([\d.]+)/.exec(reading)?.[1]) > 0.5, reading);
});

test("a press on a point puts its row on the stage", async () => {
  await opened(CIRCLES);
  const input = () => figure.text('[data-field="stage.x.0.0"], [data-field^="stage.x."]');
  const first = await input();
  const at = await figure.read((root) => {
    const box = /** @type {Element} */ (root.querySelector(".map-canvas")).getBoundingClientRect();
    return { left: box.left, top: box.top, size: box.width };
  });
  // Somewhere on the outer circle there is a point within reach.
  for (let turn = 0; turn < 40 && (await input()) === first; turn++) {
    const angle = (turn / 40) * 2 * Math.PI;
    await page.mouse.click(
      at.left + at.size * (0.5 + 0.39 * Math.cos(angle)),
      at.top + at.size * (0.5 + 0.39 * Math.sin(angle)),
    );
    await figure.frame();
  }
  assert.notEqual(await input(), first);
});

test("a press on an empty place adds a row there, with the target of the row on stage; undo takes it back", async () => {
  await opened("v1&preset=xor-training");
  const before = await figure.link();
  await figure.click(".data tbody tr:nth-child(2) .row-choice");
  const { x, y } = await figure.middle(".map-canvas");
  await page.mouse.click(x, y);
  await figure.frame();
  const [, rows] = /[&]x=([^&]+)/.exec(await figure.link()) ?? [];
  assert.match(rows, /^0,0;0,1;1,0;1,1;0\.5\d*,0\.[45]\d*$/);
  assert.match(await figure.link(), /[&]t=0;1;1;0;1/);
  assert.match(await figure.text(".data .label"), /5/);
  await figure.press("Control+z");
  assert.equal(await figure.link(), before);
});

test("classes have regions, and a matrix of how often they are taken for each other; one input has a curve", async () => {
  await opened(
    "v1&layers=2,8,3&f1=tanh&f2=softmax&loss=cross_entropy&scale=1&lr=0.5&batch=30&data=blobs:n_samples=150",
  );
  await figure.click('[data-train="play"]');
  await figure.until((root) =>
    [...root.querySelectorAll(".scores b")].some(
      (b) => b.textContent?.endsWith("%") && Number.parseFloat(b.textContent) > 90,
    ),
  );
  await figure.click('[data-train="play"]');
  assert.equal((await figure.texts(".confusion tbody td")).length, 9);
  const counts = (await figure.texts(".confusion tbody td")).map(Number);
  assert.equal(
    counts.reduce((a, b) => a + b, 0),
    150,
  );
  await opened("v1&layers=1,6,1&f1=tanh&scale=1&batch=20&data=sine");
  assert.equal(await figure.read((root) => root.querySelectorAll(".map-curve .part").length), 6);
  assert.ok((await figure.read((root) => root.querySelectorAll(".map-curve circle").length)) > 10);
});

test("a preset that is there to be learnt opens in Train, by itself or beside its map", async () => {
  await opened(CIRCLES);
  await figure.click("[data-mode=forward]");
  for (const [at, tab] of /** @type {const} */ ([
    [5, "neuron"],
    [7, "map"],
  ])) {
    await figure.choose("preset", at);
    await figure.until(
      (root, tab) =>
        root.querySelector(".dock") !== null &&
        root.querySelector(`#tab-${tab}`)?.getAttribute("aria-selected") === "true",
      tab,
    );
  }
  assert.match(await figure.link(), /^v1&preset=circles$/);
});
