
/** What every failure throws: `message` in English, `korean` the same in Korean. */
export interface PerceptibleError extends Error { korean: string; place: string }
export type Numbers =
  | Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array
  | Uint8ClampedArray | number[];

export function version(): string;

/** A document, computed, with what can be undone. Layers are the dense ones, from 0; arrays are row-major. free() when done. */
export class Session {
  /** The post's preset. */
  constructor();
  static fromBytes(bytes: Uint8Array): Session;
  toBytes(): Uint8Array;
  openPreset(name: string, undoable?: boolean): void;
  /** With or without "#"; "" is the post's preset. Another document begins without the training of the one before, as one
   * from a preset or from JSON does; attributes change it as edits do. Gives the keys that are unknown; the rest is opened. */
  openLink(fragment: string, undoable?: boolean): string[];
  /** Text, or the bytes of a file. A training that stands in it goes on from where it was. Gives the keys that are
   * left out: unknown ones, and "training" where it is that of another document, because the file has been edited. */
  openJson(json: string | Uint8Array, undoable?: boolean): string[];
  /** (name, text) pairs; an empty text counts as not there. Gives the keys in `state` that are unknown. */
  openAttributes(attributes: [string, string][], undoable?: boolean): string[];
  /** Inputs and targets that a generator draws (undoable). Data that does not fit the network is refused; with `reshape`
   * the first and last layers take its sizes; `edits` come before it, from the size of a batch on after it, all or nothing. What
   * has the same `gesture`, edits too, is undone together. Links and JSON hold the call as long as nobody changes the
   * rows. */
  openDataset(
    name: string, parameters?: Record<string, number> | null, seed?: number,
    options?: { reshape?: boolean; edits?: Edit[]; gesture?: string | null },
  ): DatasetFacts;
  /** The same from text: rows as spreadsheets, CSV or NumPy have them, inputs first, then `targets` columns (1). What
   * is left out is found out. With `standardize` the inputs come to mean 0 and standard deviation 1, as those rows have
   * them that `test_size` and `split_seed` leave for training. */
  openRows(
    text: string,
    options?: {
      reshape?: boolean; standardize?: boolean; header?: boolean; task?: DatasetFacts["task"]; targets?: number;
      edits?: Edit[]; gesture?: string | null;
    },
  ): DatasetFacts & { header: boolean; decimalComma: boolean; separator: string | null };
  /** The document's own inputs come to mean 0 and standard deviation 1, as with openRows. */
  standardize(gesture?: string | null): void;
  /** All or nothing. Edits of the same gesture are undone together. */
  edit(edits: Edit[], gesture?: string | null): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  /** What the last change belongs to. */
  gesture(): string | undefined;
  endGesture(): void;
  /** Counts the changes of the document, its structure, its parameters, the original parameters, the training. */
  revisions(): Uint32Array;
  /** What is out of range counts as the last there is. */
  look(focus: Focus): void;
  structure(): Structure;
  frame<P extends Part>(parts: P[]): Frame<P>;
  /** The next phase; what is left of the step, or the whole next one; to the end of the epoch. One step by hand is
   * undone at once, phase by phase or not, and with what has the same gesture before it. What has diverged stays where it is: `problem` says so. */
  train(unit: "phase" | "step" | "epoch", gesture?: string | null): Training;
  /** As many whole steps as fit `budget` milliseconds, at least one and at most `steps`; until `reached` or `problem` is
   * there. All slices are undone at once, up to another change or endGesture(). */
  play(budget: number, steps?: number): Training;
  /** One phase back; or to the beginning of the open step, or the end of the step before the last. */
  back(unit: "phase" | "step"): Training;
  /** Where so many updates were done, back or forward, up to `furthest`. */
  visit(step: number): Training;
  /** The weights before the first step. */
  restart(): Training;
  /** What was learnt becomes the document's weights; training begins again from them. */
  keepWeights(): Training;
  training(): Training;
  /** What the part "scores" has, for programs that want it again and again: a frame prints all outputs besides. */
  scores(): Float64Array;
  /** The loss of the batch that is shown where one weight, or with null for `from` one bias, has each of these values and
   * all others stay; `after` is the loss once the step has updated all. Empty and null before they are computed. */
  lossAlong(
    layer: number, from: number | null, to: number, values: Numbers,
  ): { revision: number; losses: Float64Array; after: number | null };
  /** Every gradient of the document's loss over all its rows, at the parameters that are shown, against the central
   * difference: as many as fit `budget` milliseconds. Call it until `done`; after any change it begins again. */
  check(budget: number): GradientCheck;
  /** What a notebook printed against the document and, once it is trained, against the numbers after its training; and the
   * cause of what differs, found by trying. As far as it comes within `budget` milliseconds (all of it where none is
   * given): call it with the same text until `done`; after any change it begins again. */
  compare(text: string, budget?: number): Comparison;
  /** Makes the document compute as these causes say, by their places in `tried`, which must be `editable`. Undone at once. */
  takeCauses(rows: number[]): void;
  /** Values or pictures over a line or a rectangle of inputs, at the parameters that are shown: all of them cost one
   * pass. A network that is too large for `size` points gets fewer. */
  map(grid: Grid, maps: MapAsked[]): Maps;
  /** Without "#"; "" for the untouched post preset. */
  link(): string;
  /** The attributes that differ from the element's defaults. */
  attributes(): [string, string][];
  /** Of the document; with `training`, what that has come to stands beside it. */
  json(training?: boolean): string;
  /** The NumPy script for exactly this network, and what it prints. */
  script(): { script: string; output: string };
  /** The training so far as a script for NumPy or PyTorch, of at least one step. With `asserts` it ends by comparing its
   * numbers with ours. Throws where nothing can be learnt: no targets, a loss that does not go with the output layer. */
  trainingScript(options?: { library?: "numpy" | "torch"; asserts?: boolean }): TrainingScript;
  /** A copy of the network, for programs. */
  network(): Network;
  free(): void;
}
/** A program, what it prints, and which of its lines compute each phase of a step, counted from 0. */
export interface TrainingScript {
  /** Of the document that it belongs to. */
  revision: number;
  script: string;
  output: string;
  marks: Record<"forward" | "loss" | "backward" | "update", Marks>;
  /** Whether it ends at the numbers of the session: it does not where something was changed on the way. */
  present: boolean;
}
/** `lines` are all of a phase; those among them that are one layer's stand in `layers`, layer by layer. */
export interface Marks { lines: number[]; layers: number[][]; }
/** `since` is the first step of the part "losses". A `silent` frame prints no outputs, which takes longer than to compute
 * them. */
export interface Focus {
  layer?: number; neuron?: number; row?: number; since?: number; compared: string[]; silent?: boolean;
}

/** One input varies from the left to the right, or another one too, from the bottom to the top. */
export interface Grid {
  x: number;
  /** None for a line. */
  y?: number;
  /** Their ends: [x, y], or [x]. A line's points include both; those of a rectangle stand in the middle of their cells. */
  from: Numbers; to: Numbers;
  /** Points along a side, up to 1,024. */
  size: number;
  /** The sample that the other inputs are of; the focused one. */
  row?: number;
}
/** a of a neuron; or the class that the outputs decide for, plus by how much it leads (0 to below 1): with as many
 * shades of each class in the palette and the range [0, classes], the winner has its colour, stronger where it leads
 * more. A single output says 0 or 1. */
export type MapAsked = ({ layer: number; neuron: number } | { winner: true }) & {
  /** RGBA, 0 to 255, of equal parts of the range. With it there is an image, without it there are values. */
  palette?: Numbers;
  /** Of the palette; from the least to the greatest value. */
  range?: Numbers;
};
export interface Maps {
  /** Of the document that they belong to. */
  revision: number;
  /** Points; from the top, for height, which is 1 for a line. */
  width: number; height: number;
  /** Row by row from the top, as pixels are. */
  maps: {
    range: [number, number];
    values: Float64Array | null;
    /** Where there is no ImageData, as in Node, an object with its data, width and height. */
    image: ImageData | null;
  }[];
}

/** What was opened. Two classes may be 0 and 1 of a single output; else there is an output for each. */
export interface DatasetFacts {
  rows: number; inputs: number; outputs: number;
  task: "classification" | "regression";
  /** Of the inputs, then of the targets. */
  columns: string[];
  /** In order of the classes' numbers. */
  classNames: string[];
}

/** Where the training stands. Steps, epochs, rows count from 0. */
export interface Training {
  /** Of the document that it belongs to. */
  revision: number;
  /** Whether there are targets. */
  ready: boolean;
  /** What was done last of the step that is shown; "update" is all of it. */
  phase: "start" | "forward" | "loss" | "backward" | "update";
  /** Updates that are done. */
  step: number;
  /** Epochs that are complete. */
  epoch: number;
  /** The last step that visit() can reach. */
  furthest: number;
  /** The rows of the batch, in its order; none before "forward". */
  batch: Uint32Array;
  /** How many an epoch has. */
  batches: number;
  /** Of the step that is shown. */
  learningRate: number;
  /** Of the batch, from "loss" on; the penalty is no part of it. */
  loss: number | null;
  penalty: number | null;
  /** n of the loss's formula, for this batch. */
  divisor: number;
  /** Whether the loss and the last activation are differentiated together: then there is δ and no ∂L/∂a. */
  together: boolean;
  /** What the part "updateTerms" has for each parameter, from "backward" on; the last is the parameter after it. */
  update: { symbol: string; formula: string }[];
  /** The stop condition that is met here. */
  reached: "tolerance" | "loss" | "epochs" | "patience" | null;
  /** The number that ended the training. */
  problem: Problem | null;
}
/** A number that is not finite: where it stands, and the message in both languages. */
export interface Problem {
  message: string; korean: string;
  /** `z1.3`, `δ1.3`, `w1.2.3`, `L`. */
  place: string;
  quantity: "z" | "a" | "loss" | "d_a" | "delta" | "gradient" | "parameter" | "moment";
  layer: number | null;
  /** In the batch. */
  row: number | null;
  /** In the layer's array (rows × n_neurons), or in the form of the parameters. */
  index: number;
  value: number;
}

/** A printout against the document's numbers. */
export interface Comparison {
  /** Of the document that it belongs to. */
  revision: number;
  done: boolean;
  /** Cells of all arrays, and how many agree to their printed digits or in float32. */
  cells: number;
  equal: number;
  /** Cells that differ still with all `causes`. */
  unexplained: number;
  arrays: ComparedArray[];
  /** Lines, counted from 1, that could not be read, and why. */
  unread: { lines: [number, number]; message: string; korean: string }[];
  /** An array and a cell of it. */
  firstDifference: [number, number] | null;
  /** One for each stage that has gone another way. `rows` of `tried` are causes that the printout cannot tell apart;
   * `chance` is how many of all that were tried would gain as much by chance, always below 0.001. */
  causes: { stage: Stage; rows: number[]; gained: number; lost: number; chance: number }[];
  /** Something agrees, but by chance perhaps: more has to be pasted. */
  needsMore: boolean;
  /** Nobody knows how the pasted weights were drawn: causes behind them were looked for with the weights as they are. */
  usesPastedWeights: boolean;
  /** Training would take too long to be tried. */
  trainingLeftOut: boolean;
  /** Seeds tried, and to try. */
  seeds: [number, number];
  /** Stage by stage, the best first; `gained` and `lost` count against doing nothing, without whole numbers. */
  tried: TriedCause[];
}
/** How the weights were drawn; from inputs to outputs; from the loss to the update. */
export type Stage = "drawing" | "forward" | "training";
export interface TriedCause {
  name: string;
  stage: Stage;
  /** What varies in it: a seed, a name, a number. */
  detail: string;
  sentence: string;
  korean: string;
  /** The line that the notebook probably has, and the right one, as Python. */
  probably: string;
  corrected: string;
  gained: number;
  lost: number;
  /** 1 for each cell that agrees, array by array. */
  equal: Uint8Array[];
  /** Whether takeCauses() can make the document compute so. */
  editable: boolean;
}
export interface ComparedArray {
  name: string | null;
  shape: number[];
  lines: [number, number];
  values: Float64Array;
  /** Digits after the point that are compared, of each value; less than 0 where an exponent takes more. */
  decimals: Int32Array;
  /** "..." stands in it. */
  summarized: boolean;
  /** What it is taken for; null where nothing has its shape. */
  quantity:
    | "inputs" | "targets" | "weights" | "biases" | "pre_activations" | "activations" | "loss" | "losses" | "d_weights" | "d_biases"
    | "deltas" | null;
  layer: number | null;
  /** Before the first update, or after the last. */
  moment: "start" | "end" | null;
  /** The hidden layers' activation with which it was computed, where that is another than the document's. */
  activation: string | null;
  /** Its axes are the other way round. */
  transposed: boolean;
  /** The document's numbers for the same cells; empty where nothing has its shape. */
  own: Float64Array;
  /** Of each cell: 0 equal, 1 equal in float32, 2 different, 3 nothing to compare with. */
  states: Uint8Array;
}
/** Every gradient against the central difference of the loss, (L(w + h) − L(w − h)) / 2h. */
export interface GradientCheck {
  /** Of the document that it belongs to. */
  revision: number;
  done: boolean;
  /** Parameters looked at so far, and in the end: all, or a sample of 2,000. */
  checked: number;
  toCheck: number;
  /** Weights and biases that there are. */
  parameters: number;
  /** Those that were compared, without the kinks; empty until `done`. */
  rows: { /** w⁽¹⁾₁₃ */ name: string; analytic: number; numeric: number; difference: number }[];
  /** The largest difference; null where nothing could be compared. */
  largest: number | null;
  /** The largest difference that passes. */
  limit: number;
  /** h, for parameters up to 1. */
  step: number;
  /** How many differences are above the limit. */
  wrong: number;
  /** Where the loss has a kink nothing can be compared: the slopes on both sides, and the gradient. */
  kinks: { name: string; left: number; right: number; analytic: number }[];
  /** Of the remainder |L(w + tv) − L(w) − t·g·v| in t: 2 where the gradients are right; null where there is none. */
  order: number | null;
}

export type Edit =
  | { set: "input"; row: number; index: number; value: number }
  | { set: "inputs"; rows: number; values: Numbers }
  | { set: "target"; row: number; index: number; value: number }
  /** Rows × outputs; none at all takes them away. */
  | { set: "targets"; values: Numbers }
  /** Class numbers from 0: targets are 1 for the class of a row, and 0 for the others. */
  | { set: "class"; row: number; value: number }
  | { set: "classes"; values: Numbers }
  | { set: "addRow" }
  | { set: "removeRow"; row: number }
  /** null: as it was before anyone edited it. */
  | { set: "weight"; layer: number; from: number; to: number; value: number | null }
  | { set: "bias"; layer: number; to: number; value: number | null }
  | { set: "weights"; layer: number; values: Numbers }
  | { set: "biases"; layer: number; values: Numbers }
  | { set: "activation"; layer: number; name: string; parameter?: number | null }
  | { set: "parameter"; layer: number; value: number }
  | { set: "size"; position: number; value: number }
  | { set: "addLayer"; position: number }
  | { set: "removeLayer"; position: number }
  /** As drawn, also those that the preset sets. */
  | { set: "drawParameters" }
  | FieldEdit;
export type FieldEdit = { [F in keyof Fields]: { set: F; value: NonNullable<Fields[F]> } }[keyof Fields];
/** The scalars and choices of a document. */
export interface Fields {
  seed: number;
  initialization: string;
  /** What `randn` is multiplied by, where the initialization is `post`. */
  scale: number;
  /** Numbers of `randn` drawn before the weights: a data set's. */
  drawn_before: number;
  loss: string;
  optimizer: string;
  learning_rate: number;
  /** 0 for all rows. */
  batch_size: number;
  /** Of rows in an epoch: "shuffled" or "fixed". */
  order: string;
  order_seed: number;
  /** The share of the rows that is for the test, and the seed that draws it: train_test_split of scikit-learn. */
  test_size: number;
  split_seed: number;
  /** Penalties λ₁, λ₂. */
  l1: number;
  l2: number;
  /** Whether they learn: "trained" or "frozen". */
  bias_training: string;
  /** Of the learning rate, over what `schedule_per` counts: "epoch" or "update". */
  schedule: string;
  schedule_per: string;
  /** Numbers of the loss, the optimiser and the schedule that are chosen; null for those that they have not got. */
  delta: number | null;
  momentum: number | null;
  dampening: number | null;
  alpha: number | null;
  rho: number | null;
  beta1: number | null;
  beta2: number | null;
  epsilon: number | null;
  weight_decay: number | null;
  momentum_decay: number | null;
  lr_decay: number | null;
  initial_accumulator_value: number | null;
  eta_minus: number | null;
  eta_plus: number | null;
  step_min: number | null;
  step_max: number | null;
  step_size: number | null;
  gamma: number | null;
  t_max: number | null;
  eta_min: number | null;
  decay: number | null;
  /** Stop conditions, 0 for none: every |y − t| of a single row; loss; epochs; epochs without a lower loss. */
  tolerance: number;
  stop_loss: number;
  epochs: number;
  patience: number;
}

/** All but numbers. */
export interface Structure extends Fields {
  preset: string;
  /** Whether anything differs from that preset. */
  edited: boolean;
  /** Whether a test has compared what is shown with NumPy. */
  verified: boolean;
  /** Whether any weight comes from the seed; else all of them were set. */
  drawn: boolean;
  /** Inputs first. */
  sizes: number[];
  rows: number;
  /** Whether targets are classes: one output of each row is 1. */
  classes: boolean;
  /** The call that the rows come from, until somebody changes them. */
  data: { name: string; parameters: Record<string, number>; seed: number } | null;
  /** Of rows that were opened, in order of the classes' numbers; a link has no room for them. */
  classNames: string[];
  /** What was taken from each input of theirs, and what it was divided by then. */
  standardization: { mean: Float64Array; scale: Float64Array } | null;
  presetSeed: number;
  /** Whether the preset's batch has the same shape. */
  presetShape: boolean;
  /** What is known of the numbers that are not null. */
  hyperparameters: Record<"loss" | "optimizer" | "schedule", ParameterValues[]>;
  layers: { name: string; activation: ActivationValues }[];
  comparison: { layer: number; rows: Compared[] };
}
export interface Compared { name: string; parameter: number | null; formula: string; current: boolean }
export interface ActivationValues {
  name: string; formula: string; derivative: string; numpy: string; rowWise: boolean;
  parameter: ParameterValues | null;
}
export interface ParameterValues {
  name: string; symbol: string; value: number; default: number;
  minimum: number; maximum: number; step: number;
}

/** The parts that were asked for, each in an array of its own, the revision of their document, and the outputs as NumPy prints them: the document's own,
 * then, where the comparison is asked for, under each compared activation. */
export type Frame<P extends Part> = { [K in P]: Float64Array } & { printed: string[]; revision: number };
export type Part =
  | "inputs"
  | "presetInputs"
  /** Layer by layer weights, then biases: in a training those that the step that is shown began with. */
  | "parameters"
  /** The same before anyone edited them. */
  | "original"
  /** Layer by layer z, a, slopes. */
  | "trace"
  /** The focused neuron's weights, products, running sums (one more: the bias). */
  | "ledger"
  /** The focused row: for each compared activation a of the layer, then the outputs. */
  | "comparison"
  /** Rows × outputs, empty where there are none. What follows is empty until the training has computed it. */
  | "targets"
  /** Layer by layer ∂L/∂a, then δ, of the batch's rows. ∂L/∂a is NaN where `together`. */
  | "deltas"
  /** ∂L/∂w and ∂L/∂b, in the form of "parameters". */
  | "gradients"
  /** δₖ·wⱼₖ for each neuron k of the next layer, of the focused neuron and row: their sum is ∂L/∂a. */
  | "paths"
  /** For each weight into the focused neuron, then its bias, as many numbers as `update` has. */
  | "updateTerms"
  /** The parameters after the step that is shown. */
  | "after"
  /** What each output of each row of the batch adds to the loss, before the mean. */
  | "lossElements"
  /** Step, loss, penalty of one step after the other, in at most 4,096 points. */
  | "losses"
  /** Step and loss of the test rows, for steps with which an epoch begins. */
  | "testLosses"
  /** Loss and accuracy (0 to 1) on all rows that are trained on, then on those for the test, at the parameters that are
   * shown. NaN for what there is not; accuracy needs classes, or one output that is to say 0 or 1. */
  | "scores"
  /** How often a class (a row) was taken for another (a column): n_classes × n_classes of the rows that are trained on,
   * then of those for the test. */
  | "confusion"
  /** The rows for the test, in the order in which they were drawn. */
  | "testRows";

/** In menu order, with default parameters. */
export function catalogue(): ActivationValues[];
/** f at xs, then f' at xs. */
export function curve(name: string, parameter: number | null, xs: Numbers): Float64Array;
export function presets(): string[];
/** The generators of data, in menu order, with default parameters; those with a step of 1 are whole numbers. */
export function datasets(): { name: string; task: DatasetFacts["task"]; parameters: ParameterValues[] }[];
export function fields(): {
  name: keyof Fields; key: string; minimum?: number; maximum?: number; names?: string[];
  /** Whose number it is: of what this field chooses. */
  of?: "loss" | "optimizer" | "schedule";
}[];
/** What a page offers. Documents hold more: 17 sizes, 1,024 neurons, 10,000 rows, a million parameters. */
export function limits(): {
  sizes: number; neurons: number; rows: number; link: number;
  /** Bytes of the largest JSON that a document can have. */
  file: number;
};
export function freshSeed(): number;
/** What a person typed or pasted, one array or several, row-major. */
export function parseArrays(text: string): Printed[];
/** `pytorch`: printed by PyTorch, whose layers hold their weights as (n_neurons, n_inputs). */
export interface Printed { name: string | null; shape: number[]; values: Float64Array; pytorch: boolean }
/** str() of a 2-D array. */
export function numpyText(values: Numbers, columns: number): string;
/** Python's shortest repr. */
export function repr(value: number): string;

/** Any shape; free() when done. */
export class Network {
  constructor(
    sizes: number[] | Uint32Array, activations: string[], seed: number, initialization?: string,
  );
  /** A batch, row-major (its length is a multiple of the inputs), or its rows. */
  forward(inputs: Numbers | Numbers[]): Trace;
  /** Its outputs alone, row-major: for many samples, or again and again. */
  outputs(inputs: Numbers | Numbers[]): Float64Array;
  sizes(): Uint32Array;
  weights(layer: number): Float64Array;
  /** n_inputs x n_neurons, row-major, or its rows. */
  setWeights(layer: number, values: Numbers | Numbers[]): void;
  biases(layer: number): Float64Array;
  setBiases(layer: number, values: Numbers): void;
  activation(layer: number): string;
  setActivation(layer: number, name: string, parameter?: number | null): void;
  free(): void;
}
/** Every layer's pre-activations z and activations a, row-major. */
export class Trace {
  private constructor();
  readonly rows: number;
  outputs(): Float64Array;
  preActivations(layer: number): Float64Array;
  activations(layer: number): Float64Array;
  /** Layer by layer, z then a. */
  values(): Float64Array;
  free(): void;
}
/** NumPy's np.random.RandomState. */
export class RandomState {
  constructor(seed: number);
  randn(n: number): Float64Array;
  randomSample(n: number): Float64Array;
  uniform(low: number, high: number, n: number): Float64Array;
  permutation(n: number): Uint32Array;
  free(): void;
}
