// Numbers as NumPy prints them, with as many decimals as the reader's notebook has printed.

const MOST = 20;

/** @param {number} value @param {number} decimals */
export function shown(value, decimals) {
  if (!Number.isFinite(value)) return String(value).replace("Infinity", "inf").toLowerCase();
  const size = Math.abs(value);
  const isPlain = value === 0 || (size >= 10 ** -Math.min(decimals, MOST) && size < 1e12);
  const many = Math.max(0, Math.min(MOST, decimals));
  if (isPlain && decimals <= MOST) return value.toFixed(many);
  return size < 10 ** -many ? value.toExponential(2) : value.toExponential(Math.min(8, many));
}

/** One number, padded with spaces where NumPy cuts zeros. @param {number} value @param {number} decimals @param {boolean} isArray */
export function padded(value, decimals, isArray) {
  const text = shown(value, decimals);
  if (!isArray || !/\.\d*0+$/.test(text)) return text;
  const cut = text.replace(/0+$/, "");
  return cut + " ".repeat(text.length - cut.length);
}
