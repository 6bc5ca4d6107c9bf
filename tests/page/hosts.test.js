// The one-file script in pages that were not made for it. In each the figure is what it is in a plain
// page, to the pixel, and the page stays what it was.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { HEIGHTS } from "../../www/embed/picture-heights.js";
import { snippet } from "../../www/embed/snippet.js";
import { ko as embed } from "../../www/embed/strings.ko.js";
import { ko } from "../../www/strings/ko.js";
import { ENGINE, startBrowser, test, testIn, waitFor } from "./browser.js";
import { startBundled } from "./bundled.js";
import { assertSame, assertUntouched, look, WATCH } from "./host.js";

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
  // prototype.js, as many old pages have it.
  "with an Array.from of its own, which makes nothing of the items": {
    head: `<script>Array.from = (items) => { const list = new Array(items.length || 0); for (let i = 0; i < list.length; i++) list[i] = items[i]; return list }</script>`,
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
const browser = await startBrowser(await startBundled({ pages }));
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

test("elements of the post stand in for nothing that the scripts read, and load none of their own", async () => {
  const scripts = ["", "-more"].map((more) =>
    readFileSync(new URL(`dist/perceptible${more}.js`, root), "latin1"),
  );
  const { page: empty, close: leave } = await browser.openPage({ path: "plain.html", ...VIEWPORT });
  const known = await empty.evaluate(() => {
    /** @type {string[]} */
    const names = [];
    for (let object = document; object; object = Object.getPrototypeOf(object))
      names.push(...Object.getOwnPropertyNames(object));
    return names;
  });
  await leave();
  // All of the document's own, and every word of the scripts, which may be read of the window where a browser lacks it.
  const words = scripts.flatMap((script) => script.match(/\b[A-Za-z_$][\w$]{2,40}\b/g) ?? []);
  const names = [...new Set([...known, ...words])].filter(
    (name) => /^[\w$]+$/.test(name) && name !== "currentScript",
  );
  assert.ok(
    ["createElement", "head", "addEventListener", "trustedTypes"].every((name) =>
      names.includes(name),
    ),
  );
  const evil = "/evil/perceptible.js";
  const named = names.map((name) => `<img name="${name}" id="${name}" alt="">`).join("");
  const forms = ["trustedTypes", "WebAssembly", "customElements"].map(
    (name) =>
      `<form id="${name}"><input name="createPolicy"><input name="src" value="${evil}"></form>`,
  );
  pages["clobbered.html"] = page({
    body: `${column(figure())}${named}<img name="currentScript" src="${evil}" alt="">${forms.join("")}${SCRIPT}<base href="//evil.invalid/">`,
  });
  const { page: opened, close } = await browser.openPage({ path: "clobbered.html", ...VIEWPORT });
  const seen = await opened.evaluate(async () => {
    const find = Document.prototype.querySelector.bind(document);
    const element = /** @type {any} */ (find("perceptible-network"));
    await element.ready;
    element.shadowRoot.querySelector(".menu-button")?.click(); // listens to the document
    return {
      clobbered:
        document.currentScript instanceof HTMLElement &&
        "createElement" in document &&
        document.createElement instanceof HTMLElement,
      text: element.shadowRoot.textContent,
      svg: await element.toSVG(),
      png: (await element.toPNG()).type,
      output: (await element.toCode()).output,
      loaded: /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"))
        .filter(({ initiatorType }) => initiatorType === "script")
        .map(({ name }) => name),
    };
  });
  assert.ok(seen.clobbered, "the browser does let them");
  assert.ok(seen.text.includes(presets["post-negative"].printed));
  assert.match(seen.svg, /^<svg /);
  assert.equal(seen.png, "image/png");
  assert.match(seen.output, /\[\[/);
  assert.deepEqual(
    seen.loaded.sort(),
    ["dist/perceptible-more.js", "dist/perceptible.js", "watch.js"].map(
      (path) => browser.address + path,
    ),
  );
  await close();
});

test("where the policy forbids WebAssembly the fallback stays, with the reason in the figure's language", async () => {
  pages["without.html"] = page({
    head: `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:">`,
    body: `${column(
      figure(
        'style="display:block;min-height:900px"',
        "<p id='fallback'>a picture</p><p id='caption' slot='caption'>Figure 1</p>",
      ),
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
  const { text, told, height, seen } = await opened.$eval("perceptible-network", (figure) => ({
    text: figure.shadowRoot?.querySelector("[role=alert]")?.textContent ?? "",
    told: /** @type {any} */ (document).told,
    height: /** @type {HTMLElement} */ (figure).offsetHeight,
    seen: ["#fallback", "#caption"].map((id) =>
      document.querySelector(id)?.checkVisibility({ visibilityProperty: true }),
    ),
  }));
  assert.ok(text.includes(ko.whyNotRunning.blocked), text);
  assert.equal(told, "blocked");
  assert.deepEqual(seen, [true, true]);
  assert.ok(height < 300, `${height}: no room is kept for what does not come`);
  await close();
});

test("where a figure cannot be drawn, the picture stays: in a narrow column, in lines that run down, in a fixed size", async () => {
  const places = {
    narrow: "width: 190px",
    vertical: "writing-mode: vertical-rl; height: 600px",
    fixed: "",
  };
  for (const [name, style] of Object.entries(places)) {
    const contained = name === "fixed" ? 'style="contain: size; height: 300px"' : "";
    pages[`${name}-place.html`] = page({
      body: `<main id="column" style="${style}">${figure(contained, '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" width="100" height="100">')}</main>${SCRIPT}`,
    });
    const {
      page: opened,
      problems,
      close,
    } = await browser.openPage({ path: `${name}-place.html`, ...VIEWPORT });
    const seen = () =>
      opened.$eval("perceptible-network", async (element) => {
        const figure = /** @type {any} */ (element);
        await figure.ready;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const picture = figure.querySelector("img").checkVisibility();
        return { picture, figure: figure.shadowRoot.querySelector(".root") !== null };
      });
    assert.deepEqual(await seen(), { picture: true, figure: false }, name);
    // There is room for it now.
    await opened.evaluate(() => {
      document.querySelector("main")?.setAttribute("style", "width: 400px");
      document.querySelector("perceptible-network")?.removeAttribute("style");
    });
    await waitFor(opened, DRAWN);
    assert.deepEqual(await seen(), { picture: false, figure: true }, name);
    assert.deepEqual(problems, []);
    await close();
  }
});

test("slides do not go on by keys that are pressed on a number, in its editor or on a button", async () => {
  pages["slides.html"] = page({
    body: `${column(figure())}${SCRIPT}<button id="next">next</button><script>
      document.keys = [];
      for (const type of ["keydown", "keypress", "keyup"])
        document.addEventListener(type, ({ key, type }) => type === "keyup" || document.keys.push(key))</script>`,
  });
  const { page: opened, close } = await open("slides.html");
  const focus = (/** @type {string} */ selector) =>
    opened.$eval(
      "perceptible-network",
      (figure, selector) => {
        const node = figure.shadowRoot?.querySelector(selector);
        /** @type {HTMLElement} */ (node).focus();
      },
      selector,
    );
  const press = async (/** @type {string} */ key) => {
    await opened.keyboard.press(/** @type {any} */ (key));
    await opened.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  };
  const keys = () => opened.evaluate(() => /** @type {any} */ (document).keys.splice(0));
  await focus("[role=spinbutton]");
  for (const key of /** @type {const} */ ([
    ...["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "PageDown", "Home", "End"],
    ...["Enter", "3", ".", "ArrowLeft", "f", "Escape"],
  ]))
    await press(key);
  await focus("button:enabled");
  await press(" ");
  assert.deepEqual(await keys(), []);
  await opened.$eval("#next", (button) => /** @type {HTMLElement} */ (button).focus());
  await opened.keyboard.press("ArrowRight");
  assert.deepEqual(await keys(), ["ArrowRight"]);
  await close();
});

/** What a figure without a theme is in: [the page's head, attributes of <html>, what is around the figure, and what
 * it is where the system is light, and dark].
 * @type {Record<string, { head?: string, html?: string, around?: string, is: string }>} */
const AROUND = {
  "says nothing, and so is white": { is: "light light" },
  "has both colours": { head: ":root { color-scheme: light dark }", is: "light dark" },
  "has both by a meta": {
    head: '</style><meta name="color-scheme" content="light dark"><style>',
    is: "light dark",
  },
  "is dark": { head: ":root { color-scheme: dark }", is: "dark dark" },
  "is light, whatever it paints": {
    head: ":root { color-scheme: light; background: #111 }",
    is: "light light",
  },
  "has a light part": {
    head: ":root { color-scheme: dark }",
    around: "color-scheme: light",
    is: "light light",
  },
  "is switched to dark by a class": { html: 'class="no-js theme-dark"', is: "dark dark" },
  "is switched to dark by Tailwind's": {
    html: 'class="dark"',
    head: "html { background: white }",
    is: "dark dark",
  },
  "has a class that is no switch": {
    html: 'class="navbar-dark bg-dark supports-dark-mode"',
    is: "light light",
  },
  "is switched by data-theme": {
    html: 'data-theme="light"',
    head: ":root { color-scheme: light dark }",
    is: "light light",
  },
  "is switched by Bootstrap": { html: 'data-bs-theme="dark"', is: "dark dark" },
  "follows the system, as GitHub": {
    html: 'data-color-mode="auto" data-light-theme="light_high_contrast"',
    head: ":root { color-scheme: light dark }",
    is: "light dark",
  },
  "is painted black": { head: "body { background: #1b1b1f }", is: "dark dark" },
  "is painted black in the dark": {
    head: "@media (prefers-color-scheme: dark) { body { background: oklch(21% 0.01 260) } }",
    is: "light dark",
  },
  "is painted black, with a white card": {
    head: "body { background: #000 }",
    around: "background: #fffc",
    is: "light light",
  },
  "is painted white, under a shade": {
    head: "body { background: #fff }",
    around: "background: #0002",
    is: "light light",
  },
};

test("without a theme a figure has the colours of the page around it", async () => {
  const names = Object.keys(AROUND);
  for (const [i, name] of names.entries()) {
    const { head = "", html = "", around = "" } = AROUND[name];
    pages[`around-${i}.html`] = page({
      html,
      head: `<style>${head}</style>`,
      body: `<main id="column" style="${around}">${figure().replace('theme="light"', "")}</main>${SCRIPT}`,
    });
  }
  // All on one screen; a frame takes the system's theme from the page around it.
  pages["around.html"] = page({
    head: "<style>:root { color-scheme: light dark } iframe { width: 300px; height: 180px; border: 0 }</style>",
    body: names.map((_, i) => `<iframe src="around-${i}.html"></iframe>`).join(""),
  });
  const are = async (/** @type {"light" | "dark"} */ theme) => {
    const opened = await browser.openPage({ path: "around.html", theme, ...VIEWPORT });
    /** Where all are drawn: the theme of each. @returns {any} */
    const themes = () => {
      const roots = [...document.querySelectorAll("iframe")].map((frame) =>
        frame.contentDocument
          ?.querySelector("perceptible-network")
          ?.shadowRoot?.querySelector(".root:has(.panel)"),
      );
      return (
        roots.every(Boolean) &&
        roots.map((root) => (root?.classList.contains("dark") ? "dark" : "light"))
      );
    };
    await waitFor(opened.page, themes);
    const found = await opened.page.evaluate(themes);
    assert.deepEqual(opened.problems, []);
    await opened.close();
    return found;
  };
  const [light, dark] = [await are("light"), await are("dark")];
  const found = names.map((name, i) => [name, `${light[i]} ${dark[i]}`]);
  assert.deepEqual(
    Object.fromEntries(found),
    Object.fromEntries(names.map((name) => [name, AROUND[name].is])),
  );
});

test("it follows the page when that changes, also where it changes slowly, and no more when it has a theme", async () => {
  pages["changing.html"] = page({
    head: "<style>body { background: white; transition: background-color 0.3s } body.inky { background: black }</style>",
    body: `${column(figure().replace('theme="light"', ""))}${SCRIPT}`,
  });
  const { page: opened, close } = await browser.openPage({ path: "changing.html", ...VIEWPORT });
  await waitFor(opened, DRAWN);
  for (const [change, dark] of /** @type {[(html: HTMLElement) => void, boolean][]} */ ([
    [(html) => html.classList.add("dark"), true],
    [(html) => html.classList.remove("dark"), false],
    [(html) => html.setAttribute("data-theme", "dark"), true],
    [(html) => html.removeAttribute("data-theme"), false],
    [(html) => html.style.setProperty("color-scheme", "dark"), true],
    [(html) => html.style.removeProperty("color-scheme"), false],
    [() => document.body.classList.add("inky"), true],
    [() => document.querySelector("perceptible-network")?.setAttribute("theme", "light"), false],
    [(html) => html.classList.add("dark"), false],
  ])) {
    await opened.evaluate(`(${change})(document.documentElement)`);
    await opened.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    await waitFor(
      opened,
      (dark) =>
        document
          .querySelector("perceptible-network")
          ?.shadowRoot?.querySelector(".root")
          ?.classList.contains("dark") === dark,
      dark,
    );
  }
  await close();
});

testIn(
  ["chromium"],
  "cannot be told to print",
  "on paper it is light, without what cannot be pressed there",
  async () => {
    pages["print.html"] = page({
      body: column(figure('theme="dark"').replace('theme="light"', "")) + SCRIPT,
    });
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
    box: [344, Math.round((360 / HEIGHTS.post[360].ko) * 100)],
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
