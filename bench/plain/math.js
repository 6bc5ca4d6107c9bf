/**
 * The text of the engine's own exp and tanh (src/kernel/math), one number at a time: what plain JavaScript gains by the
 * formulas alone. Each contender has it in its own source, so that type feedback is not shared.
 */
export const OURS = `
const INTEGER = 6755399441055744; // 1.5·2⁵²: x + INTEGER has round(x) in its low bits
const POWERS = Float64Array.from({ length: 2200 }, (_, i) => 2 ** (i - 1100));
const ROOTS = Float64Array.from({ length: 32 }, (_, j) => 2 ** (j / 32));

// P. T. P. Tang 1989
function exp(x) {
  if (!(x > -745 && x < 709)) return x > 0 ? Infinity : x <= 0 ? 0 : x;
  const n = x * 46.16624130844683 + INTEGER - INTEGER;
  const r = x - n * 0.021660849392446835 - n * 5.145609244655338e-14;
  const taylor = ((((r * ${1 / 5040} + ${1 / 720}) * r + ${1 / 120}) * r + ${1 / 24}) * r + ${1 / 6}) * r + 0.5;
  const root = ROOTS[n & 31];
  return (root + root * (r + r * r * taylor)) * POWERS[((n | 0) >> 5) + 1100];
}

// S. Moshier's exp in one quotient, for r/2
function tanh(x) {
  const a = -Math.abs(x);
  if (!(a > -354)) return x > 0 ? 1 : x < 0 ? -1 : x;
  const k = a * 2.885390081777927 + INTEGER - INTEGER;
  const s = POWERS[(k | 0) + 1100];
  const r = a - k * ${0.693145751953125 / 2} - k * ${1.4286068203094173e-6 / 2};
  const square = r * r;
  const p = ((square * ${1.2617719307481058e-4 * 32} + ${3.0299440770744195e-2 * 8}) * square + 2) * r;
  const q =
    ((square * ${3.0019850513866446e-6 * 64} + ${2.524483403496841e-3 * 16}) * square + ${0.22726554820815503 * 4}) * square + 2;
  const value = ((1 - s) * q - (1 + s) * p) / ((1 + s) * q - (1 - s) * p);
  return x < 0 ? -value : value;
}
`;

/** The language's own. */
export const MATH = "const { exp, tanh } = Math;";
