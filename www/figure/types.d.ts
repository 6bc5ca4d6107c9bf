// The types of the views' input: the values of one frame, and how they are shown.

import type {
  DatasetFacts,
  Fields as Fields_,
  fields as fieldsOfEngine,
  GradientCheck,
  Structure,
  Training,
} from "../pkg/perceptible.js";
import type { strings } from "../strings/strings.js";
import type { Digits } from "../ui/format.js";
import type { Measure } from "../ui/measure.js";
import type { Memo } from "../ui/memo.js";
import type { Preview } from "./data/catalogue.js";
import type { Size } from "./layout.js";
import type { Found } from "./mine/mine.js";
import type { Fields, Selection } from "./state.js";
import type { Race } from "./train/race.js";

export type { Edit } from "../pkg/perceptible.js";

/** An edit of the call that draws the rows, its parameter or seed: they are drawn again. */
export type DataEdit = { set: "data"; parameter: string; value: number };

/** All numbers of a frame; what nothing shown draws is empty, or null. Arrays are row-major; layers are the dense ones, counted from 0. */
export interface Values extends Constants {
  /** The preset that the network began as. */
  preset: string;
  /** Whether anything differs from that preset. */
  edited: boolean;
  /** Whether a test has compared what is shown with NumPy. */
  verified: boolean;
  /** Whether any weight comes from the seed. */
  drawn: boolean;
  /** Inputs first. */
  sizes: number[];
  seed: number;
  presetSeed: number;
  initialization: string;
  /** The example's initialisation draws its weights as scale × randn. */
  scale: number;
  /** Samples in the batch. */
  rows: number;
  /** The call that the rows come from, as long as nobody changes them. */
  data: Structure["data"];
  /** Whether the targets are classes, and their names, if they have any. */
  classes: boolean;
  classNames: string[];
  standardization: Structure["standardization"];
  /** The share of the rows that is for the test, and the seed that draws it. */
  test_size: number;
  split_seed: number;
  /** rows × sizes[0] */
  inputs: Float64Array;
  /** The preset's inputs; null where its shape differs. */
  presetInputs: Float64Array | null;
  layers: LayerValues[];
  ledger: Ledger;
  comparison: Comparison;
  /** The output as NumPy prints it. */
  printed: string;
  /** f over `iconXs` with the default parameter, of what is shown: the post's three, the layers' own, all in an open menu.
   * None for softmax. */
  icons: ReadonlyMap<string, Float64Array>;
  /** The generators' data sets before one is chosen; null until their menu is open. */
  previews: ReadonlyMap<string, Preview> | null;
  /** f and f′ around the selected neuron's z; null where nothing is selected or z is too far out. */
  plot: Plot | null;
  /** Where the training stands; null while nobody trains. */
  training: TrainingValues | null;
  /** The NumPy script and what it prints; null where nothing can compute. */
  code: Code | null;
  /** The values before the last edit, where they have the same shape. */
  before: Values | null;
  /** While a number is dragged: the largest |w| of each layer at its beginning, by the layer's name. */
  frozenMax: Record<string, number> | null;
}

/** In Train the script trains, and says which of its lines make up each phase. */
export interface Code {
  script: string;
  output: string;
  marks?: Record<string, { lines: number[]; layers: number[][] }>;
  /** Whether it comes to the numbers on the page: it does not where something was changed on the way. */
  present?: boolean;
}

/** The same for every network. */
export interface Constants {
  catalogue: ActivationValues[];
  presets: string[];
  initializations: string[];
  /** The generators of data, in menu order. */
  datasets: { name: string; task: DatasetFacts["task"]; parameters: ParameterValues[] }[];
  /** The names that each choice of a document has. */
  choices: Record<string, string[]>;
  /** The scalars and choices of a document: bounds, and what the first preset has. */
  fields: Record<keyof Fields_, ReturnType<typeof fieldsOfEngine>[number]>;
  limits: { sizes: number; neurons: number; rows: number; link: number; seed: number };
  iconXs: Float64Array;
}

export interface LayerValues {
  /** As in the NumPy script: `hidden_layer`. */
  name: string;
  /** n_inputs × n_neurons */
  weights: Float64Array;
  biases: Float64Array;
  originalWeights: Float64Array;
  originalBiases: Float64Array;
  activation: ActivationValues;
  /** f over `iconXs`. */
  curve: Float64Array;
  /** rows × n_neurons, like `a` and `slope`. */
  z: Float64Array;
  a: Float64Array;
  slope: Float64Array;
}

export interface ActivationValues {
  name: string;
  formula: string;
  derivative: string;
  numpy: string;
  rowWise: boolean;
  /** The z at which f′ jumps; its value there is a convention. */
  jumps: number[];
  /** What f comes near on the left and on the right, where f(0) is the middle: 0 and 1, or −1 and 1. */
  ends: [number, number] | null;
  parameter: ParameterValues | null;
}

export interface ParameterValues {
  name: string;
  symbol: string;
  value: number;
  default: number;
  minimum: number;
  maximum: number;
  step: number;
}

/** One neuron's arithmetic for one sample. */
export interface Ledger {
  layer: number;
  neuron: number;
  row: number;
  inputs: Float64Array;
  weights: Float64Array;
  products: Float64Array;
  /** The running sum after each product, then after the bias; the last is z. */
  partial: Float64Array;
  bias: number;
  z: number;
  a: number;
  slope: number;
}

/** One layer's z under several activations, and the outputs that follow. */
export interface Comparison {
  layer: number;
  z: Float64Array;
  rows: ComparisonRow[];
}

export interface ComparisonRow {
  name: string;
  parameter: number | null;
  formula: string;
  /** Whether it is the layer's own. */
  current: boolean;
  a: Float64Array;
  outputs: Float64Array;
  printed: string;
}

export interface Plot {
  from: number;
  to: number;
  xs: Float64Array;
  curves: PlotCurve[];
}

export interface PlotCurve {
  name: string;
  current: boolean;
  ys: Float64Array;
  slopes: Float64Array;
  from: number;
  to: number;
}

/** What training computed for the step that is shown. Arrays are row-major; what is not computed yet is empty. */
export interface TrainingValues {
  /** The engine's status of the training. */
  status: Training;
  /** rows × outputs */
  targets: Float64Array;
  /** Of each dense layer, for the rows of the batch. */
  layers: TrainedLayer[];
  /** The focused row within the batch; null where the batch has not got it. */
  sample: number | null;
  /** Of the focused neuron and row: δₖ·wⱼₖ for each neuron k of the next layer; empty for an output. */
  paths: Float64Array;
  /** For each weight into the focused neuron, then its bias: the numbers that `status.update` names. */
  update: Float64Array[];
  /** What has happened: step, loss, penalty of one step after the other. */
  losses: Float64Array;
  /** Step and loss of the rows for the test, where epochs begin. */
  testLosses: Float64Array;
  settings: Settings;
  /** The loss along one weight of the selected neuron; null before there are gradients, and while it plays. */
  line: Line | null;
  /** Over the plane, or the line, of the inputs; null for a single row. */
  maps: Maps | null;
  /** Loss and accuracy of the rows that are learnt from, then of those for the test; NaN for what there is not. */
  scores: Float64Array | null;
  /** classes × classes of the rows that are learnt from, then of those for the test; null where nobody looks. */
  confusion: Float64Array | null;
  /** The rows for the test. */
  testRows: Float64Array;
  /** A row that it was not taught, where one row was learnt by heart. */
  other: { inputs: Float64Array; outputs: Float64Array } | null;
}

/** The loss of the batch as a function of one weight, or bias, into the selected neuron. */
export interface Line {
  /** Its source; the bias comes after the weights. */
  weight: number;
  now: number;
  /** What the step makes of it. */
  after: number;
  gradient: number;
  /** Now; where this weight alone moves; where all move. */
  loss: number;
  alone: number;
  together: number;
  /** Where this weight alone is a little larger; null where the loss does not go along the tangent that far. */
  raised: { by: number; loss: number } | null;
  /** Where it is a small step smaller, and larger. */
  step: number;
  below: number;
  above: number;
  xs: Float64Array;
  losses: Float64Array;
}

/** What the network says where two inputs vary, or one; the others are those of the row on stage. */
export interface Maps {
  /** The inputs that vary, and between which ends. */
  axes: number[];
  ends: [number, number][];
  /** Of each neuron, by "layer.neuron"; none with more than two inputs. */
  thumbs: Map<string, ImageData | null>;
  large: LargeMap | null;
  line: LineMap | null;
}

/** Of the output, or of the classes that the outputs decide for. */
export interface LargeMap {
  width: number;
  height: number;
  range: number[];
  image: ImageData | null;
  /** The output's; or the class, plus by how much it leads. */
  values: Float64Array | null;
}

/** Curves over one input: of the last hidden layer's neurons, and of the outputs. */
export interface LineMap {
  hidden: Float64Array[];
  outputs: Float64Array[];
}

export interface TrainedLayer {
  /** ∂L/∂a and δ = ∂L/∂z (batch rows × n_neurons). ∂L/∂a is NaN where loss and activation are differentiated together. */
  dA: Float64Array;
  delta: Float64Array;
  /** ∂L/∂w (n_inputs × n_neurons) and ∂L/∂b. */
  dWeights: Float64Array;
  dBiases: Float64Array;
  /** After the present step. */
  weightsAfter: Float64Array;
  biasesAfter: Float64Array;
}

/** How the network is trained: fields of the document. */
export type Settings = Omit<Fields_, "seed" | "initialization" | "scale" | "drawn_before"> &
  Pick<Structure, "hyperparameters">;

/** How the values are shown: the state's fields, and what follows from them and from the figure's width. */
export interface View extends Omit<Fields, "page"> {
  size: Size;
  /** Inside the frame, px. */
  width: number;
  /** Stage and inspector stand side by side. */
  side: boolean;
  stageWidth: number;
  /** That it fills, px, while presenting; else 0. */
  stageHeight: number;
  inspectorWidth: number;
  /** The least height of the figure, CSS. */
  room: string;
  /** Of the stage while presenting; else 1. */
  scale: number;
  digits: Digits;
  selection: Selection | null;
  /** The words of the language; those of Train where that is drawn. */
  t: ReturnType<typeof strings> & { train: typeof import("../strings/train.ko.js").train };
  /** The level of the parts' headings. */
  heading: "h2" | "h3";
  /** Stands for a value that is hidden or not computed yet. */
  unseen: string;
  dark: boolean;
  /** Nothing can be edited, by the author's wish or for want of an engine. */
  readonly: boolean;
  frozen: boolean;
  /** The values are the stored ones. */
  stored: boolean;
  embeddable: boolean;
  measure: Measure;
  canUndo: boolean;
  canRedo: boolean;
  /** Address of the figure's own page, with the present state. */
  page: string | null;
  shareable: boolean;
  announcement: string;
  /** What the last frame described. */
  memo: Memo;
  /** The gradient check of what is shown; null until it is done. */
  check: GradientCheck | null;
  /** Several networks side by side; null where none are shown, or nothing can be learnt. */
  race: Race | null;
  /** What draws a compared printout, once it is loaded, and what was found; null where none is compared. */
  mine: (typeof import("../view/mine/mine.js") & { found: Found }) | null;
  /** What Train draws; null in the forward pass, and until it is loaded. */
  train: typeof import("../view/train/train.js") | null;
}
