// How long until the first result: our page, as it lies here and as `cargo dist` makes it, beside an
// empty page that loads a wasm module of one function, calls it and shows what it gives. All from the same server,
// cold, interleaved, in turns; medians and their ratio. The result of each is what its wasm has computed, and is
// there when the frame that shows it has been made. Of ours also when all that the page shows is computed and drawn.
// `cargo xtask bench`, or: node bench/first-result.js [rounds]
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "puppeteer-core";
import { FLAGS, find } from "../xtask/browsers.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const rounds = Number(process.argv[2] ?? 25);

/** What is timed, and the folder that it lies in; the first is what the others are beside. @type {[string, string][]} */
const PAGES = [
  ["empty wasm page", ""],
  ["our page, unbundled", "."],
  ["our page, dist/site", "dist/site"],
];

const TYPES = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
});

// (module (func (export "add") (param f64 f64) (result f64) local.get 0 local.get 1 f64.add))
const EMPTY_WASM = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 124, 124, 1, 124, 3, 2, 1, 0, 7, 7, 1, 3, 97, 100,
  100, 0, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 160, 11,
]);
const EMPTY = `<!doctype html><meta charset="utf-8"><title>empty</title><p id="out"></p>
<script type="module">
const { instance } = await WebAssembly.instantiateStreaming(fetch("empty.wasm"));
document.getElementById("out").textContent = instance.exports.add(1, 2);
</script>`;

/** Read once: the disk is not what is measured. @type {Map<string, Promise<Buffer>>} */
const files = new Map();
const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname));
  const send = (/** @type {string} */ type, /** @type {string | Uint8Array} */ body) =>
    response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
  if (path === "/0/") return send(TYPES[".html"], EMPTY);
  if (path === "/0/empty.wasm") return send(TYPES[".wasm"], EMPTY_WASM);
  try {
    // `/1/www/…` lies in the folder of the page that is 1.
    const [, number, ...names] = path.split("/");
    const file = join(root, PAGES[Number(number)][1], names.join("/") || "index.html");
    if (!files.has(file)) files.set(file, readFile(file));
    send(TYPES[extname(file)] ?? "application/octet-stream", (await files.get(file)) ?? "");
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const address = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/`;

const browser = await launch({
  executablePath: find("chromium"),
  args: FLAGS,
});

const SETTLED = 1500; // ms: a new window of Chromium's loads pages of its own

/** @param {number} i  of PAGES @returns {Promise<{ result: number, all: number }>} ms from navigation */
async function time(i) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  // The page is not asked again and again: that would cost it frames.
  await page.evaluateOnNewDocument((isEmpty) => {
    const after = (/** @type {(listen: () => void) => void} */ start) =>
      new Promise((resolve) =>
        start(() => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))),
      );
    const result = after((found) => {
      // The parser's own text, which ours has before, takes nothing away.
      new MutationObserver((changes) => {
        for (const { target, removedNodes } of changes)
          if (target.id === "out" || (target.matches?.(".stored td") && removedNodes.length))
            found();
      }).observe(document, { childList: true, subtree: true });
    });
    const all = isEmpty ? 0 : after((found) => document.addEventListener("ready", found));
    Object.assign(globalThis, { timed: Promise.all([result, all]) });
  }, i === 0);
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  await page.goto(`${address}${i}/`);
  const [result, all] = await page.evaluate(() => /** @type {any} */ (globalThis).timed);
  await context.close();
  return { result, all };
}

/** Of each page, a round after the other. @type {{ result: number, all: number }[][]} */
const times = PAGES.map(() => []);
for (let round = 0; round <= rounds; round++) {
  const turn = [...PAGES.keys()];
  if (round % 2) turn.reverse();
  for (const i of turn) {
    const timed = await time(i);
    if (round) times[i].push(timed); // before, the browser itself starts
  }
}
await browser.close();
server.close();

const median = (/** @type {number[]} */ list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const row = (/** @type {string} */ name, /** @type {number[]} */ list) =>
  console.log(
    `${name.padEnd(40)}${median(list).toFixed(0).padStart(6)} ms   ${median(list.map((t, i) => t / times[0][i].result)).toFixed(2)}`,
  );
for (const [i, [name]] of PAGES.entries()) {
  row(
    `${name}: its result`,
    times[i].map(({ result }) => result),
  );
  if (i)
    row(
      `${name}: all it shows`,
      times[i].map(({ all }) => all),
    );
}
console.log(`medians of ${rounds} rounds; the last column is the median of the ratios`);
