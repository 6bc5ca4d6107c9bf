// What an author sets on <perceptible-network> and asks of it: attributes, controls, parts, methods, links.
import assert from "node:assert/strict";
import { en } from "../../www/strings/en.js";
import { test } from "./browser.js";
import { frames, mount, open, presets } from "./mounted.js";

/** @typedef {import("puppeteer-core").Page} Page */

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
