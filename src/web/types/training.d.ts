
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
