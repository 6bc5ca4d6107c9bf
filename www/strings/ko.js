// 설명은 '한다' 체, 알림은 '합니다' 체. 조사는 앞말의 끝소리에 맞춘다.

/** 앞말에 맞는 조사를 붙인다: particle("h₄", "은", "는") → "h₄는". @param {string} word @param {string} closed 받침이 있을 때 @param {string} open 없을 때 */
export function particle(word, closed, open) {
  const last = word.replace(/[)\]'"⁾]+$/u, "").at(-1) ?? "";
  const digit =
    "₀₁₂₃₄₅₆₇₈₉".indexOf(last) >= 0 ? "₀₁₂₃₄₅₆₇₈₉".indexOf(last) : "0123456789".indexOf(last);
  const code = last.charCodeAt(0);
  let tail = false;
  let rieul = false;
  if (digit >= 0) {
    tail = [true, true, false, true, false, false, true, true, true, false][digit]; // 영 일 이 삼 사 오 육 칠 팔 구
    rieul = [1, 7, 8].includes(digit);
  } else if (code >= 0xac00 && code <= 0xd7a3) {
    tail = (code - 0xac00) % 28 !== 0;
    rieul = (code - 0xac00) % 28 === 8;
  } else {
    tail = /[lmnrLMNR]/.test(last);
    rieul = /[lrLR]/.test(last);
  }
  return word + (tail && !(closed === "으로" && rieul) ? closed : open);
}

/** @param {string[]} names */
const list = (names) =>
  names.length > 4 ? `${names.slice(0, 3).join(", ")} 등 ${names.length}개` : names.join(", ");

/** @param {number} n */
const count = (n) =>
  ["", "하나뿐인", "두", "세", "네", "다섯", "여섯", "일곱", "여덟"][n] ?? `${n}개`;

/** @param {string} layer */
const unit = (layer) => (layer === ko.inputLayer ? "입력" : "뉴런");

export const ko = {
  activation: "활성화 함수",
  activations: /** @type {Record<string, string>} */ ({
    sigmoid: "시그모이드",
    leaky_relu: "Leaky ReLU",
    swish: "Swish",
    linear: "없음(항등)",
    tanh: "tanh",
    relu: "ReLU",
    elu: "ELU",
    selu: "SELU",
    gelu: "GELU",
    gelu_tanh: "GELU(tanh 근사)",
    softplus: "소프트플러스",
    softsign: "소프트사인",
    mish: "Mish",
    hardswish: "하드 스위시",
    hardsigmoid: "하드 시그모이드",
    relu6: "ReLU6",
    softmax: "소프트맥스",
  }),
  short: /** @type {Record<string, string>} */ ({ linear: "항등" }),
  parameters: /** @type {Record<string, string>} */ ({
    negative_slope: "음수 구간 기울기",
    slope: "음수 구간 기울기",
    alpha: "음수 쪽 크기",
    beta: "기울기 배율",
  }),
  activationOf: (/** @type {string} */ layer) => `${layer}의 활성화 함수`,
  moreActivations: (/** @type {string} */ layer) => `${layer}의 활성화 함수 모두 보기`,
  addLayerBefore: (/** @type {string} */ layer) => `${layer} 앞에 은닉층 넣기`,
  addRow: "행 추가",
  allValues: "신경망의 모든 값",
  batchRows: "입력 행(샘플)",
  before: (/** @type {string} */ value) => `${value} →`,
  biasName: (/** @type {string} */ neuron) => `${neuron}의 편향`,
  broadcast: (/** @type {number} */ rows, /** @type {number} */ n, /** @type {number} */ m) =>
    rows === 1
      ? `입력은 모양이 (${n},)인 한 줄이지만 편향이 (1, ${m})이므로 더한 결과의 모양은 (1, ${m})이다.`
      : `행 ${rows}개를 한 번에 곱한다. (1, ${m})인 편향은 모든 행에 똑같이 더해진다.`,
  calculation: "계산 보기",
  close: "닫기",
  codeNeedsEngine: "코드는 계산 엔진이 준비되면 나온다.",
  notInOneFile: "이 파일에서는 그림을 만들 수 없습니다. 웹 페이지에서 열어 주세요.",
  columnOf: (/** @type {number} */ j, /** @type {any} */ name) => [name, `의 ${j}열`],
  compareIn: (/** @type {string} */ layer) => `${layer}의 함수만 바꾸고 나머지는 그대로 둔다.`,
  copied: "복사했습니다",
  embed: "퍼가기",
  copy: "복사",
  curveTip: "가로 z, 세로 a, 점 = 지금 값",
  digitsName: "소수 자릿수",
  dragHint: "숫자를 좌우로 끌거나 클릭해 입력",
  editedTip: "프리셋에서 바뀐 것이 있다",
  endSteps: "끝내기",
  equalsZ: "z와 마지막 비트까지 같다",
  fewer: (/** @type {string} */ layer) => `${layer}에서 ${unit(layer)} 하나 빼기`,
  fileAndShare: "파일과 공유",
  file: "파일",
  fileInstead: "링크가 8,000자를 넘습니다. 파일로 저장해 공유해 주세요.",
  flipSign: "부호 바꾸기",
  float64: "float64",
  fullDigits: "전체",
  hiddenLayer: "은닉층",
  hiddenLayerNumber: (/** @type {number} */ n) => `은닉층 ${n}`,
  initialization: "가중치 초기화",
  initializationCode: /** @type {Record<string, string>} */ ({
    post: "0.10 * randn",
    lecun: "randn · √(1/n)",
    xavier: "±√(6/(n+m))",
    xavier_normal: "randn · √(2/(n+m))",
    he: "randn · √(2/n)",
    he_uniform: "±√(6/n)",
    zeros: "0",
    uniform: "−1 … 1",
  }),
  initializations: /** @type {Record<string, string>} */ ({
    post: "글의 방식",
    lecun: "LeCun 정규",
    xavier: "Xavier 균등",
    xavier_normal: "Xavier 정규",
    he: "He 정규",
    he_uniform: "He 균등",
    zeros: "모두 0",
    uniform: "균등",
  }),
  inputLayer: "입력층",
  inputName: (/** @type {string} */ name) => `${name} 입력`,
  inputWord: "입력",
  insight: {
    allPositive: (/** @type {number} */ n) =>
      n === 1
        ? "z가 양수라서, 이 입력에서 leaky ReLU는 항등 함수와 같다."
        : `${n > 8 ? `z ${n}개` : `${count(n)} z`}가 모두 양수라서, 이 입력에서 leaky ReLU는 항등 함수와 같다.`,
    noneNegative: "음수인 z가 없어서, 이 입력에서 leaky ReLU는 항등 함수와 같다.",
    tryInput: (/** @type {string} */ name, /** @type {string} */ value) =>
      `${name} = ${particle(value, "으로", "로")} 바꿔 보기`,
    leakyShrinks: (
      /** @type {string[]} */ names,
      /** @type {string} */ slope,
      /** @type {boolean} */ all,
    ) =>
      `${all && names.length > 1 ? "모든 뉴런" : list(names)}의 z가 음수다. 여기서 leaky ReLU는 z에 ${particle(slope, "을", "를")} 곱하고, ReLU라면 0이 된다.`,
    dead: (/** @type {string[]} */ names, /** @type {number} */ rows) =>
      `${particle(list(names), "은", "는")} ${rows > 1 ? "모든 행에서 " : ""}0이고 기울기도 0이다. 이대로는 배우지 못하는 '죽은 ReLU'다.`,
    saturated: (/** @type {string[]} */ names, /** @type {string | null} */ slope) =>
      `${list(names)}에서 시그모이드가 포화되어 기울기가 ${slope === null ? "거의 0이다" : `${slope} 이하다`}.`,
    swishBelow: (/** @type {string[]} */ names, /** @type {string} */ low) =>
      `Swish는 ${list(names)}에서 0보다 작다(가장 작은 값 ${low}). 음수를 버리지 않고 일부를 남긴다.`,
    broken: (/** @type {string[]} */ names) =>
      `${list(names)}의 값을 계산할 수 없다(nan 또는 inf). 방금 바꾼 값을 되돌려 보자.`,
    squeezed: (/** @type {number} */ n) =>
      n === 1
        ? "같은 z가 함수에 따라 다른 값이 된다."
        : `같은 z ${n}개가 함수에 따라 다른 값이 된다.`,
  },
  language: "언어",
  layerWord: "층",
  ledgerOf: (/** @type {string} */ name) => `${name}의 계산`,
  linkCopied: "링크를 복사했습니다",
  copyYourself: "복사가 막혀 있습니다. 직접 복사해 주세요.",
  openPage: "새 탭에서 크게 보기",
  matchesNumPy: "float64 · NumPy와 소수 8자리까지 일치",
  matrixName: (/** @type {string} */ name) => `행렬 ${name}`,
  more: (/** @type {string} */ layer) => `${layer}에 ${unit(layer)} 하나 더하기`,
  moreNeurons: (/** @type {number} */ n) => `나머지 +${n} 보기`,
  nameWord: "이름",
  negativeWeight: "음의 가중치",
  neuronDescription: (
    /** @type {string} */ name,
    /** @type {string} */ z,
    /** @type {string} */ a,
    /** @type {boolean} */ linear,
  ) => (linear ? `${name} = ${a}` : `${name}, z ${z}, 값 ${a}`),
  neuronHidden: (/** @type {string} */ name, /** @type {string | null} */ why) =>
    why === "guess" ? `${name}, 가려진 값. 눌러서 보기` : `${name}, 아직 계산하지 않음`,
  newWeights: "가중치 새로 뽑기",
  nextNeuron: "다음 뉴런",
  nextStep: "다음 단계",
  nothingSelected: "뉴런을 고르면 계산이 여기에 나옵니다.",
  oneAxis: "한 축에서 비교",
  openFile: "열기…",
  opened: "파일을 열었습니다.",
  outputLayer: "출력층",
  partialSum: "여기까지의 합",
  plotLabel: (
    /** @type {string} */ f,
    /** @type {string} */ z,
    /** @type {string} */ a,
    /** @type {string} */ slope,
  ) => `${f} 곡선과 지금 값: z ${z}, a ${a}, 기울기 ${slope}`,
  positiveWeight: "양의 가중치",
  predict: "가리고 예측",
  predictHint: "값을 가렸습니다. 먼저 예상해 보고, 칸을 눌러 확인해 보세요.",
  present: "발표 화면",
  preset: "프리셋",
  presetIs: (/** @type {string} */ name) => `프리셋: ${name}`,
  presetNotes: /** @type {Record<string, string>} */ ({
    post: "3 → 4 → 2",
    "post-negative": "leaky ReLU가 일하는 입력",
    batch: "4 → 5 → 2, 세 행",
    xor: "2 → 2 → 1",
    neuron: "3 → 1",
  }),
  presets: /** @type {Record<string, string>} */ ({
    post: "Dense 층과 활성화 함수",
    "post-negative": "Dense 층, x₃ = −5.5",
    batch: "샘플 세 개를 한 번에",
    xor: "손으로 푼 XOR",
    neuron: "뉴런 하나",
  }),
  previousNeuron: "이전 뉴런",
  previousStep: "이전 단계",
  printed: "NumPy가 출력하는 결과",
  prints: "출력",
  product: "곱",
  redo: "다시 실행",
  removeLayer: (/** @type {string} */ layer) => `${layer} 빼기`,
  removeRow: (/** @type {number} */ r) => `행 ${r} 빼기`,
  reset: "처음으로 되돌리기",
  resetTo: (/** @type {string} */ value) => `처음 값 ${value}`,
  revealAll: "모두 보기",
  roundedRows: "표시 자리에서 반올림했습니다.",
  rowNumber: (/** @type {number} */ r) => `행 ${r}`,
  rowWise: "소프트맥스는 한 행의 z를 모두 쓰므로, z 하나에 대한 곡선이 없다.",
  rowOf: (/** @type {number} */ r, /** @type {any} */ name) => [name, `의 ${r}행`],
  sameAsZ: "z와 같은 값이다.",
  sameWeights: (/** @type {number} */ n) => `같은 가중치, ${count(n)} 활성화 함수`,
  saveFile: "저장…",
  script: "이 신경망 그대로의 NumPy 코드",
  seed: "시드",
  selectInMatrix: "Z나 A의 칸을 고르면 계산이 나온다.",
  share: "공유",
  slopeHere: "이 점의 기울기 f′(z) =",
  spoken: (/** @type {string} */ text) => text.replace(/^−/, "마이너스 "),
  stage: "신경망",
  stepActivation: (
    /** @type {string} */ name,
    /** @type {string} */ f,
    /** @type {string} */ z,
    /** @type {string} */ a,
    /** @type {boolean} */ linear,
  ) =>
    linear
      ? `${name}: 활성화 함수가 없어 a = z = ${a}`
      : `${name}: ${f}에 z = ${particle(z, "을", "를")} 넣으면 ${a}`,
  stepBias: (
    /** @type {string} */ name,
    /** @type {string} */ b,
    /** @type {string} */ zName,
    /** @type {string} */ z,
  ) => `${name}: 편향 ${particle(b, "을", "를")} 더하면 ${zName} = ${z}`,
  stepTerm: (
    /** @type {string} */ name,
    /** @type {string} */ from,
    /** @type {string} */ factors,
    /** @type {string} */ product,
    /** @type {string} */ sum,
    /** @type {boolean} */ first,
  ) => `${name} ← ${from}: ${factors} = ${product}${first ? "" : `, 여기까지의 합 ${sum}`}`,
  stepThrough: "한 단계씩",
  stored: "저장된 값",
  structure: "신경망의 모양과 가중치",
  tabs: { neuron: "뉴런", matrix: "행렬", code: "코드" },
  tabsName: "보기",
  term: "항",
  toDark: "어두운 화면으로",
  toLight: "밝은 화면으로",
  tools: "도구",
  train: {
    ledgerOf: (/** @type {string} */ name) => `${name}의 역전파 계산`,
    forward: "순전파",
    backward: "역전파",
    from: (/** @type {string} */ name) => `${name}에서`,
    noTargets: "정답 t를 넣으면 손실을 계산합니다.",
    targetName: (/** @type {string} */ name) => `정답 ${name}`,
    notInBatch: "지금 보는 행은 이번 배치에 들어 있지 않다.",
    deltaSign: "δ는 ∂L/∂z다. 부호를 반대로 쓰는 책도 있다.",
    identitySlope: "항등 함수라 f′ = 1이다.",
    softmaxSlope:
      "소프트맥스에서는 z 하나가 모든 출력을 바꾼다. 그래서 f′ 하나를 곱하는 대신 평균을 빼고 y를 곱한다.",
    textbook: (/** @type {string} */ value) =>
      `보이는 숫자로 셈하면 ${particle(value, "이", "가")} 나온다. 위의 값이 더 정확하다.`,
    kink: (/** @type {string} */ z, /** @type {string} */ slope) =>
      `z = ${particle(z, "은", "는")} 곡선이 꺾이는 점이다. PyTorch처럼 여기서는 f′ = ${particle(slope, "으로", "로")} 정한다.`,
    kinkOfLoss: "y = t에서는 |y − t|가 꺾인다. PyTorch처럼 여기서는 미분값을 0으로 정한다.",
    together: /** @type {Record<string, string>} */ ({
      bce_with_logits:
        "시그모이드와 이진 교차 엔트로피는 한꺼번에 미분한다. 그러면 σ′(z)가 약분되어 δ = (y − t)/n이 된다.",
      cross_entropy:
        "소프트맥스와 교차 엔트로피는 한꺼번에 미분한다. 그러면 식이 약분되어 δ = (y − t)/n이 된다.",
    }),
    lossFactor:
      /** @type {Record<string, (outputs: number, rows: number, n: string) => string>} */ ({
        mse: (outputs, rows, n) =>
          rows > 1
            ? `n은 행 수 × 출력 수, ${rows} × ${outputs} = ${n}이고 ∂L/∂y = 2(y − t)/n이다.`
            : outputs === 2
              ? "출력이 둘이라 2/n = 1이고 ∂L/∂y = y − t다."
              : `출력이 ${outputs === 1 ? "하나" : `${outputs}개`}라 n = ${n}이고 ∂L/∂y = 2(y − t)/n이다.`,
        half_sse: (_outputs, _rows, _n) => "½과 2가 약분되어 ∂L/∂y = y − t다.",
        sse: (_outputs, _rows, _n) => "평균이 아니라 합이므로 ∂L/∂y = 2(y − t)다.",
        mae: (_outputs, _rows, n) =>
          `∂L/∂y는 y − t의 부호를 n = ${particle(n, "으로", "로")} 나눈 값이다.`,
        huber: (_outputs, _rows, n) =>
          `|y − t|가 1 이하이면 y − t를, 더 크면 그 부호를 n = ${particle(n, "으로", "로")} 나눈다.`,
        bce: (_outputs, _rows, n) =>
          `y − t를 y(1 − y)로, 다시 n = ${particle(n, "으로", "로")} 나눈다.`,
        bce_with_logits: (_outputs, _rows, n) =>
          `이 손실은 출력을 로짓으로 받는다. ∂L/∂y = (σ(y) − t)/n, n = ${n}이다.`,
        cross_entropy: (_outputs, _rows, n) =>
          `이 손실은 출력을 로짓으로 받는다. ∂L/∂y = (softmax(y) − t)/n, n = ${n}이다.`,
      }),
    rounded: "표시 자리에서 반올림했다.",
    oldWeights: "오차는 갱신하기 전의 w를 거슬러 돌아왔다.",
    meanOf: (/** @type {number} */ rows) => `배치 ${rows}행의 평균`,
    sumOf: (/** @type {number} */ rows) => `배치 ${rows}행의 합`,
    meanTip: "δ에 이미 1/n이 들어 있으므로, 모든 행의 δ를 더하면 평균이 된다.",
    sumTip: "손실이 합이므로 모든 행의 δ를 더한다.",
    sampleName: "배치 안의 샘플",
    sample: (/** @type {string} */ at, /** @type {number} */ all) => `샘플 ${at} / ${all}`,
    previousSample: "앞 샘플",
    nextSample: "다음 샘플",
    updateOf: (/** @type {string} */ name) => `${name}의 가중치 갱신`,
    weightNow: "지금 w",
    weightBefore: "갱신 전 w",
    weightAfter: "갱신하면",
    thisRow: "이 행의 x · δ",
    batchGradient: (/** @type {number} */ rows) =>
      `∂L/∂w는 배치 ${rows}행의 x · δ를 모두 더한 값이다.`,
    sharedDelta: (/** @type {string} */ delta, /** @type {number} */ weights) =>
      `${delta} 하나를 가중치 ${["", "하나", "둘", "셋", "넷"][weights] ?? `${weights}개`}${weights === 1 ? "와" : "과"} 편향이 함께 쓴다.`,
    data: "데이터",
    rowCount: (/** @type {number} */ rows) => `${rows}행`,
    dataShape: (
      /** @type {number} */ rows,
      /** @type {number} */ inputs,
      /** @type {number} */ outputs,
    ) => `${rows}행 · 입력 ${inputs}, 정답 ${outputs}`,
    rowsShown: (
      /** @type {number} */ first,
      /** @type {number} */ last,
      /** @type {number} */ all,
    ) => `${all}행 가운데 ${first}–${last}행`,
    showRow: (/** @type {number} */ row) => `${row}행을 신경망에서 보기`,
    addRow: "+ 행",
    pasteRows: "표나 파이썬 리스트를 붙여 넣으면 행이 그만큼 생긴다.",
    lossTitle: "손실",
    lossOfAll: "훈련 전체",
    lossOfBatch: "이번 배치",
    penalty: (/** @type {string} */ value) => `가중치 벌점 ${value}은 손실에 넣지 않고 따로 센다.`,
    steps: "스텝",
    lossLabel: (
      /** @type {number} */ points,
      /** @type {string} */ first,
      /** @type {string} */ now,
    ) => `스텝마다의 손실, 점 ${points}개: 처음 ${first}, 지금 ${now}`,
    lossNone: "손실 곡선, 아직 비어 있음",
    checkTitle: "기울기 검사",
    checkRight: (/** @type {number} */ all) => `${all}개 모두 맞다`,
    checkWrong: (/** @type {number} */ wrong, /** @type {number} */ all) =>
      `${all}개 가운데 ${wrong}개가 다르다`,
    checkButKinks: (/** @type {number} */ all, /** @type {number} */ kinks) =>
      `${all}개 모두 맞다. 꺾이는 점에 있는 ${kinks}개는 견줄 수 없다`,
    checkNothing: "견줄 수 있는 것이 없다",
    checkLargest: (/** @type {number} */ parameters) =>
      `중앙 차분과의 최대 차이 · 매개변수 ${parameters}개`,
    checkHow: (/** @type {string} */ step) =>
      `가중치를 ${step} 움직여 잰 기울기와 계산한 기울기를 하나씩 견준다.`,
    checkSample: (/** @type {number} */ some, /** @type {number} */ all) =>
      `${all}개에서 ${some}개를 뽑아 견주었다.`,
    checkOrder: (/** @type {string} */ order) =>
      `가중치를 t만큼 움직였을 때의 나머지는 t의 ${order}제곱에 비례한다. 기울기가 맞으면 2, 틀리면 1이다.`,
    checkKinks: (/** @type {string[]} */ names) =>
      `꺾이는 점에 있어 견줄 수 없는 것: ${names.join(", ")}`,
    checkTable: "표 보기",
    checkLimit: (/** @type {string} */ limit) => `한계 ${limit}`,
    checkLabel: (
      /** @type {number} */ all,
      /** @type {string} */ largest,
      /** @type {string} */ limit,
    ) =>
      `기울기 ${all}개와 중앙 차분의 차이를 로그 축에 놓은 점: 가장 큰 차이 ${largest}, 한계 ${limit}`,
    analytic: "역전파",
    numeric: "중앙 차분",
    difference: "차이",
    show: (/** @type {string} */ name) => `${name} 보기`,
    said: {
      goal: (/** @type {string} */ y, /** @type {string} */ target) =>
        `출력 ${particle(y, "을", "를")} 정답 ${target}에 가깝게 만드는 것이 학습이다.`,
      memorised: (/** @type {number} */ steps, /** @type {string} */ tolerance) =>
        `${steps}번 갱신하니 모든 출력이 정답과 ${tolerance} 안으로 가까워졌다. 한 행을 외운 것이다.`,
      oneSign: (
        /** @type {number} */ count,
        /** @type {boolean} */ negative,
        /** @type {boolean} */ nearer,
      ) =>
        negative
          ? `기울기 ${count}개가 모두 음수이므로 SGD로 갱신하면 값이 모두 커진다${nearer ? "(음의 가중치는 0에 가까워진다)" : ""}.`
          : `기울기 ${count}개가 모두 양수이므로 SGD로 갱신하면 값이 모두 작아진다${nearer ? "(양의 가중치는 0에 가까워진다)" : ""}.`,
      asInputs: (/** @type {string} */ ratio, /** @type {number} */ layers) =>
        `${layers > 2 ? "첫 은닉층의 " : layers > 1 ? "은닉 " : ""}뉴런마다 막대 길이의 비가 ${particle(ratio, "으로", "로")} 같다. ∂L/∂w = x · δ라서 입력의 비가 그대로 남는다.`,
      meaning: (
        /** @type {string} */ weight,
        /** @type {string} */ by,
        /** @type {string} */ change,
        /** @type {boolean} */ down,
      ) =>
        `${particle(weight, "을", "를")} ${by} 늘리면 손실이 약 ${change} ${down ? "준다" : "는다"}.`,
      dead: (/** @type {string[]} */ names, /** @type {number} */ rows) =>
        `${particle(list(names), "은", "는")} ${rows > 1 ? "모든 행에서 " : ""}출력도 미분값도 0이다(죽은 ReLU). 들어오는 가중치의 기울기가 모두 0이라 여기서는 배우지 못한다.`,
      saturated: (/** @type {string[]} */ names, /** @type {string} */ slope) =>
        `${list(names)}의 f′(z)가 ${names.length > 1 ? `많아야 ${slope}` : slope}로 0.01보다 작다(포화). 되돌아온 오차가 여기서 거의 사라진다.`,
      symmetric: (/** @type {string} */ layer, /** @type {number} */ neurons) =>
        `${layer}의 뉴런 ${neurons}개는 가중치도 기울기도 모두 같다. 갱신해도 서로 달라지지 않아 뉴런 하나와 다름없다. 가중치를 새로 뽑아 보자.`,
      noWayBack: (/** @type {string} */ layer) =>
        `다음 층의 가중치가 모두 0이라 오차가 ${layer}까지 돌아오지 못하고, ${layer}의 기울기가 모두 0이다. 가중치를 새로 뽑아 보자.`,
      vanishing: (
        /** @type {string} */ each,
        /** @type {string} */ last,
        /** @type {string} */ first,
      ) =>
        `층을 하나 거슬러 갈 때마다 ‖∂L/∂W‖가 약 1/${each}로 준다(출력층 ${last}, 첫 층 ${first}). 앞쪽 층일수록 느리게 배운다(기울기 소실).`,
      exploding: (
        /** @type {string} */ each,
        /** @type {string} */ last,
        /** @type {string} */ first,
      ) =>
        `층을 하나 거슬러 갈 때마다 ‖∂L/∂W‖가 약 ${each}배로 는다(출력층 ${last}, 첫 층 ${first}). 앞쪽 층이 크게 흔들린다(기울기 폭발).`,
      diverging: (/** @type {string} */ first, /** @type {string} */ now) =>
        `손실이 처음 값 ${first}의 10배를 넘어 ${particle(now, "이", "가")} 되었다. 되돌린 뒤 학습률을 낮춰 보자.`,
      stuck: (/** @type {number} */ steps, /** @type {string} */ first) =>
        `${steps}스텝 동안 손실이 처음 값 ${first} 아래로 내려가지 않았다. 학습률을 바꿔 보자.`,
    },
  },
  undo: "되돌리기",
  unseenWord: "가려짐",
  valueWord: "값",
  valuesNow: (/** @type {string[]} */ values) => values.join(", "),
  weight: "가중치",
  weightedSum: "가중합(편향 포함)",
  weightedSumShared: "가중합 z (공통)",
  widthIs: "굵기는",
  zShared: "가중합 z는 모두 같고, 그 뒤부터 달라진다.",
  modesName: "무엇을 볼지",
  modes: { forward: "순전파", train: "학습" },
  parameterCount: (/** @type {number[]} */ sizes, /** @type {number} */ n) =>
    `float64 · ${sizes.join(" → ")} · 매개변수 ${n}개`,
  training: {
    elsewhere: "여기서는 학습 화면을 불러올 수 없습니다. 새 탭에서 크게 열어 보세요.",
    controls: "학습 조작",
    play: "재생",
    pause: "멈춤",
    onePhase: "한 단계",
    nextPhase: (/** @type {string} */ phase) => `다음: ${phase}`,
    units: { step: "한 스텝", epoch: "한 에폭" },
    moreUnits: "한 스텝이나 한 에폭",
    restart: "처음으로",
    newWeights: "가중치 새로 뽑기",
    phasesName: "한 스텝의 단계",
    phases: { forward: "순전파", loss: "손실", backward: "역전파", update: "갱신" },
    loss: "손실",
    noTargets: "정답 t를 넣으면 손실을 계산합니다.",
    targetName: (/** @type {string} */ name) => `정답 ${name}`,
    settings: {
      step: "스텝",
      learning_rate: "학습률",
      optimizer: "옵티마이저",
      batch_size: "배치 크기",
      loss: "손실 함수",
    },
    names: /** @type {Record<string, string>} */ ({
      mse: "MSE",
      half_sse: "½ Σ(y − t)²",
      sse: "Σ(y − t)²",
      mae: "MAE",
      huber: "Huber",
      bce: "BCE",
      bce_with_logits: "BCE (로짓)",
      cross_entropy: "교차 엔트로피",
      sgd: "SGD",
      momentum: "모멘텀",
      nesterov: "Nesterov",
      rmsprop: "RMSprop",
      adagrad: "Adagrad",
      adadelta: "Adadelta",
      adam: "Adam",
      amsgrad: "AMSGrad",
      adamw: "AdamW",
      adamax: "Adamax",
      nadam: "NAdam",
      radam: "RAdam",
      rprop: "Rprop",
    }),
    lossFormulas: /** @type {Record<string, string>} */ ({
      mse: "L = Σ(y − t)² / n",
      half_sse: "L = ½ Σ(y − t)²",
      sse: "L = Σ(y − t)²",
      mae: "L = Σ|y − t| / n",
      huber: "L = Σ huber(y − t) / n",
      bce: "L = −Σ(t·ln y + (1 − t)·ln(1 − y)) / n",
      bce_with_logits: "L = −Σ(t·ln σ(y) + (1 − t)·ln σ(−y)) / n",
      cross_entropy: "L = −Σ t·ln softmax(y) / n",
    }),
  },
  refused: {
    notReady: "아직 계산 엔진이 없습니다. 먼저 `ready`를 기다리세요.",
    notConnected: "문서에 들어 있지 않은 그림입니다. 먼저 문서에 넣으세요.",
    disposed: "이미 dispose()한 그림입니다. 다시 시작하려면 문서에 다시 넣으세요.",
    noPictureSize: "그림의 width와 scale은 0보다 커야 합니다.",
    noCanvas:
      "이 브라우저에서는 이 크기의 캔버스를 만들 수 없습니다. SVG로 받거나 scale을 줄이세요.",
  },
  noWasm: (/** @type {string} */ reason, /** @type {boolean} */ stored) =>
    `이 브라우저에서는 계산할 수 ${stored ? "없어 저장된 값을 보여 줍니다" : "없습니다"}. ${reason}`,
  noWasmReasons: {
    missing: "WebAssembly를 지원하는 최신 브라우저에서 열어 주세요.",
    blocked:
      "이 페이지의 보안 정책(CSP)이 WebAssembly를 막고 있습니다. script-src에 'wasm-unsafe-eval'을 허용해 주세요.",
    load: "계산 엔진을 내려받지 못했습니다. 연결을 확인하고 새로 고쳐 주세요.",
  },
  fileTooLarge: (/** @type {string} */ size) =>
    `파일이 너무 큽니다(${size}). 1 MB 이하의 JSON 파일을 골라 주세요.`,
  shape: (/** @type {number} */ rows, /** @type {number} */ columns) => `${rows} × ${columns}`,
  noRoomForShape: (/** @type {string} */ shape, /** @type {string} */ room) =>
    `${shape} 배열인데 이 칸부터는 ${room}까지 들어갑니다.`,
  transposeFits: (/** @type {string} */ shape, /** @type {string} */ room) =>
    `${shape} 배열인데 이 칸부터는 ${room}까지 들어갑니다. 전치하면 들어갑니다.`,
  moreRows: (/** @type {string} */ shape, /** @type {string} */ room) =>
    `${shape} 배열인데 자리는 ${room}입니다. 행마다 표본 하나로 넣을 수 있습니다.`,
  maybeTransposed:
    "PyTorch는 가중치를 (출력, 입력) 순서로 둡니다. 여기서는 행이 입력입니다. 정사각 행렬은 어느 쪽으로도 들어갑니다.",
  severalArrays: (/** @type {number} */ n) =>
    `배열이 ${n}개인데 이 신경망의 가중치와 편향 순서와 맞지 않습니다. 하나만 붙여 넣으세요.`,
  offers: { transpose: "전치해서 넣기", rows: "여러 행으로 넣기", keep: "그대로 넣기" },
  noRoom: (/** @type {number} */ n, /** @type {number} */ room) =>
    `숫자가 ${n}개인데 여기부터는 ${room}칸뿐입니다.`,
  linkProblem: (/** @type {string} */ reason, /** @type {boolean} */ link) =>
    `${link ? "링크를 읽을 수 없습니다. " : ""}${reason} 처음 예제를 보여 줍니다.`,
  engineRestarted: "계산 엔진이 멈춰서 다시 시작했습니다. 마지막으로 저장된 상태를 보여 줍니다.",
  cleared: "처음으로 되돌렸습니다.",
};
