// What a reader may do in a figure: the names that views emit (ui/dom.js), and what goes with each.

import type { NumberField } from "../view/parts/number.js";
import type { Figure } from "./figure.js";
import type { Fields, Offer, Selection } from "./state.js";
import type { Rules } from "./train/race.js";
import type { Speed } from "./train/speed.js";
import type { DataEdit, Edit } from "./types.js";

/** Text to copy; `shown` is where it stands, `id` the button's that then says so. */
type Copied = { text: string; id: string; shown?: Element | null };

/** null alone: nothing goes with it. */
export interface Intents {
  // Numbers and the network.
  edits: (Edit | DataEdit)[];
  number: { field: NumberField; value: number; gesture: string };
  "reset-number": { field: NumberField };
  /** null: the number's own text. */
  "edit-number": { field: NumberField; text: string | null };
  typed: { field: NumberField; text: string; how: "enter" | "leave" | "commit" | "escape" | Offer };
  /** null: the drag ends. */
  scrub: { field: NumberField | null };
  undo: null;
  redo: null;
  reset: null;
  "fresh-seed": null;
  preset: string;

  // What is shown.
  select: (Selection & { row?: number; focus?: boolean }) | null;
  hover: string | null;
  tab: Fields["tab"];
  unfold: boolean;
  row: number;
  menu: string | null;
  language: Fields["language"];
  theme: "light" | "dark";
  digits: Fields["digits"];
  step: number | null;
  "step-to": string;
  present: boolean;
  dismiss: null;

  // Predicting.
  predict: boolean;
  ask: Selection;
  guessed: string;
  unasked: null;

  // Sharing and files.
  share: null;
  resume: null;
  "share-learnt": null;
  embed: null;
  copy: Copied;
  "save-file": null;
  "save-svg": null;
  "save-png": null;
  "save-script": null;
  "save-csv": null;
  "open-file": null;
  "open-csv": null;

  // Train.
  mode: Fields["mode"];
  play: null;
  phase: null;
  unit: Fields["unit"];
  back: "step" | "phase";
  visit: number;
  restart: null;
  speed: Speed;
  gutter: null;
  guessing: boolean;
  guess: { key: string; to: number };
  axes: Fields["axes"];
  "map-at": Fields["mapAt"];
  library: Fields["library"];
  logarithmic: boolean;
  weight: number | null;
  racing: boolean;
  rules: Partial<Rules>;
  seeds: null;
  epoch: number;
  "show-dead": [layer: number, neuron: number];

  // Data.
  dataset: string;
  "accept-dataset": null;
  "refuse-dataset": null;
  standardize: null;
  "show-rows": boolean;

  // Comparing a printout.
  comparing: null;
  "mine-read": string;
  "mine-write": null;
  "mine-halt": boolean;
  "mine-move": number;
  "mine-take": number[];
  "mine-copy": { stage: string; lines: string; id: string };
}

/** The names with which nothing goes. */
export type Plain = { [K in keyof Intents]: Intents[K] extends null ? K : never }[keyof Intents];

/** A name, with what goes with it. */
export type Intent =
  | [type: Plain, detail?: null]
  | {
      [K in Exclude<keyof Intents, Plain>]: [type: K, detail: Intents[K]];
    }[Exclude<keyof Intents, Plain>];

/** What each does to a figure. */
export type Handlers = { [K in keyof Intents]: (figure: Figure, detail: Intents[K]) => unknown };
