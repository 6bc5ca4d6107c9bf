// The picture as a browser shows it: inline, as <img>, and as PNG.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { altText, toSvg } from "../../www/picture/picture.js";
import { hard, LINK, presets, views } from "../pictures.js";
import { axeViolations, startBrowser, test, testIn, testOnce } from "./browser.js";

const www = new URL("../../www/", import.meta.url);

/** A host that lets pictures in as data, and one that does not. */
const POLICIES = /** @type {Record<string, string>} */ ({
  "/": "default-src 'none'; script-src 'self' 'unsafe-eval'; img-src data:",
  "/strict": "default-src 'none'; script-src 'self' 'unsafe-eval'",
});
const host = createServer(({ url = "" }, response) => {
  const policy = POLICIES[url];
  response.setHeader("Content-Type", policy ? "text/html" : "text/javascript");
  if (policy) response.setHeader("Content-Security-Policy", policy);
  const page = `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,"><body><header><h1>Host</h1></header><main></main>`;
  response.end(policy ? page : readFileSync(new URL(url.replace("/www/", ""), www)));
});
await new Promise((resolve) => host.listen(0, "127.0.0.1", () => resolve(null)));
const { port } = /** @type {import("node:net").AddressInfo} */ (host.address());
const browser = await startBrowser({
  address: `http://127.0.0.1:${port}/`,
  close: () => host.close(),
});

const frames = [...presets, ...hard];
/** @param {any} frame @param {any} view */
const draw = ({ values, selection, row }, view) => toSvg(values, { selection, row, ...view });

for (const width of /** @type {const} */ ([360, 720])) {
  test(`at ${width} px nothing overlaps or is clipped, and every text has 11 px or more`, async () => {
    const { page, close } = await browser.openPage({ width: width + 40, height: 900 });
    for (const [name, frame] of frames)
      for (const language of /** @type {const} */ (["ko", "en"])) {
        const faults = await page.evaluate(faultsOf, draw(frame, { language, width, link: LINK }));
        assert.deepEqual(faults, [], `${name}, ${language}`);
      }
    await close();
  });
}

testIn(
  ["chromium", "firefox"],
  "measures no text of an SVG in a string of its own",
  "a fault in the layout is noticed",
  async () => {
    const { page, close } = await browser.openPage({ width: 760 });
    const svg = draw(presets.get("post"), { language: "en", width: 720 });
    for (const [broken, what] of [
      [svg.replaceAll('font-size="15"', 'font-size="24"'), /out of its box|overlaps/],
      [svg.replace('x="672"', 'x="900"'), /clipped/],
      [svg.replaceAll('font-size="12"', 'font-size="9"'), /9 px/],
      [svg.replaceAll("0.65920113", "0.65920113 or so"), /overlaps|out of its box/],
    ]) {
      assert.notEqual(broken, svg);
      const faults = await page.evaluate(faultsOf, String(broken));
      assert.ok(
        faults.some((fault) => RegExp(what).test(fault)),
        `${what}: ${faults}`,
      );
    }
    await close();
  },
);

test("NumPy's columns stand under each other", async () => {
  const { page, close } = await browser.openPage();
  const widths = await page.evaluate(
    (svg) => {
      const main = /** @type {HTMLElement} */ (document.querySelector("main"));
      main.replaceChildren(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement);
      return [...main.querySelectorAll("text")]
        .filter((text) => text.textContent?.startsWith("[["))
        .map((text) => text.getComputedTextLength());
    },
    draw(presets.get("post"), { width: 720 }),
  );
  assert.equal(widths.length, 3);
  for (const width of widths) assert.ok(Math.abs(width - widths[0]) < 0.5, String(widths));
  await close();
});

for (const view of views) {
  const { language, theme, width } = view;
  test(`as <img> and as PNG it has its size and its ink: ${language}, ${theme}, ${width} px`, async () => {
    const { page, problems, close } = await browser.openPage({ width: width + 40 });
    for (const frame of [presets.get("post"), hard.get("eight layers of 64")]) {
      assert.ok(frame);
      const svg = draw(frame, view);
      const height = Number(svg.match(/height="(\d+)"/)?.[1]);
      const alt = altText(frame.values, view);
      const found = await page.evaluate(lookAt, svg, alt);
      assert.deepEqual(found.image, [width, height]);
      assert.deepEqual(found.png, ["image/png", 2 * width, 2 * height]);
      assert.deepEqual(found.half, [width / 2, Math.round(height / 2)]);
      // Ground and ink: neither blank nor full.
      assert.ok(found.ink > 0.02 && found.ink < 0.5, `${found.ink}`);
      const paper = theme === "light" ? [255, 255, 255, 255] : [15, 18, 21, 255];
      assert.deepEqual(found.ground, paper);
    }
    assert.deepEqual(problems, []);
    await close();
  });
}

test("toPng refuses what it cannot draw, and says so", async () => {
  const { page, close } = await browser.openPage();
  const refusal = (/** @type {string} */ svg, /** @type {any} */ size = {}) =>
    page.evaluate(
      async (svg, size, path) => {
        const { toPng } = await import(path);
        return toPng(svg, size).then(String, String);
      },
      svg,
      size,
      "/www/picture/picture.js",
    );
  assert.match(await refusal("<svg/>"), /not a picture made by toSvg/);
  const svg = draw(presets.get("post"), {});
  assert.match(await refusal(svg, { scale: 0 }), /scale 0/);
  assert.match(await refusal(svg, { width: -5 }), /width -5/);
  assert.match(await refusal(svg, { scale: 100 }), /Blob/); // as large as a canvas may be
  await close();
  const strict = await browser.openPage({ path: "strict" });
  const refused = await strict.page.evaluate(
    async (svg, path) => (await import(path)).toPng(svg).then(String, String),
    svg,
    "/www/picture/picture.js",
  );
  assert.match(refused, /Error/);
  await strict.close();
});

testOnce("inline, axe finds nothing in it", async () => {
  for (const view of views) {
    const { page, close } = await browser.openPage({ width: 800 });
    await page.evaluate(
      (svg) => {
        const { documentElement } = new DOMParser().parseFromString(svg, "image/svg+xml");
        document.querySelector("main")?.append(documentElement);
      },
      draw(presets.get("post"), { ...view, link: LINK }),
    );
    assert.deepEqual(await axeViolations(page), []);
    await close();
  }
});

/** In the page: the faults of an SVG that stands in it. @param {string} svg @returns {string[]} */
function faultsOf(svg) {
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const { documentElement } = new DOMParser().parseFromString(svg, "image/svg+xml");
  main.replaceChildren(documentElement);
  const frame = documentElement.getBoundingClientRect();
  /** Its ink, without the room of a line above and below. @param {Element} node */
  const box = (node) => {
    const { left, right, top, bottom, height } = node.getBoundingClientRect();
    return { left, right, top: top + 0.2 * height, bottom: bottom - 0.16 * height };
  };
  /** @typedef {ReturnType<typeof box>} Box */
  const meet = (/** @type {Box} */ a, /** @type {Box} */ b, slack = 0.5) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;
  const texts = [...documentElement.querySelectorAll("text")].map((node) => ({
    name: `"${node.textContent}"`,
    ...box(node),
  }));
  const rects = [...documentElement.querySelectorAll("rect")].slice(1).map((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { left, right, top, bottom };
  });
  const faults = [];
  for (const node of documentElement.querySelectorAll("text, tspan")) {
    const size = Number.parseFloat(getComputedStyle(node).fontSize);
    if (size < 11) faults.push(`${node.textContent}: ${size} px`);
  }
  for (const [k, text] of texts.entries()) {
    if (
      text.left < frame.left + 8 ||
      text.right > frame.right - 8 ||
      text.bottom > frame.bottom - 8
    )
      faults.push(`${text.name} is clipped`);
    for (const other of texts.slice(k + 1))
      if (meet(text, other)) faults.push(`${text.name} overlaps ${other.name}`);
    for (const rect of rects) {
      const inside =
        text.left >= rect.left - 0.5 &&
        text.right <= rect.right + 0.5 &&
        text.top >= rect.top - 0.5 &&
        text.bottom <= rect.bottom + 0.5;
      if (!inside && meet(text, rect, 1)) faults.push(`${text.name} is out of its box`);
    }
  }
  return faults;
}

/** In the page: the picture as <img> and as PNG. @param {string} svg @param {string} alt */
async function lookAt(svg, alt) {
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const image = Object.assign(new Image(), { alt });
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  main.replaceChildren(image);
  await image.decode();
  /** @type {typeof import("../../www/picture/picture.js")} */
  const { toPng } = await import(/** @type {any} */ ("/www/picture/picture.js"));
  const png = await toPng(svg, { scale: 2 });
  const bitmap = await createImageBitmap(png);
  const half = await createImageBitmap(
    await toPng(svg, { width: image.naturalWidth / 2, scale: 1 }),
  );
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const ground = [...data.slice(4 * (20 * bitmap.width + 20), 4 * (20 * bitmap.width + 21))];
  let other = 0;
  for (let i = 0; i < data.length; i += 4)
    if (Math.abs(data[i] - ground[0]) + Math.abs(data[i + 2] - ground[2]) > 24) other++;
  return {
    image: [image.naturalWidth, image.naturalHeight],
    png: [png.type, bitmap.width, bitmap.height],
    half: [half.width, half.height],
    ink: other / (data.length / 4),
    ground,
  };
}
