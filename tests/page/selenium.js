/**
 * The part of puppeteer's Page that tests for every engine use, over selenium's WebDriver: a window of a browser.
 */
import { Key } from "selenium-webdriver";
import { waitFor } from "./wait.js";

/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */

/** How long something may take to come true, ms. */
const TIMEOUT = 30_000;

/** Moves of one frame are merged in any case. */
const AT_ONCE = { duration: 0 };

export class SeleniumPage {
  /** What the console showed since the page was loaded. @type {string[]} */
  problems = [];
  mouse = new Mouse(this);
  keyboard = new Keyboard(this);

  /** A new window. @param {WebDriver} driver */
  static async open(driver) {
    await driver.switchTo().newWindow("window");
    return new SeleniumPage(driver, await driver.getWindowHandle());
  }

  /** @param {WebDriver} driver @param {string} name the window's */
  constructor(driver, name) {
    this.driver = driver;
    this.name = name;
  }

  /** The driver, in this window or in one of its frames. @param {number | null} [frame] */
  in = async (frame = null) => {
    await this.driver.switchTo().window(this.name);
    if (frame !== null) await this.driver.switchTo().frame(frame);
    return this.driver;
  };

  /** Nothing that the page kept is there for the next one. */
  close = async () => {
    await this.evaluate(() => localStorage.clear());
    await this.driver.close();
  };

  // Navigation

  /** @param {string} url */
  goto = async (url) => {
    await (await this.in()).get(url);
    await this.evaluate(() => {}); // from now on the console is heard
  };
  reload = async () => {
    await (await this.in()).navigate().refresh();
    await this.evaluate(() => {});
  };

  // Scripts

  /** @param {Function | string} run @param {any[]} given values and handles */
  evaluate = (run, ...given) => this.evaluateIn(null, run, ...given);

  /** @param {number | null} frame @param {Function | string} run @param {any[]} given */
  evaluateIn = async (frame, run, ...given) => {
    const body = `return JSON.stringify(await ${called(run)})`;
    const text = await this.#execute(frame, body, given);
    return text === null ? undefined : JSON.parse(text);
  };

  /** @param {Function | string} run @param {any[]} given */
  evaluateHandle = async (run, ...given) =>
    new Handle(this, await this.#execute(null, `return ${called(run)}`, given));

  /** Runs the body of an async function in the page. @param {number | null} frame @param {string} body @param {any[]} given */
  async #execute(frame, body, given) {
    const driver = await this.in(frame);
    const [result, error, said] = /** @type {any[]} */ (
      await driver.executeAsyncScript(
        `const [done, ...given] = [...arguments].reverse(); given.reverse();
        const said = (${listen})();
        const end = (result, error) => done([result, error, said.splice(0)]);
        (async () => { ${body} })().then(
          (result) => end(result ?? null, null),
          (error) => end(null, error + "\\n" + error?.stack));`,
        ...given.map((each) => (each instanceof Handle ? each.node : each)),
      )
    );
    this.problems.push(...said);
    if (error) throw new Error(error);
    return result;
  }

  // Nodes

  /** @param {string} selector @param {Function} run @param {any[]} given */
  $eval = (selector, run, ...given) =>
    this.evaluate(
      `(${run})(document.querySelector(${JSON.stringify(selector)}), ...given)`,
      ...given,
    );
  /** @param {string} selector @param {Function} run @param {any[]} given */
  $$eval = (selector, run, ...given) =>
    this.evaluate(
      `(${run})([...document.querySelectorAll(${JSON.stringify(selector)})], ...given)`,
      ...given,
    );
  /** @param {string} selector */
  click = async (selector) =>
    (await this.evaluateHandle(`document.querySelector(${JSON.stringify(selector)})`)).click();

  /** The first that it takes of the page itself and its frames. @param {(frame: Frame) => boolean} taken */
  waitForFrame = (taken) =>
    this.driver.wait(
      async () => {
        const count = await this.evaluate(() => frames.length);
        for (const index of [null, ...Array(count).keys()]) {
          const frame = new Frame(this, index, await this.evaluateIn(index, () => location.href));
          if (taken(frame)) return frame;
        }
        return null;
      },
      TIMEOUT,
      "waited in vain for a frame",
      10,
    );

  // The window

  /** @param {{ width: number, height: number }} viewport */
  setViewport = async ({ width, height }) => {
    const around = await this.evaluate(() => outerHeight - innerHeight);
    const window = this.driver.manage().window();
    await window.setRect({ x: 0, y: 0, width, height: height + around });
    await waitFor(this, (w, h) => innerWidth === w && innerHeight === h, width, height);
  };
}

/** Where scripts run in one of the page's frames. */
class Frame {
  /** @param {SeleniumPage} page @param {number | null} index @param {string} address */
  constructor(page, index, address) {
    this.url = () => address;
    /** @param {Function | string} run @param {any[]} given */
    this.evaluate = (run, ...given) => page.evaluateIn(index, run, ...given);
  }
}

/** A node of the page. */
class Handle {
  /** @param {SeleniumPage} page @param {any} node selenium's; null where there is none */
  constructor(page, node) {
    this.page = page;
    this.node = node;
  }
  asElement = () => (this.node ? this : null);
  /** @param {Function} run @param {any[]} given */
  evaluate = (run, ...given) => this.page.evaluate(run, this, ...given);
  /** @param {Function} run @param {any[]} given */
  evaluateHandle = (run, ...given) => this.page.evaluateHandle(run, this, ...given);
  focus = () => this.evaluate((/** @type {HTMLElement} */ node) => node.focus());
  /** @param {ScrollLogicalPosition} [place] */
  scrollIntoView = (place = "center") =>
    this.evaluate(
      (/** @type {Element} */ node, /** @type {ScrollLogicalPosition} */ place) =>
        node.scrollIntoView({ block: place, inline: place, behavior: "instant" }),
      place,
    );
  boundingBox = () =>
    this.evaluate((/** @type {Element} */ node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      // WebKit measures from the document's corner in the element's own pixels, and subtracts the scrolling after.
      let zoom = 1;
      for (let at = /** @type {any} */ (node); at; at = at.parentElement ?? at.getRootNode().host)
        zoom *= Number(getComputedStyle(at).zoom);
      const place = { x: (x + scrollX) * zoom - scrollX, y: (y + scrollY) * zoom - scrollY };
      return width || height ? { ...place, width: width * zoom, height: height * zoom } : null;
    });
  /** In its middle, scrolled to if it is not visible. */
  click = async () => {
    await this.scrollIntoView("nearest");
    const { x, y, width, height } = await this.boundingBox();
    await this.page.mouse.click(x + width / 2, y + height / 2);
  };
}

class Keyboard {
  /** @param {SeleniumPage} page */
  constructor(page) {
    this.page = page;
  }
  #actions = async () => (await this.page.in()).actions();
  /** @param {string} key */
  down = async (key) => (await this.#actions()).keyDown(code(key)).perform();
  /** @param {string} key */
  up = async (key) => (await this.#actions()).keyUp(code(key)).perform();
  /** @param {string} key */
  press = async (key) => (await this.#actions()).keyDown(code(key)).keyUp(code(key)).perform();
  /** As an input method does, without keys. @param {string} text */
  sendCharacter = (text) =>
    this.page.evaluate(
      (/** @type {string} */ text) => void document.execCommand("insertText", false, text),
      text,
    );
}

class Mouse {
  #at = { x: 0, y: 0 };
  /** @param {SeleniumPage} page */
  constructor(page) {
    this.page = page;
  }
  #actions = async () => (await this.page.in()).actions();
  /** @param {number} x @param {number} y @param {{ steps?: number }} [options] */
  move = async (x, y, { steps = 1 } = {}) => {
    const from = this.#at;
    this.#at = { x, y };
    const actions = await this.#actions();
    for (let i = 1; i <= steps; i++) {
      const along = (/** @type {number} */ a, /** @type {number} */ b) =>
        Math.round(a + ((b - a) * i) / steps);
      actions.move({ x: along(from.x, x), y: along(from.y, y), ...AT_ONCE });
    }
    await actions.perform();
  };
  /** @param {number} x @param {number} y */
  click = async (x, y) => {
    this.#at = { x, y };
    const to = { x: Math.round(x), y: Math.round(y) };
    await (await this.#actions())
      .move({ ...to, ...AT_ONCE })
      .press()
      .release()
      .perform();
  };
  down = async () => (await this.#actions()).press().perform();
  up = async () => (await this.#actions()).release().perform();
}

/** "ArrowUp" -> selenium's Key.ARROW_UP, "a" -> "a" @param {string} key */
function code(key) {
  const name = key.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
  return key.length > 1 ? /** @type {any} */ ({ BACKSPACE: Key.BACK_SPACE, ...Key })[name] : key;
}

/** The call of a function, or the value of an expression. @param {Function | string} run */
const called = (run) => (typeof run === "string" ? `(${run})` : `(${run})(...given)`);

/** In the page: what its console shows from the first call on. @returns {string[]} */
function listen() {
  const page = /** @type {any} */ (globalThis);
  const key = Symbol.for("said");
  if (page[key]) return page[key];
  const said = /** @type {string[]} */ ([]);
  Object.defineProperty(page, key, { value: said });
  for (const name of /** @type {const} */ (["log", "info", "warn", "error", "debug"])) {
    const original = console[name];
    console[name] = (...given) => {
      said.push(`console.${name}: ${given.join(" ")}`);
      original(...given);
    };
  }
  addEventListener("error", ({ message }) => {
    // Not said in consoles: the rest waits for the next frame.
    if (!message.startsWith("ResizeObserver loop")) said.push(`error: ${message}`);
  });
  addEventListener("unhandledrejection", ({ reason }) => said.push(`error: ${reason}`));
  return said;
}
