// 내 결과와 비교하는 화면의 말. 그 화면을 그리는 것과 함께 나중에 읽는다.

export const mine = {
  name: "내 결과와 비교",
  about: "노트북이 출력한 것을 그대로 붙여 넣으면 칸마다 맞춰 본다.",
  again: "다시 붙여 넣기",
  label: "내 노트북이 출력한 것",
  placeholder:
    "print나 repr로 출력한 배열, tensor, 리스트, 손실, 노트북 셀 전체를 그대로 붙여 넣으세요.",
  compare: "비교",
  example: "예:",
  mine: "내 노트북",
  found: (/** @type {number} */ n) => (n === 1 ? "찾은 원인" : `찾은 원인 ${n}가지`),
  isNetwork: "출력 결과가 아니라 신경망입니다. 열려면 순전파의 아무 숫자에나 붙여 넣으세요.",
  nothingRead:
    "비교할 배열이나 숫자를 찾지 못했습니다. 코드나 오류 메시지가 아니라 print로 출력한 것을 붙여 넣으세요.",
  nothingFits:
    "읽은 배열과 모양이 맞는 값이 이 신경망에 없습니다. 층의 크기와 입력의 행 수를 확인하세요.",
  allEqual: (/** @type {number} */ n) => (n === 1 ? "한 칸이 같다." : `${n}칸이 모두 같다.`),
  someEqual: (/** @type {number} */ equal, /** @type {number} */ cells) =>
    `${cells}칸 가운데 ${equal}칸이 같다.`,
  needsMore:
    "맞는 원인이 있지만 우연일 수 있다. 가중치나 은닉층의 출력을 더 붙여 넣어야 가릴 수 있다.",
  noCause: "시험한 원인 가운데에는 없습니다.",
  firstDifference: (
    /** @type {string} */ place,
    /** @type {string} */ theirs,
    /** @type {string} */ own,
    /** @type {string} */ by,
  ) => `첫 차이는 ${place}: 노트북 ${theirs}, Perceptible ${own}, 차 ${by}.`,
  float32:
    "float32로 계산한 값이라 끝자리가 다르다. float32로는 같은 수이므로 다른 칸으로 세지 않는다.",
  usesPastedWeights:
    "가중치를 어떻게 뽑았는지는 찾지 못했다. 그래서 붙여 넣은 가중치를 그대로 써서 그 뒤의 원인을 찾았다.",
  unexplained: (/** @type {number} */ n) => `이 원인으로도 ${n}칸은 여전히 다르다.`,
  trainingLeftOut: "학습은 계산이 너무 길어 시험하지 않았다.",
  triedSo: (/** @type {{ tried: unknown[], seeds: number[] }} */ { tried, seeds }) =>
    `원인 ${tried.length}가지${seeds[1] ? `와 시드 0…${(seeds[1] - 1).toLocaleString("en")}` : ""}를 하나씩 실제로 계산해 보았다.`,
  proof: (/** @type {number} */ gained, /** @type {number} */ lost) =>
    `이 원인대로 계산하면 ${gained}칸이 더 맞고${lost ? ` ${lost}칸이 어긋난다` : " 어긋나는 칸은 없다"}.`,
  chance: (/** @type {string} */ power) =>
    `시험한 것 가운데 우연히 이만큼 맞을 기대 횟수는 ${power} 이하다.`,
  alike: "아래 원인도 이 출력으로는 가릴 수 없다.",
  take: "이 원인대로 바꿔 보기",
  takeAll: "모든 원인대로 바꿔 보기",
  taken: "원인대로 바꾸고 다시 비교했습니다.",
  notEditable: "이 원인은 여기의 신경망으로 나타낼 수 없어, 바꿔 볼 수는 없다.",
  copyCode: "고친 코드 복사",
  probably: "노트북의 줄은 아마",
  corrected: "고친 줄",
  searching: "원인을 찾고 있습니다.",
  halted: "원인 찾기를 멈췄습니다.",
  seeds: (/** @type {number} */ tried, /** @type {number} */ all) =>
    `시드 ${tried.toLocaleString("en")} / ${all.toLocaleString("en")}`,
  cancel: "멈추기",
  goOn: "계속 찾기",
  cells: "칸마다",
  equal: "같다",
  different: "다르다",
  difference: (/** @type {number} */ at, /** @type {number} */ all) => `다른 칸 ${at} / ${all}`,
  previous: "이전 다른 칸",
  next: "다음 다른 칸",
  moreArrays: (/** @type {number} */ n) => `배열 ${n}개가 더 있다. 다른 칸으로 옮겨 가면 보인다.`,
  moreCells: (/** @type {number} */ n) => `그 밖에 ${n}칸. 다른 칸으로 옮겨 가면 그 둘레가 보인다.`,
  named: (/** @type {string} */ name) => `붙여 넣은 이름 ${name}`,
  transposed: "전치해서 맞춤",
  summarized: "보이는 칸만",
  noShape: "모양이 맞는 값이 없다",
  arrayEqual: (/** @type {number} */ n) => (n === 1 ? "같다" : `${n}칸 모두 같다`),
  arrayFloat: (/** @type {number} */ n) => `${n}칸이 float32로 같다`,
  arrayDifferent: (/** @type {number} */ n) => (n === 1 ? "다르다" : `${n}칸 모두 다르다`),
  arraySome: (/** @type {number} */ equal, /** @type {number} */ n) =>
    `${n}칸 가운데 ${equal}칸이 같다`,
  unread: (/** @type {number} */ n) => `읽지 않음 ${n}곳`,
  lines: (/** @type {number} */ from, /** @type {number} */ to) =>
    from === to ? `${from}행` : `${from}–${to}행`,
  more: (/** @type {number} */ n) => `그 밖에 ${n}곳.`,
  tried: "시험해 본 원인",
  triedAbout:
    "하나씩 실제로 계산해, 아무것도 바꾸지 않았을 때와 견주어 얻고 잃은 칸을 셌다. 0 같은 정수는 세지 않는다.",
  cause: "원인",
  equalCells: "같은 칸",
  gained: "얻음",
  lost: "잃음",
  of: (/** @type {number} */ n, /** @type {number} */ all) => `${all}칸 가운데 ${n}칸`,
  moreTried: (/** @type {number} */ n) => `나머지 원인 ${n}가지`,
  seedsTried: (
    /** @type {number} */ tried,
    /** @type {number} */ all,
    /** @type {boolean} */ done,
  ) =>
    `시드는 0부터 ${(all - 1).toLocaleString("en")}까지 ${done ? "" : `가운데 ${tried.toLocaleString("en")}개를 `}시험했다. 표에는 가장 잘 맞는 것만 있다.`,
  numerics: {
    name: "NumPy와 같다는 말의 뜻",
    checkedHere:
      "지금 보이는 값은 시험이 NumPy와 맞춰 본 값이다. 그래서 ‘NumPy와 일치’라고 적혀 있다.",
    notCheckedHere:
      "지금 보이는 값은 바뀌었거나 맞춰 본 적이 없다. 그래서 ‘float64’라고만 적혀 있다. 계산은 똑같이 한다.",
    facts: [
      [
        "무엇이 같은가",
        "이 신경망을 NumPy로 계산해 출력한 글자와 같다. 글의 프로그램은 가중치, z, 활성화 값, 출력이 비트까지 같다.",
        "여기서 비교할 때는 노트북에 찍힌 자릿수까지 같으면 같은 칸이다. 마지막 자리 반 개 안에 들면 같다고 본다.",
      ],
      [
        "어디에서 확인했나",
        "NumPy 2.4.6과 맞춰 본 프리셋에만, 고치지 않은 동안에만 ‘일치’라고 쓴다. 글의 세 활성화 함수 가운데 다른 것을 골라도 맞춰 본 값이다.",
        "출력 형식은 배열 약 40,000개와 스크립트 500개로, np.random.randn은 1,660만 개로 확인했고 모두 비트까지 같다.",
      ],
      [
        "마지막 자리",
        "float64는 유효 숫자가 열다섯에서 열일곱 자리다. 계산 순서나 지수 함수의 구현이 다르면 그 마지막 자리가 다를 수 있다. 여덟 자리로 찍을 때 값이 반올림의 경계에 있으면 그 차이가 보이기도 한다.",
      ],
      [
        "더하는 순서",
        "입력이 16개까지면 곱을 둘씩 더해 합에 보태고 편향을 마지막에 더한다. 글의 프로그램에서 NumPy의 비트와 같아지는 순서다. 입력이 더 많으면 왼쪽에서 오른쪽으로 더한다. NumPy는 함께 설치된 BLAS에 따라 순서가 다르므로 마지막 자리가 다를 수 있다. 곱셈과 덧셈을 합친 FMA는 쓰지 않는다.",
      ],
      [
        "log와 exp",
        "randn의 log는 NumPy가 쓰는 glibc(x86-64)의 것을 비트까지 따른다. macOS, Windows, musl에는 저마다의 log가 있어 난수의 마지막 자리가 다를 수 있다.",
        "신경망의 exp와 log는 여기서 직접 계산해, 어느 브라우저에서도 같은 비트가 나온다. 200비트 값과 견준 오차는 exp가 0.53, log가 1 ULP 이하다.",
      ],
      [
        "float32",
        "PyTorch의 기본은 float32로, 유효 숫자가 일고여덟 자리다. 여기서는 float64로만 계산한다. 붙여 넣은 값이 float32의 반올림만큼만 다르면 다른 칸으로 세지 않고 그렇다고 적는다.",
      ],
      [
        "PyTorch가 부정확한 곳",
        "꺾인 점과 무한대에서는 PyTorch의 약속을 따른다. PyTorch의 값 자체가 부정확한 곳에서는 참값을 쓴다: softplus에는 임계값이 없고, 활성화 함수는 2,600비트로 계산한 값과 견주었다.",
      ],
      [
        "스크립트",
        "내보낸 학습 스크립트는 화면의 수와 같은지 스스로 확인한다. 허용 오차는 합의 길이와 스텝 수에서 구한 절대 오차다. 출력이 0을 배우면 상대 오차로는 확인할 수 없기 때문이다.",
      ],
    ],
  },
};
