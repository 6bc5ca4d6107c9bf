// Data sets in Train: chosen from a menu, accepted, learnt, undone; their parameters dragged; on a phone and by keyboard.
import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import { test } from "./browser.js";
import { field, onePage } from "./figure.js";

const { browser, figure } = await onePage({ lang: "ko" });
const { page } = figure;

beforeEach(async () => {
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto("about:blank");
  await page.goto(browser.address, { waitUntil: "load" });
  await figure.ready();
  await figure.click("[data-mode=train]");
  await figure.until((root) => root.querySelector(".dock") !== null);
});

/** Takes the item of this name from the menu. @param {string} name */
async function choose(name) {
  await figure.click("[data-menu=dataset]");
  const names = await figure.texts(".dataset-menu .menu-item");
  const place = names.findIndex((text) => text.startsWith(name));
  assert.ok(place >= 0, `${name} in ${names}`);
  await figure.click(`.dataset-menu .menu-list > :nth-child(${place + 1})`);
}
const accept = () => figure.click(".proposal .accept");
const shownName = async () => (await figure.text("[data-menu=dataset]")).trim();
/** Of all rows that are learnt from. */
const loss = async () => Number(await figure.text(".scores tbody td"));

test("moons on the post's figure: asked first, then opened, learnt, and undone to the post", async () => {
  const post = await figure.link();
  await choose("반달");
  assert.match(await figure.text("#proposal-text"), /3.→.4.→.2에서 2.→.4.→.1로/);
  assert.equal(await figure.link(), post, "nothing has changed yet");
  await figure.press("Escape");
  assert.equal(await figure.text(".proposal"), "");
  assert.equal(await figure.focused(), "dataset");
  assert.equal(await figure.link(), post);

  await choose("반달");
  await figure.press("Enter"); // what accepts has the focus
  assert.equal(await shownName(), "반달");
  assert.match(await figure.link(), /layers=2,4,1&data=moons:n_samples=200,noise=0\.1,seed=0/);
  assert.match(await figure.link(), /loss=bce/);
  assert.match(await figure.text(".dataset-parameters"), /훈련 150 \/ 테스트 50/);
  const code = await figure.text(".dataset-code code");
  assert.match(code, /X, y = make_moons\(200, noise=0\.1, random_state=0\)/);
  assert.equal(await figure.text(".data table"), "", "200 rows are folded");

  await figure.click("#tab-map");
  const before = await loss();
  assert.ok(before > 0.5, `${before}`);
  await figure.click("[data-train=play]");
  await figure.until((root) => {
    const text = root.querySelector(".readout b")?.textContent ?? "";
    return Number(text.replace(/\D/g, "")) > 1000;
  });
  await figure.click("[data-train=play]");
  const learnt = await loss();
  assert.ok(learnt < 0.3, `${before} -> ${learnt}`);
  await figure.press("Control+z"); // what was played
  assert.equal(await shownName(), "반달");
  await figure.press("Control+z"); // network, settings, and rows
  assert.equal(await figure.link(), post);
  assert.equal(await shownName(), "직접 넣은 행");
});

test("a parameter by keyboard draws the rows again; what the arrow keys did is one undo", async () => {
  await choose("나선");
  await accept();
  const before = await figure.link();
  await figure.focus(field("dataset.noise"));
  await figure.press("ArrowUp", "ArrowUp", "ArrowUp");
  assert.match(await figure.link(), /noise=0\.23/);
  assert.match(await figure.text(".dataset-code"), /노이즈를 바꾸지 못한다/, "nnfs has 0.2");
  await figure.press("Control+z");
  assert.equal(await figure.link(), before);
  await figure.enter("dataset.arms", "4");
  assert.match(await figure.link(), /layers=2,64,4/);
  await figure.enter("dataset.samples", "0");
  assert.notEqual(await figure.text(".editor-error"), "");
  await figure.press("Escape");
  assert.match(await figure.link(), /samples=100,arms=4/);
});

test("iris is fetched when it is chosen; its rows say the species; a few become the reader's own", async () => {
  await choose("붓꽃");
  await figure.until((root) => root.querySelector(".proposal") !== null);
  await accept();
  assert.equal(await shownName(), "붓꽃(Iris)");
  await figure.click(".unfold-rows");
  assert.match(await figure.text(".data tbody"), /setosa/);
  await choose("직접");
  assert.equal(await shownName(), "직접 넣은 행");
  assert.equal((await figure.texts(".data tbody tr")).length, 4);
  assert.match(await figure.text(".message"), /4개만 남겼습니다/);
  await figure.press("Control+z");
  assert.equal(await shownName(), "붓꽃(Iris)");
});

test("on a phone the question is not behind the dock, and nothing is wider than the screen", async () => {
  await figure.resize({ width: 360, height: 740 });
  await figure.click("details:has(.data) > summary");
  await choose("동심원");
  const { bottom, dock } = await figure.read((root) => ({
    bottom: root.querySelector(".proposal .accept")?.getBoundingClientRect().bottom ?? Infinity,
    dock: root.querySelector(".dock")?.getBoundingClientRect().top ?? 0,
  }));
  assert.ok(bottom <= dock, `${bottom} ${dock}`);
  await accept();
  assert.equal(await shownName(), "동심원");
  assert.equal(await figure.overflow(), 0);
});

test("with a split the loss has a second curve, and a logarithmic axis on demand adds no point", async () => {
  await figure.open("v1&preset=circles&test=0.25&batch=50");
  await figure.until((root) => root.querySelector(".loss-chart") !== null);
  for (let i = 0; i < 9; i++) await figure.click("[data-train=unit]");
  await figure.until((root) => root.querySelector(".loss-chart .test") !== null);
  const points = () =>
    figure.read((root) =>
      [...root.querySelectorAll(".loss-chart .line")].map(
        (path) => path.getAttribute("d")?.match(/[ML]/g)?.length,
      ),
    );
  // 150 rows in three batches: the tenth step begins the fourth epoch.
  const before = await points();
  assert.deepEqual(before, [9, 3]);
  await figure.click(".loss-foot button");
  assert.equal(
    await figure.read((root) => root.querySelector(".loss-foot button")?.ariaPressed),
    "true",
  );
  assert.deepEqual(await points(), before);
});

test("a CSV of another shape that is dropped asks first, its words become classes, and one undo leads back", async () => {
  const post = await figure.link();
  await drop("x1,x2,kind\n0,1,강\n2,3,산\n4,5,강\n");
  await figure.until((root) => root.querySelector("#proposal-text") !== null);
  assert.match(await figure.text("#proposal-text"), /3.→.4.→.2에서 2.→.4.→.1로/);
  assert.equal(await figure.link(), post, "nothing has changed yet");
  await accept();
  assert.match(await figure.link(), /layers=2,4,1&x=0,1;2,3;4,5&t=0;1;0&.*loss=bce/);
  assert.doesNotMatch(await figure.link(), /test=/, "of three rows none is spared");
  await figure.press("Control+z");
  assert.equal(await figure.link(), post);
  for (const [text, said] of /** @type {const} */ ([
    ["a,b,c,t1,t2\n1,2,3,1,0\n1,two,3,1,0\n", '3행 2열("b"): 숫자로 읽을 수 없습니다: "two"'],
    ["a,b,c,t1,t2\n", "2행 1열이 비어 있습니다"],
    ["a\n1\n", "1행 2열이 비어 있습니다"],
  ])) {
    await drop(text);
    await figure.until(
      (root, said) => root.querySelector(".message")?.textContent?.includes(said),
      said,
    );
    assert.equal(await figure.link(), post);
  }
  await drop("1;2;3,5;1;0\n4;5;6;0;1\n");
  // As many columns as here: nothing to ask.
  await figure.until((root) =>
    /x=1,2,3\.5;4,5,6&t=1,0;0,1/.test(/** @type {any} */ (root.host).link),
  );
});

/** Drops a file onto the data. @param {string} text */
const drop = (text) =>
  figure.read((root, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "rows.csv", { type: "text/csv" }));
    for (const type of ["dragover", "drop"])
      root
        .querySelector(".data")
        ?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, text);
