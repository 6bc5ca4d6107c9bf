import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import { engine } from "../engine.js";
import { test, testIn } from "./browser.js";
import { neuron, onePage, openFigure } from "./figure.js";
import { assertShows } from "./numbers-shown.js";

const { browser, figure } = await onePage({ lang: "en" });
const { page } = figure;
const x3 = "stage.x.0.2";

beforeEach(async () => {
  await page.goto("about:blank");
  await page.goto(browser.address, { waitUntil: "load" });
  await figure.ready();
});

/** Tabs until it has the focus. @param {string} wanted @param {string} [key] */
async function tabTo(wanted, key = "Tab") {
  for (let i = 0; i < 120; i++) {
    await figure.press(key);
    if ((await figure.focused()) === wanted) return;
  }
  assert.fail(`${key} does not reach ${wanted}`);
}

test("the main job by keyboard alone: to x₃, change it, see the outputs, choose another activation", async () => {
  await tabTo(x3);
  await figure.press("ArrowDown");
  assert.equal(await figure.link(), "v1&x=3,1,5.4");
  await figure.press("-", "5", ".", "5", "Enter");
  assert.equal(await figure.link(), "v1&x=3,1,-5.5");
  assert.equal(await figure.focused(), x3);
  await assertShows(figure);
  await figure.press("Control+z");
  assert.equal(await figure.link(), "v1&x=3,1,5.4");
  assert.equal(await figure.focused(), x3, "undo keeps the focus");
  await figure.press("Control+Shift+Z");
  await tabTo("activation.stage.0", "Shift+Tab");
  await figure.press("Shift+Tab");
  assert.equal(await figure.read((root) => root.activeElement?.role), "radio");
  await figure.press("ArrowRight");
  assert.equal(await figure.link(), "v1&x=3,1,-5.5&f1=leaky_relu");
  assert.equal(await figure.read((root) => root.activeElement?.ariaChecked), "true");
  await assertShows(figure);
});

/** Through the whole page by one key, out of it; its focus rings are seen. @param {string} key @param {string} [from] */
async function pass(key, from) {
  // A page of its own: what leaves it takes Firefox's focus with it.
  const opened = await openFigure(browser, { lang: "en" });
  await opened.page.bringToFront();
  if (from) await opened.focus(from);
  /** @type {string[]} */
  const passed = [];
  try {
    while (true) {
      await opened.press(key);
      const left = await opened.page.evaluate(
        () => document.activeElement === document.body || document.activeElement === null,
      );
      if (left) break;
      const { name, ring } = await opened.page.evaluate(() => {
        const active = /** @type {HTMLElement} */ (document.activeElement);
        const node = /** @type {HTMLElement} */ (active.shadowRoot?.activeElement ?? active);
        const style = getComputedStyle(node);
        const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        return {
          name: node.outerHTML.slice(0, 90),
          ring: outline && node.matches(":focus-visible"),
        };
      });
      assert.ok(ring, `no ring: ${name}`);
      passed.push(name);
      assert.ok(passed.length < 200, `${key} is trapped at ${passed.slice(-3)}`);
    }
  } finally {
    await opened.close();
    await page.bringToFront();
  }
  assert.deepEqual(opened.problems, []);
  return passed.length;
}

testIn(
  ["chromium", "firefox"],
  "without a window manager no window has the focus, and no ring is drawn",
  "Tab goes through the whole page and out of it, forward and back, and the focus is always visible",
  async () => {
    assert.ok((await pass("Tab")) > 50);
    assert.ok((await pass("Shift+Tab", ".compare tbody tr:last-child .row-name")) > 50);
  },
);

test("arrow keys move between neurons and layers, and one of them is in the order of Tab", async () => {
  await figure.focus(neuron("0.3"));
  for (const [key, id] of [
    ["ArrowUp", "0.2"],
    ["ArrowUp", "0.1"],
    ["ArrowRight", "1.1"],
    ["ArrowDown", "1.1"],
    ["ArrowUp", "1.0"],
    ["ArrowLeft", "0.0"],
    ["ArrowLeft", "0.0"],
    ["ArrowDown", "0.1"],
  ]) {
    await figure.press(key);
    assert.equal(await figure.focused(), id, key);
    assert.deepEqual((await assertShows(figure)).focus, id.split(".").map(Number), "focus selects");
    const stops = await figure.read(
      (root) =>
        [...root.querySelectorAll("[data-neuron]")].filter(
          (node) => /** @type {any} */ (node).tabIndex === 0,
        ).length,
    );
    assert.equal(stops, 1);
  }
  await figure.press("Escape");
  assert.equal(await figure.read((root) => root.querySelector(".neuron.selected")), null);
  assert.ok(await figure.text(".nothing"));
});

test("menus open by key, arrows move in them, Enter takes, Escape gives the focus back", async () => {
  for (const key of ["Enter", "ArrowDown", " "]) {
    await figure.focus('[data-menu="activation.stage.0"]');
    await figure.press(key);
    await figure.until((root) => root.activeElement?.role === "menuitemradio");
    assert.equal(
      await figure.read((root) => root.activeElement?.ariaChecked),
      "true",
      "it begins at the present one",
    );
    await figure.press("Escape");
    assert.equal(await figure.focused(), "activation.stage.0");
    assert.equal(await figure.read((root) => root.querySelector(".menu-list")), null);
  }
  await figure.press("Enter");
  await figure.until((root) => root.activeElement?.role === "menuitemradio");
  const at = () =>
    figure.read((root) =>
      [...(root.querySelector(".menu-list")?.children ?? [])].indexOf(
        /** @type {Element} */ (root.activeElement),
      ),
    );
  const last = engine.catalogue().filter(({ rowWise }) => !rowWise).length - 1;
  for (const [key, place] of /** @type {[string, number][]} */ ([
    ["ArrowDown", 1],
    ["End", last],
    ["ArrowDown", 0],
    ["ArrowUp", last],
    ["Home", 0],
    ["ArrowDown", 1],
    ["ArrowDown", 2],
  ])) {
    await figure.press(key);
    assert.equal(await at(), place, key);
  }
  await figure.press("Enter");
  assert.equal(await figure.link(), "v1&f1=swish");
  assert.equal(await figure.focused(), "activation.stage.0", "the focus is not lost");
  await figure.press("Enter", "Tab");
  assert.equal(
    await figure.read((root) => root.querySelector(".menu-list")),
    null,
    "Tab leaves the menu",
  );
});

test("a preset is chosen by keyboard, and the focus stays at its menu", async () => {
  await figure.focus('[data-menu="preset"]');
  await figure.press("Enter", "ArrowDown", "Enter");
  assert.equal(await figure.link(), "v1&preset=post-negative");
  assert.equal(await figure.focused(), "preset");
  await assertShows(figure);
});

test("tabs move by arrows, and show what they say", async () => {
  await figure.focus("#tab-neuron");
  for (const [key, tab] of [
    ["ArrowRight", "matrix"],
    ["ArrowRight", "code"],
    ["ArrowRight", "neuron"],
    ["ArrowLeft", "code"],
  ]) {
    await figure.press(key);
    assert.equal(await figure.focused(), `tab-${tab}`);
    assert.ok(await figure.read((root, tab) => root.querySelector(`.panel-${tab}`) !== null, tab));
  }
});

test("radio groups move by arrows, once around", async () => {
  await figure.focus(".result-line[aria-checked=true]");
  for (const name of ["leaky_relu", "swish", ""]) {
    await figure.press("ArrowDown");
    assert.equal(await figure.link(), name && `v1&f1=${name}`);
    assert.equal(await figure.read((root) => root.activeElement?.ariaChecked), "true");
  }
});

test("no edit loses the focus: layers, neurons, rows, presets, languages, digits, theme", async () => {
  const buttons = [
    ".structure .layer:nth-of-type(2) .size button:nth-of-type(2)",
    ".structure .add-layer",
    ".languages [lang=ko]",
    ".digits [role=radio]:nth-of-type(1)",
    ".icon-button",
    ".toolbar .tool:nth-of-type(3)",
    ".weights-from > button:nth-of-type(1)",
    ".structure .remove",
    '.toolbar [aria-keyshortcuts="Control+Z"]',
  ];
  for (const selector of buttons) {
    await figure.focus(selector);
    await figure.press("Enter");
    assert.notEqual(await figure.focused(), "", selector);
  }
});

test("what goes with the focus in it gives the focus to what opened it", async () => {
  const tool = (/** @type {string} */ name) => `[data-tool=${name}]`;
  const has = (/** @type {string} */ selector) =>
    figure.read((root, selector) => root.activeElement?.matches(selector) ?? false, selector);
  for (const end of ["Escape", ".stepper > button:last-child"]) {
    await figure.focus(tool("step"));
    await figure.press("Enter");
    await figure.until((root) => root.activeElement?.matches(".stepper .primary"));
    if (end !== "Escape") await figure.focus(end);
    await figure.press(end === "Escape" ? end : "Enter");
    assert.ok(await has(tool("step")), end);
  }
  await figure.focus(tool("predict"));
  await figure.press("Enter");
  await figure.focus(".message .button");
  await figure.press("Enter");
  assert.ok(await has(tool("predict")), "all was revealed");
  await figure.enter(x3, "2");
  for (const [opener, kept] of [
    [".weights-from > button:nth-of-type(2)", "button"], // it is off now
    [".header .button", ".header .button"],
  ]) {
    await figure.page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
    });
    await figure.focus(opener);
    await figure.press("Enter");
    await figure.until((root) => root.querySelector(".message .quiet") !== null);
    await figure.focus(".message .quiet");
    await figure.press("Enter");
    assert.equal(await figure.text(".message"), "");
    assert.ok(await has(kept), `× of what ${opener} said`);
  }
});

test("a press anywhere in the page closes a menu, and only an open one is looked after", async () => {
  const open = () => figure.read((root) => root.querySelector(".menu-list") !== null);
  await figure.click('[data-menu="preset"]');
  assert.ok(await open());
  await figure.page.evaluate(() =>
    document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true })),
  );
  await figure.frame();
  assert.equal(await open(), false);
});

test("the theme goes back to the system's", async () => {
  const theme = () => figure.read((root) => /** @type {any} */ (root.host).theme);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await figure.ready();
  assert.equal(await theme(), "auto");
  await figure.click(".header .icon-button");
  assert.equal(await theme(), "dark");
  await figure.click(".header .icon-button");
  assert.equal(await theme(), "auto");
});
