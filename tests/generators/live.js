// Whether a figure in somebody else's page is alive.
import assert from "node:assert/strict";
import { startBrowser } from "../page/browser.js";

/**
 * Opens a page and asserts that the figure in it, or in its one iframe, shows the post's numbers and computes:
 * another input gives other numbers.
 * @param {string} address @param {(page: import("puppeteer-core").Page) => import("puppeteer-core").Frame} [frameOf]
 */
export async function assertLive(address, frameOf = (page) => page.mainFrame()) {
  const browser = await startBrowser({ address, close() {} });
  try {
    const { page, problems } = await browser.openPage({ lang: "ko" });
    await page.waitForNetworkIdle({ idleTime: 100 });
    const frame = frameOf(page);
    await frame.waitForFunction(() => customElements.get("perceptible-network"));
    const texts = await frame.$eval("perceptible-network", async (element) => {
      const figure = /** @type {any} */ (element);
      const text = () =>
        new Promise((resolve) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(figure.shadowRoot.textContent)),
          ),
        );
      figure.scrollIntoView(); // it starts when it is near
      await figure.ready;
      const before = await text();
      figure.link = "v1&x=3,1,-5.5";
      return [before, await text(), figure.parentElement.localName];
    });
    assert.ok(texts[0].includes("0.19235057"), texts[0]);
    assert.ok(texts[0].includes("[[ 0.19235057 -0.05512534]]"));
    assert.ok(texts[1].includes("[[ 0.17271413 -0.02817902]]"), texts[1]);
    return { parent: texts[2], problems };
  } finally {
    await browser.close();
  }
}
