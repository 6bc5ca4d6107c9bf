// quick: node bench/try.js W1,W2 [rounds]
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "puppeteer-core";
import { FLAGS, find } from "../xtask/browsers.js";
const root = fileURLToPath(new URL("..", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const server = createServer(async (q, s) => {
  try { const p = new URL(q.url, "http://x").pathname; const b = await readFile(join(root, p)); s.writeHead(200, {"content-type": TYPES[extname(p)] ?? "application/octet-stream", "cache-control":"no-store","cross-origin-opener-policy":"same-origin","cross-origin-embedder-policy":"require-corp"}).end(b); } catch { s.writeHead(404).end(); }
}).listen(0, "127.0.0.1");
await new Promise(r => server.once("listening", r));
const a = `http://127.0.0.1:${server.address().port}`;
const browser = await launch({ executablePath: find("chromium"), args: FLAGS });
const page = await browser.newPage();
page.on("console", m => console.log(m.text())); page.on("pageerror", e => console.log("error", e));
await page.goto(a + "/bench/try.html");
const wasms = (process.env.WASM ?? "target/wasm32-unknown-unknown/release/perceptible_bench.wasm").split(",");
await page.evaluate(async (ids, rounds, wasms) => {
  const { WORKS, start } = await import("/bench/works.js");
  const tiled = await import("/bench/plain/tiled.js");
  const straight = await import("/bench/plain/straight.js");
  const { ours } = await import("/bench/ours.js");
  const make = (text, s) => new Function("x","y","order","p","math", text)(s.x, s.y, s.order, s.parameters, Math);
  for (const work of WORKS) {
    if (ids && !ids.split(",").includes(work.id)) continue;
    const js = [[4,4]].map(t => [`tiled ${t}`, tiled.source(work, `tiled ${t} ${work.id}`, t)]);
    if (work.sizes.reduce((a,b)=>a+b) < 50) js.push(["straight", straight.source(work, "straight "+work.id)]);
    const list = js.map(([n,t]) => { const m = make(t, start(work)); return [n, m.epoch ?? m.forward, () => m.parameters.slice(-2), m]; });
    for (const [i, w] of wasms.entries()) {
      const { instance } = await WebAssembly.instantiateStreaming(fetch("/" + w), new Proxy({}, { get: () => new Proxy({}, { get: () => () => {} }) }));
      for (const fused of work.kind === "train" ? [true, false] : [true]) {
        const o = ours(instance.exports, work, start(work), fused);
        list.push([`ours${i} ${fused ? "" : "flat"}`, work.kind === "train" ? o.epoch : o.forward, () => o.parameters().slice(-2), o]);
      }
    }
    const outs = list.map(([n, f, p, m]) => { const r = f(); return [n, work.kind === "train" ? p() : (r ?? m.outputs()).slice(-2)]; });
    for (const [n, o] of outs) console.log(work.id, n, [...o].join(" "));
    const times = list.map(() => []);
    const counts = list.map(([, f]) => { let c = 0; const t = performance.now(); do { f(); c++; } while (performance.now() - t < 300); return Math.max(1, Math.round(c / 300)); });
    for (let r = 0; r < rounds; r++) list.forEach(([, f], i) => { const t = performance.now(); for (let c = 0; c < counts[i]; c++) f(); times[i].push((performance.now() - t) / counts[i] / work.rows * 1e6); });
    const low = l => [...l].sort((a, b) => a - b)[l.length / 10 | 0];
    const med = l => [...l].sort((a, b) => a - b)[l.length >> 1];
    list.forEach(([n], i) => console.log(work.id, n.padEnd(12), low(times[i]).toFixed(1).padStart(9), "ns/sample ", list.map((_, j) => (low(times[j]) / low(times[i])).toFixed(2).padStart(6)).join(" ")));
  }
}, process.argv[2] ?? "", Number(process.argv[3] ?? 400), wasms);
await browser.close(); server.close();
