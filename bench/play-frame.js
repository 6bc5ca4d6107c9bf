// What training costs the page. First: our code's time a frame while 2-8-8-8-8-1 with 500 points and its maps plays: script,
// style and layout as Chromium counts them on the thread, without the steps themselves, which fill what they are given.
// Then: the longest task while 784-128-64-10 trains through the JS API, in slices of 8 ms a frame.
// Of the page as it lies here, whose functions have their names: `cargo xtask bench`, or: node bench/play-frame.js [frames]
import { launch } from "puppeteer-core";
import { startHost } from "../tests/page/static.js";
import { FLAGS, find } from "../xtask/browsers.js";
import { spent, timeIn } from "./profile.js";

const [count = "180"] = process.argv.slice(2);
const FRAMES = Number(count);
const SLICE = 8; // ms
const ROWS = 256;
const MOST = { frame: 4, task: 50 }; // ms

const PLAYED =
  "#v1&layers=2,8,8,8,8,1&f1=tanh&f2=tanh&f3=tanh&f4=tanh&f5=sigmoid&loss=bce&scale=0.5&batch=10&lr=0.1" +
  "&data=circles:n_samples=500,noise=0.05,factor=0.5";

const server = await startHost({
  root: new URL("..", import.meta.url),
  headers: { "Cache-Control": "no-store" },
});
const browser = await launch({
  executablePath: find("chromium"),
  args: FLAGS,
  defaultViewport: { width: 1280, height: 900 },
});

/** ms a frame: ours, and in it script, style and layout; and how many frames there were. */
async function playing() {
  const page = await browser.newPage();
  await page.goto(`${server.address}index.html${PLAYED}`);
  const root = await page.evaluateHandle(async () => {
    await customElements.whenDefined("perceptible-network");
    const figure = /** @type {any} */ (document.querySelector("perceptible-network"));
    await figure.ready;
    const root = figure.shadowRoot;
    const come = async (/** @type {string} */ selector) => {
      while (!root.querySelector(selector)) await new Promise(requestAnimationFrame);
      root.querySelector(selector).click();
    };
    await come("[data-mode=train]");
    await come("#tab-map");
    await come("[data-train=play]");
    return root;
  });
  const client = await page.createCDPSession();
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  await client.send("Profiler.enable");
  await client.send("Profiler.setSamplingInterval", { interval: 200 });
  await root.evaluate(frames, FRAMES / 3); // until the code is compiled
  const before = await spent(client);
  await client.send("Profiler.start");
  await root.evaluate(frames, FRAMES);
  const { profile } = await client.send("Profiler.stop");
  const after = await spent(client);
  await page.close();
  const parts = after.map((part, i) => (part - before[i]) / FRAMES);
  const steps = timeIn(profile, isPlay) / FRAMES;
  return [parts.reduce((a, b) => a + b, -steps), parts[0] - steps, parts[1], parts[2], steps];
}

/** Lets frames pass. @param {unknown} _ @param {number} n */
async function frames(_, n) {
  for (let i = 0; i < n; i++) await new Promise(requestAnimationFrame);
}

const isPlay = (/** @type {string} */ name, /** @type {string} */ url) =>
  name === "play" && url.includes("/pkg/");

/** The longest task, ms, as a page that trains this network would have it. */
async function training() {
  const page = await browser.newPage();
  await page.goto(`${server.address}www/tutorial.en.html`);
  const longest = await page.evaluate(
    async ({ slice, rows, frames }) => {
      const engine = await import(new URL("pkg/perceptible.js", location.href).href);
      await engine.default();
      const random = new engine.RandomState(0);
      const session = new engine.Session();
      const text = [];
      for (let row = 0; row < rows; row++) {
        const target = Array.from({ length: 10 }, (_, i) => (i === row % 10 ? 1 : 0));
        text.push([...random.randomSample(784), ...target].join());
      }
      session.openLink("v1&layers=2,4,10&f2=softmax&loss=cross_entropy&t=none");
      session.edit([
        { set: "size", position: 0, value: 784 },
        { set: "size", position: 1, value: 128 },
        { set: "addLayer", position: 2 },
        { set: "size", position: 2, value: 64 },
        { set: "initialization", value: "he" },
      ]);
      session.openRows(text.join("\n"), { targets: 10 });
      session.edit([{ set: "batch_size", value: 32 }]);
      let longest = 0;
      for (let i = 0; i < frames; i++) {
        await new Promise(requestAnimationFrame);
        const start = performance.now();
        session.play(slice);
        session.frame(["losses"]);
        longest = Math.max(longest, performance.now() - start);
      }
      const { step } = session.training();
      return { longest, step, sizes: session.structure().sizes };
    },
    { slice: SLICE, rows: ROWS, frames: FRAMES },
  );
  await page.close();
  return longest;
}

const shown = (/** @type {number} */ ms) => ms.toFixed(1).padStart(6);
const [whole, ...parts] = await playing();
console.log(`${"ms a frame while it plays".padEnd(36)}  whole   most  script style layout  steps`);
console.log(
  `${"2-8-8-8-8-1, 500 points, maps".padEnd(36)} ${[whole, MOST.frame, ...parts].map(shown).join(" ")}`,
);
const { longest, step, sizes } = await training();
console.log(`${"ms of the longest task".padEnd(36)}  whole   most`);
console.log(
  `${`${sizes.join("-")}, ${step} steps`.padEnd(36)} ${[longest, MOST.task].map(shown).join(" ")}`,
);
await browser.close();
server.close();
