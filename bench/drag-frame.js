// What a frame costs while a number is dragged: the main thread's script, style and layout, as Chromium counts
// them, the median of 60 moves of the mouse by one pixel on x₁, a move a frame. The engine's share is of a second
// drag, with the profiler on: the time in the wasm package and in what it calls.
// `cargo xtask bench`, or: node bench/drag-frame.js [folder of the page] [moves]
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "puppeteer-core";
import { startHost } from "../tests/page/static.js";
import { FLAGS, find } from "../xtask/browsers.js";
import { spent, timeIn } from "./profile.js";

const [folder = ".", moves = "60"] = process.argv.slice(2);
const STEPS = Number(moves);
const BEFORE = 10; // moves that are not counted: the code is still being compiled

/** @typedef {{ name: string, link: string, slower: number, most: number }} Case  slower: the processor, times; most: ms a frame */

/** @type {Case[]} */
const CASES = [
  { name: "the post", link: "", slower: 1, most: 5 },
  { name: "the post, a quarter of the speed", link: "", slower: 4, most: 25 },
  {
    name: "eight layers of 64",
    link: `#v1&layers=${Array(8).fill(64)}`,
    slower: 1,
    most: 25,
  },
];

const server = await startHost({
  root: pathToFileURL(`${resolve(folder)}/`),
  headers: { "Cache-Control": "no-store" },
});
const browser = await launch({
  executablePath: find("chromium"),
  args: FLAGS,
  defaultViewport: { width: 1280, height: 800 },
});

/** @param {Case} of */
async function measure({ link, slower }) {
  const page = await browser.newPage();
  await page.goto(`${server.address}index.html${link}`);
  const host = await page.evaluateHandle(async () => {
    await customElements.whenDefined("perceptible-network");
    const figure = /** @type {any} */ (document.querySelector("perceptible-network"));
    await figure.ready;
    return figure;
  });
  const field = await host.evaluateHandle((host) =>
    host.shadowRoot.querySelector('[data-field="stage.x.0.0"]'),
  );
  const box = await field.asElement()?.boundingBox();
  if (!box) throw new Error("x₁ is not on the stage");
  const client = await page.createCDPSession();
  // The thread's own time: on a shared machine it does not count what others take.
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  await client.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];

  /** One move, and the frame that shows it; ms. The page is not asked anything: that would be script too. @param {number} at */
  const move = async (at) => {
    const before = await spent(client);
    await page.mouse.move(x + at, y);
    let after = before;
    for (let quiet = 0; quiet < 2; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const now = await spent(client);
      quiet = now[0] > before[0] && now.every((part, i) => part === after[i]) ? quiet + 1 : 0;
      after = now;
    }
    return after.map((part, i) => part - before[i]);
  };
  const drag = async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    const frames = [];
    for (let i = 1; i <= BEFORE + STEPS; i++) {
      const frame = await move(i + 3); // a drag begins after 3 px
      if (i > BEFORE) frames.push(frame);
    }
    await page.keyboard.press("Escape");
    await page.mouse.up();
    return frames;
  };
  const frames = await drag();
  await client.send("Profiler.enable");
  await client.send("Profiler.setSamplingInterval", { interval: 200 });
  await client.send("Profiler.start");
  await drag();
  const { profile } = await client.send("Profiler.stop");
  await page.close();
  return {
    whole: median(frames.map((parts) => parts.reduce((a, b) => a + b, 0))),
    parts: [0, 1, 2].map((i) => median(frames.map((parts) => parts[i]))),
    engine: timeIn(profile, isEngine) / (BEFORE + STEPS),
  };
}

const isEngine = (/** @type {string} */ _, /** @type {string} */ url) =>
  url.startsWith("wasm:") || /\.wasm|\/pkg\//.test(url);

const median = (/** @type {number[]} */ list) => [...list].sort((a, b) => a - b)[list.length >> 1];

const shown = (/** @type {number} */ ms) => ms.toFixed(1).padStart(6);
console.log(
  `${"ms a frame while x₁ is dragged".padEnd(36)}  whole   most  script style layout engine`,
);
for (const each of CASES) {
  const { whole, parts, engine } = await measure(each);
  console.log(
    `${each.name.padEnd(36)} ${[whole, each.most, ...parts, engine].map(shown).join(" ")}`,
  );
}
await browser.close();
server.close();
