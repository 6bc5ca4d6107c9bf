/**
 * Chromium by its own protocol, Firefox by WebDriver BiDi, both through puppeteer; each page in a context of
 * its own (nothing stored, nothing shared). CHROMIUM and FIREFOX may name the programs.
 */
import { launch } from "puppeteer-core";
import { FLAGS, find } from "../../xtask/browsers.js";
import { waitFor } from "./wait.js";

/** @typedef {import("puppeteer-core").Browser} Browser */
/** @typedef {import("./browser.js").Options} Options */

/**
 * @param {"chromium" | "firefox"} engine
 * @returns {Promise<{ openPage: import("./browser.js").OpenPageIn, close(): Promise<void> }>}
 */
export async function startPuppeteer(engine) {
  const executablePath = find(engine);
  const preferences = engine === "firefox" ? firefoxPreferences : () => ({});
  /** BiDi has no media features: a Firefox for each set of preferences. @type {Map<string, Promise<Browser>>} */
  const browsers = new Map();
  const browserFor = (/** @type {Options} */ options) => {
    const extraPrefsFirefox = preferences(options);
    const key = JSON.stringify(extraPrefsFirefox);
    const started =
      browsers.get(key) ??
      launch({
        browser: engine === "firefox" ? "firefox" : "chrome",
        executablePath,
        args: engine === "firefox" ? [] : FLAGS,
        extraPrefsFirefox,
        headless: true,
        protocolTimeout: 60_000,
      });
    browsers.set(key, started);
    return started;
  };
  await browserFor({});
  return {
    openPage: async (address, options) =>
      openPage(await browserFor(options), engine, address, options),
    async close() {
      for (const browser of browsers.values()) await (await browser).close();
    },
  };
}

/** @param {Options} options */
const firefoxPreferences = ({ theme, reducedMotion }) => ({
  "layout.css.prefers-color-scheme.content-override": theme === "dark" ? 0 : 1,
  // As on phones and in headless Chromium: the width of the window is the page's.
  "ui.useOverlayScrollbars": 1,
  "ui.prefersReducedMotion": reducedMotion ? 1 : 0,
  // As everywhere else: a file reads no other file.
  "security.fileuri.strict_origin_policy": true,
});

/** @param {Browser} browser @param {string} engine @param {string} address @param {Options} options */
async function openPage(browser, engine, address, { theme = "light", reducedMotion, lang = "ko" }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  if (engine === "firefox") withoutOrientation(page);
  await page.evaluateOnNewDocument(
    (languages) => {
      Object.defineProperty(Navigator.prototype, "languages", { get: () => languages });
      Object.defineProperty(Navigator.prototype, "language", { get: () => languages[0] });
    },
    lang === "ko" ? ["ko-KR", "ko", "en"] : ["en-US", "en"],
  );
  /** @type {string[]} */
  const problems = [];
  /** @type {Map<string, Uint8Array>} */
  const responses = new Map();
  page.on("console", (message) => problems.push(`console.${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error}`));
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  page.on("response", async (response) => {
    const url = response.url();
    if (url.startsWith("data:") || url.startsWith("blob:")) return;
    if (!url.startsWith(address)) problems.push(`foreign: ${url}`);
    if (response.status() !== 200) problems.push(`${response.status()}: ${url}`);
    responses.set(url, new Uint8Array());
  });
  if (engine === "chromium") {
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: theme },
      { name: "prefers-reduced-motion", value: reducedMotion ? "reduce" : "no-preference" },
    ]);
  }
  return { page, problems, responses, close: () => context.close() };
}

/**
 * Firefox ESR 140 does not know the screen's orientation, which puppeteer sets beside the viewport: that answer is
 * no failure, and what counts is the width and height.
 * @param {import("puppeteer-core").Page} page
 */
function withoutOrientation(page) {
  const setViewport = page.setViewport.bind(page);
  page.setViewport = async (viewport) => {
    await setViewport(viewport).catch((error) => {
      if (!/unknown command emulation\.setScreenOrientationOverride/.test(error.message))
        throw error;
    });
    if (!viewport) return;
    const { width, height } = viewport;
    await waitFor(page, (w, h) => innerWidth === w && innerHeight === h, width, height);
  };
}
