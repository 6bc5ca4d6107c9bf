
/** What was opened. Two classes may be 0 and 1 of a single output; else there is an output for each. */
export interface DatasetFacts {
  rows: number; inputs: number; outputs: number;
  task: "classification" | "regression";
  /** Of the inputs, then of the targets. */
  columns: string[];
  /** In order of the classes' numbers. */
  classNames: string[];
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
  /** The z at which f′ jumps; its value there is a convention. */
  jumps: number[];
  /** What f comes near on the left and on the right, where f(0) is the middle: 0 and 1, or −1 and 1. */
  ends: [number, number] | null;
}
export interface ParameterValues {
  name: string; symbol: string; value: number; default: number;
  minimum: number; maximum: number; step: number;
}
