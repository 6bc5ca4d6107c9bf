// What was trained is there after a reload, offered and not forced; its weights go into a link where they are asked for.
import assert from "node:assert/strict";
import { test } from "./browser.js";
import { onePage } from "./figure.js";

const { figure } = await onePage({ lang: "ko" });
const { page } = figure;

const train = async () => {
  await figure.click("[data-mode=train]");
  await figure.until((root) => root.querySelector(".dock") !== null);
};
/** Reloads, as after a crash. */
const again = async () => {
  await page.reload({ waitUntil: "load" });
  await figure.ready();
};
const steps = () => figure.texts(".readout b");
const offered = () => figure.text(".message.info p");

test("a reload keeps what was trained, and going on with it gives the same numbers", async () => {
  await train();
  for (let i = 0; i < 3; i++) await figure.click("[data-train=unit]");
  await figure.click("[data-train=phase]");
  const numbers = await figure.texts(".stage .a, .stage .number");
  await again();
  assert.match(await offered(), /3스텝/);
  assert.equal(await figure.text(".dock"), "", "nothing is forced");
  await figure.click(".message .button");
  await figure.until((root) => root.querySelector(".dock") !== null);
  assert.deepEqual(await steps(), ["3"]);
  assert.deepEqual(await figure.texts(".stage .a, .stage .number"), numbers);
  assert.equal(await offered(), "");
});

test("another link is not disturbed by it, and a training that is begun again is another one", async () => {
  await again();
  assert.match(await offered(), /3스텝/);
  await page.evaluate(() => {
    location.hash = "#v1&seed=7";
  });
  await again();
  assert.equal(await offered(), "");
  await train();
  await figure.click("[data-train=unit]");
  await again();
  assert.match(await offered(), /1스텝/);
  await figure.click(".message .button");
  await figure.until((root) => root.querySelector(".dock") !== null);
  await figure.click("[data-train=restart]");
  await again();
  assert.equal(await offered(), "", "nothing is trained any more");
});

test("a shared link begins where training began, and has the learnt weights when asked for", async () => {
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: {
        writeText: async (/** @type {string} */ text) => Object.assign(globalThis, { text }),
      },
    });
  });
  const copied = () => page.evaluate(() => new URL(/** @type {any} */ (globalThis).text).hash);
  await train();
  await figure.click("[data-train=unit]");
  const share = () =>
    figure.read((root) => {
      const named = [...root.querySelectorAll("button")].find((b) => b.textContent === "공유");
      named?.click();
    });
  await share();
  await figure.until((root) => /학습을 시작할 때/.test(root.textContent ?? ""));
  assert.equal(await copied(), "#v1&seed=7");
  await figure.click(".message .button");
  await figure.frame();
  assert.match(await copied(), /w1=/);
  assert.deepEqual(await steps(), ["1"], "the training is where it was");
  const learnt = await figure.texts(".after-update b");
  await page.goto(`${page.url().split("#")[0]}${await copied()}`);
  await again();
  await train();
  const now = await figure.texts(".update .number");
  for (const weight of learnt) assert.ok(now.includes(weight), `${weight} in ${now}`);
});
