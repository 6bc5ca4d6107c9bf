// Formulas as MathML: cases, and the case that z is in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { caseOf, mathFormula } from "../../www/view/parts/formula.js";

/** @param {any} node @returns {string} */
const textOf = (node) =>
  Array.isArray(node)
    ? node.map(textOf).join("")
    : typeof node === "object" && node
      ? textOf(node.children)
      : String(node ?? "");

/** What stands in the lines of the one table. @param {any[]} nodes @returns {string[][]} */
function linesOf(nodes) {
  const table = nodes.find(({ tag }) => tag === "mtable");
  return table.children
    .flat()
    .map((/** @type {any} */ row) => row.children.map((/** @type {any} */ cell) => textOf(cell)));
}

test("a formula in pieces stands as cases, each with when it holds", () => {
  const check = (/** @type {string} */ markup, /** @type {string[][]} */ ...lines) =>
    assert.deepEqual(linesOf(mathFormula(markup)), lines, markup);
  check("z > 0 ? z : αz", ["z", "z>0"], ["αz", "z≤0"]);
  check("z > 0 ? z : α(e^{z} − 1)", ["z", "z>0"], ["α(ez−1)", "z≤0"]);
  check("z ≤ −3 ? 0 : z < 3 ? z/3 + 1/2 : 1", ["0", "z≤−3"], ["z/3+1/2", "−3<z<3"], ["1", "z≥3"]);
  check("z ≤ 0 ? 0 : z < 6 ? 1 : 0", ["0", "z≤0"], ["1", "0<z<6"], ["0", "z≥6"]);
  // within parentheses, which go on behind
  const huber = "Σ (|y − t| ≤ δ ? ½(y − t)^{2} : δ(|y − t| − ½δ)) / n";
  check(huber, ["½(y−t)2", "|y−t|≤δ"], ["δ(|y−t|−½δ)", "|y−t|>δ"]);
  assert.match(textOf(mathFormula(huber)), /^Σ\(\{.*\)\/n$/);
  assert.doesNotMatch(textOf(mathFormula("1 / (1 + e^{-z})")), /\{/);
});

test("in one line the cases follow each other", () => {
  assert.equal(textOf(mathFormula("z > 0 ? z : αz", { α: "0.01" }, true)), "z(z>0),0.01z(z≤0)");
  assert.equal(textOf(mathFormula("max(0, z)", {}, true)), "max(0,z)");
});

test("a factor of 1 is not written, and neither are the parentheses behind it", () => {
  assert.equal(textOf(mathFormula("α(e^{z} − 1)", { α: "" })), "ez−1");
  assert.equal(textOf(mathFormula("α(e^{z} − 1)", { α: "2" })), "2(ez−1)");
  assert.equal(textOf(mathFormula("z · σ(βz)", { β: "" })), "z·σ(z)");
});

test("of the cases only the one is taken that z is in", () => {
  const leaky = "z > 0 ? z : αz";
  assert.deepEqual(caseOf(leaky, 0.5), { condition: "z > 0", formula: "z" });
  for (const z of [0, -0, -0.5, -Infinity])
    assert.deepEqual(caseOf(leaky, z), { condition: "z ≤ 0", formula: "αz" });
  const hard = "z ≤ −3 ? 0 : z < 3 ? z/3 + 1/2 : 1";
  assert.deepEqual(caseOf(hard, -3).formula, "0");
  assert.deepEqual(caseOf(hard, -2.9).formula, "z/3 + 1/2");
  assert.deepEqual(caseOf(hard, 3), { condition: "z ≥ 3", formula: "1" });
  assert.deepEqual(caseOf("tanh(z)", 1), { condition: "", formula: "tanh(z)" });
  const numbers = { z: "−0.14271819", α: "0.01" };
  assert.equal(textOf(mathFormula(caseOf(leaky, -0.14).formula, numbers)), "0.01×(−0.14271819)");
});
