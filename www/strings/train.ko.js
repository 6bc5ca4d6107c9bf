// 학습 화면의 말. 학습을 그리는 것과 함께 나중에 읽는다.
import { dataset } from "./data.ko.js";
import { list } from "./ko.js";
import { particle } from "./particle.js";
import { race } from "./race.ko.js";

export const train = {
  openCsv: "CSV 불러오기",
  stepBack: "한 스텝 뒤로",
  bars: "막대는 기울기 ∂L/∂w: 위가 +, 아래가 −",
  barsAcross: "막대는 기울기 ∂L/∂w: 왼쪽이 −, 오른쪽이 +",
  controls: "학습 조작",
  play: "재생",
  pause: "멈춤",
  speed: "재생 속도",
  speeds: {
    slow: "천천히, 1초에 4스텝",
    epochs: "한 프레임에 한 에폭",
    full: "최대한 빠르게",
  },
  onePhase: "한 단계",
  nextPhase: (/** @type {string} */ phase) => `다음: ${phase}`,
  units: { step: "한 스텝", epoch: "한 에폭" },
  moreUnits: "한 스텝이나 한 에폭",
  restart: "처음으로",
  newWeights: "가중치 새로 뽑기",
  phasesName: "한 스텝의 단계",
  phases: { forward: "순전파", loss: "손실", backward: "역전파", update: "갱신" },
  loss: "손실",
  settings: {
    step: "스텝",
    learning_rate: "학습률",
    optimizer: "옵티마이저",
    batch_size: "배치 크기",
    loss: "손실 함수",
    order: "행의 순서",
    order_seed: "순서의 시드",
    schedule: "학습률 스케줄",
    schedule_per: "스케줄의 t가 세는 것",
    bias_training: "편향",
    l1: "L1 규제 λ₁",
    l2: "L2 규제 λ₂",
    tolerance: "행이 하나일 때, 모든 |y − t|가 이보다 작으면 멈춤",
    stop_loss: "손실이 이보다 작으면 멈춤",
    epochs: "이만큼 에폭이 지나면 멈춤",
    patience: "손실이 이만큼 에폭 동안 줄지 않으면 멈춤",
  },
  settingsTitle: "설정",
  /** 고른 손실, 옵티마이저, 스케줄이 쓰는 수. */
  numbers: /** @type {Record<string, string>} */ ({
    delta: "Huber 손실의 경계 δ",
    momentum: "모멘텀 μ",
    dampening: "새 기울기를 덜 받는 비율 τ",
    alpha: "제곱 평균이 남는 비율 α",
    rho: "제곱 평균이 남는 비율 ρ",
    beta1: "기울기 평균이 남는 비율 β₁",
    beta2: "제곱 평균이 남는 비율 β₂",
    epsilon: "분모에 더하는 ε",
    weight_decay: "가중치 감쇠 λ",
    momentum_decay: "모멘텀 감쇠 ψ",
    lr_decay: "학습률 감쇠 κ",
    initial_accumulator_value: "제곱 합의 처음 값 s₀",
    eta_minus: "부호가 바뀌면 곱하는 η⁻",
    eta_plus: "부호가 같으면 곱하는 η⁺",
    step_min: "가장 작은 보폭 Δ min",
    step_max: "가장 큰 보폭 Δ max",
    step_size: "계단 하나의 길이 s",
    gamma: "곱하는 수 γ",
    t_max: "내려가는 데 걸리는 T",
    eta_min: "가장 낮은 학습률 η min",
    decay: "줄어드는 빠르기 κ",
  }),
  settingsAbout: "옵티마이저와 스케줄, 행의 순서, 규제, 멈춤 조건",
  settingsNote: "멈춤 조건은 0이면 쓰지 않는다. 설정을 바꾸어도 배운 가중치는 그대로다.",
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
    rmsprop_centered: "RMSprop(centered)",
    adagrad: "Adagrad",
    adadelta: "Adadelta",
    adam: "Adam",
    amsgrad: "AMSGrad",
    adamw: "AdamW",
    adamax: "Adamax",
    nadam: "NAdam",
    radam: "RAdam",
    rprop: "Rprop",
    shuffled: "에폭마다 섞기",
    fixed: "있는 그대로",
    trained: "함께 학습하기",
    frozen: "그대로 두기",
    constant: "일정",
    step: "계단 η·γ^⌊t/s⌋",
    exponential: "지수 η·γᵗ",
    cosine: "코사인",
    inverse_time: "반비례 η/(1 + κt)",
    epoch: "에폭",
    update: "스텝",
  }),
  old: "회색은 갱신 전 값",
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
    `표시된 숫자로 계산하면 ${particle(value, "이", "가")} 나온다. 위의 값이 더 정확하다.`,
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
    /** @type {Record<string, (outputs: number, rows: number, n: string, delta: string) => string>} */ ({
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
      huber: (_outputs, _rows, n, delta) =>
        `|y − t|가 ${delta} 이하이면 y − t를, 더 크면 그 부호의 ${delta}배를 n = ${particle(n, "으로", "로")} 나눈다.`,
      bce: (_outputs, _rows, n) =>
        `y − t를 y(1 − y)로, 다시 n = ${particle(n, "으로", "로")} 나눈다.`,
      bce_with_logits: (_outputs, _rows, n) =>
        `이 손실은 출력을 로짓으로 받는다. ∂L/∂y = (σ(y) − t)/n, n = ${n}이다.`,
      cross_entropy: (_outputs, _rows, n) =>
        `이 손실은 출력을 로짓으로 받는다. ∂L/∂y = (softmax(y) − t)/n, n = ${n}이다.`,
    }),
  markedLines: "방금 한 단계를 계산하는 줄",
  scriptChanged:
    "도중에 값이나 설정을 바꾸었으므로, 이 스크립트는 처음부터 지금 설정으로 학습한다. 그래서 화면과 다른 값이 나온다.",
  library: "라이브러리",
  script: "이 학습 그대로의 코드",
  columnSums: "편향의 입력은 모든 행에서 1이다. 그래서 δ를 열마다 더한다.",
  twoDimensions: (/** @type {string} */ inputs) =>
    `글의 입력은 1차원이라 전치할 수 없다. 학습에서는 input_data = [[${inputs}]]처럼 2차원으로 쓴다.`,
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
  weightAfter: "갱신 후 w",
  thisRow: "이 행의 x · δ",
  batchGradient: (/** @type {number} */ rows) =>
    `∂L/∂w는 배치 ${rows}행의 x · δ를 모두 더한 값이다.`,
  frozenBias: "이 설정에서 편향은 갱신하지 않는다.",
  sharedDelta: (/** @type {string} */ delta, /** @type {number} */ weights) =>
    `${delta} 하나를 가중치 ${["", "하나", "둘", "셋", "넷"][weights] ?? `${weights}개`}${weights === 1 ? "와" : "과"} 편향이 함께 쓴다.`,
  lineTitle: "이 가중치만 움직이면",
  lineWeight: "손실을 볼 가중치",
  lineNone: "역전파를 마치면 손실 곡선이 나온다.",
  lineSaid: (
    /** @type {string} */ name,
    /** @type {string} */ alone,
    /** @type {number} */ all,
    /** @type {string} */ together,
  ) =>
    `${name} 하나만 옮기면 손실이 ${alone}, ${all}개를 함께 옮기면 ${particle(together, "이", "가")} 된다.`,
  lineMeasured: (
    /** @type {string} */ step,
    /** @type {string} */ above,
    /** @type {string} */ below,
    /** @type {string} */ twice,
    /** @type {string} */ quotient,
    /** @type {string} */ gradient,
  ) =>
    `h = ${particle(step, "으로", "로")} 재면 (L(w + h) − L(w − h)) / 2h = (${above} − ${below}) / ${twice} ≈ ${quotient}, 역전파로 계산하면 ${gradient}.`,
  lineBends: "w − h와 w + h 사이에서 손실이 꺾이거나 크게 휘어 두 값이 다르다.",
  lineLabel: (
    /** @type {string} */ name,
    /** @type {string} */ now,
    /** @type {string} */ loss,
    /** @type {string} */ after,
    /** @type {string} */ alone,
  ) => `${name}에 따른 손실 곡선과 접선: 지금 ${now}에서 ${loss}, 갱신하면 ${after}에서 ${alone}`,
  mapNone: "행이 둘 이상이면 지도가 나온다.",
  mapHint: "지도를 가리키거나 화살표 키를 누르면 그 자리의 출력이 나온다.",
  mapLabel: (/** @type {number} */ rows) => `입력에 따라 신경망이 내는 값, 그 위에 ${rows}행의 점`,
  mapClass: (/** @type {string} */ name) => `클래스 ${name}`,
  mapParts:
    "가는 선은 은닉 뉴런마다 출력에 더하는 몫이다. 모두 더하고 편향을 더하면 출력의 z가 된다.",
  axis: "지도에 놓을 입력",
  mapAdds: "빈 곳을 누르면 그 자리에, 보고 있는 행과 정답이 같은 행이 생긴다.",
  chosenRow: "보고 있는 행",
  trainingRows: "훈련",
  testRows: "테스트",
  accuracy: "정확도",
  confusion: "혼동 행렬",
  confusionHow: "행은 정답, 열은 신경망의 답",
  data: "데이터",
  dataset,
  rowCount: (/** @type {number} */ rows) => `${rows}행`,
  dataShape: (
    /** @type {number} */ rows,
    /** @type {number} */ inputs,
    /** @type {number} */ outputs,
  ) => `${rows}행 · 입력 ${inputs}, 정답 ${outputs}`,
  rowsShown: (/** @type {number} */ first, /** @type {number} */ last, /** @type {number} */ all) =>
    `${all}행 가운데 ${first}–${last}행`,
  showRow: (/** @type {number} */ row) => `${row}행을 신경망에서 보기`,
  addRow: "+ 행",
  pasteRows: "표나 파이썬 리스트를 붙여 넣으면 그 행들로 바뀐다.",
  lossTitle: "손실",
  timeline: "지난 스텝으로 가기",
  timelineAt: (/** @type {number} */ step, /** @type {number} */ all) =>
    `${all}스텝 가운데 ${step}`,
  lossOfAll: "훈련 전체",
  logAxis: "로그 축",
  lossTest: (/** @type {string} */ loss) => `점선: 에폭을 시작할 때의 테스트 손실, ${loss}`,
  lossOfBatch: "이번 배치",
  penalty: (/** @type {string} */ value) =>
    `가중치의 규제항 ${particle(value, "은", "는")} 손실에 넣지 않고 따로 보여 준다.`,
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
    `${all}개 모두 맞다. 꺾이는 점에 있는 ${kinks}개는 비교할 수 없다`,
  checkGoes: "비교하는 중",
  checkNothing: "비교할 수 있는 것이 없다",
  checkLargest: (/** @type {number} */ parameters) =>
    `중앙 차분과의 최대 차이 · 매개변수 ${parameters}개`,
  checkHow: (/** @type {string} */ step) =>
    `가중치를 ${step} 움직여 잰 기울기와 계산한 기울기를 하나씩 비교한다.`,
  checkSample: (/** @type {number} */ some, /** @type {number} */ all) =>
    `${all}개에서 ${some}개를 뽑아 비교했다.`,
  checkOrder: (/** @type {string} */ order) =>
    `가중치를 t만큼 움직인 손실과 기울기로 예측한 손실의 차이는 t의 ${order}제곱에 비례한다. 기울기가 맞으면 2제곱, 틀리면 1제곱이다.`,
  checkKinks: (/** @type {string[]} */ names) =>
    `꺾이는 점에 있어 비교할 수 없는 것: ${names.join(", ")}`,
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
  guess: {
    name: "방향 맞혀 보기",
    hint: "기울기를 가렸다. 갱신하면 커질지 작아질지 골라 보자.",
    after: "역전파를 마치면 물어본다.",
    ask: (/** @type {string} */ weight) => `갱신하면 ${particle(weight, "은", "는")} 어느 쪽으로?`,
    up: "커진다",
    down: "작아진다",
    rises: "커진다",
    falls: "작아진다",
    stays: "그대로다",
    score: (/** @type {number} */ right, /** @type {number} */ made) =>
      `${made}번 가운데 ${right}번 맞혔다.`,
  },
  race,
  teachToo: "이 행도 가르치기",
  slowly: "첫 스텝 천천히 보기",
  show: (/** @type {string} */ name) => `${name} 보기`,
  /** 화면을 듣는 사람에게. */
  spoken: {
    loss: (/** @type {string} */ loss) => `손실 ${loss}`,
    backward: (/** @type {string} */ name, /** @type {string} */ value) =>
      `역전파를 마쳤습니다. 가장 큰 기울기는 ${name}의 ${value}입니다.`,
    update: (/** @type {number} */ step, /** @type {string} */ loss) =>
      `${step}번째 갱신을 마쳤습니다. 갱신 전 손실은 ${loss}입니다.`,
    after: (/** @type {number} */ step, /** @type {string} */ loss) => `${step}스텝, 손실 ${loss}`,
  },
  said: {
    goal: (/** @type {string} */ y, /** @type {string} */ target) =>
      `출력 ${particle(y, "을", "를")} 정답 ${target}에 가깝게 만드는 것이 학습이다.`,
    example: (/** @type {string} */ target) =>
      `글에는 정답이 없어 ${particle(target, "을", "를")} 예로 들었다.`,
    changed: (
      /** @type {string} */ before,
      /** @type {string} */ now,
      /** @type {boolean} */ down,
    ) =>
      `갱신하니 손실이 ${before}에서 ${particle(now, "으로", "로")} ${down ? "줄었다" : "늘었다"}.`,
    memorised: (/** @type {number} */ steps, /** @type {string} */ tolerance) =>
      `${steps}번 갱신하니 모든 출력이 정답과 ${tolerance} 안으로 가까워졌다. 한 행을 외운 것이다.`,
    other: (/** @type {string} */ x, /** @type {string} */ y) =>
      `배우지 않은 입력 ${particle(x, "을", "를")} 넣으면 ${particle(y, "이", "가")} 나온다.`,
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
      /** @type {string | null} */ really,
    ) =>
      `${particle(weight, "을", "를")} ${by} 늘리면 손실이 약 ${change} ${down ? "줄어든다" : "늘어난다"}${really === null ? "" : `(실제 ${really})`}.`,
    dead: (/** @type {string[]} */ names, /** @type {number} */ rows) =>
      `${particle(list(names), "은", "는")} ${rows > 1 ? "모든 행에서 " : ""}출력도 미분값도 0이다(죽은 ReLU). 들어오는 가중치의 기울기가 모두 0이라 여기서는 배우지 못한다.`,
    saturated: (/** @type {string[]} */ names, /** @type {string} */ slope) =>
      `${list(names)}의 f′(z)가 ${names.length > 1 ? `모두 ${slope} 이하로` : particle(slope, "으로", "로")} 0.01보다 작다(포화). 되돌아온 오차가 여기서 거의 사라진다.`,
    symmetric: (/** @type {string} */ layer, /** @type {number} */ neurons) =>
      `${layer}의 뉴런 ${neurons}개는 가중치도 기울기도 모두 같다. 갱신해도 서로 달라지지 않아 뉴런 하나와 다름없다. 가중치를 새로 뽑아 보자.`,
    noWayBack: (/** @type {string} */ layer) =>
      `다음 층의 가중치가 모두 0이라 오차가 ${layer}까지 돌아오지 못하고, ${layer}의 기울기가 모두 0이다. 가중치를 새로 뽑아 보자.`,
    vanishing: (
      /** @type {string} */ each,
      /** @type {string} */ last,
      /** @type {string} */ first,
    ) =>
      `층을 하나 거슬러 갈 때마다 ‖∂L/∂W‖가 약 1/${each}로 줄어든다(출력층 ${last}, 첫 층 ${first}). 앞쪽 층일수록 느리게 배운다(기울기 소실).`,
    exploding: (
      /** @type {string} */ each,
      /** @type {string} */ last,
      /** @type {string} */ first,
    ) =>
      `층을 하나 거슬러 갈 때마다 ‖∂L/∂W‖가 약 ${each}배로 늘어난다(출력층 ${last}, 첫 층 ${first}). 앞쪽 층이 크게 흔들린다(기울기 폭발).`,
    diverging: (/** @type {string} */ first, /** @type {string} */ now) =>
      `손실이 처음 값 ${first}의 10배를 넘어 ${particle(now, "이", "가")} 되었다. 되돌린 뒤 학습률을 낮춰 보자.`,
    stuck: (/** @type {number} */ steps, /** @type {string} */ first) =>
      `${steps}스텝 동안 손실이 처음 값 ${first} 아래로 내려가지 않았다. 학습률을 바꿔 보자.`,
  },
};
