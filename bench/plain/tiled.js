/**
 * Plain JavaScript for one shape, in tiles: 4 samples × 4 neurons are summed at once in local variables, every size
 * and stride is a constant, the buffers are typed arrays. `source` is the text of a function
 * `(x, y, order, p) => ({ epoch(), forward(kept) })`.
 */
import { offsets } from "../workloads.js";

/** @typedef {import("../workloads.js").Work} Work */

/** `for` over full tiles, and over the rest. @param {string} v @param {number} n @param {number} step @param {(size: number) => string} body */
function tiles(v, n, step, body) {
  const full = n - (n % step);
  const loop = full
    ? `for (let ${v} = 0; ${v} < ${full}; ${v} += ${step}) {\n${body(step)}\n}`
    : "";
  return loop + (n % step ? `{ const ${v} = ${full};\n${body(n % step)}\n}` : "");
}

const range = (/** @type {number} */ n) => [...Array(n).keys()];
const each = (/** @type {number} */ n, /** @type {(i: number) => string} */ f) =>
  range(n).map(f).join(" ");

/**
 * A tile of sums over k: `left(i)` and `right(j)` are the factors' places, `done(i, j, sum)` takes a sum.
 * @param {number} rows @param {number} columns @param {number} length
 * @param {(i: number) => string} left @param {(j: number) => string} right
 * @param {(i: number, j: number, sum: string) => string} done
 */
const sums = (rows, columns, length, left, right, done) => `
  ${each(rows, (i) => each(columns, (j) => `let s${i}${j} = 0;`))}
  for (let k = 0; k < ${length}; k++) {
    ${each(rows, (i) => `const l${i} = ${left(i)};`)}
    ${each(columns, (j) => `const r${j} = ${right(j)};`)}
    ${each(rows, (i) => each(columns, (j) => `s${i}${j} += l${i} * r${j};`))}
  }
  ${each(rows, (i) => each(columns, (j) => done(i, j, `s${i}${j}`)))}`;

/** f of the sum `z`, and its slope of the activation `a`. @type {Record<string, [(z: string) => string, (a: string) => string]>} */
export const ACTIVATIONS = {
  tanh: [(z) => `tanh(${z})`, (a) => `(1 - ${a} * ${a})`],
  relu: [(z) => `(${z} > 0 ? ${z} : 0)`, (a) => `(${a} > 0 ? 1 : 0)`],
  sigmoid: [(z) => `1 / (1 + exp(-(${z})))`, (a) => `(${a} * (1 - ${a}))`],
  linear: [(z) => z, () => "1"],
  softmax: [(z) => z, () => "1"],
};

/** @param {Work} work @param {string} name makes the source unique: type feedback is not shared
 * @param {string} functions the text of exp and tanh @param {[number, number]} [tile] */
export function source(work, name, functions, [TR, TC] = [4, 4]) {
  const { sizes, hidden, output, batch: B, rows, rate } = work;
  const L = sizes.length - 1;
  const at = offsets(sizes);
  const activation = (/** @type {number} */ l) => ACTIVATIONS[l === L - 1 ? output : hidden];

  /** a{l+1} = f(a{l}·W + b). @param {number} l @param {number} B */
  const forward = (l, B) => {
    const [K, N] = [sizes[l], sizes[l + 1]];
    return tiles("r", B, TR, (R) =>
      tiles(
        "j",
        N,
        TC,
        (C) => `
  ${each(R, (i) => `const x${i} = (r + ${i}) * ${K};`)}
  let w = ${at[l].weights} + j;
  ${sums(
    R,
    C,
    K,
    (i) => `a${l}[x${i} + k]`,
    (j) => `p[w + k * ${N} + ${j}]`,
    (i, j, sum) =>
      `{ const z = ${sum} + p[${at[l].biases} + j + ${j}]; a${l + 1}[(r + ${i}) * ${N} + j + ${j}] = ${activation(l)[0]("z")}; }`,
  )}`,
      ),
    );
  };

  const softmax = (/** @type {number} */ B) => `
  for (let r = 0; r < ${B}; r++) {
    const o = r * ${sizes[L]};
    let most = -Infinity, sum = 0;
    for (let j = 0; j < ${sizes[L]}; j++) if (a${L}[o + j] > most) most = a${L}[o + j];
    for (let j = 0; j < ${sizes[L]}; j++) sum += a${L}[o + j] = exp(a${L}[o + j] - most);
    for (let j = 0; j < ${sizes[L]}; j++) a${L}[o + j] /= sum;
  }`;

  const N = sizes[L];
  const delta = `
  for (let r = 0; r < ${B}; r++) {
    const t = order[first + r] * ${N};
    for (let j = 0; j < ${N}; j++) {
      const a = a${L}[r * ${N} + j];
      d${L}[r * ${N} + j] = ${
        output === "softmax"
          ? `(a - y[t + j]) * ${1 / B}`
          : `(a - y[t + j]) * ${2 / (B * N)} * ${ACTIVATIONS[output][1]("a")}`
      };
    }
  }`;

  /** d{l} = (d{l+1}·Wᵀ)·f′. @param {number} l */
  const back = (l) => {
    const [K, N] = [sizes[l], sizes[l + 1]];
    return tiles("r", B, TR, (R) =>
      tiles(
        "i",
        K,
        TC,
        (C) => `
  ${each(R, (i) => `const x${i} = (r + ${i}) * ${N};`)}
  ${each(C, (j) => `const w${j} = ${at[l].weights} + (i + ${j}) * ${N};`)}
  ${sums(
    R,
    C,
    N,
    (i) => `d${l + 1}[x${i} + k]`,
    (j) => `p[w${j} + k]`,
    (i, j, sum) =>
      `{ const o = (r + ${i}) * ${K} + i + ${j}; const a = a${l}[o]; d${l}[o] = ${sum} * ${activation(l - 1)[1]("a")}; }`,
  )}`,
      ),
    );
  };

  /** W −= η·a{l}ᵀ·d{l+1}, b −= η·Σd{l+1}. @param {number} l */
  const update = (l) => {
    const [K, N] = [sizes[l], sizes[l + 1]];
    return `${tiles("i", K, TR, (R) =>
      tiles("j", N, TC, (C) =>
        sums(
          R,
          C,
          B,
          (i) => `a${l}[k * ${K} + i + ${i}]`,
          (j) => `d${l + 1}[k * ${N} + j + ${j}]`,
          (i, j, sum) => `p[${at[l].weights} + (i + ${i}) * ${N} + j + ${j}] -= ${rate} * ${sum};`,
        ),
      ),
    )}
  for (let j = 0; j < ${N}; j++) {
    let s = 0;
    for (let k = 0; k < ${B}; k++) s += d${l + 1}[k * ${N} + j];
    p[${at[l].biases} + j] -= ${rate} * s;
  }`;
  };

  /** Each layer is a function of its own, which the engine's compiler takes more willingly than one of thousands of lines. */
  const layers = range(L);
  const kept = work.kind === "forward" ? rows : B;
  return `// ${name}
${functions}
${layers.map((l) => `const a${l} = ${l === 0 && work.kind === "forward" ? "x" : `new Float64Array(${kept * sizes[l]})`};`).join("\n")}
const a${L} = new Float64Array(${kept * N});
${layers.map((l) => `const d${l + 1} = new Float64Array(${kept * sizes[l + 1]});`).join("\n")}
${layers.map((l) => `function forward${l}() {${forward(l, kept)}}`).join("\n")}
function softmax() {${softmax(kept)}}
function forward() {
  ${layers.map((l) => `forward${l}();`).join(" ")}
  ${output === "softmax" ? "softmax();" : ""}
  return a${L};
}
${
  work.kind === "forward"
    ? ""
    : `function gather(first) {
  for (let r = 0; r < ${B}; r++) {
    const row = order[first + r] * ${sizes[0]};
    for (let i = 0; i < ${sizes[0]}; i++) a0[r * ${sizes[0]} + i] = x[row + i];
  }
}
function delta(first) {${delta}}
${layers
  .slice(1)
  .map((l) => `function back${l}() {${back(l)}}`)
  .join("\n")}
${layers.map((l) => `function update${l}() {${update(l)}}`).join("\n")}
function epoch() {
  for (let first = 0; first < ${rows}; first += ${B}) {
    gather(first);
    forward();
    delta(first);
    ${layers
      .reverse()
      .map((l) => `${l ? `back${l}(); ` : ""}update${l}();`)
      .join(" ")}
  }
}`
}
return { forward, ${work.kind === "forward" ? "" : "epoch, "}parameters: p };`;
}
