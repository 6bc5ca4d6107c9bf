import assert from "node:assert/strict";
import { jsonOf } from "../engine.js";
import { test, testIn } from "./browser.js";
import { onePage, openFigure } from "./figure.js";

const { browser, figure } = await onePage();

test("everything comes from the page's own server, and its policy is never violated", async () => {
  const opened = await openFigure(browser, {
    before: (page) =>
      page.evaluateOnNewDocument(() => {
        const violations = /** @type {string[]} */ ([]);
        Object.assign(globalThis, { violations });
        document.addEventListener("securitypolicyviolation", (event) =>
          violations.push(`${event.violatedDirective} ${event.blockedURI}`),
        );
      }),
  });
  for (const tab of ["matrix", "code", "neuron"]) await opened.click(`#tab-${tab}`);
  await opened.choose("preset", 2);
  await opened.enter("stage.x.0.0", "4");
  await opened.click(".toolbar .tool:nth-of-type(3)");
  assert.deepEqual(
    await opened.page.evaluate(() => /** @type {any} */ (globalThis).violations),
    [],
  );
  const { host } = new URL(browser.address);
  for (const url of opened.responses.keys()) assert.equal(new URL(url).host, host);
  assert.deepEqual(await opened.page.evaluate(() => document.cookie), "");
  await opened.done();
});

test("the policy is in force: neither inline script nor a foreign address gets through", async () => {
  const opened = await openFigure(browser);
  const blocked = await opened.page.evaluate(async () => {
    const violations = /** @type {string[]} */ ([]);
    document.addEventListener("securitypolicyviolation", (event) =>
      violations.push(event.effectiveDirective),
    );
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.body.append(script);
    const foreign = await fetch("https://example.com/").then(
      () => "fetched",
      () => "refused",
    );
    // The events come in tasks of their own.
    while (violations.length < 2) await new Promise((resolve) => setTimeout(resolve));
    return { violations, foreign, ran: "ran" in globalThis };
  });
  assert.equal(blocked.foreign, "refused");
  assert.equal(blocked.ran, false);
  assert.ok(
    blocked.violations.includes("script-src-elem") && blocked.violations.includes("connect-src"),
    `${blocked.violations}`,
  );
  // The browser says the two attempts, sooner or later.
  while (opened.problems.filter((said) => /Content.Security.Policy/.test(said)).length < 2)
    await opened.frame();
  opened.problems.length = 0;
  await opened.done();
});

const markup = "<img src=x onerror=alert(1)>";
const images = () => figure.read((root) => root.querySelectorAll("img, script, iframe").length);

test("text from outside never becomes markup: links, typed numbers", async () => {
  await figure.open(`v1&f1=${markup}`);
  assert.ok((await figure.text(".message.error p")).includes("<img"));
  assert.equal(await images(), 0);
  await figure.open(`v1&${markup}=1`);
  assert.equal(await images(), 0);
  await figure.enter("stage.x.0.0", markup);
  assert.ok((await figure.text(".editor-error")).includes("img"));
  assert.equal(await images(), 0);
  await figure.press("Escape");
  await figure.open("");
});

testIn(
  ["chromium", "firefox"],
  "WebDriver cannot answer the file dialog of another's button",
  "text from a file never becomes markup",
  async () => {
    const json = jsonOf("").replace('"sigmoid"', JSON.stringify(markup));
    const [chooser] = await Promise.all([
      figure.page.waitForFileChooser(),
      figure.choose("file", 0),
    ]);
    const { mkdtempSync, rmSync, writeFileSync } = await import("node:fs");
    const { tmpdir } = await import("node:os");
    const folder = mkdtempSync(`${tmpdir()}/perceptible-`);
    writeFileSync(`${folder}/bad.json`, json);
    await chooser.accept([`${folder}/bad.json`]);
    await figure.until((root) =>
      root.querySelector(".message.error")?.textContent?.includes("<img"),
    );
    rmSync(folder, { recursive: true });
    assert.equal(await images(), 0);
    assert.equal(await figure.link(), "", "nothing has changed");
  },
);
