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
const a = `http://127.0.0.1:${server.address().port}`;
const browser = await launch({ executablePath: find("chromium"), args: [...FLAGS, ...(process.env.JSFLAGS ? ["--js-flags=" + process.env.JSFLAGS] : [])] });
const page = await browser.newPage();
page.on("console", m => console.log(m.text())); page.on("pageerror", e => console.log("error", e));
await page.goto(a + "/bench/try.html");
const wasms = (process.env.WASM ?? "target/wasm32-unknown-unknown/release/perceptible_bench.wasm").split(",");
await page.evaluate(async (ids, wasms) => {
  const { WORKS, start } = await import("/bench/works.js");
  const { ours } = await import("/bench/ours.js");
  {
    const { instance } = await WebAssembly.instantiateStreaming(fetch("/" + wasms[0]), new Proxy({}, { get: () => new Proxy({}, { get: () => () => {} }) }));
    const l = [];
    for (let i = 0; i < 200; i++) { const t = performance.now(); instance.exports.peak(5e5, 0.5); l.push(8e6 / (performance.now() - t) / 1e6); }
    console.log("peak MAC/ns", Math.max(...l).toFixed(2), l.sort()[10].toFixed(2));
  }
  for (const work of WORKS) {
    if (ids && !ids.split(",").includes(work.id)) continue;
    const runs = [];
    for (const w of wasms) {
      const { instance } = await WebAssembly.instantiateStreaming(fetch("/" + w), new Proxy({}, { get: () => new Proxy({}, { get: () => () => {} }) }));
      runs.push([instance.exports, ours(instance.exports, work, start(work)).run]);
    }
    const names = ["gather", "forward", "backward", "descend", "gradients", "load"];
    const macs = work.sizes.slice(1).map((n, l) => n * work.sizes[l]);
    const all = macs.reduce((a, b) => a + b), back = all - macs[0];
    const times = names.map(() => runs.map(() => []));
    const B = work.kind === "train" ? work.batch : 64;
    const n = Math.ceil(4e6 / all / B / 5 / (all < 1000 ? 20 : 1));
    for (let r = 0; r < 300; r++) for (const p of names.keys()) for (const [i, [w, run]] of runs.entries()) {
      w.part(run, 1, 1); if (p==3||p==4) w.part(run, 2, 1);
      const t = performance.now(); w.part(run, p, n); times[p][i].push((performance.now() - t) / n * 1e6 / B);
    }
    const low = l => [...l].sort((a, b) => a - b)[l.length / 10 | 0];
    const med = l => [...l].sort((a, b) => a - b)[l.length >> 1];
    for (const p of names.keys()) console.log(work.id, names[p].padEnd(10), times[p].map(l => `${med(l).toFixed(1).padStart(9)} (${low(l).toFixed(1)}) ns/sample ${([0, all, back, all, all, 0][p] / low(l)).toFixed(2)} MAC/ns`).join(" | "));
  }
}, process.argv[2] ?? "", wasms);
await browser.close(); server.close();
