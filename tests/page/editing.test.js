import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import { initializations, valuesOf } from "../engine.js";
import { test, testOnce } from "./browser.js";
import { field, onePage } from "./figure.js";
import { assertShows, compare, look } from "./numbers-shown.js";

const x3 = "stage.x.0.2";
const undo = '.toolbar [aria-keyshortcuts="Control+Z"]';
const redo = '.toolbar [aria-keyshortcuts="Control+Shift+Z"]';

const { figure } = await onePage();
beforeEach(() => figure.open(""));

/** The link after each key on x₃, which is 5.5 at first. @param {[string, string][]} rows */
async function checkKeys(rows) {
  for (const [key, link] of rows) {
    await figure.press(key);
    assert.equal(await figure.link(), link, key);
    await assertShows(figure);
  }
}

test("arrow keys change an input by its step, Shift by ten, Alt by a tenth, Home restores", async () => {
  await figure.focus(field(x3));
  await checkKeys([
    ["ArrowUp", "v1&x=3,1,5.6"],
    ["ArrowDown", ""],
    ["ArrowDown", "v1&x=3,1,5.4"],
    ["Shift+ArrowUp", "v1&x=3,1,6.4"],
    ["Alt+ArrowUp", "v1&x=3,1,6.41"],
    ["Alt+ArrowDown", "v1&x=3,1,6.4"],
    ["Shift+ArrowDown", "v1&x=3,1,5.4"],
    ["PageUp", "v1&x=3,1,6.4"],
    ["Home", ""],
  ]);
  assert.equal(await figure.focused(), x3, "the focus stays");
});

test("weights and biases change by 0.005, and Home gives the drawn value back to the bit", async () => {
  const weight = "edge.w.0.2.3";
  await figure.focus(field(weight));
  await figure.press("ArrowUp");
  assert.equal(await figure.link(), "v1&w1=3.4:0.150427350696298");
  await assertShows(figure);
  await figure.press("Home");
  assert.equal(await figure.link(), "");
  await figure.focus(field("stage.b.0.1"));
  await figure.press("ArrowDown");
  assert.equal(await figure.link(), "v1&b1=2:-0.005");
  await assertShows(figure);
  await figure.press("Home");
  assert.equal(await figure.link(), "");
});

testOnce("up and down again is where it was, to the bit", async () => {
  for (const keys of [
    ["ArrowUp", "ArrowDown"],
    ["Shift+ArrowDown", "ArrowDown", "ArrowUp", "Shift+ArrowUp"],
    ["Alt+ArrowUp", "ArrowUp", "ArrowDown", "Alt+ArrowDown"],
  ]) {
    for (const id of ["edge.w.0.0.3", "ledger.w.0.2.3", "stage.b.1.0", x3]) {
      await figure.focus(field(id));
      await figure.press(...keys);
      assert.equal(await figure.link(), "", `${keys} on ${id}`);
    }
  }
});

test("what is typed counts with Enter, with Tab and on leaving; the focus does not get lost", async () => {
  await figure.enter(x3, "-5.5");
  assert.equal(await figure.link(), "v1&x=3,1,-5.5");
  assert.equal(await figure.focused(), x3);
  await assertShows(figure);

  await figure.press("Enter");
  await figure.fill(x3, "2.25");
  await figure.press("Tab");
  assert.equal(await figure.link(), "v1&x=3,1,2.25");
  assert.notEqual(await figure.focused(), "");
  assert.notEqual(await figure.focused(), x3);

  await figure.focus(field(x3));
  await figure.press("7");
  await figure.until((root) => /** @type {any} */ (root.activeElement)?.value === "7");
  await figure.press(".", "5", "Enter");
  assert.equal(await figure.link(), "v1&x=3,1,7.5", "typing begins with the first digit");

  await figure.click(field("stage.x.0.0"));
  await figure.fill("stage.x.0.0", "4");
  await figure.click(".stage .head > :first-child");
  assert.equal(await figure.link(), "v1&x=4,1,7.5");
  await assertShows(figure);
});

test("Escape while typing restores", async () => {
  await figure.focus(field(x3));
  await figure.press("Enter");
  await figure.fill(x3, "99");
  await figure.press("Escape");
  assert.equal(await figure.link(), "");
  assert.equal(await figure.focused(), x3);
  assert.equal(await figure.text(field(x3)), "5.5");
});

test("a minus is U+2212 or a hyphen, and numbers may be as Python writes them", async () => {
  for (const [text, x] of [
    ["−5.5", "-5.5"],
    ["-5.5", "-5.5"],
    ["1e-3", "0.001"],
    [" 2. ", "2"],
    [".5", "0.5"],
    ["+4", "4"],
  ]) {
    await figure.enter(x3, text);
    assert.equal(await figure.link(), `v1&x=3,1,${x}`, text);
  }
  await assertShows(figure);
});

testOnce(
  "what is not a number is refused in the page's language, and the last good value stays in force",
  async () => {
    for (const lang of /** @type {const} */ (["en", "ko"])) {
      await figure.click(`.languages [lang=${lang}]`);
      for (const text of ["0.17a", "", "٥", "1e999", "nan", "1,,2", "0x10", "--1"]) {
        await figure.focus(field(x3));
        await figure.press("Enter");
        await figure.fill(x3, text);
        await figure.press("Enter");
        const error = await figure.text(".editor-error");
        assert.ok(error, `"${text}" is refused`);
        assert.equal(/\p{Script=Hangul}/u.test(error), lang === "ko", error);
        const input = await figure.read((root) => {
          const node = /** @type {HTMLInputElement} */ (root.querySelector("[data-editor]"));
          const described = root.getElementById(node.getAttribute("aria-describedby") ?? "");
          return [
            node.value,
            node.ariaInvalid,
            described?.textContent,
            root.activeElement === node,
          ];
        });
        assert.deepEqual(input, [text, "true", error, true]);
        assert.equal(await figure.link(), "", `"${text}" changed nothing`);
        compare(await figure.read(look));
        await figure.press("Escape");
        assert.equal(await figure.text(".editor-error"), "");
        assert.equal(await figure.text(field(x3)), "5.5");
      }
    }
  },
);

test("undo and redo: buttons and keys, for every kind of change", async () => {
  const changes = /** @type {[() => Promise<void>, string][]} */ ([
    [() => figure.enter(x3, "-5.5"), "v1&x=3,1,-5.5"],
    [() => figure.enter("edge.w.0.0.3", "0.25"), "v1&x=3,1,-5.5&w1=1.4:0.25"],
    [() => figure.enter("stage.b.1.0", "-1"), "v1&x=3,1,-5.5&w1=1.4:0.25&b2=1:-1"],
    [
      () => figure.click(".results .result-line:nth-child(2)"),
      "v1&x=3,1,-5.5&f1=leaky_relu&w1=1.4:0.25&b2=1:-1",
    ],
    [() => figure.enter("head.p.0", "0.2"), "v1&x=3,1,-5.5&f1=leaky_relu:0.2&w1=1.4:0.25&b2=1:-1"],
    [
      () => figure.enter("header.seed", "42"),
      "v1&x=3,1,-5.5&seed=42&f1=leaky_relu:0.2&w1=1.4:0.25&b2=1:-1",
    ],
    [
      () => figure.choose("initialization", initializations.indexOf("he")),
      "v1&x=3,1,-5.5&seed=42&init=he&f1=leaky_relu:0.2",
    ],
    [() => figure.choose("preset", 4), "v1&preset=neuron"],
  ]);
  const links = [""];
  for (const [change, link] of changes) {
    await change();
    assert.equal(await figure.link(), link);
    links.push(link);
  }
  for (const link of links.slice(0, -1).reverse()) {
    await figure.click(undo);
    assert.equal(await figure.link(), link);
    await assertShows(figure);
  }
  for (const link of links.slice(1)) {
    await figure.press("Control+Shift+Z");
    assert.equal(await figure.link(), link);
  }
  assert.ok(
    await figure.read(
      (root, redo) => /** @type {HTMLButtonElement} */ (root.querySelector(redo)).disabled,
      redo,
    ),
  );
  await figure.focus(".tabs [aria-selected=true]");
  await figure.press("Control+z");
  assert.equal(await figure.link(), links.at(-2));
  await figure.click(redo);
  assert.equal(await figure.link(), links.at(-1));
  await figure.click(undo);
  await figure.enter(x3, "1");
  assert.ok(
    await figure.read(
      (root, redo) => /** @type {HTMLButtonElement} */ (root.querySelector(redo)).disabled,
      redo,
    ),
    "a new change ends what could be redone",
  );
});

test("Escape takes back what the arrow keys did to a number, as one entry", async () => {
  await figure.enter(x3, "2");
  await figure.press("ArrowUp", "ArrowUp", "Shift+ArrowUp");
  assert.equal(await figure.link(), "v1&x=3,1,3.2");
  await figure.press("Escape");
  assert.equal(await figure.link(), "v1&x=3,1,2");
  assert.equal(await figure.focused(), x3);
  await figure.press("Escape");
  assert.equal(await figure.link(), "v1&x=3,1,2", "there is nothing more to take back");
  await figure.press("Control+Shift+Z");
  assert.equal(await figure.link(), "v1&x=3,1,3.2");
  await figure.press("ArrowUp", "ArrowDown", "Escape");
  assert.equal(await figure.link(), "v1&x=3,1,3.2", "what came back is nothing to take back");
  await figure.press("ArrowUp", "Tab", "Shift+Tab", "Escape");
  assert.equal(await figure.link(), "v1&x=3,1,3.3", "who went elsewhere has agreed");
  await figure.press("Control+z");
  assert.equal(await figure.link(), "v1&x=3,1,3.2");
});

test("new weights and an initialisation also replace those that the preset sets; one undo brings them back", async () => {
  const fresh = ".weights-from > button:nth-of-type(1)";
  const change = [
    () => figure.click(fresh),
    () => figure.choose("initialization", initializations.indexOf("xavier")),
  ];
  for (const preset of ["xor", "neuron"]) {
    for (const act of change) {
      await figure.open(`v1&preset=${preset}`);
      await act();
      const link = await figure.link();
      assert.match(link, /(seed=\d+|init=xavier).*&w1=drawn&b1=drawn/, preset);
      await assertShows(figure);
      await figure.click(undo);
      assert.equal(await figure.link(), `v1&preset=${preset}`);
    }
  }
});

test("back at the start is said until it is taken back", async () => {
  await figure.enter(x3, "2");
  await figure.click(".weights-from > button:nth-of-type(2)");
  assert.ok(await figure.text(".message"));
  await figure.click(undo);
  assert.equal(await figure.text(".message"), "");
  assert.equal(await figure.link(), "v1&x=3,1,2");
});

test("before → after is shown where an edit moved a value, and goes with the next edit", async () => {
  const before = (await assertShows(figure)).neurons;
  assert.ok(Object.values(before).every((cell) => cell.before === null));
  await figure.enter("stage.b.1.0", "0.5");
  let now = (await assertShows(figure)).neurons;
  assert.equal(now["1.0"].before, `${before["1.0"].a} →`);
  for (const id of ["0.0", "0.3", "1.1"]) assert.equal(now[id].before, null, `${id} has not moved`);
  await figure.enter(x3, "-5.5");
  const last = now["1.0"].a;
  now = (await assertShows(figure)).neurons;
  assert.equal(now["1.0"].before, `${last} →`);
  assert.equal(now["0.3"].before, `${before["0.3"].a} →`);
});

test("it is shown of every neuron that is drawn, on a phone and in deep networks too", async () => {
  for (const [width, link] of /** @type {[number, string][]} */ ([
    [360, ""],
    [640, ""],
    [1000, "v1&layers=3,4,4,2"],
    [1280, "v1&layers=3,4,4,4,2"],
    [1280, "v1&layers=3,4,4,4,4,4,4,2"],
  ])) {
    await figure.resize({ width, height: 900 });
    await figure.open(link);
    await figure.enter("stage.x.0.0", "-40");
    const marks = await figure.read((root) =>
      [...root.querySelectorAll(".stage .neuron")].map((node) => {
        const mark = node.querySelector(".before");
        return Boolean(mark?.textContent?.endsWith("→") && mark.checkVisibility());
      }),
    );
    assert.ok(marks.length > 5 && marks.every(Boolean), `${width} px, ${link}: ${marks}`);
    const cut = await figure.read((root) =>
      [...root.querySelectorAll(".cell .before")]
        .filter((mark) => {
          const stage = /** @type {Element} */ (mark.closest(".stage")).getBoundingClientRect();
          const { left, right } = mark.getBoundingClientRect();
          return left < stage.left || right > stage.right;
        })
        .map((mark) => mark.textContent),
    );
    assert.deepEqual(cut, [], `${width} px, ${link}`);
  }
  await figure.resize({ width: 1280, height: 900 });
});

testOnce(
  "the seed draws new weights, keeps what was edited, and refuses what NumPy refuses",
  async () => {
    await figure.enter("header.seed", "4294967295");
    assert.equal(await figure.link(), "v1&seed=4294967295");
    await assertShows(figure);
    for (const text of ["-1", "4294967296", "1.5"]) {
      await figure.focus(field("header.seed"));
      await figure.press("Enter");
      await figure.fill("header.seed", text);
      await figure.press("Enter");
      assert.ok(await figure.text(".editor-error"), text);
      assert.equal(await figure.link(), "v1&seed=4294967295");
      await figure.press("Escape");
    }
    await figure.press("Home");
    assert.equal(await figure.link(), "");
    await figure.press("ArrowDown");
    assert.equal(await figure.link(), "", "not below 0");
  },
);

test("a weight is the same on its edge, in the ledger and in the matrix, and can be changed in each", async () => {
  await figure.enter("edge.w.0.1.3", "0.5");
  assert.equal(await figure.link(), "v1&w1=2.4:0.5");
  await assertShows(figure);
  await figure.enter("ledger.w.0.1.3", "-0.25");
  assert.equal(await figure.link(), "v1&w1=2.4:-0.25");
  await figure.enter("ledger.b.0.3", "1");
  assert.equal(await figure.link(), "v1&w1=2.4:-0.25&b1=4:1");
  await figure.enter("ledger.x.0.1", "2");
  assert.equal(await figure.link(), "v1&x=3,2,5.5&w1=2.4:-0.25&b1=4:1");
  await assertShows(figure);
  await figure.click("#tab-matrix");
  await figure.enter("matrix.w.0.1.3", "0.75");
  await figure.enter("matrix.b.1.1", "2");
  await figure.enter("matrix.x.0.1", "1");
  assert.equal(await figure.link(), "v1&w1=2.4:0.75&b1=4:1&b2=2:2");
  await assertShows(figure);
  await figure.click("#tab-neuron");
});

test("an activation's parameter stays within its range, in the head and in the inspector", async () => {
  await figure.click(".results .result-line:nth-child(2)");
  await figure.enter("head.p.0", "0.3");
  assert.equal(await figure.link(), "v1&f1=leaky_relu:0.3");
  await figure.enter("inspector.p.0", "0.2");
  assert.equal(await figure.link(), "v1&f1=leaky_relu:0.2");
  await assertShows(figure);
  const { parameter } = valuesOf("v1&f1=leaky_relu").layers[0].activation;
  assert.ok(parameter);
  await figure.focus(field("head.p.0"));
  await figure.press("Enter");
  await figure.fill("head.p.0", String(parameter.maximum + 1));
  await figure.press("Enter");
  assert.ok(
    (await figure.text(".editor-error")) ||
      (await figure.link()) === `v1&f1=leaky_relu:${parameter.maximum}`,
  );
  await figure.press("Escape");
  await assertShows(figure);
});

test("an edge that is pointed at has a tip with its weight", async () => {
  const hit = ".edges .hit:nth-of-type(2)";
  assert.equal(await figure.text(`${hit} title`), "");
  await figure.read((root, hit) => {
    root.querySelector(hit)?.dispatchEvent(new PointerEvent("pointerenter"));
  }, hit);
  await figure.frame();
  assert.match(
    (await figure.texts(".edges .hit title")).join(),
    /^x. → h. · hidden_layer\.weights\[\d, \d\] = −?0\.\d{8}$/,
  );
});

test("a changed number is marked and can be reset", async () => {
  const changed = () =>
    figure.read(
      (root, selector) => root.querySelector(selector)?.classList.contains("changed"),
      field(x3),
    );
  assert.equal(await changed(), false);
  await figure.enter(x3, "9");
  assert.equal(await changed(), true);
  await figure.click(field(x3));
  await figure.click(".editor-keys button:nth-child(2)");
  assert.equal(await figure.link(), "");
  assert.equal(await changed(), false);
});

test("the ± key changes the sign of what is being typed", async () => {
  await figure.click(field(x3));
  await figure.click(".editor-keys button:nth-child(1)");
  await figure.press("Enter");
  assert.equal(await figure.link(), "v1&x=3,1,-5.5");
});

test("a drag of 10 px is ten steps, and one undo takes it back", async () => {
  await figure.enter("stage.x.0.0", "4");
  const { mouse } = figure.page;
  for (const [id, distance, link] of /** @type {[string, number, string][]} */ ([
    [x3, 10, "v1&x=4,1,6.5"],
    [x3, -20, "v1&x=4,1,3.5"],
    ["edge.w.0.1.3", 100, "v1&x=4,1,5.5&w1=2.4:0.48486427917023"],
    ["stage.b.0.2", -7, "v1&x=4,1,5.5&b1=3:-0.035"],
  ])) {
    const { x, y } = await figure.middle(field(id));
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + distance, y, { steps: 6 });
    await figure.frame();
    assert.ok(await figure.read((root) => root.querySelector(".scrubbing") !== null));
    await mouse.up();
    await figure.frame();
    assert.equal(await figure.link(), link, id);
    await assertShows(figure);
    await figure.click(undo);
    assert.equal(await figure.link(), "v1&x=4,1,5.5", "one undo for one drag");
  }
});

test("Escape while dragging restores, and the rest of the drag does nothing", async () => {
  const { mouse } = figure.page;
  const { x, y } = await figure.middle(field(x3));
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 30, y, { steps: 3 });
  await figure.frame();
  assert.equal(await figure.link(), "v1&x=3,1,8.5");
  await figure.press("Escape");
  await mouse.move(x + 60, y, { steps: 3 });
  await figure.frame();
  await mouse.up();
  await figure.frame();
  assert.equal(await figure.link(), "");
  assert.equal(await figure.text(".editor"), "", "the drag does not end in typing");
  await assertShows(figure);
  await figure.enter(x3, "2");
  const from = await figure.middle(field(x3));
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(from.x + 30, from.y, { steps: 3 });
  await figure.press("Escape");
  await mouse.up();
  assert.equal(await figure.link(), "v1&x=3,1,2");
  await figure.press("Control+z");
  assert.equal(await figure.link(), "", "such a drag is nothing to undo");
});

test("everything in sight that depends on a value is right in the same frame, also while dragging", async () => {
  await figure.resize({ width: 1280, height: 1600 }); // all of it
  await figure.page.evaluate(`globalThis.look = ${look}`);
  for (const id of [x3, "edge.w.0.2.3", "stage.b.0.3"]) {
    const { x, y } = await figure.middle(field(id));
    // What stands on the page in the frame after each move of the pointer: the callback is asked for after
    // the element's own, in the same event.
    await figure.read((root) => {
      const page = /** @type {any} */ (globalThis);
      page.frames = [];
      page.record = () => requestAnimationFrame(() => page.frames.push(page.look(root)));
      addEventListener("pointermove", page.record);
    });
    await figure.page.mouse.move(x, y);
    await figure.page.mouse.down();
    await figure.frame(); // what was asked for before the drag does not come in its midst
    // Engines merge the moves of one frame.
    for (let step = 1; step <= 12; step++) {
      await figure.page.mouse.move(x - 10 * step, y);
      await figure.frame();
    }
    await figure.page.mouse.up();
    await figure.frame();
    const frames = await figure.page.evaluate(() => {
      const { frames, record } = /** @type {any} */ (globalThis);
      removeEventListener("pointermove", record);
      return frames;
    });
    const different = new Set(frames.map((/** @type {any} */ seen) => seen.link));
    assert.ok(different.size >= 8, `${different.size} values of ${id} were seen`);
    for (const seen of frames) compare({ ...seen, table: null }); // which is out of sight always
    await figure.open("");
  }
  await figure.resize({ width: 1280, height: 800 });
});

test("what is out of sight while a number is dragged is right when it is let go", async () => {
  const { x, y } = await figure.middle(field(x3));
  const values = () => figure.texts(".visually-hidden td");
  const before = await values();
  await figure.page.mouse.move(x, y);
  await figure.page.mouse.down();
  for (const by of [10, 20, 30]) {
    await figure.page.mouse.move(x - by, y);
    await figure.frame();
  }
  assert.equal(await figure.link(), "v1&x=3,1,2.5");
  await figure.page.mouse.up();
  await figure.frame();
  await assertShows(figure);
  const after = await values();
  assert.equal(after.length, before.length);
  // Every neuron's, and the input's own.
  assert.ok(after.filter((text, i) => text !== before[i]).length > 12);
});
