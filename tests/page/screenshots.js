/**
 * Pictures to look at: ENGINE=webkit node tests/page/screenshots.js [filter] [path]
 * `filter` is a part of the pictures' names ("dark", "360", "ko-light"); `path` is what follows the
 * address ("#v1&x=3,1,-5.5"). They lie in target/shots.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { startBrowser } from "./browser.js";

const [filter = "", path = ""] = process.argv.slice(2);
const folder = new URL("../../target/shots/", import.meta.url);
mkdirSync(folder, { recursive: true });
const browser = await startBrowser();
for (const width of [1280, 720, 360]) {
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    for (const lang of /** @type {const} */ (["ko", "en"])) {
      const name = `${width}-${theme}-${lang}`;
      if (!name.includes(filter)) continue;
      const { page, problems, close } = await browser.openPage({ path, width, theme, lang });
      await page.evaluate(async () => {
        await customElements.whenDefined("perceptible-network");
        await /** @type {any} */ (document.querySelector("perceptible-network")).ready;
      });
      const picture = await page.screenshot({ fullPage: true });
      writeFileSync(new URL(`${name}.png`, folder), picture);
      console.log(`target/shots/${name}.png`, ...problems);
      await close();
    }
  }
}
await browser.close();
