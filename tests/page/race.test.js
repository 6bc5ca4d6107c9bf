// The race in the page: side by side, to the end, again with other rules, and as an element of its own.
import assert from "node:assert/strict";
import { test } from "./browser.js";
import { onePage } from "./figure.js";

const { browser, figure } = await onePage({ lang: "ko", path: "#v1&preset=xor-training" });

const over = () =>
  figure.until((root) => root.querySelector(".race-dock .primary")?.textContent === "재생");
const curves = () =>
  figure.read((root) =>
    [...root.querySelectorAll(".race-chart .curve")].map((path) => path.getAttribute("d")),
  );

test("a race is run to its end, its headline names the seed, and it stays as a ghost when the rules change", async () => {
  await figure.click("[data-mode=train]");
  await figure.until((root) => root.querySelector("[data-racing=true]") !== null);
  await figure.click("[data-racing=true]");
  await figure.until((root) => root.querySelector(".race-table") !== null);
  assert.deepEqual(await figure.texts(".race thead .race-name"), [
    "시그모이드",
    "tanh",
    "ReLU",
    "Leaky ReLU",
    "Swish",
  ]);
  const parameters = await figure.text(".race .note");
  assert.match(parameters, /17개\(시드 0\)/);
  await figure.click("[data-train=phase]");
  await figure.until(
    (root) => root.querySelector(".race tbody .under")?.textContent === "1에폭 뒤",
  );
  await figure.click("[data-train=play]");
  await over();
  assert.match(await figure.text(".race-headline"), /^시드 0에서는/);
  assert.equal(await figure.text(".race tbody .under"), "100에폭 뒤");
  const run = await curves();
  await figure.click("[data-train=restart]");
  assert.equal(await figure.text(".race tbody .under"), "0에폭 뒤");
  await figure.press("k");
  await over();
  assert.deepEqual(await curves(), run, "the same again");
  assert.equal((await figure.texts(".race-chart .ghost")).length, 0);
  await figure.choose("race.kind", 1);
  assert.equal((await figure.texts(".race-chart .ghost")).length, 5);
  assert.match(await figure.text(".race thead .race-name"), /SGD/);
});

test("an epoch that was is looked at: maps, table, and a line in the chart", async () => {
  await figure.click("[data-train=play]");
  await over();
  const loss = () => figure.text(".race tbody td");
  const last = await loss();
  await figure.click(".race-moments button:nth-child(2)");
  assert.equal(await figure.text(".race .under"), "20에폭");
  assert.notEqual(await loss(), last);
  assert.equal((await figure.texts(".race-chart .shown")).length, 1);
  await figure.focus(".race-epoch");
  await figure.press("ArrowRight");
  assert.equal(await figure.text(".race-dock .readout:last-of-type b"), "21");
  await figure.press("End");
  assert.equal(await loss(), last);
  assert.equal((await figure.texts(".race-chart .shown")).length, 0);
});

test("20 seeds say who wins most, and the next run says its own; the focus stays in the control bar", async () => {
  await figure.click("[data-train=seeds]");
  await figure.until((root) =>
    /^시드 20개 가운데 \d+번/.test(root.querySelector(".race-headline")?.textContent ?? ""),
  );
  assert.match(await figure.text(".race tbody"), /시드 20 \/ 20/);
  const inBar = () => figure.read((root) => root.activeElement?.closest(".race-dock") !== null);
  assert.ok(await inBar(), "its button is off now");
  await figure.press("k");
  await over();
  assert.match(await figure.text(".race-headline"), /^시드 0에서는/);
});

test("one network is as it was before the race", async () => {
  await figure.click("[data-racing=false]");
  assert.deepEqual(await figure.texts(".readout b"), ["0"]);
  assert.equal(await figure.link(), "v1&preset=xor-training");
});

test("an element may be a race alone", async () => {
  const { page } = figure;
  await page.goto(`${browser.address}www/tutorial.ko.html`, { waitUntil: "load" });
  const shown = await page.evaluate(async () => {
    const element = document.createElement("perceptible-network");
    for (const [name, value] of Object.entries({ view: "race", loading: "eager", lang: "ko" }))
      element.setAttribute(name, value);
    document.body.prepend(element);
    await customElements.whenDefined("perceptible-network");
    await /** @type {any} */ (element).ready;
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    while (!root.querySelector(".race")) await new Promise(requestAnimationFrame);
    return [".stage", ".modes", ".race-dock"].map((part) => root.querySelector(part) !== null);
  });
  assert.deepEqual(shown, [false, false, true]);
});
