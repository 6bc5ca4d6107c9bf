// What the page says of each loss: its formula, and the factors from y and t to ∂L/∂y in the engine's order: y − t first,
// then one factor after another. A loss is a row here; its name and a sentence are in strings/. A test compares the factors
// with the engine's gradients.

/** @import { TrainingValues } from "../../figure/types.js" */

/**
 * @typedef {object} Factor
 * @property {string} markup  in the page's small markup; y and t stand for the output's own
 * @property {"×" | "÷" | ""} sign
 * @property {number} value
 *
 * @typedef {object} LossRule
 * @property {string} formula  in one line
 * @property {boolean} whole  whether the difference y − t is what it begins with; else there is ∂L/∂y alone
 * @property {string} derivative  ∂L/∂y
 * @property {(y: number, t: number, n: number, limit: number) => Factor[]} factors  limit: Huber's δ, which is no ∂L/∂z
 */

const SMALLEST = 9.999999960041972e-13; // no y(1 − y) is less

/** @param {number} n @returns {Factor[]} */
const over = (n) => (n === 1 ? [] : [{ markup: "n", sign: "÷", value: n }]);
const sign = (/** @type {number} */ d) => (d === 0 ? 0 : Math.sign(d));

/** In place of a difference that is larger than Huber's limit. @param {number} d @param {number} limit @returns {Factor[]} */
const beyond = (d, limit) =>
  Math.abs(d) > limit
    ? [
        {
          markup: limit === 1 ? "sign(y − t)" : `${limit} · sign(y − t)`,
          sign: "",
          value: limit * sign(d),
        },
      ]
    : [];

/** @type {Record<string, LossRule>} */
export const RULES = {
  mse: {
    formula: "L = Σ(y − t)² / n",
    whole: true,
    derivative: "2(y − t) / n",
    factors: (_y, _t, n) => [{ markup: "2 / n", sign: "×", value: 2 / n }],
  },
  half_sse: {
    formula: "L = ½ Σ(y − t)²",
    whole: true,
    derivative: "y − t",
    factors: () => [],
  },
  sse: {
    formula: "L = Σ(y − t)²",
    whole: true,
    derivative: "2(y − t)",
    factors: () => [{ markup: "2", sign: "×", value: 2 }],
  },
  mae: {
    formula: "L = Σ|y − t| / n",
    whole: true,
    derivative: "sign(y − t) / n",
    factors: (y, t, n) => [{ markup: "sign(y − t)", sign: "", value: sign(y - t) }, ...over(n)],
  },
  huber: {
    formula: "L = Σ huber(y − t) / n",
    whole: true,
    derivative: "",
    factors: (y, t, n, limit) => [...beyond(y - t, limit), ...over(n)],
  },
  bce: {
    formula: "L = −Σ(t·ln y + (1 − t)·ln(1 − y)) / n",
    whole: true,
    derivative: "(y − t) / (y(1 − y)) / n",
    factors: (y, _t, n) => [
      { markup: "y(1 − y)", sign: "÷", value: Math.max((1 - y) * y, SMALLEST) },
      ...over(n),
    ],
  },
  bce_with_logits: {
    formula: "L = −Σ(t·ln σ(y) + (1 − t)·ln σ(−y)) / n",
    whole: false,
    derivative: "(σ(y) − t) / n",
    factors: () => [],
  },
  cross_entropy: {
    formula: "L = −Σ t·ln softmax(y) / n",
    whole: false,
    derivative: "(e^{y_{j}} / Σ_{k} e^{y_{k}} − t_{j}) / n",
    factors: () => [],
  },
};

/** Where loss and activation are differentiated together: δ = (y − t) / n. @param {number} n @returns {Omit<LossRule, "formula">} */
const together = (n) => ({
  whole: true,
  derivative: n === 1 ? "y − t" : "(y − t) / n",
  factors: () => over(n),
});

/** @param {TrainingValues} training */
export const lossRule = ({ status, settings }) =>
  status.together ? together(status.divisor) : RULES[settings.loss];
