/**
 * WebKitGTK by WebDriver: WebKitWebDriver and its MiniBrowser on a display of their own (Xvfb). Each page is a
 * browser of its own: the driver has one session, and the theme is fixed when a browser starts.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ANSWERS_IN, startProxy, Unanswered } from "./proxy.js";
import { WebDriverPage } from "./webdriver.js";

/** Without its tool bar the window may be as narrow as a phone. */
const GTK_STYLE = `* { min-width: 0; min-height: 0; margin: 0; padding: 0; border: none; font-size: 1px; -gtk-icon-transform: scale(0.1); }`;

/** How long a browser may take to end, where it is killed anyway, ms. */
const ENDS_IN = 5_000;

/** @returns {Promise<{ openPage: import("./browser.js").OpenPageIn, close(): Promise<void> }>} */
export async function startWebKit() {
  const folder = mkdtempSync(join(tmpdir(), "perceptible-webkit-"));
  mkdirSync(join(folder, "gtk-3.0"));
  writeFileSync(join(folder, "gtk-3.0/gtk.css"), GTK_STYLE);
  const screen = ["-displayfd", "3", "-screen", "0", "1700x8000x24", "-nolisten", "tcp"];
  const xvfb = spawn("Xvfb", screen, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const killed = () => void xvfb.kill();
  process.once("exit", killed);
  const display = await new Promise((resolve, reject) => {
    xvfb.once("error", () => reject(new Error("install Xvfb (Debian's package xvfb)")));
    createInterface(/** @type {any} */ (xvfb.stdio[3])).once("line", resolve);
  });
  // A file of which no test is for this engine ends without closing it.
  xvfb.unref();
  /** @type {any} */ (xvfb.stdio[3]).unref();
  const environment = { ...process.env, DISPLAY: `:${display}`, XDG_CONFIG_HOME: folder };

  const open = /** @type {Set<() => Promise<void>>} */ (new Set());
  return {
    async openPage(address, options) {
      const dark = options.theme === "dark";
      const proxy = await startProxy(address);
      const themed = { ...environment, GTK_THEME: dark ? "Adwaita:dark" : "Adwaita" };
      // The proxy of a browser that never began would keep this process.
      const driver = await startDriver(themed, proxy.port).catch((error) => {
        proxy.close();
        throw error;
      });
      const page = new WebDriverPage(driver.call, proxy);
      const close = async () => {
        open.delete(close);
        await driver.close();
        proxy.close();
      };
      open.add(close);
      return { page: /** @type {any} */ (page), ...proxy, close };
    },
    async close() {
      for (const close of open) await close();
      xvfb.kill();
      process.off("exit", killed);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A driver with one session. `call` speaks WebDriver to it.
 * @param {NodeJS.ProcessEnv} env @param {number} proxyPort
 */
async function startDriver(env, proxyPort) {
  const port = await freePort();
  // In a group of its own, with the browser that it starts: neither outlives the test.
  const options = /** @type {const} */ ({ env, stdio: "ignore", detached: true });
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], options);
  const killed = () => {
    try {
      process.kill(-(/** @type {number} */ (driver.pid)), "SIGKILL");
    } catch {} // it never began, or has ended
  };
  process.once("exit", killed);
  driver.once("error", () => {});
  /** @type {import("./webdriver.js").Call} */
  const request = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: method === "POST" ? JSON.stringify(body ?? {}) : undefined,
      signal: AbortSignal.timeout(ANSWERS_IN),
    }).catch((error) => {
      throw error.name === "TimeoutError" ? new Unanswered() : error;
    });
    const { value } = /** @type {any} */ (await answer.json());
    if (!answer.ok) throw new Error(`${path.split("/").slice(3).join("/")}: ${value.message}`);
    return value;
  };
  const begin = async () => {
    await untilAnswers(() => request("GET", "/status"), driver);
    const host = `127.0.0.1:${proxyPort}`;
    return request("POST", "/session", {
      capabilities: {
        alwaysMatch: {
          proxy: { proxyType: "manual", httpProxy: host, sslProxy: host, noProxy: [] },
          "webkitgtk:browserOptions": { binary: findMiniBrowser(), args: ["--automation"] },
        },
      },
    });
  };
  // One that never began would keep this process.
  const { sessionId } = await begin().catch((error) => {
    killed();
    throw error;
  });
  return {
    /** @type {import("./webdriver.js").Call} */
    call: (method, path, body) => request(method, `/session/${sessionId}${path}`, body),
    async close() {
      // One that no longer answers is ended all the same, and soon.
      const ended = request("DELETE", `/session/${sessionId}`).catch(() => {});
      await Promise.race([ended, new Promise((done) => setTimeout(done, ENDS_IN).unref())]);
      killed();
      process.off("exit", killed);
    },
  };
}

/** @param {() => Promise<unknown>} ask @param {import("node:child_process").ChildProcess} driver */
async function untilAnswers(ask, driver) {
  while (true) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Unanswered) throw error;
      if (driver.exitCode !== null || driver.pid === undefined)
        throw new Error("WebKitWebDriver does not run (Debian's package webkit2gtk-driver)", {
          cause: error,
        });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** @returns {Promise<number>} */
function freePort() {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    }),
  );
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
