/**
 * The part of puppeteer's Page that the tests use, over WebDriver: the same test files run in WebKit.
 * https://www.w3.org/TR/webdriver2/
 */

/** @typedef {(method: "GET" | "POST" | "DELETE", path: string, body?: object) => Promise<any>} Call */

/** WebDriver's names of keys that write nothing. @type {Record<string, string>} */
const KEYS = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
  F3: "\uE033",
};

/** What WebKit's driver says of a script whose document went while it ran. */
const UNLOADED = /not called before the unload event/;

export class WebDriverPage {
  /** @param {Call} call @param {import("./proxy.js").Proxy} proxy */
  constructor(call, proxy) {
    this.call = call;
    this.proxy = proxy;
    this.keyboard = new Keyboard(this);
    this.mouse = new Mouse(this);
  }

  // Navigation

  /** @param {string} url */
  goto = async (url) => {
    await this.leave();
    await this.call("POST", "/url", { url });
    await this.loaded();
  };
  reload = async () => {
    await this.leave();
    await this.call("POST", "/refresh");
    await this.loaded();
  };
  /** Marks the document, whose last words are gathered. */
  leave = () => this.evaluate(() => void Object.assign(globalThis, { isLeft: true }));
  /** The driver can answer before the document is another, and complete, and its modules have run. */
  loaded = async () => {
    await this.waitForFunction(
      () => document.readyState === "complete" && !("isLeft" in globalThis),
    );
    await this.proxy.idle(50);
  };
  url = () => this.evaluate(() => location.href);
  bringToFront = async () => {};
  /** All that the page asked for has been answered for a while. @param {{ idleTime?: number }} [options] */
  waitForNetworkIdle = ({ idleTime = 500 } = {}) => this.proxy.idle(idleTime);

  /** Runs before the scripts of each document from now on. @param {Function} run @param {unknown[]} given */
  evaluateOnNewDocument = async (run, ...given) => {
    this.proxy.scripts.push(`(${run})(${given.map((each) => JSON.stringify(each)).join(", ")})`);
  };

  setRequestInterception = async () => {};
  /** @param {"request"} _event @param {(request: import("./proxy.js").Request) => void} listener */
  on = (_event, listener) => this.proxy.intercept(listener);

  // Scripts

  /** @param {Function | string} run @param {any[]} given values and handles */
  evaluate = async (run, ...given) => {
    const { text, error, said } = await this.execute(
      `const value = await ${called(run)}; return { text: JSON.stringify(value) };`,
      given,
    );
    this.proxy.problems.push(...(said ?? []));
    if (error) throw new Error(error);
    return text === undefined || text === null ? undefined : JSON.parse(text);
  };

  /** @param {Function | string} run @param {any[]} given */
  evaluateHandle = async (run, ...given) => {
    const { node, error } = await this.execute(`return { node: await ${called(run)} };`, given);
    if (error) throw new Error(error);
    return new Handle(this, node);
  };

  /**
   * Waits through a change of the document too, which ends the script that waits in it.
   * @param {Function | string} condition @param {{ timeout?: number }} [options] @param {any[]} given
   */
  waitForFunction = async (condition, { timeout = 30_000 } = {}, ...given) => {
    const end = Date.now() + timeout;
    const holds = () =>
      this.evaluate(
        `(async () => {
          while (!(await (${condition})(...given))) {
            if (Date.now() > ${end}) throw new Error("waited ${timeout} ms in vain");
            await new Promise((resolve) => setTimeout(resolve, 10));
          }
          return true;
        })()`,
        ...given,
      ).catch((error) => {
        if (!UNLOADED.test(error.message) || Date.now() > end) throw error;
      });
    while (!(await holds()));
  };

  /** @param {string} body @param {any[]} given */
  execute(body, given) {
    const script = `const given = [...arguments]; const done = given.pop();
      const said = () => globalThis[Symbol.for("said")]?.splice(0) ?? [];
      (async () => { ${body} })().then(
        (result) => done({ ...result, said: said() }),
        (error) => done({ error: String(error) + "\\n" + error?.stack, said: said() }));`;
    const args = given.map((each) => (each instanceof Handle ? each.reference : each));
    return this.call("POST", "/execute/async", { script, args });
  }

  // Nodes

  /** @param {string} selector with ">>>" where it goes into a shadow root */
  $ = async (selector) => (await this.$$(selector))[0] ?? null;
  /** @param {string} selector */
  $$ = async (selector) => {
    const all = `(${found})(${JSON.stringify(selector)})`;
    const count = await this.evaluate(`${all}.length`);
    return Promise.all(
      Array.from({ length: count }, (_, i) => this.evaluateHandle(`${all}[${i}]`)),
    );
  };
  /** @param {string} selector @param {Function} run @param {any[]} given */
  $eval = async (selector, run, ...given) => this.evaluate(run, await this.$(selector), ...given);
  /** @param {string} selector @param {Function} run @param {any[]} given */
  $$eval = (selector, run, ...given) =>
    this.evaluate(`(${run})((${found})(${JSON.stringify(selector)}), ...given)`, ...given);
  /** @param {string} selector */
  waitForSelector = async (selector) => {
    await this.waitForFunction(`() => (${found})(${JSON.stringify(selector)}).length > 0`);
    return this.$(selector);
  };
  /** @param {string} selector */
  click = async (selector) => (await this.$(selector))?.click();
  /** @param {string} selector @param {string} value */
  select = (selector, value) =>
    this.$eval(
      selector,
      (/** @type {HTMLSelectElement} */ list, /** @type {string} */ value) => {
        list.value = value;
        for (const type of ["input", "change"])
          list.dispatchEvent(new Event(type, { bubbles: true }));
      },
      value,
    );

  mainFrame = () => this;
  /** The page and its first frames, whether they are there or not. */
  frames = () => [this, new Frame(this, 0), new Frame(this, 1)];

  // The window

  /** @param {{ width: number, height: number }} viewport */
  setViewport = async ({ width, height }) => {
    const around = await this.evaluate(() => outerHeight - innerHeight);
    await this.call("POST", "/window/rect", { x: 0, y: 0, width, height: height + around });
    await this.waitForFunction(
      (/** @type {number} */ width, /** @type {number} */ height) =>
        innerWidth === width && innerHeight === height,
      { timeout: 10_000 },
      width,
      height,
    );
  };

  /** @param {{ fullPage?: boolean }} [options] */
  screenshot = async ({ fullPage = false } = {}) => {
    const [width, height, whole] = await this.evaluate(() => [
      innerWidth,
      innerHeight,
      document.documentElement.scrollHeight,
    ]);
    if (fullPage) await this.setViewport({ width, height: whole });
    await this.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    const picture = await this.call("GET", "/screenshot");
    if (fullPage) await this.setViewport({ width, height });
    return Buffer.from(picture, "base64");
  };
}

/** Where scripts run in one of the page's frames. */
class Frame {
  /** @param {WebDriverPage} page @param {number} index among the page's own frames */
  constructor(page, index) {
    this.page = page;
    this.index = index;
  }
  /** @template T @param {() => Promise<T>} act @returns {Promise<T>} */
  #inside = async (act) => {
    await this.page.call("POST", "/frame", { id: this.index });
    try {
      return await act();
    } finally {
      await this.page.call("POST", "/frame", { id: null });
    }
  };
  /** "" where there is no such frame. */
  url = () => this.evaluate(() => location.href).catch(() => "");
  /** @param {Function | string} run @param {any[]} given */
  evaluate = (run, ...given) => this.#inside(() => this.page.evaluate(run, ...given));
  /** @param {Function | string} condition */
  waitForFunction = (condition) => this.#inside(() => this.page.waitForFunction(condition));
}

/** A node of the page. */
class Handle {
  /** @param {WebDriverPage} page @param {object | null} reference WebDriver's */
  constructor(page, reference) {
    this.page = page;
    this.reference = reference;
  }
  /** @param {Function} run @param {any[]} given */
  evaluate = (run, ...given) => this.page.evaluate(run, this, ...given);
  /** @param {Function} run @param {any[]} given */
  evaluateHandle = (run, ...given) => this.page.evaluateHandle(run, this, ...given);
  focus = () => this.evaluate((/** @type {HTMLElement} */ node) => node.focus());
  scrollIntoView = () =>
    this.evaluate((/** @type {Element} */ node) =>
      node.scrollIntoView({ block: "center", inline: "center", behavior: "instant" }),
    );
  boundingBox = () =>
    this.evaluate((/** @type {Element} */ node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      // WebKit measures from the document's corner in the element's own pixels, and subtracts the scrolling after.
      let zoom = 1;
      for (let at = /** @type {any} */ (node); at; at = at.parentElement ?? at.getRootNode().host)
        zoom *= Number(getComputedStyle(at).zoom);
      return width || height
        ? {
            x: (x + scrollX) * zoom - scrollX,
            y: (y + scrollY) * zoom - scrollY,
            width: width * zoom,
            height: height * zoom,
          }
        : null;
    });
  /** In its middle, scrolled to if it is not visible. */
  click = async () => {
    await this.evaluate((/** @type {Element} */ node) =>
      node.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" }),
    );
    const { x, y, width, height } = await this.boundingBox();
    await this.page.mouse.move(x + width / 2, y + height / 2);
    await this.page.mouse.down();
    await this.page.mouse.up();
  };
}

class Keyboard {
  /** @param {WebDriverPage} page */
  constructor(page) {
    this.page = page;
  }
  /** @param {{ type: string, value: string }[]} actions */
  #perform = (actions) =>
    this.page.call("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  /** @param {string} key */
  down = (key) => this.#perform([{ type: "keyDown", value: KEYS[key] ?? key }]);
  /** @param {string} key */
  up = (key) => this.#perform([{ type: "keyUp", value: KEYS[key] ?? key }]);
  /** @param {string} key */
  press = (key) =>
    this.#perform(["keyDown", "keyUp"].map((type) => ({ type, value: KEYS[key] ?? key })));
  /** As an input method does, without keys. @param {string} text */
  sendCharacter = (text) =>
    this.page.evaluate(
      (/** @type {string} */ text) => void document.execCommand("insertText", false, text),
      text,
    );
}

class Mouse {
  at = { x: 0, y: 0 };
  /** @param {WebDriverPage} page */
  constructor(page) {
    this.page = page;
  }
  /** @param {object[]} actions */
  #perform = (actions) =>
    this.page.call("POST", "/actions", {
      actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
    });
  /** @param {number} x @param {number} y @param {{ steps?: number }} [options] */
  move = async (x, y, { steps = 1 } = {}) => {
    const from = this.at;
    this.at = { x, y };
    await this.#perform(
      Array.from({ length: steps }, (_, i) => ({
        type: "pointerMove",
        duration: 0,
        x: Math.round(from.x + ((x - from.x) * (i + 1)) / steps),
        y: Math.round(from.y + ((y - from.y) * (i + 1)) / steps),
      })),
    );
  };
  down = () => this.#perform([{ type: "pointerDown", button: 0 }]);
  up = () => this.#perform([{ type: "pointerUp", button: 0 }]);
}

/** In the page: all that a selector finds; ">>>" goes into the shadow roots, at its beginning into any.
 * @param {string} selector @returns {Element[]} */
function found(selector) {
  const roots = (/** @type {Document | ShadowRoot | Element} */ at) =>
    [...at.querySelectorAll("*")].flatMap((node) => node.shadowRoot ?? []);
  /** @type {any[]} */
  let at = [document];
  for (const [i, part] of selector.split(">>>").entries()) {
    if (i > 0) at = at.flatMap((each) => each.shadowRoot ?? roots(each));
    if (part.trim()) at = at.flatMap((each) => [...each.querySelectorAll(part)]);
  }
  return at;
}

/** The call of a function, or the value of an expression. @param {Function | string} run */
const called = (run) => (typeof run === "string" ? `(${run})` : `(${run})(...given)`);
