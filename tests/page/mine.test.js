// The reader's own printout in the page: verdict, cells, causes, one undoable edit; and rubbish.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "./browser.js";
import { onePage } from "./figure.js";

const { notebooks } = JSON.parse(
  readFileSync(new URL("../fixtures/notebooks.json", import.meta.url), "utf8"),
);
const printed = (/** @type {string} */ cause) =>
  notebooks.find((/** @type {any} */ each) => each.cause === cause).printed;

const { browser, figure } = await onePage({ lang: "ko", path: "#v1&f1=swish" });

/** Opens the comparison, with its field empty or to be filled again. */
async function open() {
  await figure.click("[data-mode=mine]");
  await figure.until((root) => root.querySelector(".mine") !== null);
  if (await figure.read((root) => root.querySelector("[data-mine=again]") !== null))
    await figure.click("[data-mine=again]");
  await figure.until((root) => root.querySelector("[data-mine=text]") !== null);
}

/** Pastes where the empty field is; the longest task until the first answer, ms. @param {string} text */
async function paste(text) {
  await open();
  await figure.read((root) => {
    /** @type {HTMLTextAreaElement} */ (root.querySelector("[data-mine=text]")).value = "";
  });
  await figure.focus("[data-mine=text]");
  const from = performance.now();
  await figure.paste(text);
  await figure.until(
    (root) => root.querySelector(".mine-verdict, .mine-error:not(:empty)") !== null,
  );
  return performance.now() - from;
}

/** @param {string} link */
const show = (link) =>
  figure.read((root, link) => {
    /** @type {any} */ (root.host).link = link;
  }, link);

const over = () =>
  figure.until(
    (root) => root.querySelector(".mine-verdict") !== null && !root.querySelector(".mine-progress"),
  );

test("a pasted printout: the cause is the headline, with proof, cells and both lines", async () => {
  await paste(printed("seed_again"));
  await over();
  assert.equal(await figure.text(".mine-headline"), "np.random.seed(0)을 층마다 다시 불렀다.");
  assert.equal(await figure.text(".mine-count"), "22칸 가운데 12칸이 같다.");
  assert.match(await figure.text(".mine-verdict"), /10칸이 더 맞고 어긋나는 칸은 없다/);
  assert.match(
    await figure.text(".mine-verdict"),
    /output_layer\.weights\[0, 0\]: 노트북 0\.17640523, Perceptible 0\.07610377, 차 \+0\.10030146/,
  );
  assert.deepEqual(await figure.texts(".mine-array-head b"), [
    "12칸 모두 같다",
    "8칸 모두 다르다",
    "2칸 모두 다르다",
  ]);
  assert.deepEqual(await figure.texts(".mine-cell.here"), ["0.17640523", "0.07610377"]);
  assert.match(await figure.text("pre.probably"), /def __init__[\s\S]*np\.random\.seed\(0\)/);
  assert.match(await figure.text("pre.corrected"), /^np\.random\.seed\(0\)/);
  assert.equal(await figure.text(".mine-tried .named td:nth-of-type(2)"), "10");
});

test("F8 goes from difference to difference, with the focus", async () => {
  const here = () => figure.read((root) => root.activeElement?.getAttribute("aria-label"));
  await figure.press("F8");
  assert.match((await here()) ?? "", /^\[0, 1\] 0\.04001572, 다르다/);
  await figure.press("Shift+F8", "Shift+F8");
  assert.match((await here()) ?? "", /^\[0, 1\] 0\.00262167/);
});

test("what the cause says is one edit, compared again, and can be undone", async () => {
  const before = await figure.link();
  await figure.click("[data-mine=take]");
  await over();
  assert.equal(await figure.text(".mine-headline"), "22칸이 모두 같다.");
  assert.notEqual(await figure.link(), before);
  assert.equal((await figure.texts(".mine-tried")).length, 0);
  await figure.click(".message .button");
  assert.equal(await figure.link(), before);
  await over();
  assert.equal(await figure.text(".mine-headline"), "np.random.seed(0)을 층마다 다시 불렀다.");
});

test("the corrected code is the script, below what the notebook's line probably was", async () => {
  await figure.read(() => {
    /** @type {any} */ (globalThis).copied = "";
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: {
        writeText: async (/** @type {string} */ text) => {
          /** @type {any} */ (globalThis).copied = text;
        },
      },
    });
  });
  await figure.click("[data-mine=copy]");
  const copied = await figure.read(() => /** @type {any} */ (globalThis).copied);
  assert.match(copied, /^# np\.random\.seed\(0\)을 층마다 다시 불렀다\.\n# 노트북의 줄은 아마:\n/);
  assert.match(copied, /\nimport numpy as np\n\nnp\.random\.seed\(0\)\n/);
});

test("four digits prove no seed: more has to be pasted", async () => {
  await paste("[[0.1364 0.0126]]");
  await over();
  assert.match(await figure.text(".mine-headline"), /더 붙여 넣어야 가릴 수 있다|없습니다/);
  assert.equal((await figure.texts("[data-mine=take]")).length, 0);
});

test("no cause found is said plainly, with what was tried, and what is not read stays visible", async () => {
  await paste("[[ 0.123456789  0.023456789]]\n??? 3 of 4");
  await figure.until((root) => root.querySelector("[data-mine=halt]") !== null);
  await figure.click("[data-mine=halt]");
  const seen = await figure.text(".mine-progress");
  assert.match(seen, /멈췄습니다/);
  await figure.frame();
  assert.equal(await figure.text(".mine-progress"), seen, "nothing is tried while it stands");
  await figure.click("[data-mine=halt]");
  await over();
  assert.equal(
    await figure.text(".mine-headline"),
    "2칸 가운데 0칸이 같다. 시험한 원인 가운데에는 없습니다.",
  );
  assert.match(await figure.text(".mine-verdict"), /원인 \d+가지와 시드 0…9,999/);
  assert.match(await figure.text(".mine-unread"), /2행 \?\?\? 3 of 4/);
});

test("a result does not outlive an edit", async () => {
  await paste("[[ 0.1192278  -0.09689423]]");
  assert.equal(await figure.text(".mine-headline"), "2칸이 모두 같다.");
  await show("v1&f1=swish&x=3,1,4");
  await figure.until((root) =>
    /2칸 가운데 0칸이 같다/.test(root.querySelector(".mine-verdict")?.textContent ?? ""),
  );
  await show("v1&preset=by-hand");
});

test("the copied loss of the worked example is explained", async () => {
  await paste("total error: 0.291027924");
  await over();
  assert.match(await figure.text(".mine-headline"), /^오차가 거슬러 올라가기 전에 층을 갱신했다/);
  assert.match(await figure.text("pre.probably"), /update[\s\S]*backward/);
});

test("rubbish gets a sentence, and no hang", async () => {
  const binary = String.fromCharCode(...Array.from({ length: 60_000 }, (_, i) => (i * 7919) % 256));
  for (const [text, said] of /** @type {[string, RegExp][]} */ ([
    ["[".repeat(900_000), /찾지 못했습니다/],
    [binary, /찾지 못했습니다|모양이 맞는 값이/],
    ["1 2 [ ] , ; \u0000".repeat(3000), /찾지 못했습니다|모양이 맞는 값이|너무|배열/],
    ["[[[[[[[[[[0.5]]]]]]]]]]", /./],
    // Of a whole notebook file what its cells have printed.
    [JSON.stringify({ cells: [{ outputs: [{ text: ["[0.1 0.2]\n"] }] }], nbformat: 4 }), /2칸/],
  ])) {
    const ms = await paste(text);
    assert.match(
      (await figure.text(".mine-headline, .mine-error:not(:empty)")) ?? "",
      said,
      JSON.stringify(text.slice(0, 30)),
    );
    console.log(`${text.length} characters: ${Math.round(ms)} ms`);
    assert.ok(ms < 10_000, `${ms} ms`);
  }
});

test("10 MB are refused at once", async () => {
  await open();
  const ms = await figure.read((root) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "0.123 ".repeat(1_700_000));
    const field = /** @type {HTMLTextAreaElement} */ (root.querySelector("[data-mine=text]"));
    field.value = "";
    const from = performance.now();
    field.dispatchEvent(
      new ClipboardEvent("paste", {
        clipboardData,
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
    );
    return performance.now() - from;
  });
  await figure.until((root) => Boolean(root.querySelector(".mine-error")?.textContent));
  assert.match(await figure.text(".mine-error"), /너무 깁니다/);
  assert.ok(ms < 1000, `${ms} ms`);
});

test("what equal to NumPy means is a page, and says whether it holds for what is shown", async () => {
  await open();
  await figure.click(".mine-numerics summary");
  await show("v1&f1=swish&x=3,1,4");
  await figure.until((root) => /float64/.test(root.querySelector(".mine-here")?.textContent ?? ""));
  await show("v1&f1=swish");
  await figure.until((root) =>
    /맞춰 본 값이다/.test(root.querySelector(".mine-here")?.textContent ?? ""),
  );
  assert.equal((await figure.texts(".mine-numerics dt")).length, 8);
});

test("an element may be the comparison alone", async () => {
  const { page } = figure;
  await page.goto(`${browser.address}www/tutorial.ko.html`, { waitUntil: "load" });
  const shown = await page.evaluate(async () => {
    const element = document.createElement("perceptible-network");
    for (const [name, value] of Object.entries({
      view: "compare-mine",
      loading: "eager",
      lang: "en",
      activation: "swish",
    }))
      element.setAttribute(name, value);
    document.body.prepend(element);
    await customElements.whenDefined("perceptible-network");
    await /** @type {any} */ (element).ready;
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    while (!root.querySelector(".mine")) await new Promise(requestAnimationFrame);
    /** @type {HTMLElement} */ (root.querySelector(".code-like")).click();
    while (!root.querySelector(".mine-headline")) await new Promise(requestAnimationFrame);
    return [
      ...[".stage", ".modes", ".toolbar"].map((part) => root.querySelector(part) !== null),
      root.querySelector(".mine-headline")?.textContent,
    ];
  });
  assert.deepEqual(shown, [false, false, false, "All 2 cells are equal."]);
});
