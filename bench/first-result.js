// How long until the first result: our page beside an empty page that loads a wasm module of one
// function, calls it and shows what it gives. Both from the same server, cold, interleaved; medians and
// their ratio. The result of both is what their wasm has computed, and is there when the frame that
// shows it has been made. Of ours also when all that the page shows is computed and drawn.
// `cargo xtask bench`, or: node bench/first-result.js [folder to serve, default the repository] [rounds]
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "puppeteer-core";
import { FLAGS, find } from "../xtask/browsers.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = process.argv[2] ?? root;
const rounds = Number(process.argv[3] ?? 15);

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
  if (path === "/empty.html") return send(TYPES[".html"], EMPTY);
  if (path === "/empty.wasm") return send(TYPES[".wasm"], EMPTY_WASM);
  try {
    const file = path === "/" ? "/index.html" : path;
    if (!files.has(file)) files.set(file, readFile(join(folder, file)));
    send(TYPES[extname(file)] ?? "application/octet-stream", await files.get(file));
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

/** @param {string} path @param {...string} names  of the numbers that the page sets @returns {Promise<number[]>} ms from navigation */
async function time(path, ...names) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.evaluateOnNewDocument(() => {
    const afterFrame = (/** @type {string} */ name) =>
      requestAnimationFrame(() => setTimeout(() => (window[name] ??= performance.now())));
    // The parser's own text, which ours has before, takes nothing away.
    new MutationObserver((changes) => {
      for (const { target, removedNodes } of changes)
        if (target.id === "out" || (target.matches?.(".stored td") && removedNodes.length))
          afterFrame("result");
    }).observe(document, { childList: true, subtree: true });
    document.addEventListener("ready", () => afterFrame("all"));
  });
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  await page.goto(address + path);
  const found = names.map((name) =>
    page.waitForFunction((name) => /** @type {any} */ (window)[name], {}, name),
  );
  const times = await Promise.all(
    found.map(async (handle) => Number(await (await handle).jsonValue())),
  );
  await context.close();
  return times;
}

/** @type {number[][]} */
const [empty, first, all] = [[], [], []];
for (let round = 0; round <= rounds; round++) {
  const [e] = await time("empty.html", "result");
  const [f, a] = await time("", "result", "all");
  if (!round) continue; // the browser itself starts
  empty.push(e);
  first.push(f);
  all.push(a);
}
await browser.close();
server.close();

const median = (/** @type {number[]} */ list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const row = (/** @type {string} */ name, /** @type {number[]} */ times) =>
  console.log(
    `${name.padEnd(34)}${median(times).toFixed(0).padStart(6)} ms   ${median(times.map((t, i) => t / empty[i])).toFixed(2)}`,
  );
row("empty wasm page: its result", empty);
row("our page: the post's results", first);
row("our page: all it shows", all);
console.log(`medians of ${rounds} rounds; the last column is the median of the ratios`);
