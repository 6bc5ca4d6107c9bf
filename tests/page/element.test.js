// The life of <perceptible-network>: when it starts, what it keeps, what it says, what it leaves behind.
import assert from "node:assert/strict";
import { test, testIn } from "./browser.js";
import { frames, mount, open, presets } from "./mounted.js";

/** @typedef {import("puppeteer-core").Page} Page */

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
