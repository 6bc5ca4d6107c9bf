
/** In menu order, with default parameters. */
export function catalogue(): ActivationValues[];
/** f at xs, then f' at xs. */
export function curve(name: string, parameter: number | null, xs: Numbers): Float64Array;
export function presets(): string[];
/** The generators of data, in menu order, with default parameters; those with a step of 1 are whole numbers. */
export function datasets(): { name: string; task: DatasetFacts["task"]; parameters: ParameterValues[] }[];
export function fields(): {
  name: keyof Fields; key: string; minimum?: number; maximum?: number; names?: string[];
  /** What the first preset has; null for what it has not got. */
  default: number | string | null;
  /** Whose number it is: of what this field chooses. */
  of?: "loss" | "optimizer" | "schedule";
}[];
/** What a page offers. Documents hold more: 1,024 neurons, 10,000 rows, a million parameters. */
export function limits(): {
  sizes: number; neurons: number; rows: number; link: number;
  /** Bytes of the largest JSON that a document can have. */
  file: number;
};
export function freshSeed(): number;
/** A whole network, where what a person typed or pasted is one: a link (an address, or the fragment alone), or a saved file. */
export function networkIn(text: string): { link: string } | { json: string } | null;
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
