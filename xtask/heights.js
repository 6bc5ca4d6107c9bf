// Writes www/embed/picture-heights.js: how tall the presets' pictures are, px. A phone's picture is as tall as the
// figure on a phone, which is measured in Chromium, so that nothing moves when the one takes the other's place; or
// as tall as it has to be.
import { writeFileSync } from "node:fs";
import { launch } from "puppeteer-core";
import { startHost } from "../tests/page/static.js";
import { toSvg } from "../www/picture/picture.js";
import { FLAGS, find } from "./browsers.js";
import { opened } from "./dist/pictures.js";

const root = new URL("../", import.meta.url);
const LANGUAGES = /** @type {const} */ (["ko", "en"]);

/** How tall the figures that *Embed* gives first are on a phone, with a finger. @returns {Promise<Record<string, Record<string, number>>>} */
export async function onPhones() {
  const page = `<!doctype html><link rel="icon" href="data:,"><body style="margin: 0; width: 360px">
    <script type="module" src="www/define.js"></script>`;
  const host = await startHost({ root, pages: { "heights.html": page } });
  const browser = await launch({ executablePath: find("chromium"), args: FLAGS, headless: true });
  try {
    const opened = await browser.newPage();
    await opened.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
    await opened.goto(`${host.address}heights.html`);
    return await opened.evaluate(heights, LANGUAGES);
  } finally {
    await browser.close();
    host.close();
  }
}

/** In the page. @param {readonly string[]} languages */
async function heights(languages) {
  const engine = "/www/pkg/perceptible.js";
  await customElements.whenDefined("perceptible-network");
  const found = {};
  const add = async (preset, lang) => {
    const figure = document.createElement("perceptible-network");
    const said = { preset, lang, view: "stage results inspector", page: "./", loading: "eager" };
    for (const [name, value] of Object.entries(said)) figure.setAttribute(name, value);
    document.body.append(figure);
    await figure.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    found[preset] = { ...found[preset], [lang]: figure.offsetHeight };
    figure.remove();
  };
  await add("post", languages[0]);
  const { presets } = await import(engine);
  for (const preset of presets()) for (const lang of languages) await add(preset, lang);
  return found;
}

/** @param {Record<string, Record<string, number>>} phones */
function all(phones) {
  const rows = opened().map(({ preset, values, selection }) => {
    const tall = (view) =>
      Number(toSvg(values, { selection, ...view }).match(/ height="(\d+)"/)[1]);
    const [ko, en] = LANGUAGES.map((language) =>
      tall({ language, width: 360, height: phones[preset][language] }),
    );
    const key = /^\w+$/.test(preset) ? preset : JSON.stringify(preset);
    return `  ${key}: { 720: ${tall({ width: 720 })}, 360: { ko: ${ko}, en: ${en} } },\n`;
  });
  return `// Made by \`node xtask/heights.js\`: how tall the presets' pictures are, px: at 720, and at 360 in each language.

/** @type {Record<string, { 720: number, 360: { ko: number, en: number } }>} */
export const HEIGHTS = {\n${rows.join("")}};\n`;
}

if (process.argv[1]?.endsWith("heights.js"))
  writeFileSync(new URL("www/embed/picture-heights.js", root), all(await onPhones()));
