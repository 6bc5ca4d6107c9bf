// Numbers for the screen: fixed-point with U+2212, so that points and signs stand in columns.
// Copied and printed numbers follow NumPy and come from Rust.

/** @typedef {number | "full"} Digits  4, 8 or "full"; fewer where there is no room for more */

const MINUS = "−";

/** A value with the chosen digits: 0.65920113, −0.05512534, 1.2345e-07, nan. @param {number} value @param {Digits} digits */
export function value(value, digits) {
  if (digits === "full") return full(value);
  if (!Number.isFinite(value)) return special(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-6 || size >= 1e6)) return exponent(value, Math.min(digits, 8));
  return signed(fixed(value, digits));
}

/** A value that people write: 3, 5.5, −0.01; with the chosen digits only where it has more. @param {number} value_ @param {Digits} digits */
export function plain(value_, digits) {
  const short = full(value_);
  const decimals = short.includes("e") ? Infinity : (short.split(".")[1]?.length ?? 0);
  return decimals <= (digits === "full" ? 17 : digits) ? short : value(value_, digits);
}

/** The shortest decimal that gives this very float64 back. @param {number} value */
export function full(value) {
  if (!Number.isFinite(value)) return special(value);
  if (Object.is(value, -0)) return `${MINUS}0`;
  return signed(String(value).replace(/e([+-])(\d)$/, "e$10$2"));
}

/**
 * As many of the digits as fit: never an ellipsis in a number, fewer digits instead.
 * @param {number} value_ @param {Digits} digits @param {(text: string) => boolean} fits @param {boolean} [short]  as people write it, where that fits
 */
export function fitted(value_, digits, fits, short = false) {
  const whole = short ? plain(value_, digits) : value(value_, digits);
  if (fits(whole) || !Number.isFinite(value_)) return whole;
  const most = digits === "full" ? 8 : digits;
  const size = Math.abs(value_);
  const fixedPoint = size === 0 || (size >= 1e-4 && size < 1e6);
  let text = whole;
  // A small number needs its digits behind the zeros: at least two of them, or it is written by powers.
  const least = fixedPoint && size > 0 && size < 1 ? 1 - Math.floor(Math.log10(size)) : 0;
  for (let d = most; fixedPoint && d >= least; d--) {
    text = signed(fixed(value_, d));
    if (fits(text)) return text;
  }
  for (let d = 4; d >= 0; d--) {
    // One digit reads better as 0.002 than as 2e-03.
    const one = d === 0 && fixedPoint && least > 1 && least - 1 <= most;
    if (one && fits(signed(fixed(value_, least - 1)))) return signed(fixed(value_, least - 1));
    text = exponent(value_, d);
    if (fits(text)) return text;
  }
  return text.length < whole.length ? text : whole;
}

/** The number that such a text shows. @param {string} text */
export const numberIn = (text) => Number(text.replace(MINUS, "-"));

/** As `value`, of a result of shown numbers: without the last bits, which are those of this very arithmetic, and without −0.
 * @param {number} result @param {Digits} digits */
export const resulting = (result, digits) => value(Number(result.toPrecision(15)) + 0, digits);

/** Whether a text is how a result of what is shown would be shown, with as many digits. @param {number} result @param {string} text */
export const isShown = (result, text) =>
  !Number.isFinite(result) ||
  resulting(result, text.split(".")[1]?.length ?? 0) === text.replace("+", "");

/** Zero is neither. @param {number} value */
export const signOf = (value) => (value > 0 ? "pos" : value < 0 ? "neg" : "zero");

/** With its sign: +0.52921570; zero has none, also where 0 was multiplied by a negative number. @param {number} value_ @param {Digits} digits */
export function withSign(value_, digits) {
  if (value_ === 0) return value(0, digits);
  const text = value(value_, digits);
  return text.startsWith(MINUS) || !Number.isFinite(value_) ? text : `+${text}`;
}

/** In parentheses where it is negative, for the middle of a product. @param {string} text */
export const inParentheses = (text) => (text.startsWith(MINUS) ? `(${text})` : text);

/** @param {string} text */
const signed = (text) => text.replace("-", MINUS).replace("e−", "e-");

/** @param {number} value */
const special = (value) => (Number.isNaN(value) ? "nan" : value > 0 ? "inf" : `${MINUS}inf`);

/** toFixed, but ties go to the even digit as NumPy's do. @param {number} value @param {number} digits */
function fixed(value, digits) {
  const text = `${Object.is(value, -0) ? "-" : ""}${value.toFixed(digits)}`;
  const scaled = value * 2 ** (digits + 1);
  // A tie at this digit needs an odd multiple of 2^-(digits+1); toFixed takes it away from zero.
  const tie = Number.isInteger(scaled) && Math.abs(scaled) % 2 === 1;
  if (!tie || Number(text.at(-1)) % 2 === 0) return text;
  const down = (Math.abs(value) - 0.5 * 10 ** -digits).toFixed(digits);
  return value < 0 ? `-${down}` : down;
}

/** Ties go to the even digit here too. @param {number} value @param {number} digits */
function exponent(value, digits) {
  const [rounded, power] = value.toExponential(digits).split("e");
  const mantissa = tied(value, digits) ?? rounded;
  const short = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  const sign = power.startsWith("-") ? "-" : "+";
  return `${short.replace("-", MINUS)}e${sign}${power.slice(1).padStart(2, "0")}`;
}

/** The even mantissa, where the next digit is a 5 and the last one. @param {number} value @param {number} digits */
function tied(value, digits) {
  const next = value.toExponential(digits + 1);
  if (!next.includes("5e") || Number(next) !== value) return null;
  const exact = value.toExponential(100);
  const cut = exact.indexOf(".") + 1 + digits;
  return /^50*e/.test(exact.slice(cut)) && Number(exact[cut - 1]) % 2 === 0
    ? exact.slice(0, cut)
    : null;
}
