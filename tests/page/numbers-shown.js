/** Every number that the page shows, read from the DOM, beside the same number from the engine in Node. */
import assert from "node:assert/strict";
import { fitted, inParentheses, plain, value, withSign } from "../../www/ui/format.js";
import { visible } from "../../www/view/forward/stage/geometry.js";
import { valuesOf } from "../engine.js";

export const COMPARED = ["sigmoid", "leaky_relu", "swish"];

/**
 * Compares the stage, the result lines, the ledger, the matrices, the comparison and the table with the
 * engine: those of them that are on the page now.
 * @param {import("./figure.js").Figure} figure @param {4 | 8 | "full"} [digits]
 * @returns {Promise<Seen>} what was read
 */
export async function assertShows(figure, digits = 8) {
  const seen = await figure.read(look);
  compare(seen, digits);
  return seen;
}

/** @typedef {ReturnType<typeof look>} Seen */

/** Runs in the page: the texts of all numbers, and the selection. @param {ShadowRoot} root */
export function look(root) {
  const all = (/** @type {string} */ selector, /** @type {ParentNode} */ from = root) =>
    /** @type {HTMLElement[]} */ ([...from.querySelectorAll(selector)]);
  const text = (/** @type {Element | null | undefined} */ node) =>
    node?.textContent?.trim() ?? null;
  const texts = (/** @type {string} */ selector, /** @type {ParentNode} */ from = root) =>
    all(selector, from).map(text);
  const selected = root.querySelector(".neuron.selected [data-neuron]");
  const neurons = all(".stage .neuron").map((node) => [
    /** @type {HTMLElement} */ (node.querySelector("[data-neuron]")).dataset.neuron,
    {
      z: text(node.querySelector(".z")),
      a: text(node.querySelector(".a")),
      before: text(node.querySelector(".before")),
    },
  ]);
  return {
    link: /** @type {any} */ (root.host).link,
    condensed: !root.querySelector(".stage.density-0"),
    focus: selected
      ? /** @type {HTMLElement} */ (selected).dataset.neuron?.split(".").map(Number)
      : null,
    row: Math.max(
      0,
      all(".batch-rows button").findIndex((node) => node.ariaPressed === "true"),
    ),
    inputs: all('.stage [data-field^="stage.x."]').map((node) => [
      Number(node.dataset.field?.split(".").at(-1)),
      text(node),
    ]),
    neurons: Object.fromEntries(neurons),
    weights: all('.stage [data-field^="edge.w."]').map((node) => [node.dataset.field, text(node)]),
    results: all(".result-line").map((node) => [
      text(node.querySelector(".result-text")),
      node.ariaChecked === "true",
    ]),
    ledger: all(".ledger tbody tr").map((row) => [
      ...texts(".factor", row),
      text(row.lastElementChild),
    ]),
    equation: texts(".equation-row .term"),
    lines: texts(".equation-sum .result"),
    sum: text(root.querySelector(".ledger tfoot .result")),
    activation: text(root.querySelector(".activation .result")),
    matrices: all(".matrix-layer").map((layer) =>
      all("table.bracket", layer).map((table) => all("tr", table).map((row) => texts("td", row))),
    ),
    comparison: all(".compare tbody tr").map((row) =>
      texts("td:not(.strip-cell):not(.empty)", row),
    ),
    blocks: root.querySelector(".compare.blocks") !== null,
    compared: all(".compare tr.shared td[data-label]").map(({ dataset }) => {
      const name = dataset.label?.replace(/[₀-₉]/g, (digit) => String("₀₁₂₃₄₅₆₇₈₉".indexOf(digit)));
      return name ? Number(name.match(/\d+$/)) - 1 : null;
    }),
    table: all("div.visually-hidden table tbody tr").map((row) => texts("th, td", row)),
  };
}

/** The number with its digits, or with as many of them as have room.
 * @param {string | null} text @param {number} v @param {4 | 8} digits @param {string} what @param {boolean} [short] */
function assertFitted(text, v, digits, what, short = false) {
  assert.equal(
    text,
    fitted(v, digits, (shown) => shown === text, short),
    what,
  );
}

/** @param {Omit<Seen, "table"> & { table: Seen["table"] | null }} seen  table null: it waits, while a number is dragged @param {4 | 8 | "full"} digits
 * @param {4 | 8 | "full"} [side]  where values stand side by side: all digits only if nobody can choose others */
export function compare(seen, digits = 8, side = digits === "full" ? 8 : digits) {
  const [layer, neuron] = seen.focus ?? [0, 0];
  const { row } = seen;
  const values = valuesOf(seen.link, { layer, neuron, row });
  const { sizes, layers, ledger, comparison } = values;
  // All digits stand in results, matrices and the table; for numbers compared or added eight are enough.
  const stageDigits = digits === "full" ? 8 : digits;
  const whole = (/** @type {number} */ v, /** @type {any} */ few) =>
    value(v, digits === "full" ? digits : few);
  const show = (/** @type {number} */ v) => value(v, side);
  const rows = [...Array(values.rows).keys()];
  const slice = (
    /** @type {Float64Array} */ flat,
    /** @type {number} */ n,
    /** @type {number} */ r,
  ) => [...flat.subarray(r * n, (r + 1) * n)];

  for (const [i, text] of seen.inputs) {
    assertFitted(
      /** @type {string} */ (text),
      values.inputs[row * sizes[0] + Number(i)],
      stageDigits,
      `x${Number(i) + 1}`,
      true,
    );
  }
  for (const [id, cell] of Object.entries(seen.neurons)) {
    const [l, j] = id.split(".").map(Number);
    const k = row * sizes[l + 1] + j;
    // Where there is less room the cells, not the outputs, have fewer digits.
    const few = seen.condensed && l < layers.length - 1 ? 4 : stageDigits;
    assertFitted(cell.a, layers[l].a[k], few, `a of ${id} on the stage`);
    if (cell.z !== null) assertFitted(cell.z, layers[l].z[k], few, `z of ${id} on the stage`);
  }
  for (const [id, text] of seen.weights) {
    const [, , l, i, j] = /** @type {string} */ (id).split(".").map(Number);
    const w = layers[l].weights[i * sizes[l + 1] + j];
    if (text !== plain(w, 8)) assertFitted(text ?? "", w, 4, `${id}`, true);
  }
  if (seen.results.length) {
    assert.deepEqual(
      seen.results,
      comparison.rows.map(({ printed, current }) => [printed, current]),
    );
  }
  // Long numbers leave the ledger fewer digits, the same for all its rows.
  const inLedger =
    /** @type {any[]} */ ([stageDigits, 6, 4, 3, 2, 1, 0]).find(
      (d) => plain(ledger.weights[0], d) === seen.ledger[0]?.[1],
    ) ?? stageDigits;
  if (seen.ledger.length) {
    const source = ledger.layer === 0 ? plain : value;
    const terms = [...ledger.inputs].map((x, i) => [
      source(x, inLedger),
      plain(ledger.weights[i], inLedger),
      withSign(ledger.products[i], inLedger),
    ]);
    assert.deepEqual(seen.ledger, [
      ...terms,
      [plain(ledger.bias, inLedger), withSign(ledger.bias, inLedger)],
    ]);
    assert.equal(seen.sum, whole(ledger.z, inLedger), "the sum in the ledger");
    assert.equal(seen.activation, whole(ledger.a, inLedger), "the activation under the ledger");
  }
  if (seen.lines.length) {
    const n = ledger.products.length;
    const source = ledger.layer === 0 ? plain : value;
    assert.deepEqual(seen.equation.slice(n + 1), [
      ...[...ledger.inputs].map(
        (x, i) =>
          `${i ? inParentheses(source(x, stageDigits)) : source(x, stageDigits)} × ${inParentheses(plain(ledger.weights[i], stageDigits))}`,
      ),
      inParentheses(plain(ledger.bias, stageDigits)),
      ...[...ledger.products].map((p, i) => value(i ? Math.abs(p) : p, stageDigits)),
      plain(Math.abs(ledger.bias), stageDigits),
    ]);
    assert.deepEqual(seen.lines, [value(ledger.z, digits), value(ledger.a, digits)]);
  }
  // Narrow matrices have fewer digits, the same in all of them.
  const inMatrix =
    /** @type {any[]} */ ([stageDigits, 6, 4, 3]).find(
      (d) => plain(layers[0].weights[0], d) === seen.matrices[0]?.[1][0][0],
    ) ?? stageDigits;
  const inCell = (/** @type {number} */ v) => value(v, inMatrix);
  seen.matrices.forEach(([X, W, b, Z, A], l) => {
    const [n, m] = [sizes[l], sizes[l + 1]];
    const entering = rows.map((r) =>
      l
        ? slice(layers[l - 1].a, n, r).map(inCell)
        : slice(values.inputs, n, r).map((x) => plain(x, inMatrix)),
    );
    assert.deepEqual(X, entering, `X of layer ${l + 1}`);
    assert.deepEqual(
      W,
      [...Array(n).keys()].map((i) =>
        slice(layers[l].weights, m, i).map((w) => plain(w, inMatrix)),
      ),
      `W of layer ${l + 1}`,
    );
    assert.deepEqual(
      b,
      [slice(layers[l].biases, m, 0).map((v) => plain(v, inMatrix))],
      `b of layer ${l + 1}`,
    );
    assert.deepEqual(
      Z,
      rows.map((r) => slice(layers[l].z, m, r).map(inCell)),
      `Z of layer ${l + 1}`,
    );
    assert.deepEqual(
      A,
      rows.map((r) => slice(layers[l].a, m, r).map(inCell)),
      `A of layer ${l + 1}`,
    );
  });
  if (seen.comparison.length) {
    const hidden = comparison.layer < layers.length - 1;
    const equal = (/** @type {number} */ a, /** @type {number} */ j) =>
      Object.is(a, comparison.z[j]) ? `= ${show(a)}` : show(a);
    // Where there is less room "…" stands for some.
    const cells = seen.compared;
    assert.deepEqual(cells, visible(comparison.z.length, cells.length, cells.at(-2) ?? null));
    const outputs = hidden
      ? visible(/** @type {number} */ (sizes.at(-1)), seen.blocks ? 8 : 3, null)
      : [];
    const each = (
      /** @type {(number | null)[]} */ places,
      /** @type {(j: number) => string} */ text,
    ) => places.map((j) => (j === null ? "…" : text(j)));
    assert.deepEqual(seen.comparison, [
      each(cells, (j) => show(comparison.z[j])),
      ...comparison.rows.map((row) => [
        ...each(cells, (j) => equal(row.a[j], j)),
        ...each(outputs, (j) => show(row.outputs[j])),
      ]),
    ]);
  }
  const neurons = layers.flatMap(({ z, a }, l) =>
    [...Array(sizes[l + 1]).keys()].map((j) => [
      value(z[row * sizes[l + 1] + j], digits),
      value(a[row * sizes[l + 1] + j], digits),
    ]),
  );
  if (!seen.table) return;
  const entries = slice(values.inputs, sizes[0], row).map((x) => ["", plain(x, digits)]);
  assert.deepEqual(
    seen.table.map(([, , z, a]) => [z, a]),
    [...entries, ...neurons],
  );
}
