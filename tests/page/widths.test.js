// What holds at every width, from the narrowest phone to a wide screen.
import assert from "node:assert/strict";
import { ENGINE, test, testIn, testOnce } from "./browser.js";
import { field, neuron, onePage, openFigure } from "./figure.js";

const { browser, figure } = await onePage({ lang: "en" });

/** Chromium sees all, the other engines one of each layout: phone, column, page. @param {number[]} all */
const widths = (all) =>
  ENGINE === "chromium" ? all : all.filter((width) => [360, 720, 1280].includes(width));

/** The faults of texts on the page: too small, cut off, or out of their box. @param {ShadowRoot} root */
const badTexts = (root) => {
  const bad = [];
  for (const node of root.querySelectorAll("*")) {
    const own = [...node.childNodes].some(
      (child) => child.nodeType === 3 && child.nodeValue?.trim(),
    );
    if (!own || !node.getClientRects().length || node.closest(".visually-hidden, math, svg"))
      continue;
    const name = `${node.localName}.${node.className} "${node.textContent?.trim().slice(0, 30)}"`;
    if (parseFloat(getComputedStyle(node).fontSize) < 12) bad.push(`small: ${name}`);
    const cell = node.closest(".neuron, .input, td");
    if (!cell || !/\d/.test(node.textContent ?? "")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    const scrolls = cell.closest("table.bracket, .compare, .multiplication");
    if (text.right > box.right + 1.5 || text.left < box.left - 1.5)
      bad.push(
        `${scrolls ? "out of its cell" : "out of its box"}: ${name} by ${(Math.max(text.right - box.right, box.left - text.left)).toFixed(1)}`,
      );
  }
  for (const dots of root.querySelectorAll("td > .dots")) {
    const cell = /** @type {Element} */ (dots.parentElement).getBoundingClientRect();
    const { left, right } = dots.getBoundingClientRect();
    if (right > cell.right + 1.5 || left < cell.left - 1.5) bad.push("the axis is out of its cell");
  }
  // The texts of the plot stand within it, and apart from each other.
  const plot = /** @type {SVGSVGElement | null} */ (root.querySelector(".plot svg"));
  // From the baseline: the boxes that browsers give for texts in SVG have more or less air in them.
  const texts = [...(plot?.querySelectorAll("text") ?? [])].map((node) => {
    const { x, y } = node.getStartPositionOfChar(0);
    const size = parseFloat(getComputedStyle(node).fontSize);
    const right = x + node.getComputedTextLength();
    return { name: node.textContent, left: x, right, top: y - 0.8 * size, bottom: y + 0.2 * size };
  });
  const width = plot?.viewBox.baseVal.width ?? 0;
  texts.forEach((a, i) => {
    const { name } = a;
    if (a.left < -1 || a.right > width + 1) bad.push(`out of the plot: ${name}`);
    for (const b of texts.slice(i + 1))
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        bad.push(`over each other in the plot: ${name}, ${b.name}`);
  });
  // The names of the post's three activations can be read wherever they can be chosen.
  for (const option of root.querySelectorAll(".stage.density-0 .option, .stage.down .option"))
    if (!option.textContent?.trim()) bad.push(`without a name: ${option.ariaLabel}`);
  // Numbers that stand beside each other have the same number of decimals.
  for (const [what, columns] of /** @type {const} */ ([
    [".stage .cell .a", "a"],
    [".stage .cell .z", "z"],
  ])) {
    const decimals = [...root.querySelectorAll(what)]
      .map((node) => node.textContent?.match(/^[−\d]+\.(\d+)$/)?.[1].length)
      .filter((n) => n !== undefined);
    const long = [...root.querySelectorAll(what)].some((node) =>
      /e|\d{3}\./.test(String(node.textContent)),
    );
    if (!long && new Set(decimals).size > 1) bad.push(`${columns} with ${decimals} decimals`);
  }
  return bad;
};

for (const width of widths([320, 360, 480, 640, 720, 1100, 1280, 1600])) {
  test(`at ${width} px nothing overflows, no text is small or cut, in either language and every tab`, async () => {
    await figure.resize({ width, height: 800 });
    /** @type {Record<string, any>} */
    const found = {};
    for (const lang of ["ko", "en"]) {
      await figure.speak(lang);
      for (const link of [
        "",
        "v1&x=3,1,-5.5&f1=leaky_relu",
        "v1&preset=batch",
        "v1&x=-1234.56789,1e-9,-123456.789",
      ]) {
        await figure.open(link);
        for (const tab of ["matrix", "code", "neuron"]) {
          await figure.click(`#tab-${tab}`);
          const overflow = await figure.overflow();
          const bad = await figure.read(badTexts);
          if (overflow > 0) bad.unshift(`the page is ${overflow} px too wide`);
          if (bad.length) found[`${lang} "${link}" ${tab}`] = bad;
        }
      }
    }
    assert.deepEqual(found, {});
    await figure.open("");
  });
}

test("head and tools have one row each, and where it is narrow the first number stands in the first 200 px", async () => {
  // Marked as edited, or with the proof.
  const shown = ["v1&seed=1", ""];
  for (const width of widths([
    320, 360, 412, 480, 640, 664, 680, 720, 820, 900, 930, 1010, 1030, 1100, 1280,
  ])) {
    await figure.resize({ width, height: 800 });
    for (const [lang, link] of ["ko", "en"].flatMap((lang) => shown.map((link) => [lang, link]))) {
      await figure.speak(lang);
      await figure.open(link);
      const { stage, rows } = await figure.read((root) => ({
        stage: root.querySelector(".stage")?.getBoundingClientRect().top ?? Number.NaN,
        rows: [".header", ".toolbar"].map((row) => root.querySelector(row)?.clientHeight ?? 0),
      }));
      assert.ok(
        width > 640 || stage + (await figure.page.evaluate(() => scrollY)) < 200,
        `${width} ${lang}: ${stage}`,
      );
      for (const height of rows) assert.ok(height <= 68, `${width} ${lang} ${link}: ${rows}`);
    }
  }
});

testOnce(
  "four neurons and four outputs are all drawn from 320 px, and the matrix has all their columns",
  async () => {
    await figure.open("v1&layers=3,4,4");
    for (const width of [320, 360, 480, 640, 720]) {
      await figure.resize({ width, height: 800 });
      assert.equal((await figure.texts(".stage .condensed")).length, 0, `${width}`);
      await figure.click("#tab-matrix");
      const left = await figure.read(
        (root) =>
          [...root.querySelectorAll(".bracket td")].filter((cell) => cell.textContent === "⋯")
            .length,
      );
      assert.equal(left, 0, `${width}`);
      await figure.click("#tab-neuron");
    }
    await figure.open("");
  },
);

testOnce("every output that is drawn is selected where it is pressed, at every width", async () => {
  for (const n of [3, 4, 8]) {
    for (const width of [320, 360, 480, 640, 1280]) {
      await figure.resize({ width, height: 800 });
      await figure.open(`v1&layers=3,4,${n}`);
      const drawn = await figure.read((root) =>
        [...root.querySelectorAll(".output .select")].map(
          (button) => /** @type {HTMLElement} */ (button).dataset.neuron ?? "",
        ),
      );
      for (const id of drawn) {
        const { x, y } = await figure.middle(`.output:has(${neuron(id)})`);
        await figure.page.mouse.move(x, y - 10);
        await figure.page.mouse.down();
        await figure.page.mouse.up();
        await figure.frame();
        const selected = await figure.read(
          (root) =>
            /** @type {HTMLElement | null} */ (root.querySelector(".selected .select"))?.dataset
              .neuron,
        );
        assert.equal(selected, id, `${width} px, ${n} outputs`);
      }
    }
  }
  await figure.open("");
});

testOnce(
  "the selected neuron's edges carry their weights, into it and out of it, at every width and depth",
  async () => {
    for (const width of [320, 360, 640, 1000, 1280, 1600]) {
      await figure.resize({ width, height: 800 });
      for (const depth of [1, 2, 3, 4, 5, 6]) {
        await figure.open(`v1&layers=3,${"4,".repeat(depth)}2`);
        for (const [id, count] of /** @type {[string, number][]} */ ([
          ["0.3", depth > 1 ? 7 : 5],
          [`${depth}.1`, 4],
        ])) {
          await figure.focus(neuron(id));
          await figure.press("Enter");
          const labels = await figure.texts(".edge-label");
          assert.equal(labels.length, count, `${width} px, ${depth} hidden layers, ${id}`);
          assert.ok(labels.every((text) => /\d/.test(text)));
          assert.ok((await figure.overflow()) <= 0, `${width} px, ${depth} hidden layers, ${id}`);
        }
      }
    }
    await figure.open("");
  },
);

test("from 560 px the sum stands in aligned lines that end in z and a, with eight digits in the cells", async () => {
  for (const width of [592, 640, 720, 900]) {
    await figure.resize({ width, height: 800 });
    const lines = await figure.texts(".equation-sum .result");
    assert.deepEqual(lines, ["1.45698267", "0.81107075"], `${width}`);
    assert.deepEqual(
      (await figure.texts(".stage .cell .a")).map((text) => text.length),
      [10, 10, 10, 10],
      `${width}`,
    );
  }
});

test("every control can be hit in its middle: none covers another", async () => {
  for (const width of widths([1280, 1100, 900, 760, 720, 480, 360])) {
    await figure.resize({ width, height: 800 });
    for (const lang of ["ko", "en"]) {
      await figure.speak(lang);
      for (const name of ["sigmoid", "leaky_relu", "gelu_tanh"]) {
        await figure.open(name === "sigmoid" ? "" : `v1&f1=${name}`);
        const covered = await figure.read((root) =>
          [...root.querySelectorAll("button:enabled, [role=spinbutton]")]
            .filter(
              (node) =>
                node.getClientRects().length &&
                !node.matches(".select") &&
                getComputedStyle(node).pointerEvents !== "none",
            )
            .map((node) => {
              node.scrollIntoView({ block: "center" });
              const { x, y, width, height } = node.getBoundingClientRect();
              const hit = root.elementFromPoint(x + width / 2, y + height / 2);
              return hit && (hit === node || node.contains(hit))
                ? ""
                : `${node.outerHTML.slice(0, 100)} under ${hit?.outerHTML.slice(0, 100)}`;
            })
            .filter(Boolean),
        );
        assert.deepEqual(covered, [], `${width} ${lang} ${name}`);
      }
    }
  }
  await figure.open("");
});

/** How far each of these stands out of the figure, and its content out of it, px. @param {ShadowRoot} root @param {string} selector */
const outside = (root, selector) => {
  const room = /** @type {Element} */ (root.querySelector(".root")).getBoundingClientRect();
  return [...root.querySelectorAll(selector)].map((node) => {
    const own = node.getBoundingClientRect();
    const parts = [...node.querySelectorAll("*")].map((part) => part.getBoundingClientRect());
    return Math.round(
      Math.max(
        room.left - own.left,
        own.right - room.right,
        ...parts.map(({ right }) => right - own.right),
      ),
    );
  });
};

const EVERYTHING = "www/frame.html?lang=en&view=nothing"; // no edge around the figure
const FRAMED = "www/frame.html?lang=en&view=toolbar,stage,results,structure,inspector,matrix";

testIn(
  ["chromium"],
  "pages with fingers need Chromium's protocol",
  "with a finger, in a frame and without any edge, the page is as wide as the screen",
  async () => {
    /** @type {string[]} */
    const found = [];
    for (const path of ["", FRAMED, EVERYTHING])
      for (const touch of path ? [true, false] : [true]) {
        const other = await openFigure(browser, { path, lang: "en" });
        for (const width of [320, 720]) {
          await other.resize({ width, height: 800, isMobile: touch, hasTouch: touch });
          await other.page.reload({ waitUntil: "load" });
          await other.ready();
          for (const link of ["", "v1&preset=neuron", "v1&preset=batch"]) {
            await other.open(link);
            const overflow = await other.overflow();
            if (overflow > 0) found.push(`${path} ${touch} ${width} ${link}: ${overflow} px`);
          }
        }
        await other.done();
      }
    assert.deepEqual(found, []);
  },
);

test("every menu opens within the figure, and the page does not move sideways", async () => {
  /** @type {string[]} */
  const found = [];
  for (const path of ["", FRAMED]) {
    const other = path ? await openFigure(browser, { path, lang: "en" }) : figure;
    for (const width of widths([360, 640, 720, 1280])) {
      await other.resize({ width, height: 800 });
      await other.open("v1&layers=3,20,2");
      const menus = await other.read((root) =>
        [...root.querySelectorAll("[data-menu]")].map((node) => node.getAttribute("data-menu")),
      );
      assert.ok(menus.includes("more.1"), `${menus}`);
      for (const menu of menus) {
        await other.click(`[data-menu="${menu}"]`);
        const [out] = await other.read(outside, ".menu-list");
        const moved = await other.page.evaluate(() => scrollX);
        const overflow = await other.overflow();
        // Half a pixel more or less is the browser's own.
        if (!(out <= 1) || moved > 0 || overflow > 0)
          found.push(`${path} ${width} ${menu}: ${out} ${moved} ${overflow}`);
        await other.press("Escape");
      }
    }
    if (path) await other.done();
  }
  assert.deepEqual(found, []);
  await figure.open("");
});

testOnce("what is wrong with a number is said within the figure", async () => {
  /** @type {string[]} */
  const found = [];
  for (const width of widths([360, 1280])) {
    await figure.resize({ width, height: 800 });
    for (const tab of ["neuron", "matrix"]) {
      await figure.click(`#tab-${tab}`);
      const ids = await figure.read((root) =>
        [...root.querySelectorAll(".main [data-field]")].map((node) =>
          String(node.getAttribute("data-field")),
        ),
      );
      // The first and the last of each kind.
      const kind = (/** @type {string} */ id) => id.replace(/[.\d]+$/, "");
      const edge = (/** @type {string} */ id, /** @type {number} */ i) =>
        kind(id) !== kind(ids[i - 1] ?? "") || kind(id) !== kind(ids[i + 1] ?? "");
      for (const id of ids.filter(edge)) {
        await figure.focus(field(id));
        await figure.press("Enter");
        await figure.fill(id, "0.17a");
        await figure.press("Enter");
        const out = await figure.read(outside, ".editor-error, .editor-keys");
        if (out.length !== 2 || out.some((/** @type {number} */ px) => px > 1))
          found.push(`${width} ${id}: ${out}`);
        await figure.press("Escape");
      }
    }
  }
  assert.deepEqual(found, []);
  await figure.click("#tab-neuron");
});

testOnce("the comparison holds every hidden and every output value at every width", async () => {
  await figure.open("v1&preset=batch");
  for (const width of [360, 720, 1100, 1280, 1600]) {
    await figure.resize({ width, height: 800 });
    const cells = await figure.read((root) =>
      [...root.querySelectorAll(".compare tbody tr")].map(
        (row) => row.querySelectorAll("td[data-label]").length,
      ),
    );
    assert.deepEqual(cells, [5, 7, 7, 7], `${width}`);
    assert.ok((await figure.overflow()) <= 0, `${width}`);
  }
  await figure.open("");
});

test("no two texts of a neuron stand on each other, whatever its bias", async () => {
  for (const width of widths([360, 640, 720, 1280])) {
    await figure.resize({ width, height: 800 });
    for (const link of ["v1&preset=xor", "v1&b1=1:-1,2:-0.5,3:12.25,4:-123456"]) {
      await figure.open(link);
      const met = await figure.read((root) =>
        [...root.querySelectorAll(".cell")].flatMap((cell) => {
          const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
          /** @type {{ text: string, left: number, right: number, top: number, bottom: number }[]} */
          const texts = [];
          while (walker.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            const { left, right, top, bottom } = range.getBoundingClientRect();
            const parent = /** @type {Element} */ (walker.currentNode.parentElement);
            if (right > left && !parent.closest(".visually-hidden, math, svg"))
              texts.push({ text: range.toString(), left, right, top: top + 4, bottom: bottom - 4 });
          }
          return texts.flatMap((one, i) =>
            texts
              .slice(i + 1)
              .filter(
                (other) =>
                  one.left < other.right - 1 &&
                  other.left < one.right - 1 &&
                  one.top < other.bottom &&
                  other.top < one.bottom,
              )
              .map((other) => `${one.text} and ${other.text}`),
          );
        }),
      );
      assert.deepEqual(met, [], `${width} px, ${link}`);
    }
  }
  await figure.open("");
});

testOnce(
  "a neuron that is not drawn is chosen from a list, and the matrices have all",
  async () => {
    await figure.resize({ width: 1280, height: 800 });
    await figure.open("v1&layers=4,20,3");
    await figure.choose("more.1", 12);
    assert.equal(await figure.text("#tab-neuron math"), "h19");
    await figure.click("#tab-matrix");
    assert.equal(
      await figure.read((root) => root.querySelectorAll(".bracket td").length),
      4 + 80 + 3 * 20 + 20 + 60 + 3 * 3,
    );
    await figure.click("#tab-neuron");
    await figure.open("");
  },
);

test("in somebody else's page on a phone the calculation is folded until it is asked for, or stepped through", async () => {
  const path = "www/frame.html?lang=en&view=toolbar,stage,results,inspector";
  const post = await openFigure(browser, { path, width: 360, lang: "en" });
  const button = ".panel > .button";
  const shown = () => post.read((root) => root.querySelector(".ledger") !== null);
  const expanded = () =>
    post.read((root, button) => root.querySelector(button)?.getAttribute("aria-expanded"), button);
  assert.deepEqual([await shown(), await expanded()], [false, "false"]);
  assert.equal((await post.texts(".stage .cell .bias")).length, 4);
  await post.click(button);
  assert.deepEqual([await shown(), await expanded()], [true, "true"]);
  assert.equal(
    (await post.texts(".symbolic"))[0].match(/w/g)?.length,
    3,
    "three terms, none summed up",
  );
  await post.click(button);
  assert.equal(await shown(), false);
  await post.page.mouse.move(1, 1); // not on a row of the ledger, whose edge would be loud, too
  await post.read((root) => {
    const step = [...root.querySelectorAll(".toolbar .tool")].find((tool) =>
      tool.getAttribute("aria-label")?.startsWith("Step"),
    );
    /** @type {HTMLElement} */ (step).click();
  });
  await post.frame();
  assert.equal(await shown(), true);
  const loud = await post.texts(".edges .edge:not(.quiet)");
  assert.equal(loud.length, 1, "the edge of the term that is added now");
  await post.resize({ width: 720, height: 800 });
  assert.equal(await shown(), false, "lines, not folded");
  assert.equal((await post.texts('.heads [data-menu="activation.stage.1"]')).length, 0);
  await post.done();
});

test("a long ledger scrolls without making the page longer", async () => {
  await figure.resize({ width: 1280, height: 800 });
  await figure.open("v1&layers=64,4,2");
  const [page, main] = await figure.page.evaluate(() => [
    document.documentElement.scrollHeight,
    /** @type {Element} */ (document.querySelector("main")).getBoundingClientRect().height,
  ]);
  assert.ok(page <= Math.max(800, main + 1), `${page} for ${main}`);
  await figure.open("");
});

testOnce(
  "formulas and print lines say what is computed: nothing is divided by nothing, and the last activation is named",
  async () => {
    await figure.open("v1&preset=neuron&f1=softplus");
    assert.equal(await figure.text(".results code"), "print(softplus(output_layer.output))");
    const [formula] = await figure.texts(".activation .symbolic");
    assert.match(formula, /=ln\(1\+e\S+\)$/);
    await figure.open("");
    assert.equal(await figure.text(".results code"), "print(output_layer.output)");
  },
);
