
/** What a notebook printed, against the document. */
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
