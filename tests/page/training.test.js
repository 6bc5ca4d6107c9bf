// Train: the post's own network learns, phase by phase and played, by mouse and by keyboard, on a phone and in a post.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach } from "node:test";
import { value } from "../../www/ui/format.js";
import { test } from "./browser.js";
import { field, onePage } from "./figure.js";

const { browser, figure } = await onePage({ lang: "ko" });
const { page } = figure;

const { cases } = JSON.parse(
  readFileSync(new URL("../fixtures/post_training.json", import.meta.url), "utf8"),
);
const sigmoid = cases.find((/** @type {any} */ each) => each.activation === "sigmoid");

beforeEach(async () => {
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto("about:blank");
  await page.goto(browser.address, { waitUntil: "load" });
  await figure.ready();
  await figure.click("[data-mode=train]");
  await figure.until((root) => root.querySelector(".dock") !== null);
});

const button = (/** @type {string} */ name) => `[data-train="${name}"]`;
/** Waits for the text of the live region. @param {string} text */
const heard = (text) =>
  figure.until(
    (root, text) =>
      root.querySelector("[role=status].visually-hidden")?.textContent?.includes(text),
    text,
  );
const phase = () => figure.text(".phases .now");
const shows = (/** @type {number} */ number) => value(number, 8);

test("the first step, phase by phase: every number is the golden one, and comes with its phase", async () => {
  assert.equal(await phase(), "순전파");
  assert.match(await figure.text(".sentences"), /정답 \[1, 0\]/);
  assert.equal(await figure.text(".loss-total b"), "·");
  await figure.click(button("phase"));
  assert.equal(await phase(), "손실");
  assert.equal(await figure.text(".loss-total b"), shows(sigmoid.losses[0]));
  assert.deepEqual(await figure.texts(".delta b"), ["·", "·", "·", "·"]);
  await figure.click(button("phase"));
  assert.equal(await phase(), "역전파");
  assert.deepEqual(await figure.texts(".delta b"), sigmoid.first.delta1.flat().map(shows));
  assert.equal(
    await figure.text(".backward .result"),
    shows(sigmoid.first.delta1.flat()[3]),
    "the selected neuron's own",
  );
  assert.notEqual(
    await figure.read((root) => root.querySelector(".gutter .gradient.neg")?.getAttribute("d")),
    "",
  );
  const name = () => figure.read((root) => root.querySelector('[data-neuron="0.3"]')?.ariaLabel);
  assert.equal(await name(), "h₄, z 1.45698267, 값 0.81107075, δ −0.00315306");
  await figure.click(button("phase"));
  assert.equal(await phase(), "갱신");
  assert.equal(await figure.text(".loss-total p"), "회색은 갱신 전 값");
  assert.equal(
    await figure.text(".loss-total b"),
    shows(sigmoid.losses[0]),
    "of the weights before",
  );
  await figure.click(button("phase"));
  await figure.click(button("phase"));
  assert.equal(await figure.text(".loss-total b"), shows(sigmoid.losses[1]));
  assert.equal(await figure.text(".sentences"), "갱신하니 손실이 0.3277에서 0.1658로 줄었다.");
  assert.doesNotMatch(String(await name()), /δ/, "it comes with its phase");
});

test("played, the post's row is learnt by heart in eleven updates; one undo leads back to the start", async () => {
  await figure.click(button("play"));
  await figure.until((root) => /11번/.test(root.querySelector(".sentences")?.textContent ?? ""));
  assert.match(await figure.text(button("play")), /재생/);
  await heard("11번 갱신하니");
  assert.deepEqual(await figure.texts(".readout b"), ["11"]);
  await figure.press("Control+z");
  assert.deepEqual(await figure.texts(".readout b"), ["0"]);
  await figure.click(button("unit"));
  assert.deepEqual(await figure.texts(".readout b"), ["1"]);
  await figure.click(button("restart"));
  assert.deepEqual(await figure.texts(".readout b"), ["0"]);
});

test("back in time and forth, to the same numbers", async () => {
  for (let i = 0; i < 3; i++) await figure.click(button("unit"));
  const numbers = () => figure.texts(".stage .a, .stage .number");
  await figure.click(button("phase"));
  const end = await numbers();
  await figure.focus(".timeline");
  await figure.press("Home");
  assert.deepEqual(await figure.texts(".readout b"), ["0"]);
  assert.notDeepEqual(await numbers(), end);
  await figure.press("End");
  assert.deepEqual(await figure.texts(".readout b"), ["3"]);
  await figure.click(button("phase"));
  assert.deepEqual(await numbers(), end);
});

test("by keyboard, wherever its keys stand: L is one phase, Shift+L one step, J one phase back, K plays", async () => {
  await figure.focus(button("play"));
  await figure.press("l");
  assert.equal(await phase(), "손실");
  await heard("손실 0.32766821");
  await figure.press("j");
  assert.equal(await phase(), "순전파");
  await figure.press("Shift+L");
  assert.deepEqual(await figure.texts(".readout b"), ["1"]);
  await figure.press("k");
  await figure.until((root) => root.querySelector("[data-train=play]")?.textContent === "멈춤");
  await figure.press("k");
  await figure.until((root) => root.querySelector("[data-train=play]")?.textContent === "재생");
});

test("an edited target and rate count at once; back in the forward pass nothing of training is left", async () => {
  await figure.enter("stage.t.0.0", "0.5");
  await figure.click(button("phase"));
  await figure.click(button("phase"));
  const before = await figure.texts(".delta b");
  assert.notDeepEqual(before, sigmoid.first.delta1.flat().map(shows));
  await figure.enter("dock.learning_rate", "0.5");
  assert.match(await figure.link(), /t=0\.5,0/);
  assert.match(await figure.link(), /lr=0\.5/);
  await figure.click("[data-mode=forward]");
  assert.equal(await figure.text(".delta"), "");
  assert.notEqual(await figure.text(".results"), "");
});

test("on a phone the controls stay at the foot of the screen, and nothing is wider than it", async () => {
  await figure.resize({ width: 360, height: 740 });
  await figure.click(button("phase"));
  await figure.click(button("phase"));
  const at = await figure.read((root) => {
    const dock = /** @type {Element} */ (root.querySelector(".dock")).getBoundingClientRect();
    return { bottom: dock.bottom, wide: document.documentElement.scrollWidth };
  });
  assert.ok(Math.abs(at.bottom - 740) < 2, `${at.bottom}`);
  assert.equal(at.wide, 360);
  // As many digits as there is room for.
  const shown = (await figure.texts(".delta b")).map((text) => Number(text.replace("−", "-")));
  for (const [i, delta] of sigmoid.first.delta1.flat().entries())
    assert.ok(Math.abs(shown[i] - delta) < 6e-4, `${shown}`);
});

test("a table pasted onto the data adds its rows, with a header too; what does not fit says so", async () => {
  await paste("data.x.0.0", "a,b,c,t1,t2\n3,1,5.5,1,0\n0,1,2,0,1\n-1,2,0.5,1,1\n");
  assert.match(await figure.link(), /x=3,1,5\.5;0,1,2;-1,2,0\.5/);
  assert.match(await figure.link(), /t=1,0;0,1;1,1/);
  assert.equal(await phase(), "순전파");
  const before = await figure.link();
  await paste("data.x.0.0", "1,2\n3,4");
  assert.notEqual(await figure.text(".editor-error"), "");
  assert.equal(await figure.link(), before);
});

test("the gradient check says that all 26 gradients are right", async () => {
  await figure.until((root) =>
    /26개 모두 맞다/.test(root.querySelector(".check, [part=check]")?.textContent ?? ""),
  );
});

/** Pastes onto a number that has the focus. @param {string} id @param {string} text */
async function paste(id, text) {
  await figure.focus(field(id));
  await figure.paste(text);
}

test("who predicts the direction sees no gradient before the guess, and what it was worth after it", async () => {
  await figure.click(button("guessing"));
  await figure.click(button("phase"));
  await figure.click(button("phase"));
  const gradients = () => figure.texts(".update tbody tr > :nth-child(3)");
  assert.deepEqual(await gradients(), ["?", "?", "?", "?"]);
  assert.equal(await figure.text(".sentences"), "");
  assert.equal(
    await figure.read((root) => root.querySelector(".gutter .gradient.neg")?.getAttribute("d")),
    "",
  );
  await figure.click(".update tbody tr:nth-child(1) .guess > :nth-child(1)");
  await figure.click(".update tbody tr:nth-child(2) .guess > :nth-child(2)");
  assert.deepEqual((await gradients()).slice(2), ["?", "?"]);
  const [first, second] = await gradients();
  // All gradients of the post's first step are negative, so every weight rises.
  assert.ok(first.startsWith("−") && second.startsWith("−"), `${first} ${second}`);
  assert.deepEqual(await figure.texts(".guessed"), ["✓ 커진다", "✗ 커진다"]);
  assert.match(await figure.text(".guess-bar"), /2번 가운데 1번/);
  await figure.click(button("phase"));
  assert.equal((await figure.texts(".after-update b")).length, 4);
  await figure.click(button("guessing"));
});

test("an optimizer's own numbers stand in the settings, each a control, and go into link and script", async () => {
  await figure.click(".settings summary");
  assert.equal(await figure.text('[data-field="settings.weight_decay"]'), "0");
  await figure.read((root) =>
    root.querySelector('[data-menu="settings.optimizer"]')?.scrollIntoView(),
  );
  await figure.open("v1&t=1,0&opt=adam");
  const numbers = ["beta1", "beta2", "epsilon", "weight_decay"];
  assert.deepEqual(await figure.texts(numbers.map((name) => field(`settings.${name}`)).join()), [
    "0.9",
    "0.999",
    "1e-08",
    "0",
  ]);
  await figure.enter("settings.beta1", "0.8");
  assert.match(await figure.link(), /&beta1=0\.8/);
  await figure.enter("settings.beta1", "1");
  assert.match(await figure.text(".settings [role=alert], .settings .error"), /β₁ 값은 0 이상/);
  await figure.press("Escape");
  await figure.open("v1&t=1,0&schedule=cosine&t_max=20");
  assert.deepEqual(
    await figure.texts([field("settings.t_max"), field("settings.eta_min")].join()),
    ["20", "0"],
  );
  assert.equal(await figure.text('[data-menu="settings.schedule_per"]'), "에폭");
});

const step = () => figure.text(".readout b");

test("an edit amid a step begins it again, and says so; rate and optimizer may change until the update", async () => {
  for (let i = 0; i < 2; i++) await figure.click(button("phase"));
  assert.equal(await phase(), "역전파");
  await figure.enter("dock.learning_rate", "0.2");
  assert.equal(await phase(), "역전파");
  assert.equal(await figure.text(".message"), "");
  await figure.enter("stage.x.0.0", "2");
  assert.equal(await phase(), "순전파");
  assert.match(await figure.text(".message"), /이 스텝을 순전파부터 다시/);
  assert.deepEqual(await figure.texts(".delta b"), ["·", "·", "·", "·"]);
  await figure.press("Control+z");
  assert.equal(await phase(), "역전파");
  assert.equal(await figure.text(field("stage.x.0.0")), "3");
  assert.equal(await figure.text(field("dock.learning_rate")), "0.2");
});

test("a link is another document, and begins with nothing learnt, also where a setting alone differs", async () => {
  for (let i = 0; i < 3; i++) await figure.click(button("unit"));
  assert.equal(await step(), "3");
  await figure.open("v1&lr=0.5");
  assert.equal(await step(), "0");
  assert.equal(await phase(), "순전파");
  await figure.click(button("phase"));
  assert.equal(await figure.text(".loss-total b"), shows(sigmoid.losses[0]));
});

test("a saved file goes on where its training was", async () => {
  for (let i = 0; i < 3; i++) await figure.click(button("unit"));
  const json = await figure.read((root) => /** @type {any} */ (root.host).saveJson());
  await figure.click(button("unit"));
  const loss = await figure.text(".loss-total b");
  await page.goto("about:blank");
  await page.goto(browser.address, { waitUntil: "load" });
  await figure.ready();
  await figure.read((root, json) => /** @type {any} */ (root.host).openJson(json), json);
  await figure.until((root) => root.querySelector(".dock") !== null);
  assert.equal(await step(), "3");
  await figure.click(button("unit"));
  assert.equal(await step(), "4");
  assert.equal(await figure.text(".loss-total b"), loss);
  const byHand = json.replace('"seed": 0', '"seed": 1');
  await figure.read((root, json) => /** @type {any} */ (root.host).openJson(json), byHand);
  await figure.frame();
  assert.match(await figure.text(".message"), /저장된 학습이 이 신경망의 것이 아니어서/);
  assert.equal(await step(), "0");
});

test("G goes to the neuron's bars, arrows along them, each says its gradient and shows its source", async () => {
  for (let i = 0; i < 2; i++) await figure.click(button("phase"));
  await figure.focus('[data-neuron="0.3"]');
  await figure.press("g");
  const bar = () => figure.read((root) => root.activeElement?.getAttribute("aria-label"));
  const gradients = sigmoid.first.dW1.map((/** @type {number[]} */ row) => shows(row[3]));
  assert.equal(await bar(), `∂L/∂w⁽¹⁾₁₄ = x₁ · δ⁽¹⁾₄ = ${gradients[0]}`);
  await figure.press("ArrowDown", "ArrowDown");
  assert.equal(await bar(), `∂L/∂w⁽¹⁾₃₄ = x₃ · δ⁽¹⁾₄ = ${gradients[2]}`);
  await figure.press("Escape");
  assert.equal(await figure.focused(), "0.3");
  await figure.press("g", "j");
  assert.equal(await figure.focused(), "0.3", "the bars go with their phase");
});

test("the warning of dead neurons leads to the first of them by a click", async () => {
  await figure.open("v1&x=-3,-1,-5.5&t=1,0&f1=relu");
  for (let i = 0; i < 2; i++) await figure.click(button("phase"));
  assert.match(await figure.text(".sentences"), /^h₁, h₂, h₃, h₄는 출력도 미분값도 0이다/);
  const selected = () =>
    figure.read((root) =>
      root.querySelector(".neuron.selected [data-neuron]")?.getAttribute("data-neuron"),
    );
  assert.equal(await selected(), "0.3");
  await figure.click(".sentences .try");
  assert.equal(await selected(), "0.0");
  assert.match(await figure.text("[role=tab][aria-selected=true]"), /h1/);
});

test("the control bar is a toolbar: arrows go along its buttons, which Enter presses", async () => {
  await figure.focus(button("play"));
  const at = () => figure.read((root) => root.activeElement?.getAttribute("data-train"));
  await figure.press("ArrowRight", "ArrowRight");
  assert.equal(await at(), "phase");
  assert.equal(await phase(), "순전파");
  await figure.press("Enter");
  assert.equal(await phase(), "손실");
  await figure.press("ArrowRight");
  assert.equal(await at(), "unit");
  await figure.press("ArrowLeft", "ArrowLeft", "ArrowLeft");
  assert.equal(await at(), "play");
  // What switches itself off leaves the focus in the bar.
  await figure.focus(button("restart"));
  await figure.press("Enter");
  assert.equal(await at(), "play");
});

test("without targets the keys do nothing, like the buttons that are off; a target begins it", async () => {
  await figure.open("v1&preset=batch");
  await figure.press("l", "k", "Shift+L", "j");
  assert.equal(await figure.text(".message"), "");
  assert.equal(await phase(), "");
  assert.equal(await figure.text(".loss-total"), "정답 t를 넣으면 손실을 계산합니다.");
  await figure.enter("stage.t.0.0", "0.5");
  assert.equal(await phase(), "순전파");
});

test("Train opens on a row of the first batch, so that its first step shows numbers", async () => {
  await figure.open("v1&preset=circles");
  for (let i = 0; i < 2; i++) await figure.click(button("phase"));
  assert.ok((await figure.texts(".delta b")).every((text) => text !== "·"));
});

test("a batch larger than the data is refused as it is typed, with what there is and what to do", async () => {
  await paste("data.x.0.0", "3,1,5.5,1,0\n0,1,2,0,1\n-1,2,0.5,1,1");
  const before = await figure.link();
  await figure.enter("dock.batch_size", "4");
  const said = /배치 크기\(batch_size\)가 4인데 학습할 행은 3개뿐입니다\. 3 이하로 정하거나/;
  assert.match(await figure.text(".editor-error"), said);
  await figure.press("Escape");
  assert.equal(await figure.link(), before);
  await figure.enter("dock.batch_size", "2");
  assert.match(await figure.link(), /&batch=2/);
});

test("where the loss hardly changes any more the weight's own curve still has its axis", async () => {
  await figure.open("v1&t=1,0&lr=2");
  for (let i = 0; i < 12; i++) await figure.click(button("unit"));
  for (let i = 0; i < 3; i++) await figure.click(button("phase"));
  assert.match(await figure.text(".line-measured"), /^h = 0\.001로 재면/);
  const drawn = await figure.read((root) => root.querySelector(".line-chart")?.innerHTML);
  assert.doesNotMatch(String(drawn), /NaN/);
});
