/**
 * The element of an open page, as a reader handles it. Every wait is for something that must come true,
 * never for a time.
 */
import assert from "node:assert/strict";
import { after, afterEach } from "node:test";
import { ENGINE, startBrowser, waitFor } from "./browser.js";

/** @typedef {Awaited<ReturnType<typeof startBrowser>>} Browser */
/** @typedef {Awaited<ReturnType<typeof openFigure>>} Figure */

/**
 * One browser, and one page in it, for all tests of a file; after each test the console is empty.
 * @param {import("./browser.js").Options} [options]
 */
export async function onePage(options) {
  const browser = await startBrowser();
  after(() => browser.close());
  const figure = await openFigure(browser, options);
  afterEach(figure.clean);
  return { browser, figure };
}

/**
 * Opens the page and waits until the engine has computed. `done` closes it and asserts that the console
 * stayed empty.
 * @param {Browser} browser @param {import("./browser.js").Options} [options]
 */
export async function openFigure(browser, options = {}) {
  const opened = await browser.openPage(options);
  const { page, problems } = opened;
  /** @type {import("puppeteer-core").JSHandle<any>} */
  let host;
  /** @type {import("puppeteer-core").JSHandle<ShadowRoot>} */
  let root;
  const figure = {
    ...opened,
    /** Waits for the engine; again after a reload. */
    ready: async () => {
      host = await page.evaluateHandle(async () => {
        await customElements.whenDefined("perceptible-network");
        return document.querySelector("perceptible-network");
      });
      await host.evaluate((host) => host.ready);
      root = await host.evaluateHandle((host) => host.shadowRoot);
      await figure.frame();
    },
    /** @template {any[]} A @template R @param {(root: ShadowRoot, ...given: A) => R} read @param {A} given */
    read: (read, ...given) => root.evaluate(/** @type {any} */ (read), ...given),
    /** @param {string} selector within the element */
    $: async (selector) => {
      const found = await root.evaluateHandle(
        (root, selector) => root.querySelector(selector),
        selector,
      );
      const element = /** @type {import("puppeteer-core").ElementHandle<Element> | null} */ (
        found.asElement()
      );
      assert.ok(element, `${selector} is not there`);
      return element;
    },
    /** Clicks, where the reader would have to scroll also there. @param {string} selector */
    click: async (selector) => {
      await (await figure.$(selector)).click();
      await figure.frame();
    },
    /** Changes the language, where it is another one: a phone shows only the other. @param {string} lang */
    speak: async (lang) => {
      const present = await host.evaluate((host) => host.language);
      if (lang !== present) await figure.click(`.languages [lang=${lang}]`);
    },
    /** Opens a menu by a click and takes the item with this place. @param {string} menu @param {number} place */
    choose: async (menu, place) => {
      await figure.click(`[data-menu="${menu}"]`);
      await figure.click(`.menu-list > :nth-child(${place + 1})`);
    },
    /** @param {string} selector */
    focus: async (selector) => {
      await (await figure.$(selector)).focus();
      await figure.frame();
    },
    /** Presses keys one after another: "Shift+ArrowUp", "Tab". @param {...string} keys */
    press: async (...keys) => {
      for (const key of keys) {
        const parts = key.split("+");
        const last = /** @type {import("puppeteer-core").KeyInput} */ (parts.pop() || "+");
        for (const held of parts) await page.keyboard.down(/** @type {any} */ (held));
        await page.keyboard.press(last);
        for (const held of parts.reverse()) await page.keyboard.up(/** @type {any} */ (held));
        await figure.frame();
      }
    },
    /** Types a number into a field and presses Enter. @param {string} id @param {string} text */
    enter: async (id, text) => {
      await figure.focus(field(id));
      await figure.press("Enter");
      await figure.fill(id, text);
      await figure.press("Enter");
    },
    /** Replaces what the open editor holds. @param {string} id @param {string} text */
    fill: async (id, text) => {
      await figure.until((root, id) => root.activeElement?.getAttribute("data-editor") === id, id);
      await figure.press("Control+a", "Backspace");
      for (const character of text) await page.keyboard.sendCharacter(character);
    },
    /** Pastes where the focus is, as Ctrl+V does, and in place of what an open editor holds. @param {string} text */
    paste: async (text) => {
      await figure.read((root, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        const event = new ClipboardEvent("paste", {
          bubbles: true,
          composed: true,
          cancelable: true,
        });
        // Firefox does not take it from the options.
        Object.defineProperty(event, "clipboardData", { value: clipboardData });
        if (root.activeElement instanceof HTMLInputElement) root.activeElement.select();
        root.activeElement?.dispatchEvent(event);
      }, text);
      await figure.frame();
    },
    /** The text of the first that matches, "" where there is none. @param {string} selector */
    text: async (selector) => (await figure.texts(selector))[0] ?? "",
    /** @param {string} selector @returns {Promise<string[]>} */
    texts: (selector) =>
      figure.read(
        (root, selector) =>
          [...root.querySelectorAll(selector)].map((node) => node.textContent ?? ""),
        selector,
      ),
    /** Waits until it holds. @template {any[]} A @param {(root: ShadowRoot, ...given: A) => boolean | undefined} condition @param {A} given */
    until: (condition, ...given) => waitFor(root, condition, ...given),
    /** @param {import("puppeteer-core").Viewport} viewport */
    resize: async (viewport) => {
      await page.setViewport(viewport);
      await figure.frame();
    },
    /** Until what was done has been drawn. */
    frame: () =>
      page.evaluate(
        () =>
          new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))),
          ),
      ),
    /** Shows what a link holds, as the page does. @param {string} link */
    open: async (link) => {
      await host.evaluate((host, link) => {
        host.link = link;
      }, link);
      await figure.frame();
    },
    /** The present network as a link. @returns {Promise<string>} */
    link: () => host.evaluate((host) => host.link),
    /** What has the focus: its data-field, data-editor, data-neuron, id or text. @returns {Promise<string>} */
    focused: () =>
      figure.read((root) => {
        const node = /** @type {HTMLElement | null} */ (root.activeElement);
        if (!node) return "";
        const { field, editor, neuron, menu } = node.dataset;
        return (
          field ?? editor ?? neuron ?? menu ?? (node.id || node.textContent || node.ariaLabel || "")
        );
      }),
    /** The middle of something on the screen, scrolled into view. @param {string} selector */
    middle: async (selector) => {
      const handle = await figure.$(selector);
      await handle.scrollIntoView();
      await figure.frame();
      const box = await handle.boundingBox();
      assert.ok(box, `${selector} has no box`);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    /** How far what overflows stands out of the page, px. @returns {Promise<number>} */
    overflow: () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    /** What went wrong since the last call, in the console and on the network: nothing. */
    clean: () => assert.deepEqual(problems.splice(0), []),
    done: async () => {
      await opened.close();
      figure.clean();
    },
  };
  await figure.ready();
  if (ENGINE === "webkit" && options.lang) await figure.speak(options.lang);
  return figure;
}

/** The number field with this id. @param {string} id */
export const field = (id) => `[data-field="${id}"]`;

/** The button that selects a neuron: "0.3" is h₄. @param {string} id */
export const neuron = (id) => `[data-neuron="${id}"]`;
