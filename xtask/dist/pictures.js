// dist/pictures: every preset as SVG and PNG, in both languages and themes, for a column (720 px) and,
// as .360, for a phone. The SVGs are the same bytes everywhere; the PNGs have this system's faces.
//
// The PNGs are drawn by Chromium, which the tests need anyway: resvg (2.6 for Node) takes only the first
// face of a list, so that Korean, minus and code would all come from one fallback.
import { launch } from "puppeteer-core";
import { HEIGHTS } from "../../www/embed/picture-heights.js";
import { Session } from "../../www/engine/session.js";
import { PICTURE } from "../../www/figure/parts.js";
import { FIRST } from "../../www/figure/state.js";
import { Reader } from "../../www/figure/values.js";
import { openingSelection } from "../../www/figure/view-model.js";
import { toSvg } from "../../www/picture/picture.js";
import * as api from "../../www/pkg/perceptible.js";
import { FLAGS, find } from "../browsers.js";
import { base, build, bytes, WASM, write } from "./files.js";

const SCALE = 2; // sharp on most screens

/** Says what it left out, and why. */
export async function pictures() {
  // They lead to the page where its address is known.
  const svgs = vectors(URL.canParse(base) ? base : null);
  for (const [name, content] of [...svgs, ...(await bitmaps(svgs))])
    write(`pictures/${name}`, content);
}

/** @param {string | null} link @returns {Map<string, string>} */
export function vectors(link) {
  const files = new Map();
  for (const { preset, fragment, values, selection } of opened()) {
    const here = link && (fragment ? `${link}#${fragment}` : link);
    for (const language of ["ko", "en"])
      for (const theme of ["light", "dark"])
        for (const width of [720, 360]) {
          const name = `${preset}.${language}.${theme}${width === 360 ? ".360" : ""}.svg`;
          const height = width === 360 ? HEIGHTS[preset][360][language] : undefined;
          const view = { language, theme, selection, width, height, link: here };
          files.set(name, toSvg(values, view));
        }
  }
  return files;
}

/** Every preset as a figure opens it. */
export function opened() {
  api.initSync({ module: bytes(`www/${WASM}`) });
  return api.presets().map((preset) => {
    const session = new Session(() => {});
    session.ask((handle) => handle.openPreset(preset));
    const { sizes, link } = session.ask((handle) => ({
      sizes: handle.structure().sizes,
      link: handle.link(),
    }));
    const selection = openingSelection(sizes);
    const fields = { ...FIRST, revision: 0, selection };
    const values = new Reader(api, session).read(fields, { beside: PICTURE });
    return { preset, fragment: link, values, selection };
  });
}

/** @param {Map<string, string>} svgs @returns {Promise<[string, Uint8Array][]>} */
async function bitmaps(svgs) {
  let browser;
  try {
    browser = await launch({ executablePath: find("chromium"), args: FLAGS, headless: true });
  } catch (error) {
    console.error(`The PNG pictures are left out: ${error.message}.`);
    return [];
  }
  try {
    const page = await browser.newPage();
    const { outputFiles } = await build({
      entryPoints: ["www/picture/to-png.js"],
      format: "iife",
      globalName: "picture",
    });
    await page.addScriptTag({ content: outputFiles[0].text });
    const korean = await page.evaluate(hasKorean);
    if (!korean)
      console.error("The Korean PNG pictures are left out: install a face with Korean letters.");
    const drawn = [...svgs].filter(([name]) => korean || !name.includes(".ko."));
    // All at once: toBlob encodes when the browser has nothing else to do, and one alone waits most of its time.
    return await Promise.all(
      drawn.map(async ([name, svg]) => {
        const base64 = await page.evaluate(bitmap, svg, SCALE);
        return /** @type {[string, Uint8Array]} */ ([
          name.replace(/svg$/, "png"),
          Buffer.from(base64, "base64"),
        ]);
      }),
    );
  } finally {
    await browser.close();
  }
}

/** In the browser: the PNG that the page's own toPng makes, in base64. @param {string} svg @param {number} scale */
async function bitmap(svg, scale) {
  const reader = new FileReader();
  reader.readAsDataURL(await globalThis.picture.toPng(svg, { scale }));
  await new Promise((resolve) => reader.addEventListener("load", resolve, { once: true }));
  return reader.result.split(",")[1];
}

/** In the browser: without a face for them, all syllables are the same box. */
function hasKorean() {
  const draw = (syllable) => {
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    context.font = "40px sans-serif";
    context.fillText(syllable, 10, 60);
    return context.getImageData(0, 0, 100, 100).data.join();
  };
  return draw("층") !== draw("값");
}
