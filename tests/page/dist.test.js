// What `cargo dist` has made, as hosts embed it (`cargo verify` calls it before).
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { en } from "../../www/strings/en.js";
import { ko } from "../../www/strings/ko.js";
import { startBrowser, test } from "./browser.js";
import { startHost } from "./static.js";

const root = new URL("../../", import.meta.url);
const { presets } = JSON.parse(readFileSync(new URL("tests/fixtures/presets.json", root), "utf8"));

const { version } = JSON.parse(readFileSync(new URL("dist/npm/package.json", root), "utf8"));

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
  "pinned.html": readFileSync(new URL("dist/snippets/html.ko.pinned.html", root), "utf8"),
  "policy.html": `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types perceptible">${OTHER}${SCRIPT}`,
  "nonce.html": `<meta http-equiv="Content-Security-Policy" content="script-src 'nonce-once' 'wasm-unsafe-eval'">${OTHER}${SCRIPT.replace("defer", 'defer nonce="once"')}`,
  "stale/once.html": OTHER + SCRIPT,
  "missing/once.html": OTHER + SCRIPT,
  ...Object.fromEntries(
    ["ko", "en"].map((lang) => [
      `fallback.${lang}.html`,
      OTHER.replace("ko", lang).replace("></", "><p>a picture</p></") + SCRIPT,
    ]),
  ),
  // In a page's own text it has no address, and so no second script.
  "alone.html": `${OTHER}<script>${readFileSync(new URL("dist/perceptible.js", root), "latin1")}</script>`,
  "frames.html":
    '<iframe sandbox="allow-scripts" src="site/www/frame.html?lang=ko#v1&preset=post-negative" width="900" height="900"></iframe>',
  // No style but from its own files, no requests by scripts.
  "strict.html": `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:">${OTHER}${SCRIPT}`,
};
const page = (/** @type {string} */ name) => `<!doctype html>${EMPTY_ICON}${HOSTS[name]}`;

const read = (/** @type {string} */ name) => readFileSync(new URL(`dist/${name}`, root), "latin1");
/** @type {Record<string, string>} */
const pages = {
  ...Object.fromEntries(Object.keys(HOSTS).map((name) => [name, page(name)])),
  // The author has put a new first script beside an old second one.
  "stale/perceptible.js": read("perceptible.js"),
  "missing/perceptible.js": read("perceptible.js"),
  "stale/perceptible-more.js": read("perceptible-more.js").replaceAll(
    /perceptible-[\w+/]{16}/g,
    "perceptible-of-last-year",
  ),
};
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

/** Code, and what perceptible-more.js holds: pictures. @param {import("puppeteer-core").Frame} frame */
async function assertHasMore(frame) {
  const { output, svg } = await frame.evaluate(async () => {
    const figure = /** @type {any} */ (document.querySelector("perceptible-network"));
    return { output: (await figure.toCode()).output, svg: await figure.toSVG() };
  });
  assert.match(output, /\[\[/);
  assert.match(svg, /^<svg /);
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

test("the site's page asks for nothing twice, and what is weighed is all that it loads", async () => {
  const { page, problems, close } = await browser.openPage({ path: "site/index.html" });
  await assertShows(page.mainFrame());
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name),
  );
  const names = loaded.flatMap((name) => name.split("/site/")[1] ?? []).sort();
  assert.equal(names.filter((name) => name.endsWith(".wasm")).length, 1);
  assert.deepEqual(names, [...new Set(names)], "nothing comes twice");
  // What tests/js/dist.test.js weighs is all of it.
  const [head] = read("site/index.html").split("</head>");
  for (const name of names) assert.ok(head.includes(`"${name}"`), `${name} is not named`);
  assert.deepEqual(problems, []);
  await close();
});

for (const [path, more] of [
  ["pasted.html", "perceptible-more.js"],
  ["pinned.html", `perceptible-more-${version}.js`],
])
  test(`the lines of ${path} run as they are, lead to the page, and go on with ${more}`, async () => {
    const { page, responses, close } = await browser.openPage({ path });
    await assertShows(page.mainFrame());
    await assertHasMore(page.mainFrame());
    assert.deepEqual(
      [...responses.keys()].filter((url) => url.includes("-more")),
      [browser.address + more],
    );
    const links = await page.$eval("perceptible-network", (figure) =>
      [...(figure.shadowRoot?.querySelectorAll("a") ?? [])].map(({ href }) => href),
    );
    assert.deepEqual(links, [browser.address]);
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
  await assertHasMore(frame);
  assert.deepEqual(problems, []);
  await close();
});

test("the site's iframe page shows them in a sandbox, though its host sends no headers", async () => {
  const { page, problems, close } = await browser.openPage({ path: "frames.html" });
  const frame = page.frames()[1];
  assert.equal(await frame.evaluate(() => origin), "null");
  const { text, language } = await frame.evaluate(async () => {
    const figure = /** @type {any} */ (document.querySelector("perceptible-network"));
    await customElements.whenDefined("perceptible-network");
    await figure.ready;
    return { text: figure.shadowRoot.textContent, language: document.documentElement.lang };
  });
  assert.ok(text?.includes(presets["post-negative"].printed), text);
  assert.equal(language, "ko");
  await assertHasMore(frame);
  assert.deepEqual(problems, []);
  await close();
});

for (const [name, path] of [
  ["where Trusted Types are required, its policy is all that a host allows", "policy.html"],
  ["where scripts run by a nonce, the second one has the first one's", "nonce.html"],
])
  test(name, async () => {
    const { page, problems, close } = await browser.openPage({ path });
    await assertShows(page.mainFrame());
    await assertHasMore(page.mainFrame());
    assert.deepEqual(problems, []);
    await close();
  });

test("pictures say why they do not come: no second script, one of another release, one that is not there, one that is blocked", async () => {
  const { origin } = new URL(browser.address);
  const own = `${browser.address}perceptible.js`;
  pages["blocked.html"] =
    `<!doctype html>${EMPTY_ICON}<meta http-equiv="Content-Security-Policy" content="script-src ${own} 'wasm-unsafe-eval'">${OTHER}${SCRIPT}`;
  pages["types.html"] =
    `<!doctype html>${EMPTY_ICON}<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types 'none'">${OTHER}${SCRIPT}`;
  assert.ok(own.startsWith(origin));
  for (const [path, ...reasons] of [
    ["alone.html", ko.notInOneFile, en.notInOneFile],
    ["stale/once.html", ko.noSecondScript.stale, en.noSecondScript.stale],
    ["missing/once.html", ko.noSecondScript.load, en.noSecondScript.load],
    ["blocked.html", ko.noSecondScript.blocked, en.noSecondScript.blocked],
    ["types.html", ko.noSecondScript.blocked, en.noSecondScript.blocked],
  ])
    for (const [i, lang] of ["ko", "en"].entries()) {
      const { page, close } = await browser.openPage({ path });
      await assertShows(page.mainFrame());
      const { output, said } = await page.$eval(
        "perceptible-network",
        async (element, lang) => {
          const figure = /** @type {any} */ (element);
          figure.setAttribute("lang", lang);
          return {
            output: (await figure.toCode()).output,
            said: await figure.toSVG().then(
              () => "given",
              (/** @type {Error} */ { message }) => message,
            ),
          };
        },
        lang,
      );
      assert.match(output, /\[\[/);
      assert.equal(said, reasons[i], path);
      await close();
    }
});

test("where the browser cannot unpack the engine, that is what is said, and the fallback stays", async () => {
  for (const [lang, t] of /** @type {const} */ ([
    ["ko", ko],
    ["en", en],
  ])) {
    const { page, close } = await browser.openPage({
      path: `fallback.${lang}.html`,
      before: (page) =>
        page.evaluateOnNewDocument(() => Reflect.deleteProperty(globalThis, "DecompressionStream")),
    });
    await page.waitForFunction(() =>
      document.querySelector("perceptible-network")?.shadowRoot?.querySelector("[role=alert]"),
    );
    const { said, seen } = await page.$eval("perceptible-network", async (figure) => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return {
        said: figure.shadowRoot?.querySelector("[role=alert]")?.textContent,
        seen: figure.querySelector("p")?.checkVisibility(),
      };
    });
    assert.equal(said, t.notRunning(t.whyNotRunning.unpacking, false));
    assert.ok(seen);
    await close();
  }
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
  const own = new URL("site/www/frame.html", browser.address);
  const named = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(
    ([, to]) => new URL(to, own).href,
  );
  for (const url of responses.keys())
    if (!url.startsWith(own.href)) assert.ok(named.includes(url), `${url} is not named`);
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
  const pasted = await page.$eval("perceptible-network", async (element) => {
    const button = element.shadowRoot?.querySelector('.header [aria-haspopup="dialog"]');
    /** @type {HTMLElement} */ (button).click();
    const dialog = () => document.body.lastElementChild?.shadowRoot?.querySelector("dialog[open]");
    while (!dialog()?.querySelector("pre"))
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return [".embed-warning", "pre"].map((part) => dialog()?.querySelector(part)?.textContent);
  });
  assert.ok(pasted[0], "an address on a disk is warned of");
  assert.match(pasted[1] ?? "", /^<perceptible-network preset="post"/);
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
