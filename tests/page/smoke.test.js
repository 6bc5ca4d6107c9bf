import assert from "node:assert/strict";
import { before } from "node:test";
import { axeViolations, startBrowser, test } from "./browser.js";

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  browser = await startBrowser();
});

for (const lang of /** @type {const} */ (["ko", "en"])) {
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    test(`the page opens in ${lang}, ${theme}, computed, with an empty console and nothing for axe`, async () => {
      const { page, problems, close } = await browser.openPage({ lang, theme });
      await page.waitForFunction(
        (printed) =>
          document.querySelector("perceptible-network")?.shadowRoot?.textContent?.includes(printed),
        { timeout: 10_000 },
        "[[ 0.19235057 -0.05512534]]",
      );
      assert.deepEqual(problems, []);
      assert.deepEqual(await axeViolations(page), []);
      await close();
    });
  }
}

test("a broken page is noticed", async () => {
  const { page, problems, close } = await browser.openPage({
    before: (page) => page.evaluateOnNewDocument(() => console.warn("from the test")),
  });
  await page.evaluate(() => fetch("www/missing.js"));
  // A browser tells of both in its own time.
  const noticed = (/** @type {string} */ text) => problems.some((each) => each.includes(text));
  for (let i = 0; i < 100 && !(noticed("from the test") && noticed("404: ")); i++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual([noticed("from the test"), noticed("404: ")], [true, true], `${problems}`);
  await close();
});
