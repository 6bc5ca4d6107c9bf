// Words of the race.
/** @type {typeof import("./race.ko.js").race} */
export const race = {
  tabs: "Train one network, or several side by side",
  one: "One network",
  name: "Race",
  kind: "What differs",
  kinds: { activation: "Activation", optimizer: "Optimizer", learning_rate: "Learning rate" },
  epochs: "Epochs",
  epoch: "Epoch",
  goal: "Goal, a loss of",
  seeds: (/** @type {number} */ n) => `${n} seeds`,
  none: "Without a hidden layer there are no activations to compare. Choose optimizers or learning rates.",
  same: (
    /** @type {number} */ rows,
    /** @type {number} */ parameters,
    /** @type {number} */ seed,
    /** @type {number} */ order,
  ) =>
    `All start from the same ${parameters} parameters (seed ${seed}) and learn the same ${rows === 1 ? "row" : `${rows} rows`} in the same order (seed ${order}).`,
  begins: "Press Play, and all of them learn. Which one is first to reach the goal?",
  first: (
    /** @type {number} */ seed,
    /** @type {string} */ winner,
    /** @type {number} */ epochs,
    /** @type {string} */ goal,
    /** @type {string} */ second,
    /** @type {number} */ later,
  ) =>
    `With seed ${seed}, ${winner} is the first to reach a loss of ${goal}, after ${epochs} epochs; ${second} needs ${later}.`,
  firstAlone: (
    /** @type {number} */ seed,
    /** @type {string} */ winner,
    /** @type {number} */ epochs,
    /** @type {string} */ goal,
  ) => `With seed ${seed}, ${winner} alone reaches a loss of ${goal}, after ${epochs} epochs.`,
  lowest: (
    /** @type {number} */ seed,
    /** @type {string} */ winner,
    /** @type {number} */ epochs,
    /** @type {string} */ goal,
    /** @type {string} */ loss,
  ) =>
    `With seed ${seed}, none reaches a loss of ${goal} within ${epochs} epochs; ${winner} gets the lowest, ${loss}.`,
  ahead: (
    /** @type {number} */ seed,
    /** @type {string} */ winner,
    /** @type {number} */ epochs,
    /** @type {string} */ loss,
  ) => `With seed ${seed}, ${winner} has the lowest loss after ${epochs} epochs: ${loss}.`,
  allBroken: (/** @type {number} */ seed) =>
    `With seed ${seed}, all of them diverged. Try a lower learning rate.`,
  mostWins: (/** @type {string} */ winner, /** @type {number} */ wins, /** @type {number} */ all) =>
    `With ${all} seeds, the most wins are ${wins}, by ${winner}.`,
  loss: "Training loss",
  afterEpoch: (/** @type {number} */ epoch) => `after epoch ${epoch}`,
  accuracy: "Training accuracy",
  testAccuracy: "Test accuracy",
  broken: (/** @type {number} */ epoch) => `diverged in epoch ${epoch}`,
  epochsTo: (/** @type {string} */ goal) => `Epochs to a loss of ${goal}`,
  notIn: (/** @type {number} */ epochs) => `not in ${epochs}`,
  dead: "Dead neurons",
  deadAbout: "output and slope 0 for all rows",
  of: (/** @type {number} */ n, /** @type {number} */ all) => `${n} of ${all}`,
  wins: "Wins",
  seedsNone: (/** @type {number} */ all) => `of ${all} seeds`,
  seedsDone: (/** @type {number} */ done, /** @type {number} */ all) => `seed ${done} of ${all}`,
  curves: "Training loss",
  curvesAbout: "after each epoch, over all rows that are trained on",
  epochZero: "epoch 0",
  ghosts: "Pale curves: the race before the settings changed.",
};
