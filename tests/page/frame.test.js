// The iframe page, in pages of others that help it or do not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { heightFor, snippet } from "../../www/embed/snippet.js";
import { ko } from "../../www/embed/strings.ko.js";
import { axeViolations, ENGINE, startBrowser, test, testIn, testOnce, waitFor } from "./browser.js";
import { startBundled } from "./bundled.js";
import { startHost } from "./static.js";

const root = new URL("../../", import.meta.url);
const FRAME = "www/frame.html?lang=ko&view=stage,results";
const STATE = "#v1&x=3,1,-5.5";
const EMPTY_ICON = '<!doctype html><link rel="icon" href="data:,">';

/** A parent that notes every message. @param {string} frame @param {string} [attributes] */
const parent = (frame, attributes = 'width="720" height="300"') => `${EMPTY_ICON}
<script>
  globalThis.messages = [];
  addEventListener("message", ({ data, source }) => {
    const iframe = document.querySelector("iframe");
    messages.push({ data, ours: source === iframe.contentWindow });
  });
</script>
<iframe ${attributes} src="${frame}"></iframe>`;

/** @type {Record<string, string>} */
const pages = {
  "plain.html": parent(FRAME + STATE),
  "sibling.html": `${parent(FRAME + STATE)}<iframe id="sibling" srcdoc="<p>other"></iframe>`,
  "low.html": parent(FRAME + STATE, 'width="320" height="200"'),
};

const browser = await startBrowser(await startBundled({ pages, folder: "/host/" }));

/** @param {string} path @param {import("./browser.js").Options} [options] */
async function open(path, options) {
  const opened = await browser.openPage({ path, ...options });
  const frame = await opened.page.waitForFrame((frame) => frame.url().includes("frame.html"));
  await waitFor(frame, () => Boolean(customElements.get("perceptible-network")));
  await frame.evaluate(
    () => /** @type {any} */ (document.querySelector("perceptible-network")).ready,
  );
  const { page, problems, close } = opened;
  return {
    page,
    frame,
    /** Sends a message to the frame, and waits until it has been received. @param {any} message */
    post: async (message) => {
      await frame.evaluate(() => {
        const received = new Promise((resolve) =>
          addEventListener("message", resolve, { once: true }),
        );
        Object.assign(globalThis, { received });
      });
      // As text: not every driver can send an object that has its own `valueOf`.
      await page.evaluate((text) => {
        document.querySelector("iframe")?.contentWindow?.postMessage(JSON.parse(text), "*");
      }, JSON.stringify(message));
      await frame.evaluate(async () => {
        await /** @type {any} */ (globalThis).received;
      });
      await drawn();
    },
    /** How the figure looks now. */
    look: () =>
      frame.evaluate(() => {
        const figure = /** @type {any} */ (document.querySelector("perceptible-network"));
        return {
          height: Math.ceil(figure.getBoundingClientRect().height),
          dark: figure.shadowRoot.querySelector(".root").classList.contains("dark"),
          paper: getComputedStyle(document.documentElement).backgroundColor,
          language: figure.language,
          page: document.documentElement.lang,
          text: figure.shadowRoot.textContent,
          nodes: document.querySelectorAll("*").length,
        };
      }),
    drawn,
    done: async () => {
      await close();
      assert.deepEqual(problems, []);
    },
  };
  /** Until the frame has drawn what it knows. */
  async function drawn() {
    await frame.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
}

test("its address says what is shown, and it leaves no trace in the history", async () => {
  const query = "www/frame.html?lang=en&view=stage,results&digits=4&readonly=1&theme=dark";
  const opened = await open(query + STATE);
  const { text, language, page, dark, paper } = await opened.look();
  assert.ok(text.includes("[[ 0.17271413 -0.02817902]]"), text);
  assert.deepEqual([language, page, dark, paper], ["en", "en", true, "rgb(15, 18, 21)"]);
  const { entries, address, attributes, foot } = await opened.frame.evaluate(() => ({
    entries: history.length,
    address: location.href,
    attributes: document.querySelector("perceptible-network")?.getAttributeNames().sort(),
    foot: document
      .querySelector("perceptible-network")
      ?.shadowRoot?.querySelector(".footer a")
      ?.getAttribute("href"),
  }));
  assert.equal(entries, ENGINE === "firefox" ? 1 : 2); // elsewhere about:blank counts
  assert.ok(address.endsWith(query + STATE));
  assert.deepEqual(
    attributes?.filter((name) => name !== "folded"),
    ["digits", "lang", "page", "readonly", "state", "theme", "view"],
  );
  assert.equal(foot, `../index.html${STATE}`);
  await opened.page.setViewport({ width: 1000, height: 700 });
  assert.deepEqual(await axeViolations(opened.page), []);
  await opened.done();
});

test("without anything in its address it is the first preset, in the reader's language", async () => {
  const opened = await open("www/frame.html", { lang: "en" });
  const { text, language } = await opened.look();
  assert.ok(text.includes("[[ 0.19235057 -0.05512534]]"));
  assert.equal(language, "en");
  await opened.done();
});

test("another fragment, set by the parent, is another network", async () => {
  const opened = await open("plain.html");
  await opened.page.$eval(
    "iframe",
    (iframe, path) => {
      iframe.src = path;
    },
    `${FRAME}#v1&preset=xor`,
  );
  await waitFor(opened.frame, () =>
    /** @type {any} */ (document.querySelector("perceptible-network")).link.includes("xor"),
  );
  await opened.done();
});

test("it tells its parent its height, and again when it changes", async () => {
  const opened = await open("plain.html");
  /** Until the last height that was told is the figure's. */
  const told = async () => {
    const { height } = await opened.look();
    await waitFor(
      opened.page,
      (height) => /** @type {any} */ (globalThis).messages.at(-1)?.data.height === height,
      height,
    );
    return height;
  };
  const wide = await told();
  await opened.page.$eval("iframe", (iframe) => {
    iframe.width = "400";
  });
  await waitFor(opened.frame, () => innerWidth === 400);
  await opened.drawn();
  assert.notEqual(await told(), wide);
  const messages = await opened.page.evaluate(() => /** @type {any} */ (globalThis).messages);
  for (const { data, ours } of messages) {
    assert.ok(ours);
    assert.equal(data.type, "perceptible-height");
    // Not the height of the sentence that stands there before: a parent that follows moves its page once.
    assert.ok(data.height > 300, `${data.height}`);
  }
  await opened.done();
});

test("theme and language are taken from the parent, as words, and the page behind follows", async () => {
  const opened = await open("plain.html");
  await opened.post({ type: "perceptible-set", theme: "dark" });
  const dark = await opened.look();
  assert.deepEqual([dark.dark, dark.paper, dark.language], [true, "rgb(15, 18, 21)", "ko"]);
  await opened.post({ type: "perceptible-set", theme: "light", lang: "en" });
  const light = await opened.look();
  assert.deepEqual([light.dark, light.paper, light.page], [false, "rgb(255, 255, 255)", "en"]);
  await opened.done();
});

test("every other message is ignored: of other shapes, from itself, from a sibling", async () => {
  const opened = await open("sibling.html");
  const before = await opened.look();
  for (const message of [
    "dark",
    null,
    7,
    ["perceptible-set"],
    { theme: "dark" },
    { type: "perceptible-height", theme: "dark" },
    { type: "perceptible-set", theme: "<img src=x onerror=alert(1)>", lang: "fr" },
    { type: "perceptible-set", theme: ["dark"], lang: { valueOf: "en" } },
    { type: "perceptible-set", state: "v1&preset=xor", view: "code", innerHTML: "<b>" },
  ])
    await opened.post(message);
  const forged = { type: "perceptible-set", theme: "dark", lang: "en" };
  // From the frame to itself, then by a frame beside it.
  await opened.frame.evaluate(
    (forged) =>
      new Promise((resolve) => {
        addEventListener("message", resolve, { once: true });
        postMessage(forged, "*");
      }).then(() => {}),
    forged,
  );
  const sibling = await opened.page.waitForFrame((frame) => frame.url() === "about:srcdoc");
  await sibling.evaluate((forged) => window.parent.frames[0].postMessage(forged, "*"), forged);
  // Messages come in the order in which they were sent.
  await opened.post("the last one");
  assert.deepEqual(await opened.look(), before);
  await opened.done();
});

test("in a frame that is narrow and low it scrolls down and never sideways", async () => {
  const opened = await open("low.html");
  const { down, sideways } = await opened.frame.evaluate(() => {
    const page = document.documentElement;
    return {
      down: page.scrollHeight - page.clientHeight,
      sideways: page.scrollWidth - page.clientWidth,
    };
  });
  assert.ok(down > 100);
  assert.equal(sideways, 0);
  await opened.done();
});

/** A post with what Embed gives, as wide as its column. @param {"iframe" | "jupyter"} platform @param {string} state @param {number} [height] */
function framed(platform, state, height) {
  const view = ["stage", "results", "inspector"];
  const base = platform === "iframe" ? "/host/" : "/host/dist/site/";
  const given = {
    t: ko,
    language: /** @type {const} */ ("ko"),
    base,
    state,
    options: { view, height },
  };
  const [{ text }] = snippet(platform, given);
  const [, inner = ""] = text.match(/"""([\s\S]*)"""/) ?? [];
  const lines = platform === "iframe" ? text : text.replace(/[\s\S]*HTML\(f'|'\)$/g, "");
  const srcdoc = inner.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `${EMPTY_ICON}<meta charset="utf-8"><body style="margin: 0">${lines.replace("{escape(figure)}", srcdoc)}`;
}

testOnce(
  "a frame's height holds all in every column: an iframe's by folding, a notebook's by growing",
  async () => {
    /** @type {string[]} */
    const wrong = [];
    for (const [name, state] of [
      ["post", ""],
      ["batch", "v1&preset=batch"],
      ["own", STATE.slice(1)],
    ])
      for (const platform of /** @type {const} */ (["iframe", "jupyter"])) {
        pages[`${platform}-${name}.html`] = framed(platform, state, 3000);
        const { page, close } = await browser.openPage({
          path: `${platform}-${name}.html`,
          width: 720,
          height: 900,
        });
        const frame = await page.waitForFrame((frame) => /frame\.html|srcdoc/.test(frame.url()));
        const look = async () => {
          await waitFor(frame, () => Boolean(customElements.get("perceptible-network")));
          return frame.evaluate(async () => {
            const figure = /** @type {any} */ (document.querySelector("perceptible-network"));
            await figure.ready;
            for (let i = 0; i < 8; i++) await new Promise(requestAnimationFrame);
            return {
              content: figure.offsetHeight,
              frame: innerHeight,
              calculation: !figure.shadowRoot.querySelector(".panel > [aria-expanded=false]"),
            };
          });
        };
        if (platform === "iframe") {
          // As the preview of Embed has it.
          const { content } = await look();
          await page.$eval(
            "iframe",
            (iframe, height) => iframe.setAttribute("height", String(height)),
            heightFor(content),
          );
        }
        for (const width of [720, 560, 520, 360]) {
          await page.setViewport({ width, height: 900 });
          await waitFor(frame, (width) => innerWidth === width, width);
          const { content, frame: height, calculation } = await look();
          const fits = content <= height && (platform === "iframe" || content === height);
          if (!fits || (width === 720 && !calculation))
            wrong.push(`${platform} ${name} at ${width}: ${content} in ${height}`);
        }
        await close();
      }
    assert.deepEqual(wrong, []);
  },
);

test("where the page around follows its height, nothing is folded", async () => {
  pages["following.html"] = parent(
    `www/frame.html?lang=ko&view=stage,results,inspector${STATE}`,
    'width="520" height="300"',
  ).replace(
    "messages.push",
    "document.querySelector('iframe').height = data.height; messages.push",
  );
  const opened = await open("following.html");
  await waitFor(opened.frame, () => {
    const figure = /** @type {any} */ (document.querySelector("perceptible-network"));
    const { offsetHeight, shadowRoot } = figure;
    return offsetHeight === innerHeight && !shadowRoot.querySelector(".panel > [aria-expanded]");
  });
  await opened.done();
});

test("a page that is isolated from others has the frame: of a host that sends what dist/site/_headers says, or without credentials", async () => {
  const sent = Object.fromEntries(
    [
      ...readFileSync(new URL("dist/site/_headers", root), "utf8").matchAll(
        /^ {2}([\w-]+): (.*)$/gm,
      ),
    ].map(([, name, value]) => [name, value]),
  );
  const site = new URL("dist/site/", root);
  const isolated = { "Cross-Origin-Embedder-Policy": "require-corp" };
  for (const headers of [sent, {}]) {
    const plain = Object.keys(headers).length === 0;
    if (plain && ENGINE !== "chromium") continue; // no other has frames without credentials
    const uploaded = await startHost({ root: site, headers });
    const [{ text }] = snippet("iframe", {
      ...{
        t: ko,
        language: /** @type {const} */ ("ko"),
        base: uploaded.address,
        state: "v1&preset=xor",
      },
    });
    const lines = plain ? text : text.replace(" credentialless", "");
    const posts = await startHost({
      root: site,
      headers: isolated,
      pages: { "post.html": EMPTY_ICON + lines },
    });
    const { page, close } = await browser.openPage({ path: "plain.html" });
    await page.goto(`${posts.address}post.html`);
    const frame = await page.waitForFrame((frame) => frame.url().startsWith(uploaded.address));
    await waitFor(frame, () => Boolean(customElements.get("perceptible-network")));
    const shown = await frame.evaluate(async () => {
      const figure = /** @type {any} */ (document.querySelector("perceptible-network"));
      await figure.ready;
      return figure.link;
    });
    assert.equal(shown, "v1&preset=xor");
    await close();
    posts.close();
    uploaded.close();
  }
});

testIn(
  ["chromium"],
  "cannot switch JavaScript off",
  "without scripts it is a sentence with a link to the page, in both languages",
  async () => {
    const { page, close } = await browser.openPage({
      path: "plain.html",
      before: (page) => page.setJavaScriptEnabled(false),
    });
    const [, frame] = page.frames();
    const links = await frame.$$eval("a", (links) =>
      links.map(({ href, target }) => ({ href, target })),
    );
    assert.equal(links.length, 2);
    for (const { href, target } of links) {
      assert.ok(href.endsWith("/host/index.html"), href);
      assert.equal(target, "_blank");
    }
    assert.match(await frame.$eval("body", (body) => body.innerText), /새 탭[\s\S]*new tab/);
    await close();
  },
);
