import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { beforeEach } from "node:test";
import { engine, jsonOf, linkOf, linkOfJson, valuesOf } from "../engine.js";
import { test } from "./browser.js";
import { field, onePage, openFigure } from "./figure.js";
import { assertShows } from "./numbers-shown.js";

const { browser, figure } = await onePage();
const { page } = figure;
const x3 = "stage.x.0.2";

/** Waits until the address has this fragment. @param {string} fragment */
const address = (fragment) =>
  page.waitForFunction(
    (fragment) => decodeURIComponent(location.hash.replace(/^#/, "")) === fragment,
    { timeout: 10_000 },
    fragment,
  );
/** Through the history, as by the browser's buttons. @param {number} steps @param {import("./browser.js").Page} [of] */
const go = (steps, of = page) =>
  of.evaluate(
    (steps) =>
      new Promise((resolve) => {
        addEventListener("popstate", () => resolve(undefined), { once: true });
        history.go(steps);
      }),
    steps,
  );
const entries = () => page.evaluate(() => history.length);
/** @param {string} fragment */
const visit = async (fragment) => {
  await page.evaluate(
    (fragment) =>
      new Promise((resolve) => {
        addEventListener("hashchange", resolve, { once: true });
        location.hash = fragment;
      }),
    fragment,
  );
  await figure.frame();
};

beforeEach(async () => {
  await page.goto(browser.address, { waitUntil: "load" });
  await figure.ready();
});

test("edits replace the fragment, and make no entry in the history", async () => {
  const before = await entries();
  await figure.enter(x3, "-5.5");
  await address("v1&x=3,1,-5.5");
  await figure.focus(field(x3));
  for (let i = 0; i < 20; i++) await figure.press("ArrowUp");
  await address("v1&x=3,1,-3.5");
  await figure.click(".results .result-line:nth-child(3)");
  await address("v1&x=3,1,-3.5&f1=swish");
  await figure.press("Control+z");
  await address("v1&x=3,1,-3.5");
  assert.equal(await entries(), before);
});

test("presets make entries, and back and forward lead through them with the edits made there", async () => {
  const before = await entries();
  await figure.choose("preset", 3);
  await address("v1&preset=xor");
  await figure.choose("preset", 4);
  await address("v1&preset=neuron");
  assert.equal(await entries(), before + 2);
  await figure.enter("stage.x.0.0", "7");
  await address("v1&preset=neuron&x=7,2,3");
  await go(-1);
  await address("v1&preset=xor");
  await figure.frame();
  await assertShows(figure);
  assert.equal(await figure.link(), "v1&preset=xor");
  await go(-1);
  await address("");
  await figure.frame();
  assert.equal(await figure.link(), "");
  await go(2);
  await address("v1&preset=neuron&x=7,2,3");
  await figure.frame();
  assert.equal(await figure.link(), "v1&preset=neuron&x=7,2,3");
  await assertShows(figure);
});

test("an edit just before a preset is not lost", async () => {
  await figure.enter(x3, "2");
  await figure.choose("preset", 4);
  await address("v1&preset=neuron");
  await go(-1);
  await address("v1&x=3,1,2");
  await figure.frame();
  assert.equal(await figure.link(), "v1&x=3,1,2");
});

test("undo leads to what is not shown already, wherever back and a link in the address lead", async () => {
  await figure.enter(x3, "2");
  await figure.choose("preset", 3);
  await address("v1&preset=xor");
  await go(-1);
  await figure.frame();
  assert.equal(await figure.link(), "v1&x=3,1,2");
  await figure.press("Control+z");
  assert.equal(await figure.link(), "", "what was before the edit");

  await figure.focus(field(x3));
  await figure.press("ArrowUp", "ArrowUp");
  await visit("v1&x=3,1,1");
  await figure.press("ArrowUp");
  assert.equal(await figure.link(), "v1&x=3,1,1.1");
  await figure.press("Control+z");
  assert.equal(await figure.link(), "v1&x=3,1,1", "keys before the link are not of the same entry");
});

test("the preset that is shown already makes no entry, nor does an undo after it", async () => {
  const before = await entries();
  await figure.enter(x3, "2");
  await figure.press("Control+z");
  await figure.choose("preset", 0);
  await figure.press("Control+Shift+Z");
  await address("v1&x=3,1,2");
  await figure.press("Control+z");
  await address("");
  assert.equal(await entries(), before);
});

test("an edit just before the page is left is not lost", async () => {
  await figure.enter(x3, "2");
  await page.reload({ waitUntil: "load" });
  await figure.ready();
  assert.equal(await figure.link(), "v1&x=3,1,2");
});

test("a reload restores everything, to the bit", async () => {
  const link =
    "v1&layers=3,5,3,2&x=0.1,-0,1e-300;3,1,5.5&seed=4294967295&init=he&f1=elu:0.3&f2=gelu&f3=softmax&w1=1.1:0.30000000000000004&b2=1:-0.1";
  await visit(link);
  const before = await figure.link();
  const document = await figure.read((root) => /** @type {any} */ (root.host).saveJson());
  const shown = await figure.texts(".stage .a");
  await page.reload({ waitUntil: "load" });
  await figure.ready();
  assert.equal(await figure.link(), before);
  assert.equal(await figure.read((root) => /** @type {any} */ (root.host).saveJson()), document);
  assert.deepEqual(await figure.texts(".stage .a"), shown);
  assert.deepEqual(JSON.parse(jsonOf(link)), JSON.parse(document));
  const inputs = valuesOf(linkOfJson(document)).inputs;
  assert.deepEqual([...inputs], [0.1, -0, 1e-300, 3, 1, 5.5]);
});

const bad = new URL("../fixtures/bad/", import.meta.url);
const links = readdirSync(bad)
  .filter((name) => /^u\d+\.txt$/.test(name))
  .map((name) => readFileSync(new URL(name, bad), "utf8"));

test("a damaged link is said in a sentence of the page's language, and the first preset is shown", async () => {
  const damaged = [
    ...links,
    "#v9&x=1",
    "#v2",
    "#v1&x=3,1",
    "#v1&preset=nothing",
    "#v1&w1=9.9:1",
    "#%E0%A4%A",
    "#v1&x=3,1,<img src=x onerror=alert(1)>",
    `#${"9".repeat(20_000)}`,
  ];
  for (const lang of ["en", "ko"]) {
    await figure.click(`.languages [lang=${lang}]`);
    for (const link of damaged) {
      /** @type {string | null} */
      let reason = null;
      try {
        linkOf(new URL(link, browser.address).hash);
      } catch (error) {
        reason = /** @type {any} */ (error)[lang === "ko" ? "korean" : "message"];
      }
      await visit("v1&x=9,9,9");
      await visit(link);
      const name = `${lang} ${link.slice(0, 40)}`;
      if (reason === null) {
        assert.equal(await figure.text(".message.error"), "", name);
        assert.equal(await figure.link(), linkOf(link), name);
      } else {
        const said = await figure.text(".message.error p");
        assert.ok(said.includes(reason), `${name}: ${said}`);
        assert.match(said, lang === "ko" ? /^링크를 / : /^The link /, name);
        assert.ok(said.length < 400, `${said.length} characters`);
        assert.equal(/\p{Script=Hangul}/u.test(said), lang === "ko", said);
        assert.equal(await figure.link(), "", name);
        assert.equal(
          await figure.read((root) => root.querySelector(".message")?.children.length),
          2,
          "text stays text",
        );
      }
      await assertShows(figure);
    }
  }
});

test("what others add to a link is said, and what the link holds is shown and kept", async () => {
  for (const lang of /** @type {const} */ (["ko", "en"])) {
    const path = "#v1&x=3,1,-5.5&f1=swish&utm_source=feed&utm_medium=social";
    const opened = await openFigure(browser, { path, lang });
    assert.match(await opened.text(".message.info p"), /utm_source(?:, | and )utm_medium/);
    assert.equal(await opened.link(), "v1&x=3,1,-5.5&f1=swish");
    await assertShows(opened);
    await opened.done();
  }
});

test("a damaged link is said when the page is opened with it, too", async () => {
  for (const lang of /** @type {const} */ (["ko", "en"])) {
    const opened = await openFigure(browser, { path: "#v9&x=1", lang });
    assert.match(await opened.text(".message.error p"), /v9/);
    assert.equal(await opened.link(), "");
    await assertShows(opened);
    await opened.done();
  }
});

test("above 8,000 characters a file is offered instead of a link", async () => {
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: {
        writeText: async (/** @type {string} */ text) =>
          Object.assign(globalThis, { copied: text }),
      },
    });
  });
  await figure.click(".header > .button");
  await page.waitForFunction(() => "copied" in globalThis);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).copied), browser.address);
  const weights = Array.from({ length: 64 * 64 }, (_, i) => i / 3);
  const long = jsonOf("v1&layers=64,64", [{ set: "weights", layer: 0, values: weights }]);
  await page.evaluate(async (json) => {
    await /** @type {any} */ (document.querySelector("perceptible-network")).openJson(json);
  }, long);
  await figure.frame();
  assert.ok((await figure.link()).length > engine.limits().link);
  await figure.click(".header > .button");
  await figure.until((root) => root.querySelector(".message .button") !== null);
  assert.match(await figure.text(".message p"), /8,000/);
  assert.match(await figure.text(".message .button"), /저장|Save/);
});

test("the offer of a file comes once, when the link becomes too long, and stays until it no longer is", async () => {
  const offered = () => figure.text(".message .button");
  /** Until the page has written the address, at once or by its timer. */
  const written = () => page.waitForFunction(() => !(/** @type {any} */ (globalThis).timers.size));
  /** Where it is to come, it may take its time. */
  const appears = async () => {
    for (let i = 0; i < 100 && !(await offered()); i++) await figure.frame();
    return offered();
  };
  const weights = Array.from({ length: 64 * 8 }, (_, i) => (i < 16 ? 1 : 0.1234567890123));
  const link = linkOf("v1&layers=64,8", [{ set: "weights", layer: 0, values: weights }]);
  assert.ok(link.length > 7_900 && link.length <= 8_000, `${link.length}`);
  await visit(link);
  await page.evaluate(() => {
    const timers = new Set();
    const { setTimeout, clearTimeout } = window;
    Object.assign(globalThis, {
      timers,
      setTimeout: (/** @type {() => void} */ run, /** @type {number} */ delay) => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          run();
        }, delay);
        timers.add(timer);
        return timer;
      },
      clearTimeout: (/** @type {number} */ timer) => {
        timers.delete(timer);
        clearTimeout(timer);
      },
    });
  });
  await figure.enter("stage.x.0.0", "1.123456789012345"); // and 63 zeros
  assert.ok((await figure.link()).length > 8_000);
  await written();
  assert.ok(await appears());
  await figure.press("ArrowUp");
  assert.ok(await offered(), "an edit does not take it away");
  await written();
  assert.ok(await offered());
  await figure.click(".message .quiet");
  await figure.enter("stage.x.0.0", "1.123456789012346");
  await written();
  assert.equal(await offered(), "", "nor does one bring it back");
  await figure.enter("stage.x.0.0", "3");
  await written();
  await figure.enter("stage.x.0.0", "1.123456789012345");
  await written();
  assert.ok(await appears(), "it has become too long again");
  await figure.enter("stage.x.0.0", "3");
  assert.equal(await offered(), "", "it no longer is");
});

test("two elements in somebody else's page compute, and leave its address and history alone", async () => {
  const two = readFileSync(new URL("variants/two.html", import.meta.url), "utf8");
  const host = await openFigure(browser, {
    path: "two.html#my-own-anchor",
    before: async (page) => {
      await page.setRequestInterception(true);
      page.on("request", (request) => {
        if (new URL(request.url()).pathname === "/two.html")
          request.respond({ status: 200, contentType: "text/html; charset=utf-8", body: two });
        else request.continue();
      });
    },
  });
  const before = await host.page.evaluate(() => [location.href, history.length, document.title]);
  await host.page.evaluate(() =>
    Promise.all(
      [...document.querySelectorAll("perceptible-network")].map(
        (node) => /** @type {any} */ (node).ready,
      ),
    ),
  );
  await host.enter(x3, "-5.5");
  await host.choose("preset", 3);
  assert.equal(await host.link(), "v1&preset=xor");
  const second = () =>
    host.page.evaluate(
      () => /** @type {any} */ (document.querySelectorAll("perceptible-network")[1]).link,
    );
  assert.equal(await second(), "v1&preset=neuron");
  await host.page.evaluate(() => {
    location.hash = "elsewhere";
  });
  await host.frame();
  assert.equal(await host.link(), "v1&preset=xor", "an anchor of the page is not for the element");
  await go(-1, host.page);
  assert.deepEqual(await host.page.evaluate(() => [location.href, document.title]), [
    before[0],
    before[2],
  ]);
  await host.done();
});
