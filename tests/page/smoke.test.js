import assert from "node:assert/strict";
import { after } from "node:test";
import { axeViolations, ENGINE, servedAsIs, startBrowser, test } from "./browser.js";
import { openFigure } from "./figure.js";

const browser = await startBrowser(await servedAsIs());
after(() => browser.close());

for (const lang of /** @type {const} */ (["ko", "en"])) {
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    test(`the page opens in ${lang}, ${theme}, computed, with an empty console and nothing for axe`, async () => {
      const figure = await openFigure(browser, { lang, theme });
      const { dark, shown, language } = await figure.read((root) => ({
        dark: root.querySelector(".root")?.classList.contains("dark"),
        shown: root.textContent ?? "",
        language: /** @type {any} */ (root.host).language,
      }));
      assert.ok(shown.includes("[[ 0.19235057 -0.05512534]]"), shown);
      assert.deepEqual([language, dark], [lang, theme === "dark"]);
      assert.deepEqual(await axeViolations(figure.page), []);
      await figure.done();
    });
  }
}

test("a broken page is noticed", async () => {
  const { page, problems, close } = await browser.openPage();
  await page.evaluate(() => {
    console.warn("from the test");
    queueMicrotask(() => {
      throw new Error("thrown by the test");
    });
    return fetch("www/missing.js").then(() => {});
  });
  // A browser tells of them in its own time.
  const expected = ["from the test", "thrown by the test"];
  if (ENGINE !== "webkit") expected.push("404: ");
  const missing = () => expected.filter((text) => !problems.some((each) => each.includes(text)));
  for (let frame = 0; frame < 300 && missing().length; frame++)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
  assert.deepEqual(missing(), []);
  await close();
});
