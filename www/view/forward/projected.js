// The figure on a projector: the network over the whole window, and one large line with the selected neuron's calculation.
// No other controls than forward, back and close.
import { seen, stepAt, stepCount } from "../../figure/steps.js";
import { button, emit, h, tell } from "../../ui/dom.js";
import { value as format, inParentheses, plain } from "../../ui/format.js";
import { message } from "../message.js";
import { plainSymbol } from "../parts/symbol.js";
import { predict } from "../predict.js";
import { legible } from "./stage/numbers.js";
import { stage } from "./stage/stage.js";
import { valueTable } from "./table.js";

/** @import { Values, View } from "../../figure/types.js" */

// Of the line, px:
const LARGEST = 48;

const SMALLEST = 22;

const BESIDE = 80;

/** @param {Values} values @param {View} state */
export function projected(values, state) {
  const { t, step } = state;
  return h(
    "dialog",
    {
      class: "projected",
      key: "projected",
      "aria-label": t.present,
      tabindex: -1,
      ref: open,
      "on:cancel": (/** @type {Event} */ event) => {
        event.preventDefault();
        emit(event.currentTarget, "present", false);
      },
    },
    h(
      "div",
      {
        class: "projected-stage",
        style: {
          zoom: state.scale.toFixed(3),
          width: state.stageWidth,
          "--legible": `${legible(state, 15)}px`,
        },
      },
      stage(values, state),
    ),
    h("div", { class: "projected-said", key: "said" }, message(state), predict(values, state)),
    h("p", { class: "projected-line", key: "line", "aria-live": "polite" }, line(values, state)),
    valueTable(values, state),
    h(
      "footer",
      { key: "keys" },
      h("span", null, t.presentKeys),
      h("span", { class: "spacer" }),
      state.controls.has("step")
        ? [
            go("‹", "previous", t.previousStep, step === null || step === 0),
            h(
              "span",
              { class: "step-count" },
              `${step === null ? "–" : step + 1} / ${stepCount(values.sizes)}`,
            ),
            go("›", "next", t.nextStep, step === stepCount(values.sizes) - 1),
          ]
        : null,
      button({ class: "tool", key: "leave", "on:click": tell("present", false) }, t.endPresenting),
    ),
  );
}

/** Puts it above everything on the page and gives it the keyboard. @param {HTMLDialogElement} dialog */
const open = (dialog) =>
  queueMicrotask(() => {
    dialog.showModal();
    dialog.focus();
  });

/** @param {string} sign @param {string} to @param {string} name @param {boolean} disabled */
const go = (sign, to, name, disabled) =>
  button(
    {
      class: "tool",
      key: to,
      disabled,
      "aria-label": name,
      title: name,
      "on:click": tell("step-to", to),
    },
    sign,
  );

/** @typedef {{ text: string, class?: string }} Piece */

/** z₄ = 3 × 0.2241 + 1 × (−0.0151) + … = 1.4570, h₄ = σ(z₄) = 0.8111; while stepping a number that is not computed yet is
 * pale, and the place of the results is kept. @param {Values} values @param {View} state */
function line(values, state) {
  const { ledger, sizes, layers } = values;
  const { layer, neuron } = ledger;
  if (!state.selection) return state.t.nothingSelected;
  const n = ledger.products.length;
  const now = state.step === null ? null : stepAt(sizes, state.step).term;
  const sight = seen(state, sizes, layer, neuron);
  const { digits } = state;
  const show = (/** @type {number} */ v) => format(v, digits);
  const known = (/** @type {number} */ i) => layer === 0 || seen(state, sizes, layer - 1, i).a;
  const { name } = layers[layer].activation;
  const output = layer === layers.length - 1;
  const alone = output && name === "linear";
  const z = plainSymbol(alone ? "y" : "z", neuron + 1);
  const partial = now !== null && now < n && sight.terms > 0;
  const sum = partial ? ledger.partial[now] : ledger.z;
  const shown = sight.z || partial;
  const later = (/** @type {boolean} */ is) => (is ? "later" : "");
  const term = (/** @type {number} */ i) => ({
    text: `${known(i) ? inParentheses(layer ? show(ledger.inputs[i]) : plain(ledger.inputs[i], digits)) : state.unseen} × ${inParentheses(plain(ledger.weights[i], digits))}`,
    class: now === i ? "now" : later(i >= sight.terms && now !== null),
  });
  const ends = [
    {
      text: inParentheses(plain(ledger.bias, digits)),
      class: now === n ? "now" : later(sight.terms <= n && now !== null),
    },
    { text: isExact(values, state, partial ? now + 1 : n + 1) ? " = " : " ≈ " },
    {
      text: shown ? show(sum) : state.unseen,
      class: `result${partial ? " partial" : ""}`,
    },
  ];
  if (!alone)
    ends.push(
      {
        text: `,  ${plainSymbol(output ? "y" : "h", neuron + 1)} = ${name === "sigmoid" ? "σ" : state.t.activations[name]}(${z}) ≈ `,
        class: now === n + 1 ? "now" : later(!sight.a && now !== null),
      },
      { text: sight.a ? show(ledger.a) : state.unseen, class: "result" },
    );
  const width = (/** @type {Piece[]} */ pieces) =>
    pieces.reduce((all, { text }) => all + state.measure(text, 1, true), 0);
  const all = [...Array(n).keys()];
  /** @param {number[]} kept @returns {Piece[]} */
  const whole = (kept) => [
    { text: `${z} = ` },
    ...kept.flatMap((i, k) => [
      ...(i - (kept[k - 1] ?? -1) > 1 ? [{ text: `${k ? " + " : ""}…` }] : []),
      { text: k || i ? " + " : "" },
      term(i),
    ]),
    { text: n - 1 > (kept.at(-1) ?? 0) ? " + … + " : " + " },
    ...ends,
  ];
  // If not all terms fit, those around the present one.
  const at = Math.min(now ?? 0, n - 1);
  const room = state.width - BESIDE;
  while (all.length > 1 && width(whole(all)) * SMALLEST > room)
    all.splice(at - all[0] > /** @type {number} */ (all.at(-1)) - at ? 0 : -1, 1);
  const pieces = whole(all);
  const size = Math.min(LARGEST, Math.floor(room / width(pieces)));
  return h(
    "span",
    { style: { "font-size": `${size}px` } },
    pieces.map(({ text, class: name }) => h("span", { class: name || null }, text)),
  );
}

/** Whether the numbers as shown give the sum as shown. @param {Values} values @param {View} state @param {number} terms  that are added, the bias last */
function isExact({ ledger }, { digits }, terms) {
  if (digits === "full") return true;
  const rounded = (/** @type {number} */ v) => Number(v.toFixed(digits));
  const n = ledger.products.length;
  let sum = terms > n ? rounded(ledger.bias) : 0;
  for (let i = 0; i < Math.min(terms, n); i++)
    sum +=
      (ledger.layer ? rounded(ledger.inputs[i]) : ledger.inputs[i]) * rounded(ledger.weights[i]);
  const shown = terms > n ? ledger.z : ledger.partial[terms - 1];
  return Math.abs(sum - rounded(shown)) < 1e-9;
}
