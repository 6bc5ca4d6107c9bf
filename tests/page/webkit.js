/**
 * WebKitGTK by selenium: WebKitWebDriver and its MiniBrowser on a display of their own (Xvfb). A browser's theme
 * is fixed when it starts, and its language is English; each page is a window of it.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Builder, Capabilities } from "selenium-webdriver";
// @ts-expect-error: @types/selenium-webdriver has it at a path that no module can import.
import { DriverService } from "selenium-webdriver/remote/index.js";
import { SeleniumPage } from "./selenium.js";

/** Without its tool bar the window may be as narrow as a phone. */
const GTK_STYLE = `* { min-width: 0; min-height: 0; margin: 0; padding: 0; border: none; font-size: 1px; -gtk-icon-transform: scale(0.1); }`;

/** How long a browser may take to start, ms; where its display is not usable it never answers. */
const STARTS_IN = 60_000;

/** How long a page may take to load, and a script in it to end, ms. */
const ANSWERS_IN = 60_000;

/** @returns {Promise<{ openPage: import("./browser.js").OpenPageIn, close(): Promise<void> }>} */
export async function startWebKit() {
  const folder = mkdtempSync(join(tmpdir(), "perceptible-webkit-"));
  mkdirSync(join(folder, "gtk-3.0"));
  writeFileSync(join(folder, "gtk-3.0/gtk.css"), GTK_STYLE);
  const display = await startDisplay();
  const start = (/** @type {string} */ theme) =>
    startBrowser({
      ...process.env,
      DISPLAY: display.name,
      XDG_CONFIG_HOME: folder,
      GTK_THEME: theme,
    });
  /** By theme. @type {Map<string, ReturnType<typeof startBrowser>>} */
  const browsers = new Map();
  return {
    async openPage(_address, options) {
      const theme = options.theme === "dark" ? "Adwaita:dark" : "Adwaita";
      const started = browsers.get(theme) ?? start(theme).catch(() => start(theme));
      browsers.set(theme, started);
      const { driver, first } = await started;
      await driver.switchTo().window(first);
      const page = await SeleniumPage.open(driver);
      const { problems, close } = page;
      return { page: /** @type {any} */ (page), problems, responses: new Map(), close };
    },
    async close() {
      for (const browser of browsers.values()) await (await browser).close();
      display.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An X server without a screen, large enough for every viewport; it ends with this process at the latest. */
async function startDisplay() {
  const given = ["-displayfd", "3", "-screen", "0", "1700x2000x24", "-nolisten", "tcp"];
  const server = spawn("Xvfb", given, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const close = () => void server.kill();
  process.once("exit", close);
  // Ended from outside, as node's test runner does where a file takes too long, it closes what it started.
  process.once("SIGTERM", () => process.exit(1));
  const told = /** @type {import("node:net").Socket} */ (server.stdio[3]);
  const number = await new Promise((resolve, reject) => {
    server.once("error", () => reject(new Error("install Xvfb (Debian's package xvfb)")));
    createInterface(told).once("line", resolve);
  });
  // A file of which no test is for this engine ends without closing it.
  server.unref();
  told.unref();
  return { name: `:${number}`, close };
}

/** @param {Record<string, string | undefined>} environment */
async function startBrowser(environment) {
  const service = new DriverService.Builder("WebKitWebDriver")
    .setEnvironment(/** @type {any} */ (environment))
    .setLoopback(true)
    .build();
  try {
    const driver = new Builder()
      .usingServer(await service.start(STARTS_IN))
      .withCapabilities(
        new Capabilities({
          browserName: "MiniBrowser",
          "webkitgtk:browserOptions": { binary: findMiniBrowser(), args: ["--automation"] },
        }),
      )
      .build();
    const { promise: late, stop } = failAfter(STARTS_IN, "WebKit did not start");
    const first = driver.getWindowHandle();
    await Promise.race([first, late]).finally(stop);
    await driver.manage().setTimeouts({ script: ANSWERS_IN, pageLoad: ANSWERS_IN });
    return {
      driver,
      /** Its own window, which stays open: a browser ends with its last one. */
      first: await first,
      async close() {
        await driver.quit();
        await service.kill();
      },
    };
  } catch (error) {
    await service.kill();
    throw error;
  }
}

/** @param {number} time ms @param {string} message */
function failAfter(time, message) {
  let stop = () => {};
  const promise = new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`${message} within ${time / 1000} s`)), time);
    stop = () => clearTimeout(timer);
  });
  return { promise, stop };
}

/** $MINIBROWSER, or where Debian's libwebkit2gtk-4.1-0 puts it. */
function findMiniBrowser() {
  if (process.env.MINIBROWSER) return process.env.MINIBROWSER;
  const found = readdirSync("/usr/lib")
    .map((system) => join("/usr/lib", system, "webkit2gtk-4.1/MiniBrowser"))
    .find(existsSync);
  if (!found) throw new Error("install MiniBrowser (Debian's package libwebkit2gtk-4.1-0)");
  return found;
}
