import assert from "node:assert/strict";
import { en } from "../../www/strings/en.js";
import { axeViolations, test, testAxe, testIn } from "./browser.js";
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
];

for (const [width, theme] of /** @type {const} */ ([
  [1280, "light"],
  [360, "dark"],
])) {
  testAxe(`axe finds nothing in any state at ${width}, ${theme}`, async () => {
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

test("x₃ is changed by keyboard, and y₁ and y₂ are announced exactly once, after the last change", async () => {
  await figure.resize({ width: 1280, height: 800 });
  await figure.speak("en");
  await figure.open("");
  // What the live region says, from now on.
  await figure.until((root) => root.querySelector("[role=status].visually-hidden") !== null);
  await figure.read((root) => {
    const region = /** @type {Element} */ (root.querySelector("[role=status].visually-hidden"));
    const said = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { heard: said });
    new MutationObserver(() => said.push(region.textContent ?? "")).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const heard = () => figure.page.evaluate(() => /** @type {any} */ (globalThis).heard);
  await figure.focus(field("stage.x.0.2"));
  await figure.press(...Array(12).fill("ArrowDown"));
  assert.equal(await figure.link(), "v1&x=3,1,4.3");
  const outputs = (await figure.texts(".output .a")).map(
    (text, i) => `y${"₁₂"[i]} ${en.spoken(text)}`,
  );
  await figure.page.waitForFunction(
    (outputs) => {
      const last = /** @type {any} */ (globalThis).heard.at(-1) ?? "";
      return outputs.every((output) => last.split(output).length === 2);
    },
    { timeout: 10_000 },
    outputs,
  );
  const last = (await heard()).at(-1);
  assert.deepEqual(
    (await heard()).filter((/** @type {string} */ text) => text === last),
    [last],
  );
});

testIn(
  ["chromium"],
  DEVTOOLS,
  "in the accessibility tree x₃ is a spin button with its value, and there is a live region",
  async () => {
    const session = await figure.page.createCDPSession();
    await figure.open("");
    for (const [link, x3] of /** @type {[string, number][]} */ ([
      ["", 5.5],
      ["v1&x=3,1,4.3", Math.fround(4.3)], // the tree has float32
    ])) {
      await figure.open(link);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      const spin = nodes.find(
        ({ role, name }) => role?.value === "spinbutton" && name?.value === en.inputName("x₃"),
      );
      assert.ok(spin, "x₃ is a spin button in the accessibility tree");
      assert.equal(Math.fround(Number(spin.value?.value)), x3);
      assert.ok(nodes.some(({ role }) => role?.value === "status"));
    }
    await figure.open("");
  },
);

const widths = [320, 360, 480, 640, 720, 1100, 1280, 1600];

/** What is wrong with the texts on the page: too small, cut off, or out of its box. @param {ShadowRoot} root */
const badTexts = (root) => {
  const bad = [];
  for (const node of root.querySelectorAll("*")) {
    const own = [...node.childNodes].some(
      (child) => child.nodeType === 3 && child.nodeValue?.trim(),
    );
    if (!own || !node.getClientRects().length || node.closest(".visually-hidden, math, svg"))
      continue;
    const name = `${node.localName}.${node.className} "${node.textContent?.trim().slice(0, 30)}"`;
    if (parseFloat(getComputedStyle(node).fontSize) < 12) bad.push(`small: ${name}`);
    const cell = node.closest(".neuron, .input, td");
    if (!cell || !/\d/.test(node.textContent ?? "")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    const scrolls = cell.closest("table.bracket, .compare, .multiplication");
    if (text.right > box.right + 1.5 || text.left < box.left - 1.5)
      bad.push(
        `${scrolls ? "out of its cell" : "out of its box"}: ${name} by ${(Math.max(text.right - box.right, box.left - text.left)).toFixed(1)}`,
      );
  }
  // The texts of the plot stand within it, and apart from each other.
  const plot = /** @type {SVGSVGElement | null} */ (root.querySelector(".plot svg"));
  // From the baseline: the boxes that browsers give for texts in SVG have more or less air in them.
  const texts = [...(plot?.querySelectorAll("text") ?? [])].map((node) => {
    const { x, y } = node.getStartPositionOfChar(0);
    const size = parseFloat(getComputedStyle(node).fontSize);
    const right = x + node.getComputedTextLength();
    return { name: node.textContent, left: x, right, top: y - 0.8 * size, bottom: y + 0.2 * size };
  });
  const width = plot?.viewBox.baseVal.width ?? 0;
  texts.forEach((a, i) => {
    const { name } = a;
    if (a.left < -1 || a.right > width + 1) bad.push(`out of the plot: ${name}`);
    for (const b of texts.slice(i + 1))
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        bad.push(`over each other in the plot: ${name}, ${b.name}`);
  });
  // The names of the post's three activations can be read wherever they can be chosen.
  for (const option of root.querySelectorAll(".stage.density-0 .option, .stage.down .option"))
    if (!option.textContent?.trim()) bad.push(`without a name: ${option.ariaLabel}`);
  // Numbers that stand beside each other have the same number of decimals.
  for (const [what, columns] of /** @type {const} */ ([
    [".stage .cell .a", "a"],
    [".stage .cell .z", "z"],
  ])) {
    const decimals = [...root.querySelectorAll(what)]
      .map((node) => node.textContent?.match(/^[−\d]+\.(\d+)$/)?.[1].length)
      .filter((n) => n !== undefined);
    const long = [...root.querySelectorAll(what)].some((node) =>
      /e|\d{3}\./.test(String(node.textContent)),
    );
    if (!long && new Set(decimals).size > 1) bad.push(`${columns} with ${decimals} decimals`);
  }
  return bad;
};

for (const width of widths) {
  test(`at ${width} px nothing overflows, no text is small or cut, in either language and every tab`, async () => {
    await figure.resize({ width, height: 800 });
    /** @type {Record<string, any>} */
    const found = {};
    for (const lang of ["ko", "en"]) {
      await figure.speak(lang);
      for (const link of [
        "",
        "v1&x=3,1,-5.5&f1=leaky_relu",
        "v1&preset=batch",
        "v1&x=-1234.56789,1e-9,-123456.789",
      ]) {
        await figure.open(link);
        for (const tab of ["matrix", "code", "neuron"]) {
          await figure.click(`#tab-${tab}`);
          const overflow = await figure.overflow();
          const bad = await figure.read(badTexts);
          if (overflow > 0) bad.unshift(`the page is ${overflow} px too wide`);
          if (bad.length) found[`${lang} "${link}" ${tab}`] = bad;
        }
      }
    }
    assert.deepEqual(found, {});
    await figure.open("");
  });
}

test("head and tools have one row each, and where it is narrow the first number stands in the first 200 px", async () => {
  await figure.open("v1&seed=1"); // marked as edited
  for (const width of [320, 360, 412, 480, 640, 680, 720, 820, 1010, 1280]) {
    await figure.resize({ width, height: 800 });
    for (const lang of ["ko", "en"]) {
      await figure.speak(lang);
      const { stage, rows } = await figure.read((root) => ({
        stage: root.querySelector(".stage")?.getBoundingClientRect().top ?? Number.NaN,
        rows: [".header", ".toolbar"].map((row) => root.querySelector(row)?.clientHeight ?? 0),
      }));
      assert.ok(
        width > 640 || stage + (await figure.page.evaluate(() => scrollY)) < 200,
        `${width} ${lang}: ${stage}`,
      );
      for (const height of rows) assert.ok(height <= 68, `${width} ${lang}: ${rows}`);
    }
  }
  await figure.open("");
});

test("four neurons and four outputs are all drawn from 320 px, and the matrix has all their columns", async () => {
  await figure.open("v1&layers=3,4,4");
  for (const width of [320, 360, 480, 640, 720]) {
    await figure.resize({ width, height: 800 });
    assert.equal((await figure.texts(".stage .condensed")).length, 0, `${width}`);
    await figure.click("#tab-matrix");
    const left = await figure.read(
      (root) =>
        [...root.querySelectorAll(".bracket td")].filter((cell) => cell.textContent === "⋯").length,
    );
    assert.equal(left, 0, `${width}`);
    await figure.click("#tab-neuron");
  }
  await figure.open("");
});

test("from 560 px the sum stands in aligned lines that end in z and a, with eight digits in the cells", async () => {
  for (const width of [592, 640, 720, 900]) {
    await figure.resize({ width, height: 800 });
    const lines = await figure.texts(".equation-sum .result");
    assert.deepEqual(lines, ["1.45698267", "0.81107075"], `${width}`);
    assert.deepEqual(
      (await figure.texts(".stage .cell .a")).map((text) => text.length),
      [10, 10, 10, 10],
      `${width}`,
    );
  }
});

test("every control can be hit in its middle: none covers another", async () => {
  for (const width of [1280, 1100, 900, 760, 720, 480, 360]) {
    await figure.resize({ width, height: 800 });
    for (const lang of ["ko", "en"]) {
      await figure.speak(lang);
      for (const name of ["sigmoid", "leaky_relu", "gelu_tanh"]) {
        await figure.open(name === "sigmoid" ? "" : `v1&f1=${name}`);
        const covered = await figure.read((root) =>
          [...root.querySelectorAll("button:enabled, [role=spinbutton]")]
            .filter(
              (node) =>
                node.getClientRects().length &&
                !node.matches(".select") &&
                getComputedStyle(node).pointerEvents !== "none",
            )
            .map((node) => {
              node.scrollIntoView({ block: "center" });
              const { x, y, width, height } = node.getBoundingClientRect();
              const hit = root.elementFromPoint(x + width / 2, y + height / 2);
              return hit && (hit === node || node.contains(hit))
                ? ""
                : `${node.outerHTML.slice(0, 100)} under ${hit?.outerHTML.slice(0, 100)}`;
            })
            .filter(Boolean),
        );
        assert.deepEqual(covered, [], `${width} ${lang} ${name}`);
      }
    }
  }
  await figure.open("");
});

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
    const small = await phone.read((root) =>
      [...root.querySelectorAll("button:enabled, [role=spinbutton], [role=tab]")]
        .filter((node) => node.getClientRects().length)
        .map((node) => {
          const own = node.getBoundingClientRect();
          const after = getComputedStyle(node, "::after");
          const [width, height] =
            after.content === "none" ? [0, 0] : [parseFloat(after.width), parseFloat(after.height)];
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
    assert.deepEqual(small, []);

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
