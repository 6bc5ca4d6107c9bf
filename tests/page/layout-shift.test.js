// How far what stands around a figure moves when it comes: Chromium counts it.
import assert from "node:assert/strict";
import { HEIGHTS } from "../../www/embed/picture-heights.js";
import { heightFor, snippet } from "../../www/embed/snippet.js";
import { ko } from "../../www/embed/strings.ko.js";
import { startBrowser, testIn } from "./browser.js";
import { onPhones } from "./phone-heights.js";
import { startHost } from "./static.js";

const LIMIT = 0.1; // the limit of a good score
const OWN = "v1&x=3,1,-5.5&f1=leaky_relu:0.2";

/** @type {Record<string, string>} */
const pages = {};
const root = new URL("../../dist/site/", import.meta.url);
const browser = await startBrowser(await startHost({ root, pages }));

/** @param {string} state @param {number} [height] */
const pasted = (state, height) =>
  snippet("html", {
    ...{ t: ko, language: /** @type {const} */ ("ko"), base: "./", state },
    options: { view: ["stage", "results", "inspector"], height },
  })[0].text;

/** The script comes when the reader has seen the page: what it moves then, counts. @param {string} lines */
const late = (lines) =>
  lines.replace(
    /<script defer src="([^"]+)"><\/script>/,
    `<script>requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() =>
       document.head.append(Object.assign(document.createElement("script"), { src: "$1" })))))</script>`,
  );

const paragraphs = (/** @type {number} */ n) => `<p>${"글 ".repeat(120)}</p>`.repeat(n);

/** A post, as wide as its window on a phone, a column in a larger one. @param {number} column @param {number} above  paragraphs @param {string} lines */
const post = (column, above, lines) =>
  `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
   <link rel="icon" href="data:,"><style>body { margin: 0 auto; width: ${column}px }</style>
   ${paragraphs(above)}${late(lines)}${paragraphs(30)}`;

/** Opens the post, in which the reader then goes down, past the figure.
 * @param {string} path @param {number} width @returns {Promise<number>} the sum of all shifts */
async function shifted(path, width) {
  const phone = width < 600;
  const opened = await browser.openPage({
    path: "empty.html",
    before: async (page) => {
      const screen = { width: Math.max(width, phone ? 0 : 1280), height: phone ? 740 : 800 };
      await page.setViewport({ ...screen, isMobile: phone, hasTouch: phone });
      await page.evaluateOnNewDocument(() => {
        const told = { sum: 0 };
        Object.assign(globalThis, { told });
        new PerformanceObserver((list) => {
          for (const entry of /** @type {any[]} */ (list.getEntries())) told.sum += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
      });
    },
  });
  const { page, close } = opened;
  await page.goto(browser.address + path, { waitUntil: "load" });
  const sum = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const figure = /** @type {any} */ (document.querySelector("perceptible-network"));
    await customElements.whenDefined("perceptible-network");
    for (let y = 0; figure.getBoundingClientRect().bottom > 0; y += 200) {
      scrollTo(0, y);
      for (let i = 0; i < 3; i++) await frame();
      // A reader who stops where the figure begins to load.
      if (figure.getBoundingClientRect().top < innerHeight + 600) await figure.ready;
    }
    for (let i = 0; i < 3; i++) await frame();
    return /** @type {any} */ (globalThis).told.sum;
  });
  await close();
  return sum;
}

pages["empty.html"] = '<!doctype html><link rel="icon" href="data:,">';

testIn(
  ["chromium"],
  "no layout-shift entries",
  "nothing moves when a figure comes, in a column of any width, in the first view and below it",
  async () => {
    // What Embed's preview has at 720.
    pages["preview.html"] = post(720, 0, pasted(OWN));
    const { page, close } = await browser.openPage({ path: "preview.html" });
    const height = await page.$eval("perceptible-network", async (figure) => {
      await /** @type {any} */ (figure).ready;
      return /** @type {HTMLElement} */ (figure).offsetHeight;
    });
    await close();
    /** @type {Record<string, number>} */
    const found = {};
    for (const [name, lines] of [
      ["with its picture", pasted("")],
      ["of one's own", pasted(OWN, heightFor(height))],
    ])
      for (const column of [360, 480, 720, 1280])
        for (const above of [1, 25]) {
          const path = `post-${column}-${above}.html`;
          pages[path] = post(column, above, lines);
          const where = above === 1 ? "in the first view" : "below it";
          found[`${name}, ${column} px, ${where}`] = await shifted(path, column);
        }
    // Without its height it would: this measures something.
    pages["bare.html"] = post(720, 1, pasted(OWN));
    assert.ok((await shifted("bare.html", 720)) > LIMIT);
    assert.deepEqual(
      Object.entries(found).filter(([, sum]) => sum > LIMIT),
      [],
    );
  },
);

testIn(
  ["chromium"],
  "measured there",
  "on a phone a preset's figure and its picture are as tall as each other",
  async () => {
    const figures = await onPhones();
    assert.deepEqual(Object.keys(figures).sort(), Object.keys(HEIGHTS).sort());
    const bad = Object.entries(figures).flatMap(([preset, tall]) =>
      /** @type {const} */ (["ko", "en"]).flatMap((lang) => {
        const picture = HEIGHTS[preset][360][lang];
        // Faces differ by a line. A figure that is lower fills its picture's place.
        const same = tall[lang] <= picture + 24 && tall[lang] > picture - 96;
        return same ? [] : [`${preset} ${lang}: ${tall[lang]} for ${picture}`];
      }),
    );
    assert.deepEqual(bad, [], "after a change of either: node xtask/heights.js");
  },
);
