// 나란히 학습하는 화면의 말.
import { list } from "./ko.js";
import { particle } from "./particle.js";

export const race = {
  tabs: "신경망 하나를 학습하거나 여럿을 나란히 학습",
  one: "신경망 하나",
  name: "나란히 학습",
  kind: "무엇을 달리하나",
  kinds: { activation: "활성화 함수", optimizer: "옵티마이저", learning_rate: "학습률" },
  epochs: "에폭 수",
  epoch: "에폭",
  goal: "목표 손실",
  seeds: (/** @type {number} */ n) => `시드 ${n}개로`,
  none: "은닉층이 없어 견줄 활성화 함수가 없다. 옵티마이저나 학습률을 골라 보자.",
  same: (
    /** @type {number} */ rows,
    /** @type {number} */ parameters,
    /** @type {number} */ seed,
    /** @type {number} */ order,
  ) =>
    `모두 같은 가중치와 편향 ${parameters}개(시드 ${seed})에서 출발하고, 같은 데이터 ${rows}행을 같은 순서(시드 ${order})로 배운다.`,
  begins: "재생을 누르면 모두 함께 학습한다. 누가 먼저 목표 손실에 닿을까?",
  first: (
    /** @type {number} */ seed,
    /** @type {string} */ winner,
    /** @type {number} */ epochs,
    /** @type {string} */ goal,
    /** @type {string} */ second,
    /** @type {number} */ later,
  ) =>
    `시드 ${seed}에서는 ${particle(winner, "이", "가")} ${epochs}에폭 만에 손실 ${goal}에 가장 먼저 닿았다. 다음은 ${second}, ${later}에폭이다.`,
  firstAlone: (
    /** @type {number} */ seed,
    /** @type {string} */ winner,
    /** @type {number} */ epochs,
    /** @type {string} */ goal,
  ) => `시드 ${seed}에서는 ${winner}만 손실 ${goal}에 닿았다. ${epochs}에폭이 걸렸다.`,
  lowest: (
    /** @type {number} */ seed,
    /** @type {string} */ winner,
    /** @type {number} */ epochs,
    /** @type {string} */ goal,
    /** @type {string} */ loss,
  ) =>
    `시드 ${seed}에서는 ${epochs}에폭 안에 손실 ${goal}에 닿은 것이 없다. 가장 낮은 손실은 ${winner}의 ${loss}이다.`,
  ahead: (
    /** @type {number} */ seed,
    /** @type {string} */ winner,
    /** @type {number} */ epochs,
    /** @type {string} */ loss,
  ) =>
    `시드 ${seed}에서는 ${epochs}에폭까지 ${winner}의 손실이 ${particle(loss, "으로", "로")} 가장 낮다.`,
  allBroken: (/** @type {number} */ seed) =>
    `시드 ${seed}에서는 모두 발산했다. 학습률을 낮춰 보자.`,
  mostWins: (
    /** @type {string[]} */ winners,
    /** @type {number} */ wins,
    /** @type {number} */ all,
  ) =>
    `시드 ${all}개 가운데 ${wins}번${winners.length > 1 ? "씩" : "은"} ${particle(list(winners), "이", "가")} 이겼다.`,
  noWins: (/** @type {number} */ all) => `시드 ${all}개에서 모두 발산했다. 학습률을 낮춰 보자.`,
  map: "결정 지도",
  mapAt: (/** @type {number} */ epoch) => `${epoch}에폭`,
  moments: (/** @type {number[]} */ epochs) => `${epochs.join(", ")}에폭`,
  toEpoch: (/** @type {number} */ epoch) => `${epoch}에폭으로`,
  slider: "보는 에폭",
  sliderAt: (/** @type {number} */ epoch, /** @type {number} */ all) =>
    `${all}에폭 가운데 ${epoch}`,
  showNeuron: (/** @type {string} */ name) => `신경망 하나에서 ${name} 보기`,
  negative: (/** @type {string} */ names, /** @type {number} */ rows) =>
    `${names}: ${rows}행 모두 z < 0`,
  gradient: "가장 큰 기울기",
  gradientAbout: "에폭의 첫 배치에서",
  loss: "훈련 손실",
  afterEpoch: (/** @type {number} */ epoch) => `${epoch}에폭 뒤`,
  accuracy: "훈련 정확도",
  testAccuracy: "테스트 정확도",
  broken: (/** @type {number} */ epoch) => `${epoch}에폭에서 발산`,
  epochsTo: (/** @type {string} */ goal) => `손실 ${goal}까지 에폭`,
  notIn: (/** @type {number} */ epochs) => `${epochs} 안에 못 닿음`,
  dead: "죽은 뉴런",
  deadAbout: "모든 행에서 출력과 미분값이 0",
  of: (/** @type {number} */ n, /** @type {number} */ all) => `${n} / ${all}`,
  wins: "이긴 횟수",
  seedsNone: (/** @type {number} */ all) => `시드 ${all}개 가운데`,
  seedsDone: (/** @type {number} */ done, /** @type {number} */ all) => `시드 ${done} / ${all}`,
  curves: "훈련 손실",
  curvesAbout: "에폭마다, 훈련하는 모든 행의 평균",
  epochZero: "에폭 0",
  ghosts: "옅은 선은 설정을 바꾸기 전의 학습이다.",
};
