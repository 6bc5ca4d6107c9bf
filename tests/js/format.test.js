import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fitted,
  full,
  inParentheses,
  plain,
  signOf,
  value,
  withSign,
} from "../../www/ui/format.js";
import { engine } from "../engine.js";

/** @param {(value: number) => string} format @param {[number, string][]} rows */
function check(format, rows) {
  for (const [given, expected] of rows) assert.equal(format(given), expected, `${given}`);
}

/** The decimal with so many digits, ties to even, from the exact binary fraction. @param {number} x @param {number} digits */
function oracle(x, digits) {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const word = bits.getBigUint64(0);
  const raised = Number((word >> 52n) & 0x7ffn);
  const fraction = (word & 0xfffffffffffffn) | (raised ? 1n << 52n : 0n);
  const power = Math.max(raised, 1) - 1075;
  const scaled = fraction * 10n ** BigInt(digits) * (power > 0 ? 1n << BigInt(power) : 1n);
  const unit = power < 0 ? 1n << BigInt(-power) : 1n;
  let whole = scaled / unit;
  const twice = 2n * (scaled % unit);
  if (twice > unit || (twice === unit && whole % 2n === 1n)) whole++;
  const text = whole.toString().padStart(digits + 1, "0");
  return `${word >> 63n ? "−" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

test("a value has the chosen digits, and U+2212 for its sign", () => {
  check(
    (x) => value(x, 8),
    [
      [0.6592011343188392, "0.65920113"],
      [-0.05512533770123456, "−0.05512534"],
      [3, "3.00000000"],
      [0, "0.00000000"],
      [999999.5, "999999.50000000"],
    ],
  );
  check(
    (x) => value(x, 4),
    [
      [0.6592011343188392, "0.6592"],
      [-0.00004, "−0.0000"],
    ],
  );
});

test("a tie goes to the even digit, as NumPy's does", () => {
  check(
    (x) => value(x, 8),
    [
      [0.001953125, "0.00195312"],
      [0.005859375, "0.00585938"],
      [-0.001953125, "−0.00195312"],
      [1.001953125, "1.00195312"],
    ],
  );
  check(
    (x) => value(x, 4),
    [
      [0.03125, "0.0312"],
      [0.09375, "0.0938"],
      [-0.03125, "−0.0312"],
      [2.96875, "2.9688"],
    ],
  );
});

test("every fixed-point text is the exact value rounded once, ties to even", () => {
  const random = new engine.RandomState(7);
  const drawn = [...random.randn(2000)];
  random.free();
  for (const digits of /** @type {const} */ ([4, 8])) {
    const ties = drawn.map((x) => Math.round(x * 2 ** (digits + 3)) / 2 ** (digits + 1));
    for (const x of [...drawn, ...drawn.map((d) => d * 1000), ...ties]) {
      if (Math.abs(x) >= 1e-6) assert.equal(value(x, digits), oracle(x, digits), `${x}`);
    }
  }
});

test("the sign of a zero is shown, as NumPy shows it", () => {
  assert.equal(value(-0, 8), "−0.00000000");
  assert.equal(value(-0, 4), "−0.0000");
  assert.equal(value(-0, "full"), "−0");
  assert.equal(plain(-0, 8), "−0");
});

test("a product that is zero has no sign, and is neither positive nor negative", () => {
  for (const zero of [0, -0, 0 * -0.5]) {
    assert.equal(withSign(zero, 4), "0.0000");
    assert.equal(withSign(zero, "full"), "0");
    assert.equal(signOf(zero), "zero");
  }
  assert.deepEqual([1e-9, -1e-9].map(signOf), ["pos", "neg"]);
});

test("very large and very small values take NumPy's exponent form", () => {
  check(
    (x) => value(x, 8),
    [
      [1.2345e-7, "1.2345e-07"],
      [-1.2345e-7, "−1.2345e-07"],
      [1e-6, "0.00000100"],
      [9.999e-7, "9.999e-07"],
      [1e6, "1e+06"],
      [-1234567.125, "−1.23456712e+06"],
      [1e100, "1e+100"],
      [5e-324, "4.94065646e-324"],
    ],
  );
  assert.equal(value(1.23456789e-7, 4), "1.2346e-07");
});

test("nan and inf are NumPy's words", () => {
  for (const digits of /** @type {const} */ ([4, 8, "full"])) {
    assert.equal(value(Number.NaN, digits), "nan");
    assert.equal(value(Infinity, digits), "inf");
    assert.equal(value(-Infinity, digits), "−inf");
  }
  assert.equal(withSign(Number.NaN, 8), "nan");
  assert.equal(withSign(Infinity, 8), "inf");
});

test("the full form is the shortest that gives the same float64 back", () => {
  check(full, [
    [3, "3"],
    [-5.5, "−5.5"],
    [0.1 + 0.2, "0.30000000000000004"],
    [1e-7, "1e-07"],
    [-1.5e-10, "−1.5e-10"],
    [1e21, "1e+21"],
    [1.7976931348623157e308, "1.7976931348623157e+308"],
  ]);
  const random = new engine.RandomState(1);
  for (const x of random.randn(500)) {
    for (const scale of [1, 1e-9, 1e30]) {
      assert.equal(Number(full(x * scale).replace("−", "-")), x * scale);
      assert.equal(engine.parseArrays(full(x * scale))[0].values[0], x * scale);
    }
  }
  random.free();
});

test("what people write keeps its form, and takes the chosen digits only where it has more", () => {
  assert.equal(plain(5.5, 8), "5.5");
  assert.equal(plain(3, 4), "3");
  assert.equal(plain(-0.01, 4), "−0.01");
  assert.equal(plain(0.6592011343188392, 8), "0.65920113");
  assert.equal(plain(0.6592011343188392, 4), "0.6592");
  assert.equal(plain(0.6592011343188392, "full"), "0.6592011343188392");
  assert.equal(plain(1e-7, 8), "1e-07");
});

test("a sign and parentheses stand where a product needs them", () => {
  assert.equal(withSign(0.5, 4), "+0.5000");
  assert.equal(withSign(-0.5, 4), "−0.5000");
  assert.equal(inParentheses("−0.5"), "(−0.5)");
  assert.equal(inParentheses("0.5"), "0.5");
});

test("where nothing fits, a number is as short as it can be", () => {
  const never = () => false;
  assert.equal(fitted(-1, 8, never, true), "−1");
  assert.equal(fitted(-123456, 8, never, true), "−1e+05");
});
