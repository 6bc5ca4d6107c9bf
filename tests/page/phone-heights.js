/** How tall the presets' figures are on a phone: their pictures there are as tall (xtask/heights.js). */
import { launch } from "puppeteer-core";
import { FLAGS, find } from "../../xtask/browsers.js";
import { startHost } from "./static.js";

const root = new URL("../../", import.meta.url);
const page = `<!doctype html><link rel="icon" href="data:,"><body style="margin: 0; width: 360px">
  <script type="module" src="www/define.js"></script>`;

/** As *Embed* gives them first, with a finger, px. @returns {Promise<Record<string, { ko: number, en: number }>>} */
export async function onPhones() {
  const host = await startHost({ root, pages: { "phone.html": page } });
  const browser = await launch({ executablePath: find("chromium"), args: FLAGS, headless: true });
  try {
    const opened = await browser.newPage();
    await opened.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
    await opened.goto(`${host.address}phone.html`);
    return await opened.evaluate(heights);
  } finally {
    await browser.close();
    host.close();
  }
}

/** In the page. */
async function heights() {
  await customElements.whenDefined("perceptible-network");
  const height = async (/** @type {string} */ preset, /** @type {string} */ lang) => {
    const figure = /** @type {any} */ (document.createElement("perceptible-network"));
    const said = { preset, lang, view: "stage results inspector", page: "./", loading: "eager" };
    for (const [name, value] of Object.entries(said)) figure.setAttribute(name, value);
    document.body.append(figure);
    await figure.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const { offsetHeight } = figure;
    figure.remove();
    return offsetHeight;
  };
  await height("post", "ko"); // the engine is there then
  const { presets } = await import(/** @type {any} */ ("/www/pkg/perceptible.js"));
  /** @type {Record<string, { ko: number, en: number }>} */
  const found = {};
  for (const preset of presets())
    found[preset] = { ko: await height(preset, "ko"), en: await height(preset, "en") };
  return found;
}
