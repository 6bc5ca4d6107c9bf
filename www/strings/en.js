// Plain English; the same keys as ko.js.

/** @param {string[]} names */
export const list = (names) => {
  if (names.length > 4) return `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
  return names.length < 2
    ? (names[0] ?? "")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
};

/** @param {string} name */
const clip = (name) => (name.length > 32 ? `${name.slice(0, 31)}…` : name);

/** @param {number} n */
export const count = (n) =>
  ["", "one", "two", "three", "four", "five", "six", "seven", "eight"][n] ?? String(n);

/** @param {string[]} names @param {string} one @param {string} many */
export const verb = (names, one, many) => (names.length === 1 ? one : many);

/** A numbered layer has no article. @param {string} layer */
export const the = (layer) => (/\d/.test(layer) ? "" : "the ") + layer.toLowerCase();

/** @type {import("./strings.js").Strings} */
export const en = {
  activation: "Activation",
  activations: {
    sigmoid: "Sigmoid",
    leaky_relu: "Leaky ReLU",
    swish: "Swish",
    linear: "None (identity)",
    tanh: "tanh",
    relu: "ReLU",
    elu: "ELU",
    selu: "SELU",
    gelu: "GELU",
    gelu_tanh: "GELU (tanh)",
    softplus: "Softplus",
    softsign: "Softsign",
    mish: "Mish",
    hardswish: "Hard swish",
    hardsigmoid: "Hard sigmoid",
    relu6: "ReLU6",
    softmax: "Softmax",
  },
  short: { linear: "Identity" },
  parameters: {
    slope: "Slope for negative z",
    alpha: "Size on the negative side",
    beta: "Steepness",
  },
  activationOf: (layer) => `Activation of ${the(layer)}`,
  holds: (names) => list(names),
  moreActivations: (layer) => `All activations for ${the(layer)}`,
  addLayerBefore: (layer) => `Add a hidden layer before ${the(layer)}`,
  addRow: "Add a row",
  allValues: "All values of the network",
  batchRows: "Input row (sample)",
  before: (value) => `${value} →`,
  biasName: (neuron) => `Bias of ${neuron}`,
  broadcast: (rows, n, m) =>
    rows === 1
      ? `The input is one row of shape (${n},), but the biases are (1, ${m}), so the sum has the shape (1, ${m}).`
      : `All ${rows} rows are multiplied at once. The (1, ${m}) biases are added to every row.`,
  calculation: "Show the calculation",
  close: "Close",
  codeNeedsEngine: "The code appears when the engine is ready.",
  notInOneFile: "This file cannot make pictures. Open the web page instead.",
  columnOf: (j, name) => [`column ${j} of `, name],
  compareIn: (layer) => `Only ${the(layer)} changes; everything else stays.`,
  copied: "Copied",
  embed: "Embed",
  copy: "Copy",
  curveTip: "z across, a up; the dot is the current value",
  digitsName: "Digits",
  dragHint: (coarse) => `Drag a number sideways, or ${coarse ? "tap" : "click"} to type`,
  editedTip: "Something differs from the preset",
  endSteps: "Done",
  equalsZ: "Equal to z, to the last bit",
  exampleWay: (scale) => `As in the example (${scale} × randn)`,
  fewer: (layer) => `One fewer in ${the(layer)}`,
  fileAndShare: "File and sharing",
  file: "File",
  fileInstead:
    "The link would be longer than 8,000 characters. Save a file and share that instead.",
  flipSign: "Change the sign",
  float64: "float64",
  fullDigits: "Full",
  hiddenLayer: "Hidden layer",
  hiddenLayerNumber: (n) => `Hidden layer ${n}`,
  initialization: "Initial weights",
  initializationCode: {
    lecun: "randn · √(1/n)",
    xavier: "±√(6/(n+m))",
    xavier_normal: "randn · √(2/(n+m))",
    he: "randn · √(2/n)",
    he_uniform: "±√(6/n)",
    zeros: "0",
    uniform: "−1 … 1",
  },
  initializations: {
    post: "As in the example",
    lecun: "LeCun normal",
    xavier: "Xavier uniform",
    xavier_normal: "Xavier normal",
    he: "He normal",
    he_uniform: "He uniform",
    zeros: "All zero",
    uniform: "Uniform",
  },
  inputLayer: "Input layer",
  inputName: (name) => `Input ${name}`,
  inputWord: "Input",
  insight: {
    allPositive: (n) =>
      n === 1
        ? "z is positive, so for this input leaky ReLU equals the identity."
        : `All ${count(n)} z are positive, so for this input leaky ReLU equals the identity.`,
    noneNegative: "No z is negative, so for this input leaky ReLU equals the identity.",
    tryInput: (name, value) => `Try ${name} = ${value}`,
    leakyShrinks: (names, slope, all) =>
      `z is negative for ${all && names.length > 1 ? "every neuron" : list(names)}: leaky ReLU multiplies it by ${slope}, and ReLU would give 0.`,
    dead: (names, rows) =>
      `${list(names)} ${verb(names, "gives", "give")} 0 with slope 0${rows > 1 ? " for every row" : ""}: a dead ReLU, which cannot learn from here.`,
    saturated: (names, slope) =>
      `At ${list(names)} the sigmoid is saturated: its slope is ${slope === null ? "practically 0" : `${slope} or less`}.`,
    swishBelow: (names, low) =>
      `Swish is below zero at ${list(names)} (lowest ${low}): it keeps a part of a negative z.`,
    broken: (names) => `${list(names)} cannot be computed (nan or inf). Undo the last change.`,
    squeezed: (n) =>
      n === 1
        ? "The same z becomes a different value under each function."
        : `The same ${count(n)} z become different values under each function.`,
  },
  keys: "Keys",
  keyTable: [
    ["↑ ↓", "a number by one step; with Shift by ten, with Alt by a tenth"],
    ["Home · Enter · Esc", "a number back to its first value · type it · undo the change"],
    ["Ctrl+C · Ctrl+V", "copy a number · paste a number or an array"],
    ["← → ↑ ↓", "from a neuron to the next"],
    ["→ ← ↓ ↑", "stepping and presenting: next or previous term, next or previous neuron"],
    ["Ctrl+Z · Ctrl+Shift+Z", "undo · redo"],
    ["K · L · Shift+L · J", "training: play or pause · one phase · one step · one phase back"],
  ],
  language: "Language",
  layerWord: "Layer",
  ledgerOf: (name) => `How ${name} is computed`,
  linkCopied: "Link copied",
  copyYourself: "Copying is blocked. Select the text and copy it.",
  openPage: "Open full size",
  markedLines: (layer) => `The lines that compute ${the(layer)}, where the selected neuron is`,
  matchesNumPy: "float64 · matches NumPy to 8 decimals",
  matrixName: (name) => `Matrix ${name}`,
  more: (layer) => `One more in ${the(layer)}`,
  moved: (name, value, way) =>
    `${name} ${way === null ? "" : way > 0 ? "up to " : way < 0 ? "down to " : "still "}${value}`,
  moreNeurons: (n) => `Show the other ${n}`,
  nameWord: "Name",
  negativeWeight: "negative weight",
  neuronDescription: (name, z, a, linear) =>
    linear ? `${name} = ${a}` : `${name}, z ${z}, value ${a}`,
  neuronHidden: (name, why) =>
    why === "guess" ? `${name}, hidden. Press to guess` : `${name}, not computed yet`,
  newWeights: "Draw new weights",
  nextNeuron: "Next neuron",
  nextStep: "Next step",
  nothingSelected: "Select a neuron to see its arithmetic.",
  oneAxis: "On one axis",
  openFile: "Open…",
  opened: "File opened.",
  outputLayer: "Output layer",
  partialSum: "Sum so far",
  plotLabel: (f, z, a, slope) =>
    `Curve of ${f} with the present value: z ${z}, a ${a}, slope ${slope}`,
  positiveWeight: "positive weight",
  predict: "Hide and predict",
  predictHint: "The values are hidden. Press a cell, and type what you expect there.",
  guessAsk: (name) => `What is ${name}?`,
  guessCheck: "Check",
  guessNumber: "Type a number, or leave it empty to see the value.",
  guessWorth: (name, said, is, off, way) =>
    way === 0
      ? `${name} = ${is}. Your guess is exact.`
      : `${name} = ${is}. Your ${said} is ${off} too ${way > 0 ? "high" : "low"}.`,
  present: "Present",
  presentKeys: "→ ← step · ↓ ↑ neuron · Esc exits",
  endPresenting: "Exit",
  preset: "Preset",
  presetIs: (name) => `Preset: ${name}`,
  presetNotes: {
    post: "3 → 4 → 2",
    "post-negative": "where leaky ReLU makes a difference",
    batch: "4 → 5 → 2, three rows",
    xor: "2 → 2 → 1",
    "by-hand": "2 → 2 → 2",
    "xor-training": "2 → 4 → 1",
    circles: "2 → 4 → 1",
    spiral: "2 → 64 → 3",
    neuron: "3 → 1",
  },
  presets: {
    post: "Dense layer and activations",
    "post-negative": "Dense layer, x₃ = −5.5",
    batch: "Three samples at once",
    xor: "XOR, solved by hand",
    "by-hand": "Back-propagation by hand",
    "xor-training": "Learning XOR",
    circles: "Two circles",
    spiral: "Three spirals",
    neuron: "One neuron",
  },
  previousNeuron: "Previous neuron",
  previousStep: "Previous step",
  printed: "What NumPy prints",
  prints: "Output",
  product: "Product",
  redo: "Redo",
  removeLayer: (layer) => `Remove ${layer.toLowerCase()}`,
  removeRow: (r) => `Remove row ${r}`,
  reset: "Back to the start",
  resetTo: (value) => `Reset to ${value}`,
  revealAll: "Reveal all",
  roundedRows: "Rows are rounded for display.",
  rowNumber: (r) => `Row ${r}`,
  rowWise: "Softmax takes all z of the row, so it has no curve over one z.",
  rowOf: (r, name) => [`row ${r} of `, name],
  overflows:
    "NumPy warns of an overflow here: its np.exp gives inf. The result is right all the same, because 1/(1 + inf) is 0.",
  because: (condition) => `${condition}, so`,
  sameAsZ: "The same value as z.",
  sameWeights: (n) => `Same weights, ${count(n)} activations`,
  saveFile: "Save…",
  saveNetwork: "Save the network (JSON)",
  saveAs: {
    "save-svg": "Picture (SVG)",
    "save-png": "Picture (PNG)",
    "save-script": "NumPy script (.py)",
    "save-csv": "All values (CSV)",
  },
  script: "NumPy script for exactly this network",
  seed: "Seed",
  selectInMatrix: "Select a cell of Z or A to see its arithmetic.",
  share: "Share",
  slopeHere: "Slope at this point f′(z) =",
  spoken: (text) => text.replace(/^−/, "minus "),
  stage: "Network",
  stepActivation: (name, f, z, a, linear) =>
    linear ? `${name}: no activation, a = z = ${a}` : `${name}: ${f} of z = ${z} is ${a}`,
  stepBias: (name, b, zName, z) => `${name}: add the bias ${b}, and ${zName} = ${z}`,
  stepTerm: (name, from, factors, product, sum, first) =>
    `${name} ← ${from}: ${factors} ${product}${first ? "" : `, so far ${sum}`}`,
  stepThrough: "Step through",
  stored: "Stored values",
  structure: "Shape of the network and its weights",
  tabs: { neuron: "Neuron", map: "Map", matrix: "Matrix", code: "Code" },
  tabsName: "View",
  term: "Term",
  toDark: "Dark theme",
  toLight: "Light theme",
  tools: "Tools",
  undo: "Undo",
  unseenWord: "hidden",
  valueWord: "Value",
  weight: "Weight",
  weightsSet: (short) => (short ? "Set by hand" : "Weights set by hand"),
  weightedSum: "Weighted sum",
  weightedSumShared: "Weighted sum z (shared)",
  widthIs: "width =",
  why: "Explanation",
  movedCells: (cells) => (cells.length ? `Changed: ${cells.join(", ")}` : "No cell has changed."),
  zShared: "The weighted sum z is shared; everything after it differs.",
  modesName: "What is shown",
  modes: { forward: "Forward", train: "Train", mine: "Compare with mine" },
  modesShort: { forward: "Forward", train: "Train", mine: "Compare" },
  parameterCount: (n) => `${n} parameters`,
  dataElsewhere: "The file of this data cannot be loaded here, so nothing has changed.",
  stepAgain:
    "A value has changed, so this step begins again with the forward pass. Rate and optimizer may change until the update.",
  lossSuited: "Loss and output activation were changed to suit this data.",
  rowsKept: (rows) => `${rows} rows are kept. Change their values, or paste a table.`,
  trainElsewhere: "The training view cannot be loaded here. Open the figure in a tab of its own.",
  refused: {
    notReady: "The figure has no engine yet: await its `ready` first.",
    notConnected: "The figure is in no document: append it first.",
    disposed: "The figure has been disposed of: append it again to start it.",
    noPictureSize: "A picture needs a width and a scale above 0.",
    noCanvas:
      "This browser cannot make a canvas of this size: ask for the SVG, or a smaller scale.",
  },
  notRunning: (why, stored) =>
    `Nothing can be computed now${stored ? "; these are stored values" : ""}. ${why}`,
  whyNotRunning: {
    missing: "Open the page in a current browser, which has WebAssembly.",
    unpacking:
      "This browser cannot unpack the engine, as it has no DecompressionStream. Open the page in a current one.",
    blocked:
      "The security policy (CSP) of this page blocks WebAssembly: allow 'wasm-unsafe-eval' in script-src.",
    load: "The engine could not be loaded. Check the connection and reload.",
    style:
      "The figure cannot be drawn: its style sheet could not be loaded. Check the connection and reload.",
  },
  partNotLoaded: "What this needs could not be loaded. Check the connection and reload.",
  noSecondScript: {
    load: "perceptible-more.js, which draws pictures, could not be loaded. It has to lie beside perceptible.js. Check the connection and reload.",
    blocked:
      "The security policy (CSP) of this page blocks perceptible-more.js, which draws pictures: allow it in script-src.",
    stale:
      "perceptible-more.js is of another version than perceptible.js. Upload both files of one version.",
  },
  fileTooLarge: (size, most) =>
    `The file is too large (${size}). Choose a JSON file of at most ${most}.`,
  shape: (rows, columns) => `${rows} × ${columns}`,
  noRoomForShape: (shape, room) => `${shape}, but there is room for ${room} from here.`,
  transposeFits: (shape, room) =>
    `${shape}, but there is room for ${room} from here. Transposed, it fits.`,
  moreRows: (shape, room) =>
    `${shape}, but there is room for ${room}. Each row can become a row of the batch.`,
  maybeTransposed:
    "PyTorch holds weights as (outputs, inputs); here rows are inputs. A square matrix fits either way.",
  severalArrays: (n) =>
    `${n} arrays, which are not this network's weights and biases in their order. Paste one of them.`,
  offers: { transpose: "Transpose", rows: "Make rows", keep: "Keep as it is" },
  linkWithoutNetwork: "This link holds no network. Type a number, or open the link in the browser.",
  noRoom: (n, room) => `${n} numbers, but there is room for ${room} from here.`,
  linkProblem: (reason, link) =>
    `${link ? "The link cannot be read. " : ""}${reason} The first example is shown instead.`,
  trainingLeftOut:
    "The training in the file belongs to another network, because the file has been edited: it was left out.",
  unknownKeys: (keys) =>
    `Opened without ${list(keys.map(clip))}, ${verb(keys, "which is", "which are")} not known here.`,
  workKept: (step) =>
    `The network that you trained for ${step === 1 ? "1 step" : `${step} steps`} is still there.`,
  resume: "Go on with it",
  linkBegins: "The link is copied, with the weights that the training began with.",
  linkLearnt: "Copy it with those learnt",
  engineRestarted:
    "The engine stopped and was started again. This is the last state that was kept.",
  engineLost:
    "The engine stopped and was started again. The last state that was kept stopped it too, so this is the first example.",
  cleared: "Back at the start.",
};
