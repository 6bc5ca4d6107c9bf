// f′(z) in numbers, where the formula is short, and the convention where the curve has a kink.
import { value as format, plain } from "../../ui/format.js";

/**
 * @import { ActivationValues } from "../../figure/types.js"
 * @import { Digits } from "../../ui/format.js"
 * @import { Moment } from "./neuron-values.js"
 * @typedef {{ markup: string, numbers: string | null, textbook: string | null }} Slope
 *   textbook: what the formula gives with the numbers as shown, where that differs from f′(z) as shown
 */

/** @param {ActivationValues} f @param {Pick<Moment, "z" | "a" | "slope">} moment @param {Digits} digits @returns {Slope} */
export function slopeOf(f, { z, a, slope }, digits) {
  const show = (/** @type {number} */ v) => format(v, digits);
  const alone = { markup: f.derivative, numbers: null, textbook: null };
  // The formulas below compute f′ from a; they agree with the engine's to eight digits.
  if (digits === "full" || !Number.isFinite(z)) return alone;
  switch (f.name) {
    case "sigmoid":
      // σ(−z) = f′(z) / σ(z), which loses no digits as 1 − σ(z) does
      return {
        markup: "σ(z) · σ(−z)",
        numbers: `= ${show(a)} × ${show(a === 0 ? 1 : slope / a)}`,
        textbook: null,
      };
    case "tanh": {
      const printed = show(1 - a * a);
      return {
        markup: "1 − tanh(z)^{2}",
        numbers: `= 1 − ${a < 0 ? `(${show(a)})` : show(a)}²`,
        textbook: printed === show(slope) ? null : printed,
      };
    }
    case "swish": {
      const beta = f.parameter?.value ?? 1;
      const of = z === 0 ? 0.5 : a / z;
      const rest = of === 0 ? 1 : 1 - of;
      const scaled = beta * z;
      return {
        markup: f.derivative,
        numbers: `= ${show(of)} × (1 + ${scaled < 0 ? `(${show(scaled)})` : show(scaled)} × ${show(rest)})`,
        textbook: null,
      };
    }
    case "relu":
    case "leaky_relu":
      return { ...alone, numbers: `(${show(z)} ${z > 0 ? ">" : "≤"} 0)` };
    case "linear":
      return { markup: "", numbers: null, textbook: null };
    default:
      return alone;
  }
}

/** The conventional slope at a kink, as people write it. @param {number} slope */
export const agreed = (slope) => plain(slope, 8);
