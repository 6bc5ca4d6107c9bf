// What `cargo dist` has made, as hosts embed it (`cargo verify` calls it before).
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startBrowser, test } from "./browser.js";
import { startHost } from "./static.js";

const root = new URL("../../", import.meta.url);
const { presets } = JSON.parse(readFileSync(new URL("tests/fixtures/presets.json", root), "utf8"));

const FIGURE = '<perceptible-network lang="ko" preset="post"></perceptible-network>';
// Not the preset whose values are stored: its numbers show that the engine runs.
const OTHER = '<perceptible-network lang="ko" preset="post-negative"></perceptible-network>';
const SCRIPT = '<script defer src="perceptible.js"></script>';
const EMPTY_ICON = '<link rel="icon" href="data:,">';

/** The pages of a host that lie beside perceptible.js. @type {Record<string, string>} */
const HOSTS = {
  "once.html": FIGURE + OTHER + SCRIPT,
  "before.html": SCRIPT.replace(" defer", "") + OTHER,
  "twice.html": SCRIPT + OTHER + SCRIPT,
  "sandbox.html": '<iframe sandbox="allow-scripts" src="once.html" width="900"></iframe>',
  // A page in the encoding of older Korean blogs.
  "encoding.html": `<meta charset="euc-kr">${OTHER}${SCRIPT}`,
  "pasted.html": readFileSync(new URL("dist/snippets/html.ko.html", root), "utf8"),
  // No style but from its own files, no requests by scripts.
  "strict.html": `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:">${OTHER}${SCRIPT}`,
};
const page = (/** @type {string} */ name) => `<!doctype html>${EMPTY_ICON}${HOSTS[name]}`;

const pages = Object.fromEntries(Object.keys(HOSTS).map((name) => [name, page(name)]));
const browser = await startBrowser(
  await startHost({ root: new URL("dist/", root), pages, folder: "/blog/2024/" }),
);

/** Waits until each figure of the frame shows what NumPy prints for its preset.
 * @param {import("puppeteer-core").Frame} frame @param {RegExp} [words] */
async function assertShows(frame, words = /출력/) {
  const shown = await frame.evaluate(async () => {
    /** @type {any[]} */
    const figures = [...document.querySelectorAll("perceptible-network")];
    await customElements.whenDefined("perceptible-network");
    await Promise.all(figures.map((figure) => figure.ready));
    return figures.map((figure) => ({
      preset: figure.getAttribute("preset"),
      text: figure.shadowRoot.textContent,
      size: getComputedStyle(figure.shadowRoot.querySelector(".root")).fontSize,
    }));
  });
  assert.ok(shown.length > 0);
  for (const { preset, text, size } of shown) {
    assert.ok(text.includes(presets[preset].printed), `${preset}: ${text.slice(0, 200)}`);
    assert.match(text, words, "in Korean letters");
    assert.equal(size, "14px", "in its style");
  }
}

test("the site shows the post's numbers in a folder of a static host", async () => {
  const { page, problems, close } = await browser.openPage({ path: "site/index.html" });
  await assertShows(page.mainFrame());
  await page.$eval("perceptible-network", (figure) =>
    figure.setAttribute("preset", "post-negative"),
  );
  await assertShows(page.mainFrame());
  assert.deepEqual(problems, []);
  await close();
});

test("the snippet runs as it is", async () => {
  const { page, close } = await browser.openPage({ path: "pasted.html" });
  await assertShows(page.mainFrame());
  await close();
});

for (const name of ["once.html", "before.html", "twice.html", "encoding.html", "strict.html"]) {
  test(`perceptible.js shows them in ${name}`, async () => {
    const { page, problems, close } = await browser.openPage({ path: name });
    await assertShows(page.mainFrame());
    assert.deepEqual(problems, []);
    await close();
  });
}

test("perceptible.js shows them in a sandboxed iframe", async () => {
  const { page, problems, close } = await browser.openPage({ path: "sandbox.html" });
  const frame = page.frames()[1];
  assert.equal(await frame.evaluate(() => origin), "null");
  await assertShows(frame);
  assert.deepEqual(problems, []);
  await close();
});

test("the site's iframe page shows them, and what it loads comes at once", async () => {
  const { page, problems, responses, close } = await browser.openPage({
    path: "site/www/frame.html#v1&preset=post-negative",
  });
  const shown = await page.$eval("perceptible-network", async (figure) => {
    await /** @type {any} */ (figure).ready;
    return figure.shadowRoot?.textContent;
  });
  assert.ok(shown?.includes(presets["post-negative"].printed));
  assert.deepEqual(problems, []);
  const html = readFileSync(new URL("dist/site/www/frame.html", root), "utf8");
  for (const url of responses.keys()) {
    const name = url.split("/www/")[1];
    if (!name.startsWith("frame.html"))
      assert.ok(html.includes(`href="${name}"`), `${name} is not named`);
  }
  await close();
});

test("the offline page from a file asks for nothing else, and has the code, files and the dialog", async () => {
  const address = new URL("dist/perceptible.html", root).href;
  const local = await startBrowser({ address, close() {} });
  const { page, problems, responses, close } = await local.openPage();
  // Not every driver can say in which language a file is to be opened.
  await assertShows(page.mainFrame(), /출력|Output/);
  const { json, script } = await page.$eval("perceptible-network", async (element) => {
    const figure = /** @type {any} */ (element);
    const json = await figure.saveJson();
    figure.shadowRoot.querySelector("#tab-code").click();
    while (!figure.shadowRoot.querySelector(".code pre"))
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return { json, script: figure.shadowRoot.querySelector(".code pre").textContent };
  });
  assert.equal(JSON.parse(json).preset, "post");
  assert.match(script, /np\.random\.seed\(0\)/);
  // Not every engine counts the file itself.
  assert.deepEqual(
    [...responses.keys()].filter((url) => url !== address),
    [],
  );
  assert.deepEqual(problems, []);
  await close();
  await local.close();
});

test("perceptible.js shows them from a file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "perceptible-"));
  cpSync(new URL("dist/perceptible.js", root), join(folder, "perceptible.js"));
  writeFileSync(join(folder, "once.html"), page("once.html"));
  const local = await startBrowser({
    address: `${pathToFileURL(folder)}/`,
    close: () => rmSync(folder, { recursive: true }),
  });
  const { page: opened, problems, close } = await local.openPage({ path: "once.html" });
  await assertShows(opened.mainFrame());
  assert.deepEqual(problems, []);
  await close();
  await local.close();
});

test("two figures share one wasm instance, and the host gets no global", async () => {
  const { page, close } = await browser.openPage({
    path: "once.html",
    before: (page) =>
      page.evaluateOnNewDocument(() => {
        const counted = /** @type {any} */ (window);
        counted.instances = 0;
        counted.globals = Object.getOwnPropertyNames(window).sort();
        WebAssembly.Instance = /** @type {any} */ (
          new Proxy(WebAssembly.Instance, {
            construct: (target, given) => {
              counted.instances++;
              return Reflect.construct(target, given);
            },
          })
        );
        for (const name of /** @type {const} */ (["instantiate", "instantiateStreaming"])) {
          const original = /** @type {any} */ (WebAssembly)[name];
          /** @type {any} */ (WebAssembly)[name] = (/** @type {any[]} */ ...given) => {
            counted.instances++;
            return original(...given);
          };
        }
      }),
  });
  await assertShows(page.mainFrame());
  const { instances, added } = await page.evaluate(() => {
    const { instances, globals } = /** @type {any} */ (window);
    const now = Object.getOwnPropertyNames(window);
    return { instances, added: now.filter((name) => !globals.includes(name)) };
  });
  assert.equal(instances, 1);
  assert.deepEqual(added, ["globals"]);
  await close();
});
