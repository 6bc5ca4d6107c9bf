/**
 * Plain JavaScript for one small shape, without a loop inside a sample: every neuron is a local variable, every weight
 * has a constant place. In training the gradients are local variables as well.
 */
import { offsets } from "../workloads.js";
import { ACTIVATIONS } from "./tiled.js";

const range = (/** @type {number} */ n) => [...Array(n).keys()];

/** @param {import("../workloads.js").Work} work @param {string} name makes the source unique: type feedback is not shared
 * @param {string} functions the text of exp and tanh */
export function source(work, name, functions) {
  const { sizes, hidden, output, batch: B, rows, rate } = work;
  const L = sizes.length - 1;
  const at = offsets(sizes);
  const activation = (/** @type {number} */ l) => ACTIVATIONS[l === L - 1 ? output : hidden];
  const weight = (/** @type {number} */ l, /** @type {number} */ i, /** @type {number} */ j) =>
    at[l].weights + i * sizes[l + 1] + j;

  /** The local variables a{layer}_{neuron} of a sample, or of none of them where `keep` stores them too. */
  const values = (/** @type {(l: number, j: number) => string} */ keep) =>
    range(L)
      .flatMap((l) =>
        range(sizes[l + 1]).map((j) => {
          const sum = range(sizes[l]).map((i) => `a${l}_${i} * p[${weight(l, i, j)}]`);
          return `const z${l + 1}_${j} = ${sum.join(" + ")} + p[${at[l].biases + j}];
    const a${l + 1}_${j} = ${activation(l)[0](`z${l + 1}_${j}`)}; ${keep(l + 1, j)}`;
        }),
      )
      .join("\n    ");
  const inputs = range(sizes[0])
    .map((i) => `const a0_${i} = x[row * ${sizes[0]} + ${i}];`)
    .join(" ");

  const forward = `${range(L + 1)
    .slice(1)
    .map((l) => `const kept${l} = new Float64Array(${rows * sizes[l]});`)
    .join("\n")}
function forward() {
  for (let row = 0; row < ${rows}; row++) {
    ${inputs}
    ${values((l, j) => `kept${l}[row * ${sizes[l]} + ${j}] = a${l}_${j};`)}
  }
  return kept${L};
}`;

  const count = at[L - 1].biases + sizes[L];
  const N = sizes[L];
  const deltas = range(N)
    .map((j) => {
      const error = `(a${L}_${j} - y[row * ${N} + ${j}]) * ${2 / (B * N)}`;
      return `const d${L}_${j} = ${error} * ${ACTIVATIONS[output][1](`a${L}_${j}`)};`;
    })
    .join("\n    ");
  const back = range(L)
    .reverse()
    .map((l) => {
      const gradients = range(sizes[l + 1]).map((j) => {
        const weights = range(sizes[l]).map(
          (i) => `g${weight(l, i, j)} += a${l}_${i} * d${l + 1}_${j};`,
        );
        return `${weights.join(" ")} g${at[l].biases + j} += d${l + 1}_${j};`;
      });
      const before = range(l ? sizes[l] : 0).map((i) => {
        const sum = range(sizes[l + 1]).map((j) => `d${l + 1}_${j} * p[${weight(l, i, j)}]`);
        return `const d${l}_${i} = (${sum.join(" + ")}) * ${activation(l - 1)[1](`a${l}_${i}`)};`;
      });
      return [...gradients, ...before].join("\n    ");
    })
    .join("\n    ");

  const epoch = `function epoch() {
  for (let first = 0; first < ${rows}; first += ${B}) {
    ${range(count)
      .map((i) => `let g${i} = 0;`)
      .join(" ")}
    for (let r = 0; r < ${B}; r++) {
    const row = order[first + r];
    ${inputs}
    ${values(() => "")}
    ${deltas}
    ${back}
    }
    ${range(count)
      .map((i) => `p[${i}] -= ${rate} * g${i};`)
      .join(" ")}
  }
}`;
  return `// ${name}
${functions}
${work.kind === "forward" ? forward : epoch}
return { ${work.kind === "forward" ? "forward" : "epoch"}, parameters: p };`;
}
