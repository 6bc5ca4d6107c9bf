import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { en } from "../../www/strings/en.js";
import { ko } from "../../www/strings/ko.js";
import { servedAsIs, startBrowser, test } from "./browser.js";
import { compare, look } from "./numbers-shown.js";

/** @typedef {import("puppeteer-core").Page} Page */

const browser = await startBrowser(await servedAsIs());
const index = new URL("../../index.html", import.meta.url);

/** Answers requests that `answer` takes; the others go to the server. @param {Page} page @param {(request: import("puppeteer-core").HTTPRequest) => boolean} answer */
async function intercept(page, answer) {
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (!answer(request)) request.continue();
  });
}

/** @type {Record<string, { before: (page: Page) => Promise<unknown>, expected: RegExp[] }>} */
const hindrances = {
  missing: {
    before: (page) =>
      page.evaluateOnNewDocument(() => Reflect.deleteProperty(globalThis, "WebAssembly")),
    expected: [/preload/],
  },
  blocked: {
    before: (page) =>
      intercept(page, (request) => {
        if (new URL(request.url()).pathname !== "/") return false;
        const body = readFileSync(index, "utf8").replace(" 'wasm-unsafe-eval'", "");
        request.respond({ status: 200, contentType: "text/html; charset=utf-8", body });
        return true;
      }),
    expected: [/unsafe-eval|Content Security Policy|WebAssembly/],
  },
  load: {
    before: (page) =>
      intercept(page, (request) => {
        if (!request.url().endsWith(".wasm")) return false;
        request.abort();
        return true;
      }),
    expected: [/wasm/, /ERR_FAILED/],
  },
};

for (const [reason, { before, expected }] of Object.entries(hindrances)) {
  for (const lang of /** @type {const} */ (["ko", "en"])) {
    test(`where WebAssembly is ${reason}, stored numbers are shown in ${lang}, with the reason and what to do`, async () => {
      const { page, problems, close } = await browser.openPage({ lang, before });
      const t = lang === "ko" ? ko : en;
      const sentence = t.notRunning(t.whyNotRunning[/** @type {"missing"} */ (reason)], true);
      await page.waitForFunction(
        (sentence) =>
          document
            .querySelector("perceptible-network")
            ?.shadowRoot?.textContent?.includes(sentence),
        { timeout: 10_000 },
        sentence,
      );
      const root = await page.evaluateHandle(
        () => /** @type {ShadowRoot} */ (document.querySelector("perceptible-network")?.shadowRoot),
      );
      const seen = await root.evaluate(look);
      compare({ ...seen, link: "" });
      assert.equal(seen.results[0][0], "[[ 0.19235057 -0.05512534]]");
      const enabled = await root.evaluate((root) =>
        [
          ...root.querySelectorAll(
            "[role=spinbutton], .menu-button:enabled, .result-line:not([aria-disabled]), .structure button:enabled",
          ),
        ].map((node) => node.outerHTML.slice(0, 90)),
      );
      assert.deepEqual(enabled, [], "what would compute is off");
      assert.deepEqual(
        problems.filter((problem) => !expected.some((known) => known.test(problem))),
        [],
      );
      await close();
    });
  }
}

for (const lang of /** @type {const} */ (["ko", "en"]))
  test(`where the style sheet does not come, that is what is said in ${lang}, and what stands in the page stays`, async () => {
    const { page, close } = await browser.openPage({
      lang,
      before: (page) =>
        intercept(page, (request) => {
          if (!request.url().endsWith("/style/figure.css")) return false;
          request.abort();
          return true;
        }),
    });
    const t = lang === "ko" ? ko : en;
    await page.waitForFunction(
      () =>
        document.querySelector("perceptible-network")?.shadowRoot?.querySelector("[role=alert]"),
      { timeout: 10_000 },
    );
    const { said, stored } = await page.$eval("perceptible-network", (figure) => ({
      said: figure.shadowRoot?.querySelector("[role=alert]")?.textContent,
      stored: figure.querySelector(".preset-values")?.checkVisibility(),
    }));
    assert.deepEqual([said, stored], [t.whyNotRunning.style, true]);
    await close();
  });

test("index.html opened by a double click shows the stored numbers and says why, without any script", async () => {
  const { page, close } = await browser.openPage();
  await page.goto(index.href, { waitUntil: "load" });
  await page.waitForFunction(() => document.body.innerText.includes("]]"));
  const text = await page.evaluate(() => document.body.innerText);
  for (const printed of [
    "[[ 0.19235057 -0.05512534]]",
    "[[ 0.17669663 -0.11773777]]",
    "[[ 0.1192278",
    "-0.09689423]]",
  ]) {
    assert.ok(text.includes(printed), printed);
  }
  assert.match(text, /cargo play/);
  assert.match(text, /저장된 값/);
  assert.match(text, /stored values/);
  await close();
});
