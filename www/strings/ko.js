// 설명은 '한다' 체, 알림은 '합니다' 체. 조사는 앞말의 끝소리에 맞춘다.
import { particle } from "./particle.js";

/** @param {string} name */
const clip = (name) => (name.length > 32 ? `${name.slice(0, 31)}…` : name);

/** @param {string[]} names */
export const list = (names) =>
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
    slope: "음수 구간 기울기",
    alpha: "음수 쪽 크기",
    beta: "가파르기",
  }),
  activationOf: (/** @type {string} */ layer) => `${layer}의 활성화 함수`,
  /** 눌러야 보이는 것들. */
  holds: (/** @type {string[]} */ names) => list(names),
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
  codeNeedsEngine: "계산 엔진이 준비되면 코드가 나옵니다.",
  notInOneFile: "이 파일에서는 그림을 만들 수 없습니다. 웹 페이지에서 열어 주세요.",
  columnOf: (/** @type {number} */ j, /** @type {any} */ name) => [name, `의 ${j}열`],
  compareIn: (/** @type {string} */ layer) => `${layer}의 함수만 바꾸고 나머지는 그대로 둔다.`,
  copied: "복사했습니다",
  embed: "퍼가기",
  copy: "복사",
  curveTip: "가로 z, 세로 a, 점 = 지금 값",
  digitsName: "소수 자릿수",
  dragHint: (/** @type {boolean} */ coarse) =>
    `숫자를 좌우로 끌거나 ${coarse ? "눌러" : "클릭해"} 입력`,
  editedTip: "바꾼 값이 있다",
  endSteps: "끝내기",
  equalsZ: "z와 마지막 비트까지 같다",
  exampleWay: (/** @type {string} */ scale) => `예제 방식(${scale} × randn)`,
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
    lecun: "randn · √(1/n)",
    xavier: "±√(6/(n+m))",
    xavier_normal: "randn · √(2/(n+m))",
    he: "randn · √(2/n)",
    he_uniform: "±√(6/n)",
    zeros: "0",
    uniform: "−1 … 1",
  }),
  initializations: /** @type {Record<string, string>} */ ({
    post: "예제 방식",
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
        ? "z가 양수라서, 이 입력에서는 leaky ReLU가 항등 함수와 같다."
        : `z ${n > 8 ? n : `${count(n)} `}개가 모두 양수라서, 이 입력에서는 leaky ReLU가 항등 함수와 같다.`,
    noneNegative: "음수인 z가 없어서, 이 입력에서는 leaky ReLU가 항등 함수와 같다.",
    tryInput: (/** @type {string} */ name, /** @type {string} */ value) =>
      `${name} = ${particle(value, "으로", "로")} 바꿔 보기`,
    leakyShrinks: (
      /** @type {string[]} */ names,
      /** @type {string} */ slope,
      /** @type {boolean} */ all,
    ) =>
      `${all && names.length > 1 ? "모든 뉴런" : list(names)}의 z가 음수다. 여기서 leaky ReLU는 z에 ${particle(slope, "을", "를")} 곱한다. ReLU였다면 0이 된다.`,
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
  keys: "키보드",
  keyTable: [
    ["↑ ↓", "숫자를 한 칸씩. Shift와 함께 열 칸, Alt와 함께 10분의 1칸"],
    ["Home · Enter · Esc", "숫자를 처음 값으로 · 직접 입력 · 방금 바꾼 것 취소"],
    ["Ctrl+C · Ctrl+V", "숫자 복사 · 숫자나 배열 붙여 넣기"],
    ["← → ↑ ↓", "뉴런에서 옆 뉴런으로"],
    ["→ ← ↓ ↑", "한 단계씩, 발표 화면: 다음·이전 항, 다음·이전 뉴런"],
    ["Ctrl+Z · Ctrl+Shift+Z", "되돌리기 · 다시 실행"],
    ["K · L · Shift+L · J", "학습: 재생과 멈춤 · 한 단계 · 한 스텝 · 한 단계 뒤로"],
  ],
  language: "언어",
  layerWord: "층",
  ledgerOf: (/** @type {string} */ name) => `${name}의 계산`,
  linkCopied: "링크를 복사했습니다",
  copyYourself: "복사가 막혀 있습니다. 직접 복사해 주세요.",
  openPage: "새 탭에서 크게 보기",
  markedLines: (/** @type {string} */ layer) =>
    `고른 뉴런이 있는 ${particle(layer, "을", "를")} 계산하는 줄`,
  matchesNumPy: "float64 · NumPy와 소수 8자리까지 일치",
  matrixName: (/** @type {string} */ name) => `행렬 ${name}`,
  more: (/** @type {string} */ layer) => `${layer}에 ${unit(layer)} 하나 더하기`,
  /** 화면을 듣는 이에게: 어느 쪽으로 움직여 얼마가 되었는지. */
  moved: (
    /** @type {string} */ name,
    /** @type {string} */ value,
    /** @type {number | null} */ way,
  ) =>
    `${name} ${way === null ? "" : way > 0 ? "커져서 " : way < 0 ? "작아져서 " : "그대로 "}${value}`,
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
    why === "guess" ? `${name}, 가려진 값. 눌러서 예상하기` : `${name}, 아직 계산하지 않음`,
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
  predict: "가리고 예측하기",
  predictHint: "값을 가렸습니다. 칸을 눌러 예상한 값을 적고 확인해 보세요.",
  guessAsk: (/** @type {string} */ name) => `${name}의 값은 얼마일까요?`,
  guessCheck: "확인",
  guessNumber: "수를 적어 주세요. 비워 두면 값만 보여 줍니다.",
  guessWorth: (
    /** @type {string} */ name,
    /** @type {string} */ said,
    /** @type {string} */ is,
    /** @type {string} */ off,
    /** @type {number} */ way,
  ) =>
    way === 0
      ? `${name} = ${is}. 정확히 맞혔습니다.`
      : `${name} = ${is}. 예상한 ${particle(said, "은", "는")} ${off}만큼 ${way > 0 ? "큽니다" : "작습니다"}.`,
  present: "발표 화면",
  presentKeys: "→ ← 한 단계씩 · ↓ ↑ 뉴런 · Esc 나가기",
  endPresenting: "나가기",
  preset: "프리셋",
  presetIs: (/** @type {string} */ name) => `프리셋: ${name}`,
  presetNotes: /** @type {Record<string, string>} */ ({
    post: "3 → 4 → 2",
    "post-negative": "leaky ReLU의 효과가 보이는 입력",
    batch: "4 → 5 → 2, 세 행",
    xor: "2 → 2 → 1",
    "by-hand": "2 → 2 → 2",
    "xor-training": "2 → 4 → 1",
    circles: "2 → 4 → 1",
    spiral: "2 → 64 → 3",
    neuron: "3 → 1",
  }),
  presets: /** @type {Record<string, string>} */ ({
    post: "Dense 층과 활성화 함수",
    "post-negative": "Dense 층, x₃ = −5.5",
    batch: "샘플 세 개를 한 번에",
    xor: "손으로 푼 XOR",
    "by-hand": "손으로 따라가는 역전파",
    "xor-training": "XOR 학습",
    circles: "동심원 나누기",
    spiral: "세 갈래 나선",
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
  roundedRows: "표시된 값은 반올림한 것이라 곱과 합의 끝자리가 다를 수 있습니다.",
  rowNumber: (/** @type {number} */ r) => `행 ${r}`,
  rowWise: "소프트맥스는 한 행의 z를 모두 쓰므로, z 하나에 대한 곡선이 없다.",
  rowOf: (/** @type {number} */ r, /** @type {any} */ name) => [name, `의 ${r}행`],
  overflows:
    "여기서 NumPy는 오버플로를 경고한다. np.exp의 값이 inf가 되기 때문인데, 1/(1 + inf)은 0이므로 결과는 맞다.",
  because: (/** @type {string} */ condition) => `${condition}이므로`,
  sameAsZ: "z와 같은 값이다.",
  sameWeights: (/** @type {number} */ n) => `같은 가중치, ${count(n)} 활성화 함수`,
  saveFile: "저장…",
  saveNetwork: "신경망 저장(JSON)",
  saveAs: /** @type {Record<string, string>} */ ({
    "save-svg": "그림(SVG)",
    "save-png": "그림(PNG)",
    "save-script": "NumPy 코드(.py)",
    "save-csv": "모든 값(CSV)",
  }),
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
  ) => `${name} ← ${from}: ${factors} ${product}${first ? "" : `, 여기까지의 합 ${sum}`}`,
  stepThrough: "한 단계씩",
  stored: "저장된 값",
  structure: "신경망의 모양과 가중치",
  tabs: { neuron: "뉴런", map: "지도", matrix: "행렬", code: "코드" },
  tabsName: "보기",
  term: "항",
  toDark: "어두운 화면으로",
  toLight: "밝은 화면으로",
  tools: "도구",
  undo: "되돌리기",
  unseenWord: "가려짐",
  valueWord: "값",
  weight: "가중치",
  weightsSet: (/** @type {boolean} */ short) => `${short ? "" : "가중치를 "}직접 정함`,
  weightedSum: "가중합(편향 포함)",
  weightedSumShared: "가중합 z (공통)",
  widthIs: "굵기 =",
  why: "무엇이 보이는지",
  movedCells: (/** @type {string[]} */ cells) =>
    cells.length ? `바뀐 칸: ${cells.join(", ")}` : "바뀐 칸이 없다.",
  zShared: "가중합 z는 모두 같고, 그 뒤부터 달라진다.",
  modesName: "무엇을 볼지",
  modes: { forward: "순전파", train: "학습", mine: "내 결과와 비교" },
  modesShort: { forward: "순전파", train: "학습", mine: "결과와 비교" },
  parameterCount: (/** @type {number} */ n) => `매개변수 ${n}개`,
  dataElsewhere:
    "이 데이터의 파일을 여기서는 불러올 수 없습니다. 그래서 아무것도 바꾸지 않았습니다.",
  stepAgain:
    "값이 바뀌어 이 스텝을 순전파부터 다시 합니다. 학습률과 옵티마이저는 갱신 전까지 그대로 바꿀 수 있습니다.",
  lossSuited: "손실 함수와 출력층의 활성화 함수를 이 데이터에 맞게 바꿨습니다.",
  rowsKept: (/** @type {number} */ rows) =>
    `행 ${rows}개만 남겼습니다. 값을 고치거나 표를 붙여 넣으세요.`,
  trainElsewhere: "여기서는 학습 화면을 불러올 수 없습니다. 새 탭에서 크게 열어 보세요.",
  refused: {
    notReady: "아직 계산 엔진이 없습니다. 먼저 `ready`를 기다리세요.",
    notConnected: "문서에 들어 있지 않은 그림입니다. 먼저 문서에 넣으세요.",
    disposed: "이미 dispose()한 그림입니다. 다시 시작하려면 문서에 다시 넣으세요.",
    noPictureSize: "그림의 width와 scale은 0보다 커야 합니다.",
    noCanvas:
      "이 브라우저에서는 이 크기의 캔버스를 만들 수 없습니다. SVG로 받거나 scale을 줄이세요.",
  },
  notRunning: (/** @type {string} */ why, /** @type {boolean} */ stored) =>
    `지금은 계산할 수 ${stored ? "없어 저장된 값을 보여 줍니다" : "없습니다"}. ${why}`,
  whyNotRunning: {
    missing: "WebAssembly를 지원하는 최신 브라우저에서 열어 주세요.",
    unpacking:
      "압축된 계산 엔진을 이 브라우저가 풀지 못합니다(DecompressionStream이 없습니다). 최신 브라우저에서 열어 주세요.",
    blocked:
      "이 페이지의 보안 정책(CSP)이 WebAssembly를 막고 있습니다. script-src에 'wasm-unsafe-eval'을 허용해 주세요.",
    load: "계산 엔진을 내려받지 못했습니다. 연결을 확인하고 새로 고쳐 주세요.",
    style: "스타일 시트를 내려받지 못해 그릴 수 없습니다. 연결을 확인하고 새로 고쳐 주세요.",
  },
  partNotLoaded: "필요한 파일을 내려받지 못했습니다. 연결을 확인하고 새로 고쳐 주세요.",
  noSecondScript: {
    load: "그림을 그리는 perceptible-more.js를 내려받지 못했습니다. perceptible.js와 같은 폴더에 있어야 합니다. 연결을 확인하고 새로 고쳐 주세요.",
    blocked:
      "이 페이지의 보안 정책(CSP)이 그림을 그리는 perceptible-more.js를 막고 있습니다. script-src에 허용해 주세요.",
    stale:
      "perceptible-more.js가 perceptible.js와 다른 판입니다. 같은 판의 두 파일을 함께 올려 주세요.",
  },
  fileTooLarge: (/** @type {string} */ size, /** @type {string} */ most) =>
    `파일이 너무 큽니다(${size}). ${most} 이하의 JSON 파일을 골라 주세요.`,
  shape: (/** @type {number} */ rows, /** @type {number} */ columns) => `${rows} × ${columns}`,
  noRoomForShape: (/** @type {string} */ shape, /** @type {string} */ room) =>
    `${shape} 배열인데 이 칸부터는 ${room}까지 넣을 수 있습니다.`,
  transposeFits: (/** @type {string} */ shape, /** @type {string} */ room) =>
    `${shape} 배열인데 이 칸부터는 ${room}까지 넣을 수 있습니다. 전치하면 들어갑니다.`,
  moreRows: (/** @type {string} */ shape, /** @type {string} */ room) =>
    `${shape} 배열인데 자리는 ${room}입니다. 각 행을 샘플 하나로 넣을 수 있습니다.`,
  maybeTransposed:
    "PyTorch는 가중치를 (출력, 입력) 순서로 둡니다. 여기서는 행이 입력입니다. 정사각 행렬은 어느 쪽으로도 들어갑니다.",
  severalArrays: (/** @type {number} */ n) =>
    `배열이 ${n}개인데 이 신경망의 가중치와 편향 순서와 맞지 않습니다. 하나만 붙여 넣으세요.`,
  offers: { transpose: "전치해서 넣기", rows: "여러 행으로 넣기", keep: "그대로 넣기" },
  linkWithoutNetwork: "신경망이 없는 링크입니다. 숫자를 넣거나, 브라우저에서 여세요.",
  noRoom: (/** @type {number} */ n, /** @type {number} */ room) =>
    `숫자가 ${n}개인데 이 칸부터는 ${room}개까지 넣을 수 있습니다.`,
  linkProblem: (/** @type {string} */ reason, /** @type {boolean} */ link) =>
    `${link ? "링크를 읽을 수 없습니다. " : ""}${reason} 처음 예제를 보여 줍니다.`,
  trainingLeftOut: "파일을 고친 뒤라 저장된 학습이 이 신경망의 것이 아니어서 빼고 열었습니다.",
  unknownKeys: (/** @type {string[]} */ keys) =>
    `${particle(list(keys.map(clip)), "은", "는")} 모르는 항목이어서 빼고 열었습니다.`,
  workKept: (/** @type {number} */ step) =>
    `지난번에 ${step}스텝까지 학습한 신경망이 남아 있습니다.`,
  resume: "이어서 하기",
  linkBegins: "학습을 시작할 때의 가중치로 링크를 복사했습니다.",
  linkLearnt: "배운 가중치를 넣어 복사",
  engineRestarted: "계산 엔진이 멈춰서 다시 시작했습니다. 마지막으로 저장된 상태를 보여 줍니다.",
  engineLost: "계산 엔진을 다시 시작했지만 저장된 상태로는 또 멈춰서 처음 예제를 보여 줍니다.",
  cleared: "처음으로 되돌렸습니다.",
};
