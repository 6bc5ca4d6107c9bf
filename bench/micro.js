import { readFile } from "node:fs/promises";
import { launch } from "puppeteer-core";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { FLAGS, find } from "../xtask/browsers.js";
const root = fileURLToPath(new URL("..", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const server = createServer(async (q, s) => {
  try { const p = new URL(q.url, "http://x").pathname; const b = await readFile(join(root, p)); s.writeHead(200, {"content-type": TYPES[extname(p)] ?? "application/octet-stream", "cache-control":"no-store","cross-origin-opener-policy":"same-origin","cross-origin-embedder-policy":"require-corp"}).end(b); } catch { s.writeHead(404).end(); }
}).listen(0, "127.0.0.1");
await new Promise(r => server.once("listening", r));
const browser = await launch({ executablePath: find("chromium"), args: FLAGS });
const page = await browser.newPage();
page.on("console", m => console.log(m.text()));
await page.goto(`http://127.0.0.1:${server.address().port}/bench/try.html`);
await page.evaluate(async (wasms) => {
  console.log(crossOriginIsolated);
  for (const w of wasms) {
    const { instance } = await WebAssembly.instantiateStreaming(fetch("/" + w), new Proxy({}, { get: () => new Proxy({}, { get: () => () => {} }) }));
    const e = instance.exports;
    const best = (f, per) => { let b = 1e9; for (let i = 0; i < 300; i++) { const t = performance.now(); f(); b = Math.min(b, performance.now() - t); } return (b * 1e6 / per).toFixed(2); };
    console.log(w, "peak MAC/ns", (1 / best(() => e.peak(1e5, 0.5), 16e5)).toFixed(2));
    for (const [n, i] of [["sigmoid", 0], ["leaky", 1], ["swish", 2], ["linear", 3], ["tanh", 4], ["relu", 5], ["elu", 6], ["gelu", 8]]) console.log(n, best(() => e.activate(i, 64, 500), 64 * 500), "ns each");
    const a = new Float64Array(64).map((_, i) => i / 16 - 2), b = new Float64Array(64);
    console.log("Math.tanh", best(() => { for (let k = 0; k < 500; k++) for (let i = 0; i < 64; i++) b[i] = Math.tanh(a[i]); }, 64 * 500), "Math.exp", best(() => { for (let k = 0; k < 500; k++) for (let i = 0; i < 64; i++) b[i] = Math.exp(a[i]); }, 64 * 500));
  }
}, (process.env.WASM ?? "target/wasm32-unknown-unknown/release/perceptible_bench.wasm").split(","));
await browser.close(); server.close();
