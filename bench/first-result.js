// How long until the first result: our page beside an empty page that loads a wasm module of one
// function, calls it and shows what it gives. Both from the same server, cold, interleaved; medians and
// their ratio. Of both, when the first result is painted (on ours the stored numbers, which the engine's
// equal to the bit); of ours also when the outputs stand in the figure, and when the engine has computed
// all that the page shows.
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

const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname));
  const send = (/** @type {string} */ type, /** @type {string | Uint8Array} */ body) =>
    response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
  if (path === "/empty.html") return send(TYPES[".html"], EMPTY);
  if (path === "/empty.wasm") return send(TYPES[".wasm"], EMPTY_WASM);
  try {
    const file = path === "/" ? "/index.html" : path;
    send(TYPES[extname(file)] ?? "application/octet-stream", await readFile(join(folder, file)));
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
    // Neither page paints anything before its result.
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries())
        if (name === "first-contentful-paint") Object.assign(window, { painted: startTime });
    }).observe({ type: "paint", buffered: true });
    document.addEventListener("ready", () =>
      Object.assign(window, { computed: performance.now() }),
    );
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      new MutationObserver((_, observer) => {
        if (!root.querySelector(".output .a")?.textContent) return;
        Object.assign(window, { stands: performance.now() });
        observer.disconnect();
      }).observe(root, { childList: true, subtree: true });
      return root;
    };
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
const [empty, painted, stands, computed] = [[], [], [], []];
for (let round = 0; round <= rounds; round++) {
  const [e] = await time("empty.html", "painted");
  const [p, s, c] = await time("", "painted", "stands", "computed");
  if (!round) continue; // the browser itself starts
  empty.push(e);
  painted.push(p);
  stands.push(s);
  computed.push(c);
}
await browser.close();
server.close();

const median = (/** @type {number[]} */ list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const row = (/** @type {string} */ name, /** @type {number[]} */ times) =>
  console.log(
    `${name.padEnd(34)}${median(times).toFixed(0).padStart(6)} ms   ${median(times.map((t, i) => t / empty[i])).toFixed(2)}`,
  );
row("empty wasm page: painted", empty);
row("our page: numbers painted", painted);
row("our page: outputs in the figure", stands);
row("our page: all computed", computed);
console.log(`medians of ${rounds} rounds; the last column is the median of the ratios`);
