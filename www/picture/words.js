// What only the picture says; the rest is in ../strings. 설명은 '한다' 체.

/** @typedef {typeof ko} Words */

const ko = {
  edited: "고친 값 있음",
  network: (/** @type {string} */ sizes) => `${sizes} 신경망`,
  seed: (/** @type {string} */ code) => `시드 ${code}`,
  row: (/** @type {number} */ row, /** @type {number} */ rows) => `${rows}행 중 ${row}행`,
  inputs: (/** @type {string} */ list) => `입력: ${list}`,
  layer: (
    /** @type {string} */ layer,
    /** @type {string} */ activation,
    /** @type {string} */ list,
  ) => `${layer}, 활성화 함수 ${activation}: ${list}`,
  linearLayer: (/** @type {string} */ layer, /** @type {string} */ list) => `${layer}: ${list}`,
  weightedSum: "가중합",
  bias: "편향",
  others: (/** @type {number} */ n) => `외 ${n}개`,
  calculation: (/** @type {string} */ name, /** @type {string} */ sum) =>
    `${name}의 가중합: ${sum}`,
  times: "곱하기",
  plus: "더하기",
  minus: "마이너스 ",
  trained: (/** @type {number} */ steps, /** @type {string} */ loss) =>
    `${steps}스텝 학습한 뒤, 손실 ${loss}`,
  prints: (/** @type {string} */ name, /** @type {string} */ text) =>
    `NumPy 출력(${name}): ${text}`,
};

/** @type {Words} */
const en = {
  edited: "edited",
  network: (sizes) => `${sizes} network`,
  seed: (code) => `seed ${code}`,
  row: (row, rows) => `row ${row} of ${rows}`,
  inputs: (list) => `Inputs: ${list}`,
  layer: (layer, activation, list) => `${layer}, activation ${activation}: ${list}`,
  linearLayer: (layer, list) => `${layer}: ${list}`,
  weightedSum: "weighted sum",
  bias: "bias",
  others: (n) => `and ${n} more`,
  calculation: (name, sum) => `Weighted sum of ${name}: ${sum}`,
  times: "times",
  plus: "plus",
  minus: "minus ",
  trained: (steps, loss) =>
    `after ${steps} ${steps === 1 ? "step" : "steps"} of training, loss ${loss}`,
  prints: (name, text) => `NumPy prints (${name}): ${text}`,
};

/** @param {"ko" | "en"} language */
export const words = (language) => (language === "ko" ? ko : en);

/** For the test that keeps both complete. */
export const all = { ko, en };
