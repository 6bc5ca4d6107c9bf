// Pages of a host with a figure, or none yet, for the tests of the element.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { startBrowser, waitFor } from "./browser.js";
import { startBundled } from "./bundled.js";
import { WATCH } from "./host.js";

/** @typedef {import("puppeteer-core").Page} Page */

const root = new URL("../../", import.meta.url);
export const { presets } = JSON.parse(
  readFileSync(new URL("tests/fixtures/presets.json", root), "utf8"),
);
const MODULE = '<script type="module" src="/www/define.js"></script>';
const html = (/** @type {string} */ body) =>
  `<!doctype html><meta charset="utf-8"><script src="watch.js"></script><link rel="icon" href="data:,"><title>A post</title>${body}${MODULE}`;

const browser = await startBrowser(
  await startBundled({
    pages: {
      "watch.js": WATCH,
      "empty.html": html(""),
      "near.html": html(
        `<script>(${count})()</script><div style="height: 5000px"></div><perceptible-network></perceptible-network>`,
      ),
      "early.html": html(
        `<perceptible-network loading="eager"></perceptible-network><script>
          const early = document.querySelector("perceptible-network");
          early.link = "v1&preset=neuron";
        </script>`,
      ),
      "parts.html": html(
        `<style>
          perceptible-network { --perceptible-accent: rgb(1, 2, 3); --perceptible-paper: rgb(250, 251, 252);
            --perceptible-ink: rgb(4, 5, 6); --perceptible-positive: rgb(7, 8, 9); --perceptible-negative: rgb(10, 11, 12); --perceptible-font: monospace }
          ::part(frame) { border-color: rgb(13, 14, 15) } ::part(title) { border-top: 3px solid } ::part(toolbar) { border-top: 3px solid }
          ::part(stage) { border-top: 3px solid } ::part(results) { border-top: 3px solid } ::part(inspector) { border-top: 3px solid }
          ::part(matrix) { border-top: 3px solid } ::part(code) { border-top: 3px solid } ::part(compare) { border-top: 3px solid } ::part(footer) { border-top: 3px solid }
        </style>
        <perceptible-network loading="eager" view="toolbar,stage,results,inspector,matrix,code,compare"><p id="fallback">a picture</p><p slot="caption" id="caption">Figure 1</p></perceptible-network>`,
      ),
    },
  }),
);

/** Opens a page; `done` sees that its console stayed empty. @param {import("./browser.js").Options} options */
export async function open(options) {
  const { page, problems, close } = await browser.openPage(options);
  await waitFor(page, () => Boolean(customElements.get("perceptible-network")));
  const done = async () => {
    const { wrong } = await page.evaluate(() => /** @type {any} */ (document).watched());
    assert.deepEqual([...problems, ...wrong], []);
    await close();
  };
  return { page, problems, done };
}

/** A figure with these attributes, started. @param {Page} page @param {Record<string, string>} attributes */
export async function mount(page, attributes) {
  const handle = await page.evaluateHandle(
    async (attributes) => {
      /** @type {any} */
      const figure = document.createElement("perceptible-network");
      for (const [name, value] of Object.entries(attributes)) figure.setAttribute(name, value);
      document.body.append(figure);
      await figure.ready;
      return figure;
    },
    { loading: "eager", lang: "en", ...attributes },
  );
  return /** @type {import("puppeteer-core").JSHandle<any>} */ (handle);
}
export const frames = (/** @type {Page} */ page) =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );

/** In the page, first: counts what costs, engines, timers, frames. */
function count() {
  const counted = /** @type {any} */ (document);
  counted.heavy = 0;
  counted.ticks = 0;
  /** Frames that do not count. */
  counted.frame = requestAnimationFrame.bind(window);
  for (const name of /** @type {const} */ ([
    "instantiate",
    "instantiateStreaming",
    "compile",
    "compileStreaming",
  ])) {
    const original = /** @type {any} */ (WebAssembly)[name];
    /** @type {any} */ (WebAssembly)[name] = (/** @type {any[]} */ ...given) => {
      counted.heavy++;
      return original(...given);
    };
  }
  for (const name of /** @type {const} */ ([
    "setTimeout",
    "setInterval",
    "requestAnimationFrame",
  ])) {
    const original = /** @type {any} */ (window)[name];
    /** @type {any} */ (window)[name] = (/** @type {any[]} */ ...given) => {
      counted.ticks++;
      return original(...given);
    };
  }
}
