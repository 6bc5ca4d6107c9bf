/**
 * A real browser on the real server: `cargo xtask serve` and the system's Chromium, fresh profile.
 * CHROMIUM may name the program.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { launch } from "puppeteer-core";
import { FLAGS, findChromium } from "../../xtask/dist/chromium.js";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {{ page: Page, problems: string[], responses: Map<string, Uint8Array>, close(): Promise<void> }} OpenPage */
/**
 * @typedef {object} Options
 * @property {string} [path] after the address: "#v1&x=3,1,-5.5"
 * @property {number} [width] of the viewport, in CSS pixels
 * @property {number} [height]
 * @property {"light" | "dark"} [theme] what the system prefers
 * @property {"ko" | "en"} [lang] what the browser prefers
 * @property {boolean} [reducedMotion]
 * @property {(page: Page) => Promise<unknown>} [before] runs before the page is loaded
 */

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Starts the server, if none is given, and the browser. Call `close` when done, or the process does not end.
 * @param {{ address: string, close(): void }} [given]
 * @returns {Promise<{ address: string, openPage(options?: Options): Promise<OpenPage>, close(): Promise<void> }>}
 */
export async function startBrowser(given) {
  const server = given ?? (await startServer());
  // Where the browser does not start, the server ends with this process.
  const browser = await launch({ executablePath: findChromium(), args: FLAGS, headless: true });
  return {
    address: server.address,
    openPage: (options = {}) => openPage(browser, server.address, options),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/**
 * Opens the page in a context of its own (nothing stored, nothing shared) and waits until all is loaded.
 * `problems` gathers console messages, errors, failed and foreign requests: a good page has none.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} address
 * @param {Options} options
 * @returns {Promise<OpenPage>}
 */
async function openPage(browser, address, options) {
  const { path = "", width = 1280, height = 800, theme = "light", lang = "ko" } = options;
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  /** @type {string[]} */
  const problems = [];
  /** @type {Map<string, Uint8Array>} */
  const responses = new Map();
  page.on("console", (message) => problems.push(`console.${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error}`));
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  /** @type {Promise<unknown>[]} */
  const bodies = [];
  page.on("response", (response) => {
    const url = response.url();
    if (url.startsWith("data:") || url.startsWith("blob:")) return;
    if (!url.startsWith(address)) problems.push(`foreign: ${url}`);
    if (response.status() !== 200) problems.push(`${response.status()}: ${url}`);
    const body = response.buffer().catch(() => new Uint8Array());
    bodies.push(body.then((bytes) => responses.set(url, bytes)));
  });

  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: theme },
    { name: "prefers-reduced-motion", value: options.reducedMotion ? "reduce" : "no-preference" },
  ]);
  await page.evaluateOnNewDocument((languages) => {
    Object.defineProperty(Navigator.prototype, "languages", { get: () => languages });
    Object.defineProperty(Navigator.prototype, "language", { get: () => languages[0] });
  }, preferred(lang));
  await options.before?.(page);
  await page.goto(address + path, { waitUntil: "load" });
  await page.waitForNetworkIdle({ idleTime: 50 });
  await Promise.all(bodies);
  return { page, problems, responses, close: () => context.close() };
}

/** @param {"ko" | "en"} lang */
const preferred = (lang) => (lang === "ko" ? ["ko-KR", "ko", "en"] : ["en-US", "en"]);

/** @returns {Promise<{ address: string, close(): void }>} */
function startServer() {
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
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run();
    return violations.map(
      (/** @type {import("axe-core").Result} */ { id, nodes }) =>
        `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
    );
  });
}
