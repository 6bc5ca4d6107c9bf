
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
  /** With or without "#"; "" is the post's preset. */
  openLink(fragment: string, undoable?: boolean): void;
  /** Text, or the bytes of a file. */
  openJson(json: string | Uint8Array, undoable?: boolean): void;
  /** (name, text) pairs; an empty text counts as not there. */
  openAttributes(attributes: [string, string][], undoable?: boolean): void;
  /** All or nothing. Edits of the same gesture are undone together. */
  edit(edits: Edit[], gesture?: string | null): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  /** What the last change belongs to. */
  gesture(): string | undefined;
  endGesture(): void;
  /** Counts the changes of the document, its structure, its parameters, the original parameters. */
  revisions(): Uint32Array;
  /** What is out of range counts as the last there is. */
  look(focus: Focus): void;
  structure(): Structure;
  frame<P extends Part>(parts: P[]): Frame<P>;
  /** Without "#"; "" for the untouched post preset. */
  link(): string;
  /** The attributes that differ from the element's defaults. */
  attributes(): [string, string][];
  json(): string;
  /** The NumPy script for exactly this network, and what it prints. */
  script(): { script: string; output: string };
  /** A copy of the network, for programs. */
  network(): Network;
  free(): void;
}
export interface Focus { layer?: number; neuron?: number; row?: number; compared: string[] }

export type Edit =
  | { set: "input"; row: number; index: number; value: number }
  | { set: "inputs"; rows: number; values: Numbers }
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
export type FieldEdit = { [F in keyof Fields]: { set: F; value: Fields[F] } }[keyof Fields];
/** The scalars and choices of a document. */
export interface Fields {
  seed: number;
  initialization: string;
  /** What `randn` is multiplied by, where the initialization is `post`. */
  scale: number;
  /** Numbers of `randn` drawn before the weights: a data set's. */
  drawn_before: number;
}

/** All but numbers. */
export interface Structure extends Fields {
  preset: string;
  /** Whether anything differs from that preset. */
  edited: boolean;
  /** Whether a test has compared what is shown with NumPy. */
  verified: boolean;
  /** Inputs first. */
  sizes: number[];
  rows: number;
  presetSeed: number;
  /** Whether the preset's batch has the same shape. */
  presetShape: boolean;
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

/** The parts that were asked for, each in an array of its own, and the outputs as NumPy prints them: the document's own,
 * then, where the comparison is asked for, under each compared activation. */
export type Frame<P extends Part> = { [K in P]: Float64Array } & { printed: string[] };
export type Part =
  | "inputs"
  | "presetInputs"
  /** Layer by layer weights, then biases. */
  | "parameters"
  /** The same before anyone edited them. */
  | "original"
  /** Layer by layer z, a, slopes. */
  | "trace"
  /** The focused neuron's weights, products, running sums (one more: the bias). */
  | "ledger"
  /** The focused row: for each compared activation a of the layer, then the outputs. */
  | "comparison";

/** In menu order, with default parameters. */
export function catalogue(): ActivationValues[];
/** f at xs, then f' at xs. */
export function curve(name: string, parameter: number | null, xs: Numbers): Float64Array;
export function presets(): string[];
export function fields(): { name: keyof Fields; key: string; minimum?: number; maximum?: number; names?: string[] }[];
export function limits(): { sizes: number; neurons: number; rows: number; link: number };
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
