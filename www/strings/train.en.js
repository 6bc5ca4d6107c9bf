// The words of Train, loaded with what draws it.
import { dataset } from "./data.en.js";
import { count, list, the, verb } from "./en.js";
import { race } from "./race.en.js";

/** @type {typeof import("./train.ko.js").train} */
export const train = {
  openCsv: "Open CSV",
  stepBack: "One step back",
  bars: "bars are gradients ∂L/∂w: up +, down −",
  barsAcross: "bars are gradients ∂L/∂w: left −, right +",
  controls: "Training",
  play: "Play",
  pause: "Pause",
  speed: "Speed",
  speeds: {
    slow: "Slow: 4 steps per second",
    epochs: "One epoch per frame",
    full: "As fast as possible",
  },
  onePhase: "One phase",
  nextPhase: (phase) => `Next: ${phase}`,
  units: { step: "One step", epoch: "One epoch" },
  moreUnits: "One step or one epoch",
  restart: "Restart",
  newWeights: "New weights",
  phasesName: "Phases of a step",
  phases: { forward: "Forward", loss: "Loss", backward: "Backward", update: "Update" },
  loss: "Loss",
  settings: {
    step: "Step",
    learning_rate: "Learning rate",
    optimizer: "Optimizer",
    batch_size: "Batch size",
    loss: "Loss function",
    order: "Order of the rows",
    order_seed: "Seed of the order",
    schedule: "Learning-rate schedule",
    schedule_per: "What the schedule's t counts",
    bias_training: "Biases",
    l1: "L1 penalty λ₁",
    l2: "L2 penalty λ₂",
    tolerance: "With one row, stop when every |y − t| is below",
    stop_loss: "Stop when the loss is below",
    epochs: "Stop after this many epochs",
    patience: "Stop after this many epochs without a lower loss",
  },
  settingsTitle: "Settings",
  numbers: {
    delta: "Where the Huber loss turns linear, δ",
    momentum: "Momentum μ",
    dampening: "Dampening τ",
    alpha: "Share of the mean square that is kept, α",
    rho: "Share of the mean square that is kept, ρ",
    beta1: "Share of the mean gradient that is kept, β₁",
    beta2: "Share of the mean square that is kept, β₂",
    epsilon: "Added to the denominator, ε",
    weight_decay: "Weight decay λ",
    momentum_decay: "Momentum decay ψ",
    lr_decay: "Learning-rate decay κ",
    initial_accumulator_value: "First value of the sum of squares, s₀",
    eta_minus: "Factor when the sign flips, η⁻",
    eta_plus: "Factor when the sign stays, η⁺",
    step_min: "Smallest step, Δ min",
    step_max: "Largest step, Δ max",
    step_size: "Length of a stair, s",
    gamma: "Factor γ",
    t_max: "Length of the descent, T",
    eta_min: "Lowest learning rate, η min",
    decay: "Decay κ",
  },
  settingsAbout: "optimizer and schedule, order of the rows, penalties, when to stop",
  settingsNote: "A stop condition of 0 is off. Changing a setting keeps what was learnt.",
  names: /** @type {Record<string, string>} */ ({
    mse: "MSE",
    half_sse: "½ Σ(y − t)²",
    sse: "Σ(y − t)²",
    mae: "MAE",
    huber: "Huber",
    bce: "BCE",
    bce_with_logits: "BCE (logits)",
    cross_entropy: "Cross-entropy",
    sgd: "SGD",
    momentum: "Momentum",
    nesterov: "Nesterov",
    rmsprop: "RMSprop",
    rmsprop_centered: "RMSprop (centered)",
    adagrad: "Adagrad",
    adadelta: "Adadelta",
    adam: "Adam",
    amsgrad: "AMSGrad",
    adamw: "AdamW",
    adamax: "Adamax",
    nadam: "NAdam",
    radam: "RAdam",
    rprop: "Rprop",
    shuffled: "Shuffled each epoch",
    fixed: "As they stand",
    trained: "Learn too",
    frozen: "Stay as they are",
    constant: "Constant",
    step: "Stairs η·γ^⌊t/s⌋",
    exponential: "Exponential η·γᵗ",
    cosine: "Cosine",
    inverse_time: "Inverse η/(1 + κt)",
    epoch: "Epochs",
    update: "Steps",
  }),
  old: "Grey: before the update",
  ledgerOf: (name) => `Back-propagation at ${name}`,
  forward: "Forward",
  backward: "Back",
  from: (name) => `from ${name}`,
  noTargets: "Enter the targets t to compute the loss.",
  targetName: (name) => `Target ${name}`,
  notInBatch: "The row on the stage is not in this batch.",
  deltaSign: "δ is ∂L/∂z. Some books write it with the other sign.",
  identitySlope: "The function is the identity, so f′ = 1.",
  softmaxSlope:
    "In softmax each z moves every output, so there is no single f′: subtract the mean, then multiply by y.",
  textbook: (value) => `The digits shown would give ${value}. The value above is more accurate.`,
  kink: (z, slope) =>
    `At z = ${z} the curve has a kink. As in PyTorch, f′ is taken to be ${slope} there.`,
  kinkOfLoss: "At y = t the curve |y − t| has a kink. As in PyTorch, its slope is taken to be 0.",
  together: {
    bce_with_logits:
      "Sigmoid and binary cross-entropy are differentiated together: σ′(z) cancels, and δ = (y − t)/n is left.",
    cross_entropy:
      "Softmax and cross-entropy are differentiated together: terms cancel, and δ = (y − t)/n is left.",
  },
  lossFactor: {
    mse: (outputs, rows, n) =>
      rows > 1
        ? `n is rows × outputs, ${rows} × ${outputs} = ${n}, and ∂L/∂y = 2(y − t)/n.`
        : outputs === 2
          ? "There are two outputs, so 2/n = 1 and ∂L/∂y = y − t."
          : `There ${outputs === 1 ? "is one output" : `are ${outputs} outputs`}, so n = ${n} and ∂L/∂y = 2(y − t)/n.`,
    half_sse: (_outputs, _rows, _n) => "½ and 2 cancel, so ∂L/∂y = y − t.",
    sse: (_outputs, _rows, _n) => "The loss is a sum, not a mean, so ∂L/∂y = 2(y − t).",
    mae: (_outputs, _rows, n) => `∂L/∂y is the sign of y − t, divided by n = ${n}.`,
    huber: (_outputs, _rows, n, delta) =>
      `Where |y − t| is at most ${delta}, y − t is divided by n = ${n}; beyond that, ${delta} times its sign is.`,
    bce: (_outputs, _rows, n) => `y − t is divided by y(1 − y), then by n = ${n}.`,
    bce_with_logits: (_outputs, _rows, n) =>
      `This loss takes outputs as logits: ∂L/∂y = (σ(y) − t)/n, with n = ${n}.`,
    cross_entropy: (_outputs, _rows, n) =>
      `This loss takes outputs as logits: ∂L/∂y = (softmax(y) − t)/n, with n = ${n}.`,
  },
  markedLines: "The lines of the phase that was done last",
  scriptChanged:
    "Something was changed on the way. This script trains with the present settings from the start, so its numbers differ from those on the page.",
  library: "Library",
  script: "Script for exactly this training",
  columnSums: "The input of a bias is 1 in every row, so each column of δ is summed.",
  twoDimensions: (/** @type {string} */ inputs) =>
    `The post's input has one dimension and cannot be transposed. Training needs two: input_data = [[${inputs}]].`,
  rounded: "Rounded for display.",
  oldWeights: "The error came back through the weights as they were before the update.",
  meanOf: (rows) => `Mean of ${rows} rows`,
  sumOf: (rows) => `Sum of ${rows} rows`,
  meanTip: "1/n is already in each δ, so the sum of all rows' δ is the mean.",
  sumTip: "The loss is a sum, so the δ of all rows are added up.",
  sampleName: "Sample in the batch",
  sample: (at, all) => `Sample ${at} / ${all}`,
  previousSample: "Previous sample",
  nextSample: "Next sample",
  updateOf: (name) => `Update of the weights into ${name}`,
  weightNow: "w now",
  weightBefore: "w before",
  weightAfter: "w after",
  thisRow: "x · δ of this row",
  batchGradient: (rows) => `∂L/∂w is the sum of x · δ over the ${rows} rows of the batch.`,
  frozenBias: "These settings leave the biases as they are.",
  sharedDelta: (delta, weights) =>
    `${["", "The weight", "Both weights"][weights] ?? `All ${count(weights)} weights`} and the bias share the same ${delta}.`,
  lineTitle: "Moving this weight alone",
  lineWeight: "Weight along which the loss is drawn",
  lineNone: "The curve appears after back-propagation.",
  lineSaid: (name, alone, all, together) =>
    `Moving ${name} alone gives a loss of ${alone}; moving all ${all} gives ${together}.`,
  lineMeasured: (step, above, below, twice, quotient, gradient) =>
    `Measured with h = ${step}: (L(w + h) − L(w − h)) / 2h = (${above} − ${below}) / ${twice} ≈ ${quotient}; back-propagation gives ${gradient}.`,
  lineBends: "Between w − h and w + h the loss has a kink or bends strongly, so the two differ.",
  lineLabel: (name, now, loss, after, alone) =>
    `Loss against ${name}, with its tangent: ${loss} at ${now} now, ${alone} at ${after} after the update`,
  mapNone: "With two rows or more there is a map.",
  mapHint: "Point at the map, or press an arrow key, to read the output there.",
  mapLabel: (rows) => `What the network gives for each input, with ${rows} rows as points`,
  mapClass: (name) => `class ${name}`,
  mapParts:
    "Each thin line is what a hidden neuron adds to the output. Their sum, with the bias, is the output's z.",
  axis: "Input on the map",
  mapAdds: "Press an empty place to add a row there, with the target of the row on stage.",
  chosenRow: "row on stage",
  trainingRows: "Training",
  testRows: "Test",
  accuracy: "Accuracy",
  confusion: "Confusion matrix",
  confusionHow: "Rows are the targets, columns are the network's answers",
  data: "Data",
  dataset,
  rowCount: (rows) => `${rows} ${rows === 1 ? "row" : "rows"}`,
  dataShape: (rows, inputs, outputs) =>
    `${rows} ${rows === 1 ? "row" : "rows"} · ${inputs} in, ${outputs} out`,
  rowsShown: (first, last, all) => `Rows ${first}–${last} of ${all}`,
  showRow: (row) => `Show row ${row} on the stage`,
  addRow: "+ row",
  pasteRows: "Paste a table or a Python list to replace the rows.",
  lossTitle: "Loss",
  timeline: "Go to a step",
  timelineAt: (step, all) => `Step ${step} of ${all}`,
  lossOfAll: "whole training set",
  logAxis: "Log axis",
  lossTest: (loss) => `Dashed: test loss at the start of an epoch, ${loss}`,
  lossOfBatch: "this batch",
  penalty: (value) => `The penalty on the weights, ${value}, is counted apart from the loss.`,
  steps: "steps",
  lossLabel: (points, first, now) =>
    `Loss by step, ${points} ${points === 1 ? "point" : "points"}: first ${first}, now ${now}`,
  lossNone: "Loss by step, nothing yet",
  checkTitle: "Gradient check",
  checkRight: (all) => `All ${all} are right`,
  checkWrong: (wrong, all) => `${wrong} of ${all} differ`,
  checkButKinks: (all, kinks) => `All ${all} are right; ${kinks} at a kink cannot be compared`,
  checkGoes: "comparing",
  checkNothing: "Nothing can be compared",
  checkLargest: (parameters) =>
    `largest difference from central differences · ${parameters} parameters`,
  checkHow: (step) =>
    `Each weight is moved by ${step}, and the slope measured this way is compared with its gradient.`,
  checkSample: (some, all) => `${some} of ${all} were drawn and compared.`,
  checkOrder: (order) =>
    `When the weights move by t, the loss differs from what the gradients predict by a multiple of t to the power ${order}: 2 if the gradients are right, 1 if they are wrong.`,
  checkKinks: (names) => `At a kink, and not compared: ${names.join(", ")}`,
  checkTable: "Show table",
  checkLimit: (limit) => `limit ${limit}`,
  checkLabel: (all, largest, limit) =>
    `Differences of ${all} gradients from central differences on a logarithmic axis: the largest ${largest}, the limit ${limit}`,
  analytic: "Back-propagation",
  numeric: "Central difference",
  difference: "Difference",
  guess: {
    name: "Predict the direction",
    hint: "Gradients are hidden. Will the update raise or lower each weight?",
    after: "You will be asked after back-propagation.",
    ask: (/** @type {string} */ weight) => `Which way does the update move ${weight}?`,
    up: "Up",
    down: "Down",
    rises: "up",
    falls: "down",
    stays: "stays",
    score: (/** @type {number} */ right, /** @type {number} */ made) =>
      `${right} of ${made} right.`,
  },
  race,
  teachToo: "Teach it this row too",
  slowly: "The first step, slowly",
  show: (name) => `Show ${name}`,
  spoken: {
    loss: (loss) => `Loss ${loss}`,
    backward: (name, value) =>
      `The error has gone back. The largest gradient is ${value}, of ${name}.`,
    update: (step, loss) => `Update ${step} is done. The loss before it was ${loss}.`,
    after: (step, loss) => `Step ${step}, loss ${loss}`,
  },
  said: {
    goal: (y, target) => `Learning means bringing the output ${y} close to the target ${target}.`,
    example: (target) => `The post gives no target; ${target} is our example.`,
    changed: (before, now, down) =>
      `The update took the loss ${down ? "down" : "up"} from ${before} to ${now}.`,
    memorised: (steps, tolerance) =>
      `After ${steps} ${steps === 1 ? "update" : "updates"} every output is within ${tolerance} of its target. One row has been learnt by heart.`,
    other: (x, y) => `For the input ${x}, which it was not taught, the network gives ${y}.`,
    oneSign: (count_, negative, nearer) =>
      negative
        ? `All ${count_} gradients are negative, so an SGD update raises every weight and bias${nearer ? " (negative weights come closer to 0)" : ""}.`
        : `All ${count_} gradients are positive, so an SGD update lowers every weight and bias${nearer ? " (positive weights come closer to 0)" : ""}.`,
    asInputs: (ratio, layers) =>
      `${layers > 2 ? "In the first hidden layer every neuron's bars" : layers > 1 ? "Every hidden neuron's bars" : "Every neuron's bars"} are in the ratio ${ratio}, because ∂L/∂w = x · δ keeps the ratio of the inputs.`,
    meaning: (weight, by, change, down, really) =>
      `If ${weight} rises by ${by}, the loss ${down ? "falls" : "rises"} by about ${change}${really === null ? "" : ` (in fact ${really})`}.`,
    dead: (names, rows) =>
      `${list(names)} ${verb(names, "has", "have")} output 0 and slope 0${rows > 1 ? " for every row" : ""} (dead ReLU). The gradients of all weights that enter are 0, so nothing is learnt here.`,
    saturated: (names, slope) =>
      `At ${list(names)} f′(z) is ${names.length > 1 ? `at most ${slope}` : slope}, less than 0.01 (saturated). Hardly any of the error comes through.`,
    symmetric: (layer, neurons) =>
      `All ${neurons} neurons of ${the(layer)} have the same weights and the same gradients. No update makes them different, so they count as one. Draw new weights.`,
    noWayBack: (layer) =>
      `All weights of the next layer are 0, so no error comes back to ${the(layer)}, and all its gradients are 0. Draw new weights.`,
    vanishing: (each, last, first) =>
      `With each layer back ‖∂L/∂W‖ falls to about 1/${each} (output layer ${last}, first layer ${first}). The earlier a layer, the slower it learns (vanishing gradients).`,
    exploding: (each, last, first) =>
      `With each layer back ‖∂L/∂W‖ grows about ${each} times (output layer ${last}, first layer ${first}). The early layers jump around (exploding gradients).`,
    diverging: (first, now) =>
      `The loss is ${now}, more than 10 times its first value ${first}. Undo, then lower the learning rate.`,
    stuck: (steps, first) =>
      `For ${steps} steps the loss has not gone below its first value ${first}. Try another learning rate.`,
  },
};
