import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { particle } from "../../www/strings/particle.js";
import { value as format } from "../../www/ui/format.js";
import {
  address,
  LANGUAGES,
  linkOf,
  numberOf,
  printedOf,
  read,
  stateOf,
  trainOf,
} from "../tutorial.js";

/** @typedef {import("node-html-parser").HTMLElement} Element */

for (const lang of LANGUAGES) {
  const page = read(lang);

  test(`every marked number in the ${lang} tutorial is the engine's, in the digits that it shows`, () => {
    const marked = page.querySelectorAll("data");
    assert.ok(marked.length >= 100);
    for (const node of marked) {
      const value = numberOf(String(node.getAttribute("value")), stateOf(node), trainOf(node));
      const decimals = node.text.split(".")[1].length;
      const expected = format(value, decimals > 8 ? "full" : decimals);
      assert.equal(node.text, expected, node.outerHTML);
    }
  });

  test(`no number with many decimals stands unmarked in the ${lang} tutorial`, () => {
    const page = read(lang);
    for (const node of page.querySelectorAll("data, pre, math")) node.remove();
    assert.deepEqual(page.text.match(/\d\.\d{4,}/g), null);
  });

  test(`what Python answers in the ${lang} tutorial is what the engine prints`, () => {
    const printed = page.querySelectorAll("[data-of]");
    assert.ok(printed.length >= 25);
    for (const node of printed) assert.equal(node.text, printedOf(node));
  });

  test(`a figure of the ${lang} tutorial opens full size as it is`, () => {
    const figures = page.querySelectorAll("figure");
    assert.ok(figures.length >= 13);
    for (const figure of figures) {
      const shown = /** @type {Element} */ (figure.querySelector("perceptible-network"));
      const [path, fragment = ""] = String(
        figure.querySelector("a.open")?.getAttribute("href"),
      ).split("#");
      assert.equal(path, "../index.html");
      assert.equal(fragment, linkOf(shown));
      assert.equal(shown.getAttribute("lang"), lang);
      assert.ok(
        shown.querySelectorAll("data").length >= 2,
        "numbers in its place without a script",
      );
    }
  });

  test(`all links of the ${lang} tutorial lead somewhere`, () => {
    const ids = page.querySelectorAll("[id]").map((node) => node.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const node of page.querySelectorAll("[href], [src]")) {
      const to = node.getAttribute("href") ?? node.getAttribute("src") ?? "";
      const [path, fragment] = to.split("#");
      if (path) assert.ok(existsSync(new URL(path, address(lang))), to);
      else assert.ok(ids.includes(fragment), to);
    }
  });

  test(`the ${lang} tutorial says its language, and keeps to the page's policy`, () => {
    assert.equal(page.querySelector("html")?.getAttribute("lang"), lang);
    const policy = (/** @type {Element} */ page) =>
      page.querySelector("[http-equiv=Content-Security-Policy]")?.getAttribute("content");
    const index = parse(readFileSync(new URL("../../index.html", import.meta.url), "utf8"));
    assert.ok(policy(index)?.includes("default-src 'none'"));
    // What stands in the page itself is allowed there alone.
    assert.equal(policy(page), policy(index)?.replace(/ 'sha256-[^']*'/g, ""));
    assert.equal(page.querySelectorAll("[style], style").length, 0);
    assert.equal(page.querySelectorAll("script:not([src])").length, 0);
  });
}

test("both languages have the same sections, figures, code and answers", () => {
  const [ko, en] = LANGUAGES.map((lang) => {
    const page = read(lang);
    const texts = (/** @type {string} */ selector) =>
      page.querySelectorAll(selector).map((node) => node.text);
    return {
      sections: page.querySelectorAll("section").map((section) => ({
        id: section.id,
        parts: section.childNodes.flatMap((node) =>
          node.nodeType === 1 ? /** @type {Element} */ (node).tagName : [],
        ),
      })),
      figures: page.querySelectorAll("perceptible-network").map((figure) => {
        const { lang, ...shown } = figure.attributes;
        return shown;
      }),
      contents: page.querySelectorAll("nav a").map((link) => link.getAttribute("href")),
      numbers: texts("section p data, figcaption data").sort(),
      pre: texts("pre"),
      formulas: texts("math"),
    };
  });
  assert.deepEqual(ko, en);
  assert.deepEqual(
    ko.contents,
    ko.sections.map(({ id }) => `#${id}`),
  );
});

test("headings and contents say the same", () => {
  for (const lang of LANGUAGES) {
    const page = read(lang);
    const contents = page.querySelectorAll("nav a").map((link) => link.text);
    const headings = page.querySelectorAll("section h2").map((heading) => heading.text);
    assert.deepEqual(
      headings,
      contents.map((text, i) => `${i + 1}. ${text}`),
    );
    assert.equal(page.querySelectorAll("h1").length, 1);
  }
});

test("a Korean particle suits the number before it", () => {
  const html = read("ko").toString();
  const pairs = [
    ["은", "는"],
    ["이", "가"],
    ["을", "를"],
    ["과", "와"],
    ["으로", "로"],
  ];
  let seen = 0;
  for (const [, number, after] of html.matchAll(/>([−\d.]+)<\/data>([가-힣]+)/g)) {
    const pair = pairs.find((pair) => pair.includes(after));
    if (!pair) continue;
    seen++;
    assert.equal(number + after, particle(number, pair[0], pair[1]));
  }
  assert.ok(seen >= 10);
});

test("what a sentence works out can be worked out from the numbers in it, or has ≈", () => {
  for (const lang of LANGUAGES) {
    const body = read(lang).querySelector("main") ?? read(lang);
    for (const code of body.querySelectorAll("pre")) code.remove();
    const said = body.textContent.replace(/\s+/g, " ");
    let seen = 0;
    for (const [, sum, equals, result] of said.matchAll(
      /((?:\(?−?\d[\d.]*\)? [×+−] )+\(?−?\d[\d.]*\)?) ([=≈]) (−?\d+\.\d+)/g,
    )) {
      seen++;
      const terms = sum.replace(/ − /g, " + −1 × ").split(" + ");
      const numbers = (/** @type {string} */ term) =>
        term.split(" × ").map((text) => Number(text.replace(/[()]/g, "").replace("−", "-")));
      const total = terms
        .map((term) => numbers(term).reduce((all, factor) => all * factor, 1))
        .reduce((all, term) => all + term, 0);
      const off = Math.abs(total - Number(result.replace("−", "-")));
      const rounds = off < 0.5001 * 10 ** -result.split(".")[1].length;
      assert.ok(off < 1e-7 && rounds === (equals === "="), `${sum} ${equals} ${result}: ${total}`);
    }
    assert.ok(seen >= 4, `${lang}: ${seen}`);
  }
});

test("English has no Korean in it but the other language's name", () => {
  const page = read("en");
  for (const node of page.querySelectorAll("[lang=ko]")) node.remove();
  assert.doesNotMatch(page.text, /\p{Script=Hangul}/u);
});
