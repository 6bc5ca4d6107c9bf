// The life of <perceptible-network>: when it starts, what it keeps, what it says, what it leaves behind.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { en } from "../../www/strings/en.js";
import { startBrowser, test, testIn, waitFor } from "./browser.js";
import { startBundled } from "./bundled.js";
import { WATCH } from "./host.js";

/** @typedef {import("puppeteer-core").Page} Page */

const root = new URL("../../", import.meta.url);
const { presets } = JSON.parse(readFileSync(new URL("tests/fixtures/presets.json", root), "utf8"));
const MODULE = '<script type="module" src="/www/define.js"></script>';
const html = (/** @type {string} */ body) =>
  `<!doctype html><meta charset="utf-8"><script src="watch.js"></script><link rel="icon" href="data:,"><title>A post</title>${body}${MODULE}`;

const browser = await startBrowser(
  await startBundled({
    pages: {
      "watch.js": WATCH,
      "empty.html": html(""),
      "near.html": html(
        `<script>(${count})()</script><div style="height: 5000px"></div><perceptible-network></perceptible-network>`,
      ),
      "early.html": html(
        `<perceptible-network loading="eager"></perceptible-network><script>
          const early = document.querySelector("perceptible-network");
          early.link = "v1&preset=neuron";
        </script>`,
      ),
      "parts.html": html(
        `<style>
          perceptible-network { --perceptible-accent: rgb(1, 2, 3); --perceptible-paper: rgb(250, 251, 252);
            --perceptible-ink: rgb(4, 5, 6); --perceptible-positive: rgb(7, 8, 9); --perceptible-negative: rgb(10, 11, 12); --perceptible-font: monospace }
          ::part(frame) { border-color: rgb(13, 14, 15) } ::part(title) { border-top: 3px solid } ::part(toolbar) { border-top: 3px solid }
          ::part(stage) { border-top: 3px solid } ::part(results) { border-top: 3px solid } ::part(inspector) { border-top: 3px solid }
          ::part(matrix) { border-top: 3px solid } ::part(code) { border-top: 3px solid } ::part(compare) { border-top: 3px solid } ::part(footer) { border-top: 3px solid }
        </style>
        <perceptible-network loading="eager" view="toolbar,stage,results,inspector,matrix,code,compare"><p id="fallback">a picture</p><p slot="caption" id="caption">Figure 1</p></perceptible-network>`,
      ),
    },
  }),
);

/** Opens a page; `done` sees that its console stayed empty. @param {import("./browser.js").Options} options */
async function open(options) {
  const { page, problems, close } = await browser.openPage(options);
  await waitFor(page, () => Boolean(customElements.get("perceptible-network")));
  const done = async () => {
    const { wrong } = await page.evaluate(() => /** @type {any} */ (document).watched());
    assert.deepEqual([...problems, ...wrong], []);
    await close();
  };
  return { page, problems, done };
}

/** A figure with these attributes, started. @param {Page} page @param {Record<string, string>} attributes */
async function mount(page, attributes) {
  const handle = await page.evaluateHandle(
    async (attributes) => {
      /** @type {any} */
      const figure = document.createElement("perceptible-network");
      for (const [name, value] of Object.entries(attributes)) figure.setAttribute(name, value);
      document.body.append(figure);
      await figure.ready;
      return figure;
    },
    { loading: "eager", lang: "en", ...attributes },
  );
  return /** @type {import("puppeteer-core").JSHandle<any>} */ (handle);
}
const frames = (/** @type {Page} */ page) =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );

/** In the page, first: counts what costs, engines, timers, frames. */
function count() {
  const counted = /** @type {any} */ (document);
  counted.heavy = 0;
  counted.ticks = 0;
  /** Frames that do not count. */
  counted.frame = requestAnimationFrame.bind(window);
  for (const name of /** @type {const} */ ([
    "instantiate",
    "instantiateStreaming",
    "compile",
    "compileStreaming",
  ])) {
    const original = /** @type {any} */ (WebAssembly)[name];
    /** @type {any} */ (WebAssembly)[name] = (/** @type {any[]} */ ...given) => {
      counted.heavy++;
      return original(...given);
    };
  }
  for (const name of /** @type {const} */ ([
    "setTimeout",
    "setInterval",
    "requestAnimationFrame",
  ])) {
    const original = /** @type {any} */ (window)[name];
    /** @type {any} */ (window)[name] = (/** @type {any[]} */ ...given) => {
      counted.ticks++;
      return original(...given);
    };
  }
}

test("nothing is loaded before the figure comes near; at rest nothing runs", async () => {
  const { page, done } = await open({ path: "near.html" });
  await frames(page);
  const asked = () =>
    page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const heavy = () => page.evaluate(() => /** @type {any} */ (document).heavy);
  assert.deepEqual(
    (await asked()).filter((name) => /\.(?:wasm|css)$|preset-values/.test(name)),
    [],
  );
  assert.equal(await heavy(), 0);
  await page.evaluate(() => scrollTo(0, 4900 - innerHeight));
  await page.$eval("perceptible-network", (figure) => /** @type {any} */ (figure).ready);
  assert.equal(await heavy(), 1);
  // Far off the screen again it comes to rest: in 60 frames none and no timer is asked for any more.
  await page.evaluate(() => scrollTo(0, 0));
  const rests = await page.evaluate(async () => {
    const counted = /** @type {any} */ (document);
    for (let attempt = 0; attempt < 5; attempt++) {
      const before = counted.ticks;
      for (let frame = 0; frame < 60; frame++) await new Promise(counted.frame);
      if (counted.ticks === before) return true;
    }
    return false;
  });
  assert.ok(rests);
  await done();
});

test("an eager figure starts wherever it is, and one that is asked does so too", async () => {
  const { page, done } = await open({ path: "empty.html" });
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement("div"), { style: "height: 9000px" })),
  );
  await mount(page, {});
  const svg = await page.evaluate(async () => {
    const figure = /** @type {any} */ (document.createElement("perceptible-network"));
    document.body.append(figure);
    return figure.toSVG();
  });
  assert.match(svg, /^<svg /);
  await done();
});

test("a figure that waits below begins when its host makes it eager", async () => {
  const { page, done } = await open({ path: "empty.html" });
  const text = await page.evaluate(async () => {
    const before = Object.assign(document.createElement("div"), { style: "height: 9000px" });
    const figure = /** @type {any} */ (document.createElement("perceptible-network"));
    document.body.append(before, figure);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    if (figure.shadowRoot.querySelector(".root")) return "it did not wait";
    figure.setAttribute("loading", "eager");
    await figure.ready;
    return figure.shadowRoot.querySelector(".results").textContent;
  });
  assert.ok(text.includes(presets.post.printed), text);
  await done();
});

test("what the host sets to what it is already leaves the reader's edits; another language or theme is told", async () => {
  const { page, done } = await open({ path: "empty.html" });
  const figure = await mount(page, { seed: "7", view: "stage" });
  const seen = await figure.evaluate(async (figure) => {
    /** @type {string[]} */
    const told = [];
    figure.addEventListener("change", (/** @type {CustomEvent} */ { detail }) =>
      told.push(detail.reason),
    );
    const frame = () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    figure.link = "v1&seed=7&x=1,2,3";
    await frame();
    figure.setAttribute("seed", "7");
    await frame();
    const kept = figure.link;
    for (const [name, value] of [
      ["lang", "ko"],
      ["theme", "dark"],
      ["theme", "dark"],
      ["digits", "4"],
      ["seed", "8"],
    ]) {
      figure.setAttribute(name, value);
      await frame();
    }
    return { told, kept, link: figure.link };
  });
  assert.equal(seen.kept, "v1&x=1,2,3&seed=7");
  assert.deepEqual(seen.told, ["link", "view", "view", "attributes"]);
  assert.equal(seen.link, "v1&seed=8");
  await done();
});

test("who waits for a figure that is disposed of before it starts is told; nobody else is", async () => {
  const { page, done } = await open({ path: "empty.html" });
  const seen = await page.evaluate(async () => {
    const make = () => /** @type {any} */ (document.createElement("perceptible-network"));
    make().dispose(); // nobody waits: the console stays empty
    const figure = make();
    const told = figure.ready.then(
      () => "ready",
      (/** @type {Error} */ { message }) => message,
    );
    figure.dispose();
    const message = await told;
    figure.setAttribute("loading", "eager");
    document.body.append(figure);
    await figure.ready;
    return { message, again: figure.link };
  });
  assert.deepEqual(seen, {
    message: "ready: The figure has been disposed of: append it again to start it.",
    again: "",
  });
  await done();
});

test("what observes its width hears nothing of its height, whatever the host makes of it", async () => {
  const { page, done } = await open({ path: "empty.html" });
  await page.evaluate(() => {
    /** @type {number[][]} */
    const heard = [];
    Object.assign(document, { heard });
    const Observer = ResizeObserver;
    globalThis.ResizeObserver = class extends Observer {
      /** @param {ResizeObserverCallback} callback */
      constructor(callback) {
        super((entries, observer) => {
          for (const { contentRect } of entries)
            heard.push([contentRect.width, contentRect.height]);
          callback(entries, observer);
        });
      }
    };
  });
  const figure = await mount(page, {});
  const heard = () => page.evaluate(() => /** @type {any} */ (document).heard.splice(0));
  for (const [i, display] of ["block", "flex", "grid", "inline-flex"].entries()) {
    const width = 400 + 10 * i;
    const inside = await figure.evaluate(
      (figure, display, width) => {
        Object.assign(figure.style, { display, width: `${width}px` });
        return figure.shadowRoot.querySelector(".root").offsetWidth;
      },
      display,
      width,
    );
    assert.equal(inside, width, display);
    await frames(page);
    assert.deepEqual((await heard()).at(-1), [width, 0], display);
  }
  await figure.evaluate((figure) => {
    figure.view = ["stage"];
  });
  await frames(page);
  assert.deepEqual(await heard(), []);
  await done();
});

test("a link that is set before the element is defined, or before the engine is there, is shown", async () => {
  const { page, done } = await open({ path: "early.html" });
  const early = await page.$eval("perceptible-network", async (element) => {
    const figure = /** @type {any} */ (element);
    await figure.ready;
    return [figure.link, Object.keys(figure)];
  });
  assert.deepEqual(early, ["v1&preset=neuron", []]);
  const late = await page.evaluate(async () => {
    const figure = /** @type {any} */ (document.createElement("perceptible-network"));
    figure.setAttribute("loading", "eager");
    figure.link = "v1&preset=xor";
    const before = figure.link;
    document.body.append(figure);
    await figure.ready;
    const after = figure.link;
    figure.setAttribute("preset", "batch");
    return [before, after, figure.link];
  });
  assert.deepEqual(late, ["v1&preset=xor", "v1&preset=xor", "v1&preset=batch"]);
  await done();
});

testIn(
  ["chromium", "webkit"],
  "Firefox ESR 140 takes its class from an element that another document adopts",
  "moved within the page, into a shadow root or into an iframe, it keeps its state and what can be undone",
  async () => {
    const { page, done } = await open({ path: "empty.html" });
    const figure = await mount(page, { preset: "post-negative", view: "toolbar,stage" });
    const states = await figure.evaluate(async (figure) => {
      const frames = () =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const undo = () => figure.shadowRoot.querySelector('[aria-keyshortcuts="Control+Z"]');
      const number = figure.shadowRoot.querySelector(".input [data-field]");
      number.dispatchEvent(
        new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true, composed: true }),
      );
      await frames();
      const edited = figure.link;
      const places = [];
      const look = () => {
        const style = getComputedStyle(figure.shadowRoot.querySelector(".root"));
        const box = figure.getBoundingClientRect();
        places.push([
          figure.link === edited,
          undo().disabled,
          style.fontSize,
          style.display,
          box.width > 0,
          document.activeElement === document.body,
        ]);
      };
      const section = document.createElement("section");
      document.body.append(section);
      section.append(figure);
      await frames();
      look();
      section.attachShadow({ mode: "open" }).append(figure);
      await frames();
      look();
      const iframe = document.createElement("iframe");
      iframe.style.width = "500px";
      // Some browsers have another empty document there in the end than at first.
      await new Promise((resolve) => {
        iframe.addEventListener("load", resolve);
        document.body.append(iframe);
      });
      const inside = /** @type {Document} */ (iframe.contentDocument);
      inside.body.append(inside.adoptNode(figure));
      await frames();
      look();
      iframe.style.width = "400px";
      await frames();
      const resized = figure.shadowRoot.querySelector(".root").getAttribute("class");
      // It works there as well.
      undo().click();
      await frames();
      const undone = figure.link;
      document.body.append(document.adoptNode(figure));
      await frames();
      places.push([undone === figure.link, undo().disabled]);
      return { edited, places, resized, undone };
    });
    assert.notEqual(states.edited, "v1&preset=post-negative");
    const kept = [true, false, "14px", "flex", true, true]; // in its style
    assert.deepEqual(states.places, [kept, kept, kept, [true, true]]);
    assert.match(states.resized, /small/);
    assert.equal(states.undone, "v1&preset=post-negative");
    await done();
  },
);

test("disposed of, it shows its fallback; connected again, it starts again", async () => {
  const { page, done } = await open({ path: "parts.html" });
  const seen = await page.$eval("perceptible-network", async (element) => {
    const figure = /** @type {any} */ (element);
    const visible = (/** @type {string} */ id) =>
      /** @type {any} */ (document.querySelector(id)).checkVisibility();
    await figure.ready;
    const both = () => [visible("#fallback"), visible("#caption")];
    const running = both();
    figure.dispose();
    const disposed = [...both(), figure.shadowRoot.querySelector(".root"), figure.link];
    figure.remove();
    document.body.append(figure);
    await figure.ready;
    return { running, disposed, again: figure.shadowRoot.querySelector(".results").textContent };
  });
  assert.deepEqual(seen.running, [false, true]);
  assert.deepEqual(seen.disposed, [true, true, null, ""]);
  assert.ok(seen.again.includes(presets.post.printed));
  await done();
});

test("a figure that goes with a menu open leaves nothing that listens to the host's page", async () => {
  const { page, done } = await open({ path: "empty.html" });
  const figure = await mount(page, { view: "toolbar,stage" });
  const left = await figure.evaluate((figure) => {
    const listening = new Set();
    for (const name of /** @type {const} */ (["addEventListener", "removeEventListener"])) {
      // Where the figure takes it from: a post's own markup may stand in front of the document's.
      const original = EventTarget.prototype[name];
      /** @type {any} */ (EventTarget.prototype)[name] = function (/** @type {any[]} */ ...given) {
        if (this === document && name === "addEventListener") listening.add(given[1]);
        else if (this === document) listening.delete(given[1]);
        return /** @type {any} */ (original).apply(this, given);
      };
    }
    const frame = () => new Promise(requestAnimationFrame);
    return (async () => {
      figure.shadowRoot.querySelector("[data-menu]").click();
      await frame();
      await frame();
      const open = listening.size;
      figure.remove();
      return [open, listening.size];
    })();
  });
  assert.deepEqual(left, [1, 0]);
  await done();
});

testIn(
  ["chromium"],
  "does not say how much is on its heap",
  "two hundred figures, each with an edit, leave nothing in the heap and nothing in the engine",
  async () => {
    const { page, done } = await open({ path: "empty.html" });
    const session = await page.createCDPSession();
    await mount(page, { view: "stage" }).then((figure) =>
      figure.evaluate((figure) => figure.remove()).then(() => figure.dispose()),
    );
    const run = (/** @type {number} */ times) =>
      page.evaluate(async (times) => {
        for (let i = 0; i < times; i++) {
          const figure = /** @type {any} */ (document.createElement("perceptible-network"));
          figure.setAttribute("loading", "eager");
          figure.setAttribute("view", "stage,inspector");
          document.body.append(figure);
          await figure.ready;
          const number = figure.shadowRoot.querySelector(".input [data-field]");
          number.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true }));
          await new Promise((resolve) => requestAnimationFrame(resolve));
          if (figure.link === "") throw new Error("the edit is not there");
          figure.remove();
        }
        const { memory } = await import(/** @type {any} */ ("/www/pkg/perceptible.js")).then(
          async (api) => ({
            memory: (await api.default()).memory.buffer.byteLength,
          }),
        );
        return memory;
      }, times);
    const heap = async () => {
      await session.send("HeapProfiler.enable");
      for (let i = 0; i < 3; i++) await session.send("HeapProfiler.collectGarbage");
      return (await session.send("Runtime.getHeapUsage")).usedSize;
    };
    // A session is freed with its figure, when the browser collects what nothing holds any more.
    const memory = await run(40);
    const used = await heap();
    // Memory grows by pages, and when the browser collects decides how many figures live at once; 200 sessions that nobody
    // frees would be 1.4 MB.
    for (let i = 0; i < 10; i++) {
      const more = (await run(20)) - memory;
      assert.ok(more < 400_000, `${more} bytes of wasm memory more`);
      await heap();
    }
    const prototype = await page.evaluateHandle(
      () => /** @type {any} */ (customElements.get("perceptible-network")).prototype,
    );
    const left = async () => {
      await heap();
      const objects = await page.queryObjects(prototype);
      const count = await objects.evaluate((all) => /** @type {any} */ (all).length);
      await objects.dispose(); // it would hold them
      return count;
    };
    // The last ones are held until their last edit is kept, a second after the one before.
    for (let i = 0; i < 50 && (await left()) > 0; i++)
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    assert.equal(await left(), 0);
    const grown = (await heap()) - used;
    assert.ok(grown < 200_000, `${grown} bytes, ${grown / 200} for each`);
    await done();
  },
);

test("no value of an attribute is fatal: there is a figure, and a sentence where it matters", async () => {
  const { page, done } = await open({ path: "empty.html" });
  /** @type {[Record<string, string>, RegExp | null][]} */
  const cases = [
    [{ preset: "nothing" }, /nothing/],
    [{ preset: "\ud800" }, /./],
    [{ state: "v9&x=1" }, /./],
    [{ state: "v1&x=1,2" }, /./],
    [{ layers: "3,0,2" }, /./],
    [{ layers: "a,b" }, /./],
    [{ layers: "3" }, /./],
    [{ layers: "3,4,99999999999999999999" }, /./],
    [{ inputs: "1,2" }, /./],
    [{ inputs: "1,2,tree" }, /tree/],
    [{ inputs: "[[1,2,3],[4,5]]" }, /./],
    [{ activations: "swish,nope" }, /nope/],
    [{ activations: "swish,linear,relu" }, /./],
    [{ activation: "__proto__" }, /__proto__/],
    [{ activation: "leaky_relu:x" }, /./],
    [{ seed: "-1" }, /-1/],
    [{ seed: "1.5" }, /1\.5/],
    [{ seed: "4294967296" }, /4294967296/],
    [
      {
        digits: "9",
        view: "nothing",
        theme: "purple",
        controls: "-nothing",
        lang: "tlh",
        loading: "eager",
        readonly: "maybe",
        page: "javascript:alert(1)",
      },
      null,
    ],
  ];
  for (const [attributes, sentence] of cases)
    for (const lang of ["ko", "en"]) {
      const figure = await mount(page, { lang, ...attributes });
      const { message, shown } = await figure.evaluate((figure) => ({
        message: figure.shadowRoot.querySelector(".message.error p")?.textContent ?? null,
        shown: figure.shadowRoot.querySelector(".results")?.textContent ?? "",
      }));
      const given = JSON.stringify({ lang, ...attributes });
      assert.ok(shown.includes(presets.post.printed), `${given}: ${shown}`);
      if (sentence) assert.match(message ?? "", sentence, given);
      else assert.equal(message, null, given);
      if (sentence)
        assert.equal(/[가-힣]/.test(message ?? ""), lang === "ko", `${given}: ${message}`);
      await figure.evaluate((figure) => figure.remove());
    }
  await done();
});

test("attributes count as well when they are set later, and are narrowed then too", async () => {
  const { page, done } = await open({ path: "empty.html" });
  const figure = await mount(page, { view: "stage,results" });
  const after = async (/** @type {string} */ name, /** @type {string | null} */ value) => {
    await figure.evaluate(
      (figure, name, value) =>
        value === null ? figure.removeAttribute(name) : figure.setAttribute(name, value),
      name,
      value,
    );
    await frames(page);
    return figure.evaluate((figure) => ({
      link: figure.link,
      text: figure.shadowRoot.textContent,
      dark: figure.shadowRoot.querySelector(".root").matches(".dark"),
      message: figure.shadowRoot.querySelector(".message")?.textContent ?? null,
      fields: figure.shadowRoot.querySelectorAll("[data-field]").length,
      parts: [...figure.shadowRoot.querySelectorAll("[part]")].map(({ part }) => part).join(" "),
    }));
  };
  assert.match((await after("inputs", "[[1, 2, 3], [4, 5, 6]]")).link, /x=1,2,3;4,5,6/);
  assert.match((await after("inputs", "1 2")).message ?? "", /first example/);
  assert.equal((await after("inputs", null)).message, null);
  assert.match((await after("activations", "relu, softmax")).link, /f1=relu&f2=softmax/);
  assert.match((await after("activation", "tanh")).link, /f1=tanh&f2=softmax/);
  await after("activations", null);
  await after("activation", null);
  assert.match((await after("layers", "2,3,1")).link, /layers=2,3,1/);
  await after("layers", null);
  assert.match((await after("seed", "7")).link, /seed=7/);
  await after("seed", null);
  assert.equal((await after("theme", "dark")).dark, true);
  assert.equal((await after("theme", null)).dark, false);
  assert.ok((await after("digits", "4")).text.includes("0.1924"));
  assert.ok((await after("digits", "full")).text.includes(String(presets.post.layers[0].z[0])));
  await after("digits", null);
  assert.ok((await after("lang", "ko")).text.includes("은닉층"));
  assert.equal((await after("readonly", "")).fields, 0);
  assert.ok((await after("readonly", null)).fields > 10);
  assert.equal((await after("view", "results")).parts, "frame title results footer");
  await done();
});

test("each control can be hidden, and only that goes", async () => {
  const { page, done } = await open({ path: "empty.html" });
  /** What stands for each control, and a part of its text where there are others like it. @type {Record<string, string>} */
  const SIGNS = {
    presets: '[data-menu="preset"]',
    seed: '[data-field="header.seed"]',
    language: ".languages",
    theme: ".header .icon-button",
    file: '[data-menu="file"]',
    share: ".header .button:not([aria-haspopup])",
    embed: '.header [aria-haspopup="dialog"]',
    undo: '[aria-keyshortcuts="Control+Z"]',
    step: "[data-tool=step]",
    predict: "[data-tool=predict]",
    present: "[data-tool=present]",
    digits: '.toolbar [role="radiogroup"]',
    activation: '[data-menu^="activation."]',
    parameter: '[data-field*=".p."]',
    layers: ".add-layer",
    initialization: '[data-menu="initialization"]',
    reset: `.weights-from > .quiet | ${en.reset}`,
    try: ".try",
  };
  const figure = await mount(page, { activation: "leaky_relu", page: "" });
  const seen = (/** @type {string} */ controls) =>
    figure.evaluate(
      async (figure, controls, SIGNS) => {
        figure.setAttribute("controls", controls);
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return Object.entries(SIGNS).map(
          ([, sign]) =>
            [...figure.shadowRoot.querySelectorAll(sign.split(" | ")[0])].filter((node) =>
              node.textContent.includes(sign.split(" | ")[1] ?? ""),
            ).length,
        );
      },
      controls,
      SIGNS,
    );
  const names = Object.keys(SIGNS);
  const all = await seen("");
  const none = await seen("none");
  names.forEach((name, i) => {
    assert.ok(all[i] > 0, `${name} is there`);
    assert.equal(none[i], 0, `${name} can be hidden`);
  });
  for (const [i, name] of names.entries()) {
    const others = (/** @type {number[]} */ counts) => counts.filter((_, k) => k !== i);
    const without = await seen(`-${name}`);
    assert.equal(without[i], 0, `-${name}`);
    assert.deepEqual(others(without), others(all), `-${name} takes that alone`);
    const alone = await seen(name);
    assert.equal(alone[i], all[i], name);
    assert.deepEqual(others(alone), others(none), `${name} brings that alone`);
  }
  await done();
});

test("parts and custom properties reach what they name; events leave every shadow root", async () => {
  const { page, done } = await open({ path: "parts.html" });
  const seen = await page.$eval("perceptible-network", async (element) => {
    const figure = /** @type {any} */ (element);
    await figure.ready;
    const frames = () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const root = figure.shadowRoot;
    const parts = new Map();
    const gather = () => {
      for (const node of root.querySelectorAll("[part]"))
        parts.set(node.getAttribute("part"), getComputedStyle(node).borderTopWidth);
    };
    for (const tab of ["neuron", "matrix", "code"]) {
      root.querySelector(`#tab-${tab}`).click();
      await frames();
      gather();
    }
    const frame = getComputedStyle(root.querySelector(".root"));
    const edge = (/** @type {string} */ sign) =>
      getComputedStyle(root.querySelector(`.edge.${sign}:not(.quiet)`)).stroke;
    const field = getComputedStyle(root.querySelector(".number"));
    /** @type {string[]} */
    const heard = [];
    const outer = document.createElement("div");
    document.body.append(outer);
    for (const type of ["ready", "change", "error"])
      document.addEventListener(type, (event) =>
        heard.push(
          `${type} ${event.composed} ${event.target === outer} ${/** @type {any} */ (event).detail?.reason ?? ""}`,
        ),
      );
    const inner = /** @type {any} */ (document.createElement("perceptible-network"));
    inner.setAttribute("loading", "eager");
    outer.attachShadow({ mode: "open" }).append(inner);
    await inner.ready;
    inner.link = "v1&preset=xor";
    await frames();
    inner.reset();
    await frames();
    inner.setAttribute("seed", "3");
    await frames();
    await inner.openJson(await inner.saveJson());
    return {
      parts: [...parts],
      frame: [frame.backgroundColor, frame.color, frame.fontFamily, frame.borderTopColor],
      pos: edge("pos"),
      neg: edge("neg"),
      field: field.borderBottomColor,
      heard,
    };
  });
  assert.deepEqual(Object.fromEntries(seen.parts), {
    frame: "1px",
    title: "3px",
    toolbar: "3px",
    stage: "3px",
    results: "3px",
    inspector: "3px",
    matrix: "3px",
    code: "3px",
    compare: "3px",
    footer: "3px",
  });
  assert.deepEqual(seen.frame, [
    "rgb(250, 251, 252)",
    "rgb(4, 5, 6)",
    "monospace",
    "rgb(13, 14, 15)",
  ]);
  assert.deepEqual(
    [seen.pos, seen.neg, seen.field],
    ["rgb(7, 8, 9)", "rgb(10, 11, 12)", "rgb(1, 2, 3)"],
  );
  assert.deepEqual(seen.heard, [
    "change true true attributes",
    "ready true true ",
    "change true true link",
    "change true true preset",
    "change true true attributes",
  ]);
  await done();
});

test("the methods give what the figure shows, and refuse in words", async () => {
  const { page, done } = await open({ path: "empty.html" });
  const figure = await mount(page, { view: "stage" });
  const given = await figure.evaluate(async (figure) => {
    const refused = async (/** @type {() => any} */ act) => {
      try {
        await act();
        return "";
      } catch (error) {
        return `${error} ${/** @type {any} */ (error).korean}`;
      }
    };
    const lazy = /** @type {any} */ (document.createElement("perceptible-network"));
    const { script, output } = await figure.toCode();
    const before = figure.link;
    return {
      one: figure.forward().outputs,
      sample: figure.forward([3, 1, 5.5]).outputs,
      two: figure.forward([
        [3, 1, 5.5],
        [3, 1, -5.5],
      ]).outputs,
      script,
      output,
      json: JSON.parse(await figure.saveJson()).preset,
      alt: await figure.altText("ko"),
      png: (await figure.toPNG({ width: 360 })).type,
      refusals: [
        await refused(() => lazy.forward()),
        await refused(() => figure.forward([[1, 2]])),
        await refused(() =>
          figure.forward([
            [1, 2],
            [3, 4, 5, 6],
          ]),
        ),
        await refused(() => figure.forward([])),
        await refused(() => figure.forward("x")),
        await refused(() => figure.openJson("{")),
        await refused(() => figure.toPNG({ scale: 0 })),
        await refused(() => lazy.toSVG()),
      ],
      same: figure.link === before,
    };
  });
  assert.deepEqual(given.one, [presets.post.layers[1].a]);
  assert.deepEqual(given.sample, given.one);
  assert.ok(given.output.includes(presets.post.printed));
  assert.deepEqual(given.two[0], given.one[0]);
  assert.notDeepEqual(given.two[1], given.one[0]);
  assert.match(given.script, /np\.random\.seed\(0\)/);
  assert.deepEqual([given.json, given.png, given.same], ["post", "image/png", true]);
  assert.match(given.alt, /[가-힣]/);
  for (const refusal of given.refusals) assert.match(refusal, /Error: \S+ \S+.*[가-힣]/);
  await done();
});

test("pictures and words are of the present state, though no frame has come since", async () => {
  const { page, done } = await open({ path: "empty.html" });
  const figure = await mount(page, { view: "stage,structure" });
  const seen = await figure.evaluate(async (figure) => {
    const whole = await figure.toSVG();
    // The neuron that is explained is no more: the last one is.
    figure.shadowRoot.querySelector('[aria-label="One fewer in the hidden layer"]').click();
    const fewer = await figure.toSVG();
    figure.link = "v1&x=9,8,7";
    return { whole, fewer, svg: await figure.toSVG(), alt: await figure.altText("en") };
  });
  for (const text of [seen.svg, seen.alt]) assert.match(text, /\b9\b.*\b8\b.*\b7\b/s);
  assert.doesNotMatch(seen.fewer, /inf|nan/);
  assert.ok(seen.fewer.length > 0.8 * seen.whole.length, "its calculation is there");
  assert.notEqual(seen.fewer, seen.whole);
  await done();
});

test("the theme can be set as a property, before and after the element is defined", async () => {
  const { page, done } = await open({ path: "empty.html" });
  const figure = await mount(page, { view: "results" });
  const seen = await figure.evaluate((figure) => {
    figure.theme = "dark";
    return [figure.theme, figure.getAttribute("theme")];
  });
  assert.deepEqual(seen, ["dark", "dark"]);
  await done();
});

test("back to the start is where the author began, and can be undone", async () => {
  const { page, done } = await open({ path: "empty.html" });
  const state = "v1&layers=2,3,1";
  const figure = await mount(page, { state, view: "toolbar,stage,structure" });
  const links = await figure.evaluate(async (figure) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    figure.link = "v1&x=1,2,3";
    await frame();
    const links = [];
    const button = [...figure.shadowRoot.querySelectorAll(".structure button")].at(-1);
    button.click();
    await frame();
    links.push(figure.link);
    figure.shadowRoot.querySelector(".tool:enabled").click();
    await frame();
    return [...links, figure.link];
  });
  assert.deepEqual(links, [state, "v1&x=1,2,3"]);
  await done();
});

test("a link is only offered where it leads to what is shown", async () => {
  const { page, done } = await open({ path: "empty.html" });
  const offered = async (/** @type {Record<string, string>} */ attributes) => {
    const figure = await mount(page, { controls: "share", ...attributes });
    return figure.evaluate(
      (figure) => figure.shadowRoot.querySelectorAll(".header .button").length,
    );
  };
  assert.equal(await offered({}), 0);
  assert.equal(await offered({ page: "https://example.com/figure" }), 1);
  assert.equal(await offered({ page: "" }), 1);
  await done();
});

test("the foot links to the figure's own page with the present state, and to nothing else", async () => {
  const { page, done } = await open({ path: "empty.html" });
  const figure = await mount(page, { page: "https://example.com/nn/#old", view: "stage" });
  const anchor = async () => {
    await frames(page);
    return figure.evaluate((figure) => {
      const anchor = figure.shadowRoot.querySelector(".footer a");
      return anchor && [anchor.getAttribute("href"), anchor.target, anchor.rel, anchor.textContent];
    });
  };
  const set = (/** @type {string} */ name, /** @type {string} */ value) =>
    figure.evaluate((figure, name, value) => figure.setAttribute(name, value), name, value);
  assert.deepEqual(await anchor(), [
    "https://example.com/nn/",
    "_blank",
    "noopener",
    "Open full size ↗",
  ]);
  await figure.evaluate((figure) =>
    figure.shadowRoot
      .querySelector(".input [data-field]")
      .dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true })),
  );
  const edited = await anchor();
  assert.equal(edited?.[0], "https://example.com/nn/#v1&x=3.1,1,5.5");
  await set("lang", "ko");
  assert.equal((await anchor())?.[3], "새 탭에서 크게 보기 ↗");
  // So many digits that nothing would open the link.
  await figure.evaluate((figure) =>
    figure.openJson(
      JSON.stringify({
        perceptible: 1,
        preset: "post",
        layers: [8, 4, 2],
        inputs: Array.from({ length: 64 }, (_, i) =>
          Array.from({ length: 8 }, (_, j) => 1 / (8 * i + j + 3) ** 3),
        ),
      }),
    ),
  );
  const { long, longest } = await figure.evaluate((figure) => ({
    long: figure.link.length,
    longest: figure.longestLink,
  }));
  assert.ok(long > longest, `${long} of ${longest}`);
  assert.equal((await anchor())?.[0], "https://example.com/nn/");
  for (const [address, expected] of [
    ["../", "../"],
    ["/nn", "/nn"],
    ["//example.com/", "//example.com/"],
    ["javascript:alert(1)", null],
    [" java\nscript:alert(1)", null],
    ["data:text/html,x", null],
    ["file:///etc/passwd", null],
    ["", null],
  ]) {
    await set("page", /** @type {string} */ (address));
    assert.equal((await anchor())?.[0] ?? null, expected, String(address));
  }
  await done();
});

test("keys that the figure does not use are the host's, and those that it uses are the reader's", async () => {
  const { page, done } = await open({ path: "empty.html" });
  const figure = await mount(page, { view: "toolbar,stage,inspector" });
  await page.evaluate(() => {
    const heard = /** @type {any} */ (document);
    heard.keys = [];
    for (const type of ["keydown", "keypress", "keyup"])
      addEventListener(type, (event) =>
        heard.keys.push(
          `${type} ${/** @type {any} */ (event).key}${event.defaultPrevented ? " prevented" : ""}`,
        ),
      );
  });
  const pressed = async (/** @type {string} */ key) => {
    await page.evaluate(() => {
      const heard = /** @type {any} */ (document);
      heard.keys = [];
    });
    await page.keyboard.press(/** @type {any} */ (key));
    await frames(page);
    return page.evaluate(() => /** @type {any} */ (document).keys);
  };
  const down = (/** @type {string[]} */ keys) => keys.filter((key) => key.startsWith("keydown"));
  const KEYS = [
    "ArrowDown",
    "ArrowRight",
    "Escape",
    "Enter",
    "q",
    "w",
    "/",
    "j",
    "1",
    "F3",
    "Home",
    "PageDown",
  ];
  for (const key of KEYS)
    assert.deepEqual(down(await pressed(key)), [`keydown ${key}`], `outside: ${key}`);
  await figure.evaluate((figure) => figure.shadowRoot.querySelector(".tool:enabled").focus());
  for (const key of KEYS.filter((key) => key !== "Enter"))
    assert.deepEqual(down(await pressed(key)), [`keydown ${key}`], `on a button: ${key}`);
  await page.keyboard.press("Escape");
  await figure.evaluate((figure) => figure.shadowRoot.querySelector(".input [data-field]").focus());
  for (const key of ["q", "w", "/", "j", "F3", "Escape", "Tab"]) {
    await figure.evaluate((figure) =>
      figure.shadowRoot.querySelector(".input [data-field]").focus(),
    );
    assert.deepEqual(down(await pressed(key)), [`keydown ${key}`], `on a number: ${key}`);
  }
  await figure.evaluate((figure) => figure.shadowRoot.querySelector(".input [data-field]").focus());
  assert.deepEqual(down(await pressed("ArrowUp")), [], "it changes the number");
  assert.deepEqual(down(await pressed("ArrowRight")), [], "nor do slides go on by the others");
  await pressed("Enter");
  await figure.evaluate((figure) => figure.shadowRoot.querySelector("[data-editor]").focus());
  for (const key of ["q", "w", "/", "1", "Backspace"])
    assert.deepEqual(await pressed(key), [], `typed: ${key}`);
  await done();
});
