/** The page that measures: packages and engine made ready, bundled by esbuild, in headless Chromium. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { launch } from "puppeteer-core";
import { startHost } from "../tests/page/static.js";
import { FLAGS, find } from "../xtask/browsers.js";

const here = new URL(".", import.meta.url);
const root = new URL("..", here);

/** @param {string} program @param {string[]} given @param {URL} folder */
function run(program, given, folder) {
  console.log(`${program} ${given.join(" ")}`);
  const { status } = spawnSync(program, given, { cwd: fileURLToPath(folder), stdio: "inherit" });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
}

/** Installs the peers where they are missing, and builds the engine behind the bench's own door; www/pkg is there. */
function prepare() {
  if (!existsSync(new URL("node_modules", here)))
    run("npm", ["ci", "--no-fund", "--no-audit"], here);
  const target = ["--target", "wasm32-unknown-unknown"];
  run(
    "cargo",
    ["build", "--quiet", "--release", "--package", "perceptible-bench", ...target],
    root,
  );
  const folder = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("target", root));
  return readFileSync(`${folder}/wasm32-unknown-unknown/release/perceptible_bench.wasm`);
}

/** `ask` opens a page, calls bench/page.js in it by name, and closes it: nothing is warm from what came before. */
export async function start() {
  const engine = prepare();
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("page.js", here))],
    bundle: true,
    format: "esm",
    mainFields: ["module", "main"],
    write: false,
    logLevel: "error",
  });
  const server = await startHost({
    root: here,
    // An isolated page has a clock of 5 µs. It would have threads too, which a page has not where its host sends no such
    // headers: they are hidden from the peers.
    headers: {
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    },
    pages: {
      "index.html":
        '<!doctype html><meta charset="utf-8"><title>Bench</title><script>delete SharedArrayBuffer</script>',
      "bundle.js": outputFiles[0].text,
      "engine.wasm": engine,
      "perceptible.wasm": readFileSync(new URL("www/pkg/perceptible_bg.wasm", root)),
    },
  });
  const browser = await launch({
    executablePath: find("chromium"),
    args: FLAGS,
    protocolTimeout: 30 * 60_000,
  });
  return {
    version: await browser.version(),
    /** @param {string} name @param {unknown[]} given @returns {Promise<any>} */
    async ask(name, ...given) {
      const page = await browser.newPage();
      page.on("pageerror", (error) => console.error(String(error)));
      await page.goto(`${server.address}index.html`);
      await page.addScriptTag({ type: "module", url: "bundle.js" });
      const answer = await page.evaluate(
        (name, given) => /** @type {any} */ (globalThis).bench[name](...given),
        name,
        given,
      );
      await page.close();
      return answer;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
