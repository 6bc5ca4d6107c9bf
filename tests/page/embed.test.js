// The Embed dialog, over a page whose policy is as strict as ours.
import assert from "node:assert/strict";
import jsQR from "jsqr";
import { axeViolations, ENGINE, startBrowser, test, testIn, testOnce, waitFor } from "./browser.js";
import { startBundled } from "./bundled.js";

const PAGE = "tests/page/variants/embed.html";
const BASE = "https://example.com/nn/";
const browser = await startBrowser(await startBundled());

/** @typedef {{ base?: string, state?: string }} Ask */

/**
 * Opens the page, and the dialog as a reader does: its button has the focus, Enter is pressed.
 * @param {import("./browser.js").Options & Ask} [options]
 */
async function openDialog(options = {}) {
  const { base = BASE, state = "", lang = "ko" } = options;
  const opened = await browser.openPage({ path: PAGE, height: 900, lang, ...options });
  const { page, problems } = opened;
  await page.evaluate(
    async ({ base, state, lang }) => {
      const button = /** @type {HTMLElement} */ (document.querySelector("#open"));
      const figure = /** @type {any} */ (document.querySelector("perceptible-network"));
      figure.setAttribute("lang", lang);
      if (state) figure.setAttribute("state", state);
      await figure.ready;
      const path = "/www/embed/dialog.js";
      const { openEmbed } = await import(path);
      button.addEventListener("click", () => {
        const release = { script: "perceptible-1.2.3.js", integrity: "sha384-AAAA" };
        const ask = { figure, base: base || undefined, release };
        openEmbed(ask).then(() => Object.assign(globalThis, { embedClosed: true }));
      });
      button.focus();
    },
    { base, state, lang },
  );
  await page.keyboard.press("Enter");
  await page.waitForSelector(deep("dialog[open] perceptible-network"));
  // Once the preview has come, nothing moves below a click.
  const preview = await page.$(deep("perceptible-network"));
  await preview?.evaluate((figure) => /** @type {any} */ (figure).ready);
  const dialog = {
    ...opened,
    /** @param {string} selector */
    $: async (selector) => {
      const found = await page.$(deep(selector));
      assert.ok(found, selector);
      return found;
    },
    /** @param {string} selector @returns {Promise<string[]>} */
    texts: (selector) =>
      page.$$eval(deep(selector), (nodes) => nodes.map((node) => node.textContent ?? "")),
    /** What has the focus: its id, label or text; "page" outside of the dialog. */
    focused: () =>
      page.evaluate(() => {
        let node = document.activeElement;
        const host = document.body.lastElementChild;
        if (node !== host) return "page";
        while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
        return node?.id || node?.getAttribute("aria-label") || node?.textContent || "";
      }),
    /** @param {string} text  of a label */
    choose: async (text) => {
      const label = await page.evaluateHandle(
        (text) =>
          [...(document.body.lastElementChild?.shadowRoot?.querySelectorAll("label") ?? [])].find(
            (label) => label.textContent?.includes(text),
          ),
        text,
      );
      await dialog.frame();
      await /** @type {any} */ (label).click();
      await dialog.frame();
    },
    frame: () =>
      page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      ),
    /** The preview, once it has computed. @template T, A @param {(figure: any, given: A) => T} read @param {A} [given] */
    preview: async (read, given) => {
      const figure = await dialog.$("perceptible-network");
      await figure.evaluate((figure) => /** @type {any} */ (figure).ready);
      await dialog.frame();
      return figure.evaluate(read, /** @type {any} */ (given));
    },
    done: async () => {
      assert.deepEqual(problems, []);
      await opened.close();
    },
  };
  return dialog;
}

const deep = (/** @type {string} */ selector) =>
  `>>> .embed ${selector}`.replace(".embed dialog", "dialog");

test("by keyboard: it opens with the focus on the first choice, keeps it, and gives it back on Escape", async () => {
  const dialog = await openDialog();
  assert.equal(await dialog.focused(), "embed-platform");
  const seen = new Set();
  for (let i = -1; i < 80; i++) {
    // First one step back: from its end some browsers go on into their own window.
    if (i < 0) await dialog.page.keyboard.down("Shift");
    await dialog.page.keyboard.press("Tab");
    if (i < 0) await dialog.page.keyboard.up("Shift");
    // Between its last and first stop the browser's own controls have the focus, and document.activeElement is the body.
    const body = await dialog.page.evaluate(() => document.activeElement === document.body);
    if (!body) seen.add(await dialog.focused());
  }
  assert.ok(!seen.has("page"), "the page behind");
  for (const stop of ["닫기", "embed-platform", "글 본문의 HTML 복사", "글 본문의 HTML"])
    assert.ok(seen.has(stop), `${stop} of ${[...seen].join(", ")}`);
  await dialog.page.keyboard.press("Escape");
  await dialog.page.waitForFunction(() => "embedClosed" in globalThis);
  const { active, hosts } = await dialog.page.evaluate(() => ({
    active: document.activeElement?.id,
    hosts: document.body.children.length,
  }));
  assert.deepEqual([active, hosts], ["open", 1]);
  await dialog.done();
});

test("another platform by the arrow keys: its text, its limit, its parts", async () => {
  const dialog = await openDialog();
  assert.match((await dialog.texts("pre"))[0], /^<perceptible-network preset="post" lang="ko"/);
  await dialog.page.keyboard.press("ArrowDown");
  assert.deepEqual(await dialog.texts(".embed-part-head > span"), ["편집기의 ‘HTML’ 모드"]);
  await dialog.page.select(">>> #embed-platform", "hugo");
  const texts = await dialog.texts("pre");
  assert.equal(texts.length, 2);
  assert.match(texts[1], /^\{\{< rawhtml >\}\}/);
  assert.match((await dialog.texts(".embed-limit"))[0], /쇼트코드/);
  await dialog.done();
});

test("what is chosen is what is shown and what is pasted: language, theme, parts, read-only", async () => {
  const dialog = await openDialog();
  await dialog.choose("English");
  await dialog.choose("어둡게");
  await dialog.choose("NumPy 출력");
  await dialog.choose("코드");
  await dialog.choose("읽기 전용");
  // The figure's own words, in the language that was chosen, once it has said them.
  await dialog.page.waitForFunction(() =>
    /alt="Dense layer[^"]*0\.19235057[^"]*" src="[^"]*post\.en\.dark\.svg"/.test(
      document.body.lastElementChild?.shadowRoot?.querySelector("pre")?.textContent ?? "",
    ),
  );
  assert.match(
    (await dialog.texts("pre"))[0],
    /^<perceptible-network preset="post" lang="en" theme="dark" view="stage inspector code" readonly="">\n {2}<a href="https:\/\/example\.com\/nn\/"><picture>/,
  );
  const shown = await dialog.preview((figure) => ({
    lang: figure.language,
    dark: figure.shadowRoot.querySelector(".root").classList.contains("dark"),
    text: figure.shadowRoot.textContent,
  }));
  assert.deepEqual([shown.lang, shown.dark], ["en", true]);
  assert.ok(shown.text.includes("Input layer") && !shown.text.includes("[[ 0.19235057"));
  assert.equal((await dialog.texts("h2"))[0], "퍼가기", "the dialog keeps its own language");
  await dialog.done();
});

test("the preview has the width that is asked for, and an iframe gets its height", async () => {
  const dialog = await openDialog();
  const widths = [];
  for (const width of ["360 px", "720 px", "전체 너비"]) {
    await dialog.choose(width);
    widths.push(await dialog.preview((figure) => figure.offsetWidth));
  }
  assert.deepEqual(widths.slice(0, 2), [360, 720]);
  assert.ok(widths[2] > 720);
  await dialog.page.select(">>> #embed-platform", "iframe");
  await dialog.choose("360 px");
  const height = await dialog.preview((figure) => figure.offsetHeight);
  await dialog.frame();
  const given = Number((await dialog.texts("pre"))[0].match(/ height="(\d+)"/)?.[1]);
  assert.ok(given >= height + 40 && given < height + 60, `${given} for ${height}`);
  await dialog.done();
});

test("a network without a picture gets the preview's height, and the script of one version when that is asked for", async () => {
  const dialog = await openDialog({ state: "v1&x=3,1,-5.5" });
  const height = await dialog.preview((figure) => figure.offsetHeight);
  const kept = async () =>
    Number((await dialog.texts("pre"))[0].match(/ style="display:block;min-height:(\d+)px"/)?.[1]);
  await waitFor(
    dialog.page,
    (text) =>
      !document.body.lastElementChild?.shadowRoot
        ?.querySelector("pre")
        ?.textContent?.includes(text),
    "min-height:720px",
  );
  assert.ok(
    (await kept()) >= height + 40 && (await kept()) < height + 60,
    `${await kept()} for ${height}`,
  );
  await dialog.preview((figure) => Object.assign(figure, { link: "" }));
  await dialog.frame();
  assert.ok(Number.isNaN(await kept()), "a preset has its picture's place");
  assert.match(
    (await dialog.texts("pre"))[0],
    /\n<script defer src="[^"]+\/perceptible\.js"><\/script>$/,
  );
  const notes = await dialog.texts(".embed-note");
  await dialog.choose("이 판으로 고정하고 해시 붙이기");
  assert.match(
    (await dialog.texts("pre"))[0],
    /\/perceptible-1\.2\.3\.js" integrity="sha384-AAAA" crossorigin="anonymous"><\/script>$/,
  );
  assert.equal(
    (await dialog.texts(".embed-note")).length,
    notes.length + 1,
    "what a hash needs is said",
  );
  await dialog.done();
});

test("the state of the figure is pasted, and what is changed in the preview; the page's own stays", async () => {
  const dialog = await openDialog({ state: "v1&x=3,1,-5.5" });
  assert.match((await dialog.texts("pre"))[0], / state="v1&amp;x=3,1,-5\.5"/);
  await dialog.preview((figure) => {
    figure.link = "v1&x=1,2,3";
  });
  await dialog.frame();
  assert.match((await dialog.texts("pre"))[0], / state="v1&amp;x=1,2,3"/);
  const own = await dialog.page.$eval(
    "main perceptible-network",
    (figure) => /** @type {any} */ (figure).link,
  );
  assert.equal(own, "v1&x=3,1,-5.5");
  await dialog.done();
});

test("Escape in a number of the preview leaves the number, not the dialog", async () => {
  const dialog = await openDialog();
  await dialog.preview(() => null);
  const number = await dialog.page.$(
    `${deep("perceptible-network")} >>> [data-field="stage.x.0.0"]`,
  );
  await number?.focus();
  await dialog.page.keyboard.press("Enter");
  await dialog.frame();
  await dialog.page.keyboard.press("Escape");
  await dialog.frame();
  assert.ok(await dialog.page.$(">>> dialog[open].embed"));
  await dialog.done();
});

testIn(
  ["chromium"],
  "no permission to read the clipboard",
  "the copy button copies, says so, and stops saying so",
  async () => {
    const dialog = await openDialog();
    const context = dialog.page.browserContext();
    await context.overridePermissions(new URL(browser.address).origin, [
      "clipboard-read",
      "clipboard-sanitized-write",
    ]);
    // The preview is there: its outputs stand in the text.
    await dialog.page.waitForFunction(() => {
      const pre = document.body.lastElementChild?.shadowRoot?.querySelector("pre");
      return /y₁/.test(pre?.textContent ?? "");
    });
    // At once, before the words and the height of another network are known.
    await dialog.preview(async (figure) => {
      figure.link = "v1&layers=3,1&seed=2";
      await new Promise((resolve) => figure.addEventListener("change", resolve, { once: true }));
      figure.getRootNode().querySelector(".embed-copy").click();
    });
    await dialog.page.waitForFunction(
      () =>
        document.body.lastElementChild?.shadowRoot?.querySelector("[role=status]")?.textContent ===
        "복사했습니다",
    );
    assert.equal((await dialog.texts(".embed-copy"))[0], "복사했습니다");
    const copied = await dialog.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, (await dialog.texts("pre"))[0]);
    const height = await dialog.preview((figure) => figure.offsetHeight);
    assert.match(copied, /3 → 1 /);
    const kept = Number(copied.match(/min-height:(\d+)px/)?.[1]);
    assert.ok(kept >= height + 40 && kept < height + 60, `${kept} for ${height}`);
    await dialog.page.waitForFunction(
      () =>
        document.body.lastElementChild?.shadowRoot?.querySelector(".embed-copy")?.textContent ===
        "복사",
    );
    await dialog.done();
  },
);

test("where readers get a picture, that is what is shown, and nothing is asked that it cannot have", async () => {
  const dialog = await openDialog({ state: "v1&x=3,1,-5.5" });
  await dialog.choose("읽기 전용");
  await dialog.page.select(">>> #embed-platform", "velog");
  const picture = async (/** @type {number} */ width) => {
    await dialog.page.waitForFunction(
      (width) => {
        const image = /** @type {HTMLImageElement | null | undefined} */ (
          document.body.lastElementChild?.shadowRoot?.querySelector(".embed-picture")
        );
        return image?.complete && image.naturalWidth === width;
      },
      {},
      width,
    );
    return (await dialog.$(".embed-picture")).evaluate((image) => {
      const { src, alt, offsetWidth } = /** @type {HTMLImageElement} */ (image);
      return { svg: decodeURIComponent(src), alt, offsetWidth };
    });
  };
  const wide = await picture(720);
  assert.match(wide.svg, /^data:image\/svg\+xml,<svg[\s\S]*lang="ko"[\s\S]*0\.17271413/);
  assert.equal(wide.offsetWidth, 720);
  assert.equal(await dialog.preview((figure) => figure.offsetWidth), 0, "no figure beside it");
  assert.match((await dialog.texts("pre"))[0], /^\[!\[[^\]]*\]\(perceptible\.png\)\]/);
  assert.match((await dialog.texts(".embed-part .embed-note"))[0], /올린 주소로 바꾸세요/);
  const asked = await dialog.texts("legend");
  assert.deepEqual(asked, ["언어", "색", "너비"]);
  assert.deepEqual(await dialog.texts(".embed-choice label"), [
    ...["한국어", "English", "밝게", "어둡게", "360 px", "720 px"],
  ]);
  await dialog.choose("360 px");
  await dialog.choose("어둡게");
  await dialog.choose("English");
  await dialog.page.waitForFunction(() =>
    decodeURIComponent(
      document.body.lastElementChild?.shadowRoot
        ?.querySelector(".embed-picture")
        ?.getAttribute("src") ?? "",
    ).includes('lang="en"'),
  );
  const narrow = await picture(360);
  assert.match(narrow.svg, /fill="#0f1215"/);
  assert.equal(narrow.offsetWidth, 360);
  // Back where scripts run, what was chosen for the live figure is as it was.
  await dialog.page.select(">>> #embed-platform", "html");
  assert.match((await dialog.texts("pre"))[0], / readonly=""/);
  assert.equal(await dialog.preview((figure) => figure.offsetWidth), 360);
  await dialog.done();
});

test("for hosts that run nothing the picture of what is shown is downloaded, as pixels and as vectors, as wide as is chosen", async () => {
  const dialog = await openDialog({
    state: "v1&x=3,1,-5.5",
    before: (page) =>
      page.evaluateOnNewDocument(() => {
        const made = /** @type {Blob[]} */ ([]);
        Object.assign(globalThis, { made });
        URL.createObjectURL = (blob) => {
          made.push(/** @type {Blob} */ (blob));
          return "data:,";
        };
        HTMLAnchorElement.prototype.click = () => {};
      }),
  });
  await dialog.page.select(">>> #embed-platform", "naver");
  await (await dialog.$('input[name="embed-width"][value="360"]')).evaluate((input) =>
    /** @type {HTMLElement} */ (input).click(),
  );
  await dialog.preview(() => null);
  assert.deepEqual((await dialog.texts("pre")).slice(0, 1), ["perceptible.png"]);
  for (const button of await dialog.page.$$(deep(".embed-downloads button"))) await button.click();
  await dialog.page.waitForFunction(() => /** @type {any} */ (globalThis).made.length === 2);
  const blobs = await dialog.page.evaluate(async () => {
    const made = /** @type {Blob[]} */ (/** @type {any} */ (globalThis).made);
    return Promise.all(made.map(async (blob) => [blob.type, blob.size, await blob.text()]));
  });
  const [, size] = blobs.find(([type]) => type === "image/png") ?? [];
  assert.ok(Number(size) > 10_000);
  const [, , svg] = blobs.find(([type]) => type === "image/svg+xml") ?? [];
  assert.match(String(svg), /<svg[^>]* width="360"[\s\S]*0\.17271413/);
  assert.ok(String(svg).includes(`${BASE}#v1&#38;x=3,1,-5.5"`), "it leads to the page");
  await dialog.done();
});

test("where the browser refuses to copy, the text is selected and the reader told", async () => {
  const dialog = await openDialog({
    lang: "en",
    before: (page) =>
      page.evaluateOnNewDocument(() => {
        for (const name of ["write", "writeText"])
          Object.defineProperty(Clipboard.prototype, name, { value: () => Promise.reject() });
      }),
  });
  await (await dialog.$(".embed-copy")).click();
  await dialog.page.waitForFunction(() =>
    /refused to copy/.test(
      document.body.lastElementChild?.shadowRoot?.querySelector("[role=status]")?.textContent ?? "",
    ),
  );
  // Only Chromium reads a selection within a shadow root as text.
  if (ENGINE === "chromium") {
    const selected = await dialog.page.evaluate(() => String(getSelection()));
    assert.ok(selected.startsWith("<perceptible-network"), selected);
  }
  await dialog.done();
});

testIn(
  ["chromium"],
  "its pixels are the same",
  "the QR code on the screen is read as the link, in the light and in the dark",
  async () => {
    for (const theme of /** @type {const} */ (["light", "dark"])) {
      const dialog = await openDialog({ theme, state: "v1&x=3,1,-5.5" });
      const code = await dialog.$(".embed-qr svg");
      await code.scrollIntoView();
      const picture = await code.screenshot({ encoding: "base64" });
      const { data, width, height } = await dialog.page.evaluate(async (picture) => {
        const image = Object.assign(new Image(), { src: `data:image/png;base64,${picture}` });
        await image.decode();
        const { width, height } = image;
        const canvas = Object.assign(document.createElement("canvas"), { width, height });
        const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
        context.drawImage(image, 0, 0);
        return { data: [...context.getImageData(0, 0, width, height).data], width, height };
      }, picture);
      const read = jsQR.default(new Uint8ClampedArray(data), width, height);
      assert.equal(read?.data, `${BASE}#v1&x=3,1,-5.5`);
      assert.equal((await dialog.texts(".embed-url"))[0], read?.data);
      await dialog.done();
    }
  },
);

test("an address that readers cannot reach is said, with the remedy, and no QR code leads there", async () => {
  const dialog = await openDialog({ base: "", lang: "en" });
  assert.match(
    (await dialog.texts(".embed-warning"))[0],
    /this computer only.*cargo dist --base-url/,
  );
  assert.ok((await dialog.texts("pre"))[0].includes(`${browser.address}perceptible.js`));
  assert.equal(await dialog.page.$(deep(".embed-qr")), null);
  await dialog.done();
});

test("a link that is too long is not offered; what to do instead is said", async () => {
  const dialog = await openDialog({
    state: `v1&layers=64,64,2&w1=${Array(4096).fill(0.1).join()}`,
  });
  await dialog.preview(() => null);
  assert.equal((await dialog.texts("pre")).length, 0);
  assert.match((await dialog.texts(".embed-warning"))[0], /8,000자.*저장/);
  assert.match((await dialog.texts(".embed-qr"))[0], /QR 코드로 읽기 어렵습니다/);
  await dialog.done();
});

test("hostile states, alt texts and addresses stay values: the browser's own parser sees only our tags", async () => {
  const { page, problems, close } = await browser.openPage({ path: PAGE });
  const seen = await page.evaluate(async () => {
    const HOSTILE = `"><script>hacked()</script><img src=x onerror=hacked()>'\`{{7*7}}</iframe>\n&lt;b&gt; \\"""`;
    const path = "/www/embed/";
    const { PLATFORMS, snippet } = await import(`${path}snippet.js`);
    const { embedStrings } = await import(`${path}strings.js`);
    const t = await embedStrings("ko");
    const base = "https://example.com/nn/";
    const all = [];
    for (const platform of Object.keys(PLATFORMS)) {
      for (const { text } of snippet(platform, {
        t,
        language: "ko",
        base,
        state: `v1&${HOSTILE}`,
        alt: HOSTILE,
        options: { controls: HOSTILE, readonly: true },
      })) {
        if (!text.includes("<perceptible-network") && !text.includes("<iframe")) continue;
        // A notebook's frame is its own page; parsed here, it stands under our page's policy.
        const plain = text.replace('<body style="margin:0">', "");
        const parsed = new DOMParser().parseFromString(plain, "text/html");
        const inner = new DOMParser().parseFromString(
          parsed.querySelector("iframe")?.getAttribute("srcdoc") ?? "",
          "text/html",
        );
        for (const script of [parsed, inner].flatMap((page) => [
          ...page.querySelectorAll("script:not([src])"),
        ]))
          if (script.textContent?.startsWith('addEventListener("ready"')) script.remove(); // ours
        const nodes = [...parsed.body.querySelectorAll("*"), ...inner.body.querySelectorAll("*")];
        all.push({
          platform,
          tags: nodes.map((node) => node.localName),
          handlers: nodes.flatMap((node) =>
            node.getAttributeNames().filter((name) => name.startsWith("on")),
          ),
          scripts: nodes
            .filter((node) => node.localName === "script")
            .map((node) => node.getAttribute("src")),
          link: parsed.querySelector("a")?.textContent ?? null,
          controls: parsed.querySelector("perceptible-network")?.getAttribute("controls") ?? null,
        });
      }
    }
    return { all, HOSTILE };
  });
  assert.ok(seen.all.length >= 11);
  const ours = ["div", "perceptible-network", "a", "script", "iframe"];
  for (const { platform, tags, handlers, scripts, link, controls } of seen.all) {
    assert.deepEqual(
      tags.filter((tag) => !ours.includes(tag)),
      [],
      platform,
    );
    assert.deepEqual(handlers, [], platform);
    for (const src of scripts) assert.equal(src, `https://example.com/nn/perceptible.js`, platform);
    if (link !== null) assert.equal(link, seen.HOSTILE.replace(/\s+/g, " "), platform);
    if (controls !== null) assert.equal(controls, seen.HOSTILE, platform);
  }
  assert.deepEqual(problems, []);
  await close();
});

for (const width of [1280, 720, 360]) {
  const inThose = width === 360 ? test : testOnce;
  inThose(
    `at ${width} px nothing stands out, targets are 44 px, and axe finds nothing`,
    async () => {
      for (const [theme, lang] of /** @type {const} */ ([
        ["light", "ko"],
        ["dark", "en"],
      ])) {
        const dialog = await openDialog({ width, theme, lang });
        await dialog.preview(() => null);
        for (const platform of ["html", "jupyter", "notion", "velog"]) {
          await dialog.page.select(">>> #embed-platform", platform);
          await dialog.frame();
          const { sideways, small } = await dialog.page.evaluate(() => {
            const dialog = /** @type {HTMLElement} */ (
              document.body.lastElementChild?.shadowRoot?.querySelector("dialog")
            );
            const targets = /** @type {HTMLElement[]} */ ([
              ...dialog.querySelectorAll("button, select, label:has(input)"),
            ]);
            return {
              sideways: dialog.scrollWidth - dialog.clientWidth,
              small: targets
                .map((node) => ({
                  name: node.textContent,
                  ...node.getBoundingClientRect().toJSON(),
                }))
                .filter(({ width, height }) => width < 44 || height < 44),
            };
          });
          assert.equal(sideways, 0, `${platform} ${theme}`);
          assert.deepEqual(small, [], platform);
        }
        // The page behind is inert, which axe does not know: its figure has parts of the same names.
        const violations = await axeViolations(dialog.page);
        assert.deepEqual(
          violations.filter((violation) => !violation.startsWith("landmark-unique")),
          [],
        );
        await dialog.done();
      }
    },
  );
}
