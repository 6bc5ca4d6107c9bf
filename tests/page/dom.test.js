import assert from "node:assert/strict";
import { test } from "./browser.js";
import { onePage } from "./figure.js";

const { figure } = await onePage();

/** Runs with www/ui/dom.js in the page, on an empty element of the document. @template R @param {(dom: typeof import("../../www/ui/dom.js"), at: HTMLElement) => R} act @returns {Promise<any>} */
const inPage = (act) =>
  figure.page.evaluate(`(async () => {
    const dom = await import("/www/ui/dom.js");
    const at = document.createElement("div");
    document.body.append(at);
    try { return await (${act})(dom, at); } finally { at.remove(); }
  })()`);

test("a node that is still described is kept: its focus, its caret, its listeners", async () => {
  const kept = await inPage(({ patch, h }, at) => {
    const view = (/** @type {string} */ name) => [
      h("p", null, name),
      h("input", { key: "field", title: name }),
    ];
    patch(at, view("one"));
    const input = /** @type {HTMLInputElement} */ (at.querySelector("input"));
    input.value = "typed";
    input.focus();
    input.setSelectionRange(2, 3);
    patch(at, [h("h2", null, "new"), ...view("two")]);
    return {
      same: at.querySelector("input") === input && document.activeElement === input,
      caret: input.selectionStart,
      value: input.value,
      title: input.title,
      text: at.textContent,
    };
  });
  assert.deepEqual(kept, { same: true, caret: 2, value: "typed", title: "two", text: "newtwo" });
});

test("nodes with keys move with them, and what is no longer described goes", async () => {
  const order = await inPage(({ patch, h }, at) => {
    const view = (/** @type {string[]} */ keys) => keys.map((key) => h("b", { key }, key));
    patch(at, view(["a", "b", "c", "d"]));
    const nodes = new Map([...at.children].map((node) => [node.textContent, node]));
    patch(at, view(["d", "b", "e", "a"]));
    const kept = [...at.children].map((node) => nodes.get(node.textContent) === node);
    return [at.textContent, ...kept];
  });
  assert.deepEqual(order, ["dbea", true, true, false, true]);
});

test("attributes, properties and styles come and go as described", async () => {
  const seen = await inPage(({ patch, h }, at) => {
    patch(at, [
      h("a", { title: "x", hidden: true, "data-n": 0, style: { left: 3, color: "red" } }),
    ]);
    const node = /** @type {HTMLElement} */ (at.firstElementChild);
    const before = [node.title, node.hidden, node.dataset.n, node.style.left, node.style.color];
    patch(at, [h("a", { title: null, hidden: false, style: { left: "4em" } })]);
    const names = node.getAttributeNames().filter((name) => name !== "style");
    return [before, names, node.style.left, node.style.color];
  });
  assert.deepEqual(seen, [["x", true, "0", "3px", "red"], [], "4em", ""]);
});

test("a listener is replaced, not added, and goes when it is no longer described", async () => {
  const calls = await inPage(({ patch, h }, at) => {
    const calls = /** @type {string[]} */ ([]);
    for (const name of ["first", "second"]) {
      patch(at, [h("button", { "on:click": () => calls.push(name) })]);
      at.querySelector("button")?.click();
    }
    patch(at, [h("button", null)]);
    at.querySelector("button")?.click();
    return calls;
  });
  assert.deepEqual(calls, ["first", "second"]);
});

test("text stays text, numbers are said, and nothing is made of null, false and true", async () => {
  const html = await inPage(({ patch, h, svg, math }, at) => {
    patch(at, [h("p", null, "<b>&amp;", 0, null, false, true, undefined, [" ", ["x"]])]);
    const text = at.innerHTML;
    patch(at, [
      svg("svg", null, svg("path", { d: "M0 0" })),
      math("math", null, math("mi", null, "z")),
    ]);
    return [
      text,
      at.children[0].namespaceURI,
      at.querySelector("mi")?.namespaceURI,
      at.querySelector("p"),
    ];
  });
  assert.deepEqual(html, [
    "<p>&lt;b&gt;&amp;amp;0 x</p>",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1998/Math/MathML",
    null,
  ]);
});
