// How long until the first result: our page, as it lies here and as `cargo dist` makes it, and a post that has the
// one-file script, beside an empty page that loads a wasm module of one function, calls it and shows what it gives. All from the same server,
// cold, interleaved, in turns; medians and their ratio. Ours is there when all that the page shows is computed and
// drawn: in the frame after the element's "ready".
// `cargo xtask bench`, or: node bench/first-result.js [rounds]
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "puppeteer-core";
import { FLAGS, find } from "../xtask/browsers.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const rounds = Number(process.argv[2] ?? 25);

/** The pages that are timed, and the folder each lies in; the others are beside the first. @type {[string, string][]} */
const PAGES = [
  ["empty wasm page", ""],
  ["our page, unbundled", "."],
  ["our page, dist/site", "dist/site"],
  ["a post, perceptible.js", "dist"],
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

const POST = `<!doctype html><html lang="ko"><meta charset="utf-8"><title>post</title><p>…</p>
<perceptible-network preset="post" view="stage results inspector" loading="eager"></perceptible-network>
<script defer src="perceptible.js"></script>`;

/** Read once: the disk is not measured. @type {Map<string, Promise<Buffer>>} */
const files = new Map();
const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname));
  const send = (/** @type {string} */ type, /** @type {string | Uint8Array} */ body) =>
    response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
  if (path === "/0/") return send(TYPES[".html"], EMPTY);
  if (path === "/0/empty.wasm") return send(TYPES[".wasm"], EMPTY_WASM);
  if (path === "/3/") return send(TYPES[".html"], POST);
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

/** @param {number} i  of PAGES @returns {Promise<number>} ms from navigation to the frame that shows the result */
async function time(i) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  // The page is not asked again and again: that would cost it frames.
  await page.evaluateOnNewDocument((isEmpty) => {
    const timed = new Promise((resolve) => {
      const found = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      if (!isEmpty) return document.addEventListener("ready", found);
      new MutationObserver((changes) => {
        if (changes.some(({ target }) => /** @type {Element} */ (target).id === "out")) found();
      }).observe(document, { childList: true, subtree: true });
    });
    Object.assign(globalThis, { timed });
  }, i === 0);
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  await page.goto(`${address}${i}/`);
  const timed = await page.evaluate(() => /** @type {any} */ (globalThis).timed);
  await context.close();
  return timed;
}

/** Of each page, a round after the other. @type {number[][]} */
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
for (const [i, [name]] of PAGES.entries()) {
  const ratios = times[i].map((t, round) => t / times[0][round]);
  console.log(
    `${name.padEnd(30)}${median(times[i]).toFixed(0).padStart(6)} ms   ${median(ratios).toFixed(2)}`,
  );
}
console.log(`medians of ${rounds} rounds; the last column is the median of the ratios`);
