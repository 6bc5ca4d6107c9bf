
/** A document: an opaque string, to be kept and handed back. Never empty. */
export type Doc = string;
export type Numbers = Float64Array | number[];

/** What every failure throws: `message` in English, `korean` the same in Korean. */
export interface PerceptibleError extends Error { korean: string; place: string }

export function version(): string;

export function presets(): string[];
export function preset(name: string): Doc;
/** With or without "#"; "" is the post's preset. */
export function openLink(fragment: string): Doc;
/** Without "#"; "" for the untouched post preset. */
export function saveLink(doc: Doc): string;
/** All or nothing. */
export function edit(doc: Doc, edits: Edit[]): Doc;
export function freshSeed(): number;
/** One row after the other, equally long. */
export function parseNumbers(text: string): Float64Array[];

export type Edit =
  | { set: "input"; row: number; index: number; value: number }
  | { set: "inputs"; rows: number; values: Numbers }
  | { set: "addRow" }
  | { set: "removeRow"; row: number }
  | { set: "weight"; layer: number; from: number; to: number; value: number | null }
  | { set: "bias"; layer: number; to: number; value: number | null }
  | { set: "weights"; layer: number; values: Numbers }
  | { set: "biases"; layer: number; values: Numbers }
  | { set: "seed"; value: number }
  | { set: "initialization"; name: string }
  | { set: "activation"; layer: number; name: string; parameter?: number | null }
  | { set: "parameter"; layer: number; value: number }
  | { set: "size"; position: number; value: number }
  | { set: "addLayer"; position: number }
  | { set: "removeLayer"; position: number }
  /** As drawn, also those that the preset sets. */
  | { set: "drawParameters" };

/** All that the page shows of a document, in one call. */
export function evaluate(doc: Doc, focus: Focus): Values;
/** Layers are the dense ones, from 0; what is out of range is clamped. */
export interface Focus {
  layer: number; neuron: number; row: number; compared: string[];
}
/** Every array is row-major. */
export interface Values {
  preset: string; edited: boolean; verified: boolean;
  sizes: number[]; seed: number; initialization: string;
  rows: number; inputs: Float64Array; presetInputs: Float64Array | null;
  layers: LayerValues[]; ledger: Ledger; comparison: Comparison;
  /** The output as NumPy prints it. */
  printed: string;
}
export interface LayerValues {
  name: string;
  weights: Float64Array; biases: Float64Array;
  originalWeights: Float64Array; originalBiases: Float64Array;
  activation: ActivationValues;
  z: Float64Array; a: Float64Array; slope: Float64Array;
}
export interface ActivationValues {
  name: string; formula: string; derivative: string; numpy: string; rowWise: boolean;
  parameter: ParameterValues | null;
}
export interface ParameterValues {
  name: string; symbol: string; value: number; default: number;
  minimum: number; maximum: number; step: number;
}
export interface Ledger {
  layer: number; neuron: number; row: number;
  inputs: Float64Array; weights: Float64Array; products: Float64Array;
  /** The running sum after each product, then after the bias; the last is z. */
  partial: Float64Array;
  bias: number; z: number; a: number; slope: number;
}
export interface Comparison { layer: number; z: Float64Array; rows: ComparisonRow[] }
export interface ComparisonRow {
  name: string; parameter: number | null; formula: string; current: boolean;
  a: Float64Array; outputs: Float64Array; printed: string;
}

/** In menu order, with default parameters. */
export function catalogue(): ActivationValues[];
export function initializations(): string[];
/** f at xs, then f' at xs. */
export function curve(name: string, parameter: number | null, xs: Numbers): Float64Array;
export function limits(): { sizes: number; neurons: number; rows: number; link: number; seed: number };

/** Text, or the bytes of a file. */
export function openJson(text: string | Uint8Array): Doc;
export function saveJson(doc: Doc): string;
export function takeSnapshot(doc: Doc): Uint8Array;
export function openSnapshot(bytes: Uint8Array): Doc;
/** The NumPy script for exactly this network, and what it prints. */
export function script(doc: Doc): { script: string; output: string };
/** str() of a 2-D array. */
export function numpyText(values: Numbers, columns: number): string;
/** Python's shortest repr. */
export function repr(value: number): string;

/** Any shape; free() when done. */
export class Network {
  constructor(
    sizes: number[] | Uint32Array, activations: string[], seed: number, initialization?: string,
  );
  static fromDocument(doc: Doc): Network;
  /** A row-major batch; its length is a multiple of the inputs. */
  forward(inputs: Numbers): Trace;
  sizes(): Uint32Array;
  weights(layer: number): Float64Array;
  setWeights(layer: number, values: Numbers): void;
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
