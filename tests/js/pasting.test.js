// What pasted text becomes: a network, or numbers from the pasted place on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fill } from "../../www/figure/pasting.js";
import { strings } from "../../www/strings/strings.js";
import { engine } from "../engine.js";

test("a network's link is found however it was copied, and numbers are none", () => {
  for (const link of [
    "https://example.org/#v1&x=3,1,2",
    "file:///home/a/index.html#v1&x=3,1,2",
    "localhost:8080/#v1&x=3,1,2",
    "https://example.org/?ref=a#v1&x=3,1,2&utm_source=b",
    "#v1&x=3,1,2",
    "v1&x=3,1,2",
    "https://example.org/#v1",
  ])
    for (const text of [link, ` ${link}\n`, `<${link}>`, `[my network](${link})`])
      assert.deepEqual(engine.networkIn(text), { link }, text);
  for (const text of ["3", "[1, 2]", "v1 = [1, 2]", "https://example.org/", "W1 & b1", "-5.5#v"])
    assert.equal(engine.networkIn(text), null, text);
  const json = ' { "perceptible": 1}';
  assert.deepEqual(engine.networkIn(json), { json });
  assert.equal(engine.networkIn("{'W1': [1]}"), null);
});

test("a line fills a row of the table to its end: inputs, then targets or the class", () => {
  /** @param {object} values @param {number} column @param {string} text */
  const edits = (values, column, text) =>
    fill(
      /** @type {any} */ ({ present: { sizes: [3, 4, 2], rows: 2, ...values }, t: strings("en") }),
      { id: `data.x.1.${column}`, target: { set: "input", row: 1, index: column } },
      engine.parseArrays(text),
      null,
    ).map((/** @type {any} */ { set, row, index, value }) =>
      set === "class" ? `c${row}=${value}` : `${set[0]}${row}.${index}=${value}`,
    );
  for (const text of ["3 1 5.5 1 0", "3\t1\t5.5\t1\t0", "3, 1, 5.5, 1, 0"])
    assert.deepEqual(edits({ classes: false }, 0, text), [
      "i1.0=3",
      "i1.1=1",
      "i1.2=5.5",
      "t1.0=1",
      "t1.1=0",
    ]);
  assert.deepEqual(edits({ classes: true }, 2, "5.5 1"), ["i1.2=5.5", "c1=1"]);
  assert.deepEqual(edits({ classes: false }, 0, "3 1 5.5"), ["i1.0=3", "i1.1=1", "i1.2=5.5"]);
  assert.throws(() => edits({ classes: false }, 0, "3 1 5.5 1"), /room for 3/);
});
