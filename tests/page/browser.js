/**
 * A real browser on a host of the tree, each page with nothing stored. ENGINE chooses it: chromium (the default),
 * firefox or webkit. Chromium runs every file, the other two those that xtask's verify.rs names; `testIn` marks a test
 * for some of the engines.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { startBundled } from "./bundled.js";
import { startPuppeteer } from "./puppeteer.js";
import { waitFor } from "./wait.js";
import { startWebKit } from "./webkit.js";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {{ page: Page, problems: string[], responses: Map<string, Uint8Array>, close(): Promise<void> }} OpenPage */
/** @typedef {"chromium" | "firefox" | "webkit"} Engine */
/**
 * @typedef {object} Options
 * @property {string} [path] after the address: "#v1&x=3,1,-5.5"
 * @property {number} [width] of the viewport, in CSS pixels
 * @property {number} [height]
 * @property {"light" | "dark"} [theme] what the system prefers
 * @property {"ko" | "en"} [lang] what the browser prefers; WebKit's prefers English
 * @property {boolean} [reducedMotion]
 * @property {(page: Page) => Promise<unknown>} [before] runs before the page is loaded; not in WebKit
 */
/**
 * Opens an empty page that gathers, from then on, errors and answers.
 * @typedef {(address: string, options: Options) => Promise<OpenPage>} OpenPageIn
 */

const engines = /** @type {const} */ (["chromium", "firefox", "webkit"]);
export const ENGINE = /** @type {Engine} */ (process.env.ENGINE ?? "chromium");
if (!engines.includes(ENGINE)) throw new Error(`ENGINE is one of ${engines}, not ${ENGINE}`);

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Beside `testIn`, so that a test has all from one place. */
export { test, waitFor };

/**
 * A test of some engines only; the others say so, and why.
 * @param {Engine[]} those @param {string} why @param {string} name @param {() => Promise<void>} body
 */
export function testIn(those, why, name, body) {
  if (those.includes(ENGINE)) test(name, body);
  else console.log(`not in ${ENGINE} (${why}): ${name}`);
}

/** A test of behaviour that is the same in every engine: one of them answers for all.
 * @param {string} name @param {() => Promise<void>} body */
export const testOnce = (name, body) => testIn(["chromium"], "the same in each", name, body);

/** Those that run: a test that fails closes nothing, and the process would not end. @type {Set<() => Promise<void>>} */
const running = new Set();
after(async () => {
  for (const close of running) await close();
});

/**
 * Starts the server, if none is given, and the browser, which is closed after the file's last test at the latest.
 * @param {{ address: string, close(): void }} [given]
 * @returns {Promise<{ address: string, openPage(options?: Options): Promise<OpenPage>, close(): Promise<void> }>}
 */
export async function startBrowser(given) {
  const server = given ?? (await startBundled());
  // Where the browser does not start, the server ends with this process.
  const browser = await (ENGINE === "webkit" ? startWebKit() : startPuppeteer(ENGINE));
  const close = async () => {
    if (!running.delete(close)) return;
    await browser.close();
    server.close();
  };
  running.add(close);
  return {
    address: server.address,
    openPage: (options = {}) => openPage(browser.openPage, server.address, options),
    close,
  };
}

/**
 * Opens the page and waits until it is loaded. `problems` gathers console messages, errors, failed and foreign
 * requests (in WebKit what the console shows after that): a good page has none.
 * @param {OpenPageIn} openPageIn @param {string} address @param {Options} options
 */
async function openPage(openPageIn, address, options) {
  const { path = "", width = 1280, height = 800 } = options;
  const opened = await openPageIn(address, options);
  const { page } = opened;
  await page.setViewport({ width, height });
  await options.before?.(page);
  await page.goto(address + path, { waitUntil: "load" });
  if (ENGINE !== "webkit") await page.waitForNetworkIdle({ idleTime: 50 });
  return opened;
}

/** The server of `cargo play`, which sends every module by itself. @returns {Promise<{ address: string, close(): void }>} */
export function servedAsIs() {
  const server = spawn("cargo", ["xtask", "serve", "--port", "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const close = () => void server.kill();
  process.once("exit", close);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface(server.stdout).on("line", (line) => {
      const address = line.match(/^Perceptible is at (http:\S+)/)?.[1];
      if (address) resolve({ address, close });
    });
  });
}

/**
 * What axe finds, one line a rule: "color-contrast: #a, #b".
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function axeViolations(page) {
  if (!(await page.evaluate(() => "axe" in window)))
    await page.evaluate(`(() => { ${axe.source} })()`);
  return page.evaluate(async () => {
    // Where all passes, it would spend its time on saying where.
    const only = { resultTypes: ["violations"] };
    const { violations } = await /** @type {any} */ (window).axe.run(only);
    return violations.map(
      (/** @type {import("axe-core").Result} */ { id, nodes }) =>
        `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
    );
  });
}
