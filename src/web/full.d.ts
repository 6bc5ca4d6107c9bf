
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
