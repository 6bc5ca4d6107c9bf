import assert from "node:assert/strict";
import { en } from "../../www/strings/en.js";
import { axeViolations, test, testIn, testOnce } from "./browser.js";
import { field, neuron, onePage, openFigure } from "./figure.js";

const { browser, figure } = await onePage({ lang: "en" });
const DEVTOOLS = "only Chromium's protocol has it";
const tool = (/** @type {number} */ n) => `.toolbar .tool:nth-of-type(${n})`;

/**
 * Every state of the page that a reader gets to; each is left again.
 * @param {import("./figure.js").Figure} figure
 * @returns {[string, () => Promise<void>, (() => Promise<void>)?][]}
 */
const states = (figure) => [
  ["opened", async () => {}],
  ["matrix", () => figure.click("#tab-matrix")],
  ["code", () => figure.click("#tab-code"), () => figure.click("#tab-neuron")],
  ["an output selected", () => figure.click(neuron("1.0"))],
  [
    "nothing selected",
    async () => {
      await figure.focus(neuron("1.0"));
      await figure.press("Escape");
    },
  ],
  ["stepping", () => figure.click(tool(3)), () => figure.click(tool(3))],
  ["predicting", () => figure.click(tool(4)), () => figure.click(tool(4))],
  ["a menu open", () => figure.click('[data-menu="preset"]'), () => figure.press("Escape")],
  [
    "typing",
    async () => {
      await figure.focus(field("stage.x.0.2"));
      await figure.press("Enter");
    },
  ],
  [
    "what is typed is wrong",
    async () => {
      await figure.fill("stage.x.0.2", "0.17a");
      await figure.press("Enter");
    },
    () => figure.press("Escape"),
  ],
  ["a value not finite", () => figure.open("v1&x=1e308,1e308,1e308&w1=1.1:1e10")],
  ["a batch", () => figure.open("v1&preset=batch")],
  ["eight layers", () => figure.open("v1&layers=3,9,4,4,4,4,4,12")],
  ["a damaged link", () => figure.open("v9"), () => figure.open("")],
  [
    "Train, opened",
    async () => {
      await figure.click("[data-mode=train]");
      await figure.until((root) => root.querySelector(".dock") !== null);
    },
  ],
  [
    "Train, a race",
    async () => {
      await figure.click("[data-racing=true]");
      await figure.click("[data-train=phase]");
    },
    () => figure.click("[data-racing=false]"),
  ],
  ["Train, with gradients", () => figure.click("[data-train=unit]")],
  ["Train, a menu open", () => figure.click('[data-menu="weight"]'), () => figure.press("Escape")],
  ["Train, two hidden layers", () => figure.open("v1&layers=3,4,4,2")],
  ["Train, several rows", () => figure.open("v1&preset=circles")],
  ["Train, a map", () => figure.click("#tab-map"), () => figure.click("#tab-neuron")],
  ["Train, its matrices", () => figure.click("#tab-matrix"), () => figure.click("#tab-neuron")],
  [
    "a printout compared",
    async () => {
      await figure.click("[data-mode=mine]");
      await figure.until((root) => root.querySelector("[data-mine=text]") !== null);
      await figure.click(".mine .code-like");
      await figure.until((root) => root.querySelector(".mine-headline") !== null);
      await figure.click(".mine-numerics summary");
    },
  ],
  [
    "forward again",
    async () => {
      await figure.open("");
      await figure.click("[data-mode=forward]");
    },
  ],
];

for (const [width, theme] of /** @type {const} */ ([
  [1280, "light"],
  [360, "dark"],
])) {
  testOnce(`axe finds nothing in any state at ${width}, ${theme}`, async () => {
    const opened = await openFigure(browser, {
      width,
      theme,
      lang: theme === "light" ? "en" : "ko",
    });
    /** @type {Record<string, string[]>} */
    const found = {};
    for (const [name, enter, leave] of states(opened)) {
      await enter();
      const violations = await axeViolations(opened.page);
      if (violations.length) found[name] = violations;
      await leave?.();
    }
    assert.deepEqual(found, {});
    await opened.done();
  });
}

/** The announcement of outputs that have these texts, and had those. @param {string[]} now @param {string[]} before */
const moved = (now, before) =>
  now.map((text, i) => {
    const [to, from] = [text, before[i]].map((each) => Number(each.replace("−", "-")));
    return en.moved(`y${"₁₂"[i]}`, en.spoken(text), Math.sign(to - from));
  });

test("x₃ is changed by keyboard, and where y₁ and y₂ go is announced exactly once, after the last change", async () => {
  await figure.resize({ width: 1280, height: 800 });
  await figure.speak("en");
  await figure.open("");
  // What the live region says, from now on.
  await figure.until((root) => root.querySelector("[role=status].visually-hidden") !== null);
  await figure.read((root) => {
    const region = /** @type {Element} */ (root.querySelector("[role=status].visually-hidden"));
    const said = /** @type {string[]} */ ([]);
    const times = /** @type {number[]} */ ([]);
    Object.assign(globalThis, { heard: said, times });
    root.host.addEventListener("change", () => times.push(performance.now()));
    new MutationObserver(() => said.push(region.textContent ?? "")).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const before = await figure.texts(".output .a");
  const heard = () => figure.page.evaluate(() => /** @type {any} */ (globalThis).heard);
  await figure.focus(field("stage.x.0.2"));
  await figure.press(...Array(12).fill("ArrowDown"));
  assert.equal(await figure.link(), "v1&x=3,1,4.3");
  const outputs = moved(await figure.texts(".output .a"), before);
  assert.match(outputs.join(), /y₁ down to .*y₂ up to /);
  await figure.page.waitForFunction(
    (outputs) => {
      const last = /** @type {any} */ (globalThis).heard.at(-1) ?? "";
      return outputs.every((output) => last.split(output).length === 2);
    },
    { timeout: 10_000 },
    outputs,
  );
  // Where the browser was held up between two keys, the first of them was the last change for a while.
  const pauses = await figure.page.evaluate(() => {
    const { times } = /** @type {any} */ (globalThis);
    return times.filter(
      (/** @type {number} */ at, /** @type {number} */ i) => at - times[i - 1] > 500,
    );
  });
  assert.ok((await heard()).length <= 1 + pauses.length, `${(await heard()).join(" | ")}`);
});

testIn(
  ["chromium"],
  DEVTOOLS,
  "in the accessibility tree x₃ is a spin button with its value, and the live region says y₁ and y₂",
  async () => {
    const session = await figure.page.createCDPSession();
    await figure.open("");
    await figure.focus(field("stage.x.0.2"));
    const before = await figure.texts(".output .a");
    for (const [keys, x3] of /** @type {[string[], number][]} */ ([
      [[], 5.5],
      [Array(12).fill("ArrowDown"), Math.fround(4.3)], // the tree has float32
    ])) {
      await figure.press(...keys);
      const outputs = await figure.texts(".output .a");
      if (keys.length)
        await figure.until(
          (root, text) => root.querySelector("[role=status]")?.textContent?.includes(text),
          en.spoken(outputs[1]),
        );
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      const spin = nodes.find(
        ({ role, name }) => role?.value === "spinbutton" && name?.value === en.inputName("x₃"),
      );
      assert.ok(spin, "x₃ is a spin button in the accessibility tree");
      assert.equal(Math.fround(Number(spin.value?.value)), x3);
      const status = nodes.find(({ role }) => role?.value === "status");
      assert.ok(status, "there is a live region");
      if (!keys.length) continue;
      const inside = nodes.filter(({ parentId }) => parentId === status.nodeId);
      const said = inside.map(({ name }) => name?.value).join();
      assert.ok(said.includes(moved(outputs, before).join(", ")), said);
    }
    await figure.open("");
  },
);

test("at 200 % zoom nothing scrolls sideways", async () => {
  await figure.resize({ width: 640, height: 400, deviceScaleFactor: 2 });
  for (const tab of ["matrix", "code", "neuron"]) {
    await figure.click(`#tab-${tab}`);
    assert.ok((await figure.overflow()) <= 0, tab);
  }
  await figure.resize({ width: 1280, height: 800, deviceScaleFactor: 1 });
});

testIn(
  ["chromium"],
  DEVTOOLS,
  "more contrast, forced colours and reduced motion work",
  async () => {
    const session = await figure.page.createCDPSession();
    for (const [name, value] of [
      ["prefers-contrast", "more"],
      ["forced-colors", "active"],
      ["prefers-reduced-motion", "reduce"],
    ]) {
      await session.send("Emulation.setEmulatedMedia", { features: [{ name, value }] });
      assert.ok(
        await figure.page.evaluate((query) => matchMedia(query).matches, `(${name}: ${value})`),
      );
      await figure.enter("stage.x.0.2", "-5.5");
      const moving = await figure.read(
        (root) => root.getAnimations().filter((each) => each.playState === "running").length,
      );
      if (name === "prefers-reduced-motion") assert.equal(moving, 0);
      const edges = await figure.read(
        (root) =>
          [...root.querySelectorAll(".edge")].filter(
            (edge) => getComputedStyle(edge).stroke === "none",
          ).length,
      );
      assert.equal(edges, 0, "edges are drawn");
      const dashes = await figure.read(
        (root) =>
          getComputedStyle(/** @type {Element} */ (root.querySelector(".edges .edge.neg")))
            .strokeDasharray,
      );
      assert.notEqual(dashes, "none", "a negative weight is dashed, whatever the colours");
      await figure.open("");
    }
    await session.send("Emulation.setEmulatedMedia", { features: [] });
  },
);

testIn(
  ["chromium"],
  DEVTOOLS,
  "with a finger every target is 44 px, a horizontal drag edits, and a vertical one scrolls",
  async () => {
    const phone = await openFigure(browser, {
      lang: "en",
      before: (page) =>
        page.setViewport({ width: 360, height: 740, hasTouch: true, isMobile: true }),
    });
    assert.ok(await phone.page.evaluate(() => matchMedia("(pointer: coarse)").matches));
    const tooSmall = () =>
      phone.read((root) =>
        [...root.querySelectorAll("button:enabled, input, [role=spinbutton], [role=tab]")]
          .filter((node) => node.getClientRects().length)
          .map((node) => {
            const own = node.getBoundingClientRect();
            const after = getComputedStyle(node, "::after");
            const [width, height] =
              after.content === "none"
                ? [0, 0]
                : [parseFloat(after.width), parseFloat(after.height)];
            return {
              node,
              width: Math.max(own.width, width || 0),
              height: Math.max(own.height, height || 0),
            };
          })
          .filter(({ width, height }) => width < 43.5 || height < 43.5)
          .map(
            ({ node, width, height }) =>
              `${node.outerHTML.slice(0, 110)} ${width.toFixed(0)} × ${height.toFixed(0)}`,
          ),
      );
    for (const [name, enter, leave] of states(phone)) {
      if (name === "eight layers") continue; // what stands for many is as small as it must be
      await enter();
      assert.deepEqual(await tooSmall(), [], name);
      await leave?.();
    }

    const { x, y } = await phone.middle(field("stage.x.0.2"));
    await phone.page.touchscreen.touchStart(x, y);
    for (let dx = 4; dx <= 20; dx += 4) await phone.page.touchscreen.touchMove(x + dx, y);
    await phone.page.touchscreen.touchEnd();
    await phone.frame();
    const link = await phone.link();
    assert.match(link, /^v1&x=3,1,[67]/, "a horizontal drag edits");

    await phone.page.evaluate(() => scrollTo(0, 0));
    const from = await phone.middle(field("stage.x.0.0"));
    const before = await phone.page.evaluate(() => scrollY);
    await phone.page.touchscreen.touchStart(from.x, from.y);
    for (let dy = 15; dy <= 150; dy += 15) {
      await phone.page.touchscreen.touchMove(from.x, from.y - dy);
      await phone.frame();
    }
    await phone.page.touchscreen.touchEnd();
    await phone.page.waitForFunction(
      (before) => scrollY > before + 50,
      { timeout: 10_000 },
      before,
    );
    assert.equal(await phone.link(), link, "a vertical drag changes nothing");
    assert.equal(await phone.text(".editor"), "");
    assert.ok((await phone.overflow()) <= 0, `${await phone.overflow()} px too wide`);
    await phone.done();
  },
);
