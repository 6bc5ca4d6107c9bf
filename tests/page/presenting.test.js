// The mode for a classroom: the network and one line of calculation over the whole window, by keys alone.
import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import { stepAt, stepCount } from "../../www/figure/steps.js";
import { valuesOf } from "../engine.js";
import { axeViolations, test } from "./browser.js";
import { field, neuron, onePage } from "./figure.js";
import { assertShows } from "./numbers-shown.js";

const { figure } = await onePage({ lang: "en" });
const { page } = figure;
const NETWORKS = [
  "",
  "v1&preset=xor",
  "v1&preset=batch",
  "v1&layers=3,4,4,2",
  "v1&layers=2,8,8,1",
  "v1&layers=3,4,4,4,2",
  "v1&layers=2,8,8,8,8,1",
  "v1&layers=64,64,10",
];
const WINDOWS = [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
];

const presenting = () => figure.read((root) => root.querySelector(".projected:modal") !== null);
async function present() {
  await figure.focus("[data-tool=present]");
  await figure.press("Enter");
  await figure.until((root) => root.querySelector(".projected:modal") !== null);
  await figure.frame();
}
async function leave() {
  await figure.press("Escape");
  await figure.until((root) => root.querySelector(".projected") === null);
  await figure.frame();
}

beforeEach(async () => {
  if (await presenting()) await leave();
  await figure.resize({ width: 1280, height: 720 });
  await figure.open("");
});

/** What stands out of the window, and how large numbers are. @param {ShadowRoot} root */
function measured(root) {
  const seen = [
    ...root.querySelectorAll(
      ".projected :is(.neuron, .input, .number, .z, .a, .head, p, footer *)",
    ),
  ]
    .filter((node) => node.getClientRects().length)
    .map((node) => ({ node, box: node.getBoundingClientRect() }));
  const scale = Number(
    /** @type {HTMLElement} */ (root.querySelector(".projected-stage")).style.zoom,
  );
  const numbers = [...root.querySelectorAll(".projected :is(.number, .z, .a)")].filter(
    (node) => node.getClientRects().length,
  );
  return {
    out: seen
      .filter(
        ({ box }) =>
          box.left < 0 ||
          box.top < 0 ||
          box.right > innerWidth + 0.5 ||
          box.bottom > innerHeight + 0.5,
      )
      .map(({ node, box }) => `${node.className} ${node.textContent} ${box.right} ${box.bottom}`),
    small: numbers
      .map((node) => [node.textContent, parseFloat(getComputedStyle(node).fontSize) * scale])
      .filter(([, size]) => Number(size) < 23.9),
    across: root.querySelector(".stage.across") !== null,
    fills:
      /** @type {Element} */ (root.querySelector(".projected .field")).getBoundingClientRect()
        .width / innerWidth,
    line: parseFloat(
      getComputedStyle(/** @type {Element} */ (root.querySelector(".projected-line > span")))
        .fontSize,
    ),
    lines: /** @type {Element} */ (root.querySelector(".projected-line")).getBoundingClientRect()
      .height,
    tools: root.querySelectorAll(".header, .toolbar, .modes, .legend, .structure, .compare").length,
  };
}

for (const [width, height] of WINDOWS)
  test(`at ${width} × ${height} any network stands left to right in the window, above one large line`, async () => {
    await figure.resize({ width, height });
    for (const link of NETWORKS) {
      await figure.open(link);
      await present();
      const { out, small, across, fills, line, lines, tools } = await figure.read(measured);
      assert.deepEqual(out, [], link);
      assert.ok(across, link);
      assert.ok(fills > 0.85, `${link} fills ${fills}`);
      assert.ok(line >= 20, `${link}: ${line} px`);
      assert.ok(lines < 2 * line, `${link}: one line`);
      assert.equal(tools, 0);
      assert.deepEqual(small, [], `${link}: numbers of 24 px, for the last row of seats`);
      if (link === "") await assertShows(figure, 4);
      await leave();
    }
  });

test("arrow keys and a presenter's remote step, Escape leaves, and all is where it was", async () => {
  await page.evaluate(() => scrollTo(0, 40));
  await present();
  const count = () => figure.text(".projected .step-count");
  assert.match(await count(), /^– \/ 32$/);
  const { sizes } = valuesOf("v1");
  for (const [key, step] of /** @type {[string, number][]} */ ([
    ["ArrowRight", 0],
    ["ArrowRight", 1],
    ["ArrowLeft", 0],
    ["ArrowDown", 5],
    ["ArrowUp", 0],
    ["PageDown", 1],
    ["PageDown", 2],
    ["PageUp", 1],
  ])) {
    await figure.press(key);
    assert.equal(await count(), `${step + 1} / ${stepCount(sizes)}`, key);
    const { neuron } = stepAt(sizes, step);
    assert.match(await figure.text(".projected-line"), new RegExp(`^z${"₁₂₃₄"[neuron]} = 3 × `));
  }
  assert.equal(await figure.text(".projected-line .now"), "1 × 0.1868");
  assert.equal(await figure.text(".projected-line .partial"), "0.7160");
  assert.equal((await figure.texts(".projected-line .later")).length, 3, "nothing before its turn");
  assert.equal(await figure.text(".output .a"), "·");
  await leave();
  assert.equal(await figure.focused(), "Present");
  assert.equal(await page.evaluate(() => scrollY), 40);
  assert.equal(await figure.text(".step-count"), "", "stepping has ended with it");
  await assertShows(figure);
});

test("an input is changed before the class, by arrow keys and by typing; the neuron that is pressed is calculated", async () => {
  await present();
  assert.equal(
    await figure.text(".projected-line"),
    "z₄ = 3 × 0.2241 + 1 × (−0.0151) + 5.5 × 0.1454 + 0 ≈ 1.4570,  h₄ = σ(z₄) ≈ 0.8111",
  );
  await figure.focus(field("stage.x.0.2"));
  await figure.press("ArrowUp", "ArrowDown", "Enter");
  await figure.fill("stage.x.0.2", "-5.5");
  await figure.press("Escape");
  assert.ok(await presenting(), "Escape closed the editor alone");
  await figure.press("Enter");
  await figure.fill("stage.x.0.2", "-5.5");
  await figure.press("Enter");
  await assertShows(figure, 4);
  await figure.click(neuron("1.1"));
  assert.match(await figure.text(".projected-line"), /^y₂ = .* \+ 0 [=≈] −0\.\d{4}$/);
  assert.deepEqual(await axeViolations(page), []);
  await leave();
  assert.match(await figure.link(), /x=3,1,-5\.5/);
});
