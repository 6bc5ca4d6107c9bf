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
/** `since` is the first step of the part "losses". A `silent` frame prints no outputs, which takes longer than to compute
 * them. */
export interface Focus {
  layer?: number; neuron?: number; row?: number; since?: number; compared: string[]; silent?: boolean;
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
