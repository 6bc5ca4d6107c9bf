// The parts of a figure by the names that `view` has for them.

/** Parts of the figure, in the order in which they stand. */
export const VIEWS = [
  "header",
  "toolbar",
  "stage",
  "results",
  "structure",
  "inspector",
  "matrix",
  "code",
  "compare",
  "train",
  "data",
  "loss",
  "check",
  "settings",
  "race",
  "compare-mine",
];

/** Those of Train that stand below the network. @type {readonly string[]} */
export const BELOW = ["data", "loss", "check", "settings"];

/** Those in which one network is trained, phase by phase. @type {readonly string[]} */
export const TRAINING = ["train", ...BELOW];
