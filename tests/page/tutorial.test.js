import assert from "node:assert/strict";
import { LANGUAGES, linkOf, read, trainOf } from "../tutorial.js";
import { axeViolations, startBrowser, test, testIn, testOnce, waitFor } from "./browser.js";
import { compare, look } from "./numbers-shown.js";

/** @typedef {import("puppeteer-core").Page} Page */

const browser = await startBrowser();

/** Opens the tutorial and reads through to its end, so that each figure has come near. @param {import("./browser.js").Options & { lang: "ko" | "en" }} options */
async function open(options) {
  const opened = await browser.openPage({ path: `www/tutorial.${options.lang}.html`, ...options });
  await opened.page.evaluate(async () => {
    await customElements.whenDefined("perceptible-network");
    for (const figure of document.querySelectorAll("perceptible-network")) {
      figure.scrollIntoView();
      await /** @type {any} */ (figure).ready;
      // What draws the training comes after the engine.
      const trains = /loss|check/.test(figure.getAttribute("view") ?? "");
      while (trains && !figure.shadowRoot?.querySelector(".dock"))
        await new Promise(requestAnimationFrame);
    }
    scrollTo(0, 0);
  });
  await settled(opened.page);
  return {
    ...opened,
    done: async () => {
      await opened.close();
      assert.deepEqual(opened.problems, []);
    },
  };
}

/** Until what was done has been drawn. @param {Page} page */
const settled = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))),
      ),
  );

/** Does with the figure's buttons what the text says of it. @param {Page} page @param {import("puppeteer-core").JSHandle<ShadowRoot>} root @param {import("../tutorial.js").Train} train */
async function train(page, root, { steps, phase }) {
  const press = async (/** @type {string} */ name) => {
    await root.evaluate((root, name) => {
      /** @type {HTMLElement} */ (root.querySelector(`[data-train=${name}]`)).click();
    }, name);
    await settled(page);
  };
  if (phase === "played") {
    await root.evaluate((root) => root.host.scrollIntoView());
    await press("play");
    await waitFor(root, (root) => root.querySelector("[data-train=phase]:not(:disabled)") !== null);
    return;
  }
  for (let i = 0; i < steps; i++) await press("unit");
  await press("phase");
}

/** How far what overflows stands out of the page, px. @param {Page} page */
const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const lang of LANGUAGES) {
  test(`every figure of the ${lang} tutorial shows its network, and the numbers of its fallback`, async () => {
    const { page, done } = await open({ lang });
    const figures = await page.$$("perceptible-network");
    const expected = read(lang).querySelectorAll("perceptible-network");
    assert.equal(figures.length, expected.length);
    for (const [i, figure] of figures.entries()) {
      const root = await figure.evaluateHandle(
        (figure) => /** @type {ShadowRoot} */ (figure.shadowRoot),
      );
      const seen = await root.evaluate(look);
      assert.equal(seen.link, linkOf(expected[i]));
      // The ledger that goes backwards is another one.
      if (await root.evaluate((root) => root.querySelector(".dock") !== null)) seen.ledger = [];
      const digits = /** @type {any} */ (expected[i].getAttribute("digits")) ?? 8;
      compare(seen, digits, digits);
      const claims = expected[i].querySelectorAll("data");
      const later = (/** @type {import("node-html-parser").HTMLElement} */ data) =>
        data.closest("tr[data-train]");
      const assertShown = async (
        /** @type {import("node-html-parser").HTMLElement[]} */ claims,
      ) => {
        const text = await root.evaluate((root) => root.textContent ?? "");
        for (const { text: claimed } of claims)
          assert.ok(text.includes(claimed), `figure ${i + 1} shows ${claimed}`);
      };
      await assertShown(claims.filter((data) => !later(data)));
      const trained = claims.filter(later);
      if (!trained.length) continue;
      await train(page, root, trainOf(trained[0]));
      await assertShown(trained);
    }
    await done();
  });

  test(`nothing of the ${lang} tutorial stands out of the page at any width`, async () => {
    const { page, done } = await open({ lang });
    for (const width of [320, 360, 480, 720, 800, 1280, 1600]) {
      await page.setViewport({ width, height: 800 });
      await settled(page);
      assert.ok((await overflow(page)) <= 0, `at ${width}`);
    }
    await done();
  });

  for (const [width, theme] of /** @type {const} */ ([
    [1280, "light"],
    [360, "dark"],
  ])) {
    testOnce(`axe finds nothing in the ${lang} tutorial at ${width}, ${theme}`, async () => {
      const { page, done } = await open({ lang, width, theme });
      assert.deepEqual(await axeViolations(page), []);
      await done();
    });
  }

  testIn(
    ["chromium"],
    "cannot switch JavaScript off",
    `without JavaScript the ${lang} tutorial shows the numbers of each figure`,
    async () => {
      const { page, problems, close } = await browser.openPage({
        lang,
        path: `www/tutorial.${lang}.html`,
        width: 320,
        before: (page) => page.setJavaScriptEnabled(false),
      });
      const shown = await page.$$eval("perceptible-network", (figures) =>
        figures.map(
          (figure) =>
            [...figure.querySelectorAll("data")].filter((d) => d.checkVisibility()).length,
        ),
      );
      assert.deepEqual(
        shown,
        read(lang)
          .querySelectorAll("perceptible-network")
          .map((figure) => figure.querySelectorAll("data").length),
      );
      assert.ok(shown.every((count) => count > 0));
      assert.ok((await overflow(page)) <= 0);
      await close();
      assert.deepEqual(problems, []);
    },
  );
}

test("headings go down one level at a time, through text and figures", async () => {
  const { page, done } = await open({ lang: "ko" });
  const levels = await page.evaluate(() => {
    /** @param {Document | ShadowRoot | Element} node @returns {number[]} */
    const walk = (node) =>
      [...node.children].flatMap((child) => [
        ...(/^H[1-6]$/.test(child.tagName) ? [Number(child.tagName[1])] : []),
        ...walk(child.shadowRoot ?? child),
      ]);
    return walk(document);
  });
  assert.equal(levels[0], 1);
  assert.ok(levels.length > 10);
  levels.reduce((above, level) => {
    assert.ok(level <= above + 1, String(levels));
    return level;
  });
  await done();
});

test("the link below a figure leads to what the reader has made of it", async () => {
  const { page, done } = await open({ lang: "en" });
  const field = await page.$('#compare perceptible-network >>> [data-field="stage.x.0.2"]');
  await field?.focus();
  await page.keyboard.press("ArrowDown");
  await settled(page);
  const opens = await page.$$eval("a.open", (links) =>
    links.map((link) => /** @type {HTMLAnchorElement} */ (link).hash),
  );
  assert.equal(opens[4], "#v1&x=3,1,5.4");
  assert.equal(opens[3], "");
  await page.click("#compare a.open");
  await page.waitForFunction(() => location.pathname === "/index.html");
  const shown = await page.evaluate(async () => {
    await customElements.whenDefined("perceptible-network");
    /** @type {any} */
    const figure = document.querySelector("perceptible-network");
    await figure.ready;
    return figure.link;
  });
  assert.equal(shown, "v1&x=3,1,5.4");
  await done();
});

test("the page leads to the tutorial in the language that is shown", async () => {
  const { page, problems, close } = await browser.openPage({ lang: "en" });
  /** Waits for a text below the figure. @param {string} lang */
  const introduced = async (lang) => {
    const link = `.introduction a[href="www/tutorial.${lang}.html"]`;
    await page.waitForFunction(
      (link) => document.querySelector(link)?.checkVisibility({ visibilityProperty: true }),
      {},
      link,
    );
    const seen = await page.$$eval(".introduction a", (links) =>
      links.filter((link) => link.checkVisibility()).map((link) => link.getAttribute("href")),
    );
    assert.deepEqual(seen, [`www/tutorial.${lang}.html`]);
    return link;
  };
  await introduced("en");
  await page.click("perceptible-network >>> .languages [lang=ko]");
  await page.click(await introduced("ko"));
  await page.waitForFunction(
    () => location.pathname === "/www/tutorial.ko.html" && document.querySelector("h1"),
  );
  assert.equal(await page.$eval("html", (html) => html.lang), "ko");
  await close();
  assert.deepEqual(problems, []);
});

test("what scrolls sideways on a phone can be reached by keyboard, and nothing else is a stop", async () => {
  const { page, done } = await open({ lang: "en", width: 360 });
  const wide = () =>
    page.$$eval("pre", (blocks) =>
      blocks.map((block) => [block.scrollWidth > block.clientWidth, block.tabIndex === 0]),
    );
  const narrow = await wide();
  assert.ok(narrow.some(([scrolls]) => scrolls));
  for (const [scrolls, stops] of narrow) assert.equal(stops, scrolls);
  await page.setViewport({ width: 1280, height: 800 });
  await settled(page);
  await settled(page);
  assert.ok((await wide()).every(([scrolls, stops]) => !scrolls && !stops));
  await done();
});
