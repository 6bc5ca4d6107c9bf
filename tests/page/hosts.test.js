// The one-file script in pages that were not made for it. In each the figure is what it is in a plain
// page, to the pixel, and the page stays what it was.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { snippet } from "../../www/embed/snippet.js";
import { ko as embed } from "../../www/embed/strings.ko.js";
import { ko } from "../../www/strings/ko.js";
import { ENGINE, startBrowser, test, testIn, waitFor } from "./browser.js";
import { assertSame, assertUntouched, look, WATCH } from "./host.js";
import { startHost } from "./static.js";

const root = new URL("../../", import.meta.url);
const { presets } = JSON.parse(readFileSync(new URL("tests/fixtures/presets.json", root), "utf8"));

/** In the page: all of the figure is drawn. */
const DRAWN = () => {
  /** @type {any} */
  const figure =
    document.querySelector("perceptible-network") ??
    /** @type {any} */ (document.querySelector("#card"))?.figure;
  return Boolean(figure?.shadowRoot?.querySelector(".panel"));
};
const WIDTH = 720;
const NARROW = 300;
const figure = (attributes = "", fallback = "") =>
  `<perceptible-network lang="ko" loading="eager" theme="light" preset="post-negative" view="stage,results,inspector" ${attributes}>${fallback}</perceptible-network>`;
const SCRIPT = '<script defer src="/dist/perceptible.js"></script>';
const column = (/** @type {string} */ content) => `<main id="column">${content}</main>`;
/** @type {(rules: string, parts?: Partial<Host>) => Partial<Host>} */
const styled = (rules, parts) => ({ head: `<style>${rules}</style>`, ...parts });
/** @param {string} rules @returns {Partial<Host>} */
const narrow = (rules) =>
  styled(`#column { width: ${NARROW}px !important; ${rules} }`, { like: "narrow.html" });

/**
 * @typedef {object} Host
 * @property {string} head
 * @property {string} body
 * @property {string} doctype
 * @property {string} html      attributes of <html>
 * @property {string} charset
 * @property {string} ending    of its address
 * @property {number} about      px by which its own way of drawing text may move things
 * @property {string} like      the page in which the figure looks the same
 * @property {RegExp[]} reports what the console says by the host's own will
 * @property {{ engines: import("./browser.js").Engine[], why: string }} only  those in which it can look the same
 * @property {(page: import("puppeteer-core").Page) => Promise<unknown>} act  what the reader does before the figure is seen
 */

/** @type {Record<string, Partial<Host>>} */
const HOSTS = {
  "that puts everything into border-box, without margins": styled(
    "*, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline }",
  ),
  "that lays down the law for every element": styled(
    `* { box-sizing: content-box !important; font: italic 700 23px/3 serif !important; color: red !important;
         letter-spacing: 4px !important; word-spacing: 9px !important; text-transform: uppercase !important;
         white-space: pre !important; user-select: none !important; text-align: right !important;
         text-indent: 40px !important; text-shadow: 0 0 4px red !important; transition: all 2s !important;
         hyphens: auto !important; writing-mode: horizontal-tb; cursor: crosshair !important;
         list-style: square !important; quotes: "a" "b"; -webkit-text-stroke: 1px red; tab-size: 1 }
     * { background: none }`,
  ),
  "that has rules for what it thinks are its own links, buttons, tables and pictures": styled(
    `a, button, input { color: red !important; background: red !important; padding: 20px !important; border: 9px solid !important }
     svg, img { display: block; max-width: 100% !important; width: 100% !important; height: auto !important; fill: red !important }
     table { display: block; width: 100% !important } td, th { padding: 20px !important; border: 1px solid red !important }
     h1, h2, h3, h4, p, section, header, footer, div { margin: 33px !important; float: left !important; position: relative !important }
     .root, .left, .cell, .number, .title, .main { display: none !important }`,
  ),
  "that makes every child of a post a floating, relative, inline block": styled(
    "#column > * { float: left !important; position: relative !important; display: inline-block !important; max-width: 100% !important }",
  ),
  "whose post is a flex container": styled("#column { display: flex; justify-content: center }"),
  "whose post is a grid": styled("#column { display: grid; justify-items: center }"),
  "that makes every unknown element a flex container": styled(
    ":not(a, b, head, body, html, main, style, script) { display: flex }",
  ),
  "that unsets everything": styled("#column * { all: unset !important }"),
  "whose custom properties have the figure's own names": styled(
    `:root { ${[...new Set(readFileSync(new URL("www/style/figure.css", root), "utf8").match(/--(?!perceptible)[a-z][a-z\d-]*/g))].map((name) => `${name}: 9vw`).join("; ")} }`,
  ),
  "with a small rem and its text zoomed": styled(
    "html { font-size: 62.5%; text-size-adjust: 140%; -webkit-text-size-adjust: 140% }",
  ),
  "with a dark skin": styled(
    "html { color-scheme: dark; background: #111; color: #eee } body { filter: none } * { border-color: #333; accent-color: lime }",
  ),
  "that is written from right to left": { html: 'lang="ar" dir="rtl"' },
  // Lines without text of their own are lower there.
  "in quirks mode": { doctype: "", about: 10 },
  // Letters are rounded to other pixels there.
  "that is zoomed": styled("#column { zoom: 1.5 }", {
    about: 4,
    only: {
      engines: ["chromium"],
      why: "what else it does not zoom: the least size of indices, the padding in SVG",
    },
  }),
  "with a column that floats to the right": styled("#column { float: right }"),
  "with a column that floats to the left": styled("#column { float: left }"),
  "with a narrow column that floats to the right": narrow("float: right"),
  "with a narrow column that floats to the left": narrow("float: left"),
  "with its script in the head, at once": {
    head: SCRIPT.replace(" defer", ""),
    body: column(figure()),
  },
  "with its script twice": { body: column(SCRIPT + figure() + SCRIPT) },
  "with two versions of the script": {
    body: `${column(figure())}${SCRIPT}<script defer src="other.js"></script>`,
  },
  "with the script as a module": {
    body: column(figure()) + SCRIPT.replace("defer", 'type="module"'),
  },
  "with the modules": {
    body: `${column(figure())}<script type="module" src="/www/define.js"></script>`,
  },
  "that re-inserts its post through a template": {
    body: `<template id="post">${figure()}</template>${column("")}${SCRIPT}
      <script>addEventListener("load", () => column.append(post.content.cloneNode(true)))</script>`,
  },
  "that replaces its post by innerHTML": {
    body: `${column(figure())}${SCRIPT}
      <script>addEventListener("load", () => { const text = column.innerHTML; column.innerHTML = ""; column.innerHTML = text })</script>`,
  },
  "that moves its post when it is there": {
    body: `${column(figure())}${SCRIPT}<script>addEventListener("load", () => { document.body.append(column); document.body.prepend(column) })</script>`,
  },
  "that has the figure inside another shadow root": {
    body: `<div id="card"></div>${SCRIPT}<script>
      let inside = card.attachShadow({ mode: "closed" });
      inside.innerHTML = '<style>main { width: ${WIDTH}px } * { color: red; letter-spacing: 5px }</style>${column(figure())}';
      card.figure = inside.querySelector("perceptible-network")</script>`,
  },
  "that has the figure inside closed details": {
    body: `<details><summary>more</summary>${column(figure())}</details>${SCRIPT}`,
    act: (page) => page.click("summary"),
  },
  "that shows the figure in a tab later": {
    ...styled("#column { display: none } #column.shown { display: block }"),
    act: (page) => page.$eval("#column", (node) => node.classList.add("shown")),
  },
  "that hides the figure until it is asked for": {
    ...styled(
      "#column { visibility: hidden; pointer-events: none } #column.shown { visibility: visible; pointer-events: auto }",
    ),
    act: async (page) => {
      await waitFor(page, DRAWN);
      const hit = () =>
        page.evaluate(
          () => document.elementFromPoint(300, 200)?.localName === "perceptible-network",
        );
      assert.equal(await hit(), false, "hidden like its tab");
      await page.$eval("#column", (node) => node.classList.add("shown"));
      assert.equal(await hit(), true);
    },
  },
  "that skips what is not on the screen": {
    ...styled("#column { content-visibility: auto; contain-intrinsic-size: auto 500px }"),
  },
  "with handlers for every key": {
    body: `${column(figure())}${SCRIPT}<script>for (const type of ["keydown", "keypress", "keyup"]) addEventListener(type, () => {})</script>`,
  },
  "that allows WebAssembly, and no more": {
    head: `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:">`,
  },
  "with Trusted Types": {
    head: `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types 'none'">`,
  },
  "in an encoding of its own": {
    charset: "euc-kr",
    only: {
      engines: ["chromium"],
      why: "by the encoding it takes another face for letters that no face is named for",
    },
  },
  "in XHTML": {
    doctype: "",
    html: 'xmlns="http://www.w3.org/1999/xhtml"',
    ending: "xhtml",
    body: `${column(figure())}${SCRIPT}`.replaceAll(" defer ", ' defer="" '),
  },
};

/** @param {Partial<Host>} host */
const page = ({ doctype = "<!doctype html>", html = "", charset = "utf-8", ...host }) =>
  `${doctype}<html ${html}><head><meta charset="${charset}" /><script src="watch.js"></script><link rel="stylesheet" href="column.css" />${host.head ?? ""}<link rel="icon" href="data:," /></head>
   <body>${host.body ?? column(figure()) + SCRIPT}</body></html>`;
const path = (/** @type {string} */ name) =>
  `${name.replaceAll(/[^a-z]+/g, "-")}.${HOSTS[name]?.ending ?? "html"}`;

/** @type {Record<string, string | Uint8Array>} */
const pages = {
  "plain.html": page({}),
  "narrow.html": page(narrow("")),
  "watch.js": WATCH,
  "column.css": `#column { width: ${WIDTH}px }`,
  // Another release: other code, another name for what it hands over.
  "other.js": readFileSync(new URL("dist/perceptible.js", root), "latin1")
    .replaceAll(/perceptible-[\w+/]{16}/g, "perceptible-another-version")
    .replaceAll("NumPy", "Numpy"),
  ...Object.fromEntries(Object.entries(HOSTS).map(([name, host]) => [path(name), page(host)])),
};
const browser = await startBrowser(await startHost({ root, pages }));
const VIEWPORT = { width: 1200, height: 900 };

/** Opens a host's page and waits for its figure. @param {string} path @param {Partial<Host>} [host] */
async function open(path, host = {}) {
  const opened = await browser.openPage({ path, ...VIEWPORT });
  await host.act?.(opened.page);
  await waitFor(opened.page, DRAWN);
  await opened.page.evaluate(async () => {
    const card = /** @type {any} */ (document.querySelector("#card"));
    /** @type {any} */
    const figure = document.querySelector("perceptible-network") ?? card.figure;
    await figure.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  return opened;
}

/** @param {string} path */
async function seenIn(path) {
  const { page, close } = await open(path);
  const seen = await page.evaluate(look);
  await close();
  return seen;
}
const expected = await seenIn("plain.html");

test("the plain page shows NumPy's numbers, in the width that it has", () => {
  assert.ok(expected.text.includes(presets["post-negative"].printed));
  assert.equal(expected.width, WIDTH);
  assert.ok(expected.parts.length > 200);
});

for (const [name, host] of Object.entries(HOSTS)) {
  const { engines, why } = host.only ?? { engines: [ENGINE], why: "" };
  testIn(engines, why, `a host ${name}`, async () => {
    const { page, problems, close } = await open(path(name), host);
    const seen = await page.evaluate(look);
    assertSame(seen, host.like ? await seenIn(host.like) : expected, host.about);
    await assertUntouched(page);
    const reports = host.reports ?? [];
    assert.deepEqual(
      problems.filter((problem) => !reports.some((report) => report.test(problem))),
      [],
    );
    await close();
  });
}

test("ten figures, each with its own numbers", async () => {
  const names = Object.keys(presets);
  const ten = Array.from({ length: 10 }, (_, i) => names[i % names.length]);
  pages["ten.html"] = page({
    body:
      column(ten.map((name) => figure().replace("post-negative", name)).join("")) + SCRIPT + SCRIPT,
  });
  const opened = await browser.openPage({ path: "ten.html", ...VIEWPORT });
  const shown = await opened.page.$$eval("perceptible-network", async (figures) => {
    await Promise.all(figures.map((figure) => /** @type {any} */ (figure).ready));
    return figures.map((figure) => figure.shadowRoot?.textContent ?? "");
  });
  for (const [i, name] of ten.entries()) assert.ok(shown[i].includes(presets[name].printed), name);
  await assertUntouched(opened.page);
  assert.deepEqual(opened.problems, []);
  await opened.close();
});

test("where the policy forbids WebAssembly the fallback stays, with the reason in the figure's language", async () => {
  pages["without.html"] = page({
    head: `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src data:">`,
    body: `${column(
      figure("", "<p id='fallback'>a picture</p><p id='caption' slot='caption'>Figure 1</p>"),
    )}<script src="blocked.js"></script>${SCRIPT}`,
  });
  pages["blocked.js"] = `addEventListener("error", ({ target, detail }) => {
      if (target.localName !== "perceptible-network") return;
      document.told = detail.reason;
    });`;
  const { page: opened, close } = await browser.openPage({ path: "without.html", ...VIEWPORT });
  await waitFor(opened, () =>
    Boolean(
      /** @type {any} */ (document).told &&
        document.querySelector("perceptible-network")?.shadowRoot?.querySelector("[role=alert]"),
    ),
  );
  const { text, told, seen } = await opened.$eval("perceptible-network", (figure) => ({
    text: figure.shadowRoot?.querySelector("[role=alert]")?.textContent ?? "",
    told: /** @type {any} */ (document).told,
    seen: ["#fallback", "#caption"].map((id) =>
      document.querySelector(id)?.checkVisibility({ visibilityProperty: true }),
    ),
  }));
  assert.ok(text.includes(ko.noWasmReasons.blocked), text);
  assert.equal(told, "blocked");
  assert.deepEqual(seen, [true, true]);
  await close();
});

testIn(
  ["chromium"],
  "cannot be told to print",
  "on paper it is light, without what cannot be pressed there",
  async () => {
    pages["print.html"] = page({ body: column(figure().replace(/theme="\w+"/, "")) + SCRIPT });
    const { page: opened, close } = await browser.openPage({
      path: "print.html",
      theme: "dark",
      ...VIEWPORT,
    });
    await waitFor(opened, DRAWN);
    const drawn = () =>
      opened.$eval("perceptible-network", (figure) => {
        const root = /** @type {Element} */ (figure.shadowRoot?.querySelector(".root"));
        const { color, backgroundColor } = getComputedStyle(root);
        return {
          color,
          backgroundColor,
          menus: [...root.querySelectorAll(".menu")].filter((menu) => menu.checkVisibility())
            .length,
        };
      });
    const dark = await drawn();
    assert.deepEqual([dark.color, dark.backgroundColor], ["rgb(236, 238, 241)", "rgb(15, 18, 21)"]);
    assert.ok(dark.menus > 0);
    await opened.emulateMediaType("print");
    assert.deepEqual(await drawn(), {
      color: "rgb(21, 24, 28)",
      backgroundColor: "rgb(255, 255, 255)",
      menus: 0,
    });
    await close();
  },
);

/** The snippet of the post beside the site. @param {import("../../www/embed/address.js").Options} [options] @param {string} [state] */
const pasted = (options, state = "") =>
  snippet("html", {
    ...{ t: embed, language: "ko", base: "/dist/site/", state },
    options: { view: ["stage", "results", "inspector"], ...options },
  })[0].text;

test("where the script does not run, a phone has the picture for phones, and nothing stands out", async () => {
  pages["phone.html"] =
    `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:,">${pasted().replace(/<script.*/, "")}<p>below</p>`;
  const look = async (/** @type {number} */ width) => {
    const { page, close } = await browser.openPage({ path: "phone.html", width });
    await waitFor(page, () => document.querySelector("img")?.complete);
    const seen = await page.evaluate(() => {
      const image = /** @type {HTMLImageElement} */ (document.querySelector("img"));
      return {
        name: image.currentSrc.split("/").at(-1),
        box: [image.width, Math.round((image.width / image.height) * 100)],
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    });
    await close();
    return seen;
  };
  assert.deepEqual(await look(360), {
    name: "post.ko.light.360.svg",
    box: [344, 36],
    sideways: 0,
  });
  assert.deepEqual(await look(600), {
    name: "post.ko.light.svg",
    box: [584, 82],
    sideways: 0,
  });
  assert.deepEqual(await look(1200), {
    name: "post.ko.light.svg",
    box: [720, 82],
    sideways: 0,
  });
});
