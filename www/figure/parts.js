// Which numbers each view draws. A frame asks for those of the views that are shown: a new view is a row.
import { hasStage, isHurried, tabsOf } from "./tabs.js";

/**
 * @import { Part } from "../pkg/perceptible.js"
 * @import { Fields } from "./state.js"
 */

/**
 * Parts of a frame; and what comes beside them: the outputs as NumPy prints them, the losses of all steps, the curves of
 * the inspector, the script, the loss along one weight, a row that was not taught, the maps of the neurons and the large one.
 * @typedef {Part | "printed" | "history" | "plot" | "code" | "line" | "other" | "thumbs" | "map"} Drawn
 *
 * @typedef {object} Sight  what the figure knows of what is shown, beside its state
 * @property {boolean} dark      the colours of maps
 * @property {Pick<typeof import("./train/door.js"), "Trained"> | null} train  null until it is loaded
 * @property {(place: string, hurried: boolean) => boolean} waits  whether a part out of sight keeps its last description
 * @property {readonly Drawn[]} beside  what is drawn beside the views
 *
 * @typedef {object} Now
 * @property {boolean} forward   the views of the forward pass are shown
 * @property {boolean} train     those of Train
 * @property {boolean} racing    and in it the race, in the network's place
 * @property {boolean} around     Train's parts around a network
 * @property {boolean} stage
 * @property {Fields["tab"] | undefined} tab  the open one
 * @property {Fields} fields
 * @property {(view: string) => boolean} shows
 * @property {(place: string) => boolean} sees
 */

/** What a picture draws. @type {readonly Drawn[]} */
export const PICTURE = ["ledger", "comparison", "printed", "history"];

/** What sentences say, those that are announced too. @type {readonly Drawn[]} */
export const SAID = ["targets", "deltas", "gradients", "history", "other"];

/** View by view. @type {[when: (now: Now) => boolean, draws: readonly Drawn[]][]} */
const VIEWS = [
  // Network: the stage and the table of all values; an edit compares with it, in whichever mode it is made
  [() => true, ["inputs", "presetInputs", "parameters", "original", "trace"]],
  // Results
  [
    ({ forward, shows, stage }) => forward && shows("results") && (stage || !shows("stage")),
    ["printed"],
  ],
  // The comparison, and under the stage why
  [
    ({ forward, shows, stage, sees }) => forward && shows("compare") && (stage || sees("compare")),
    ["comparison"],
  ],
  // Inspector
  [({ forward, tab }) => forward && tab === "neuron", ["ledger", "plot"]],
  // Stepper
  [({ fields }) => fields.step !== null, ["ledger"]],
  // Projected
  [({ fields }) => fields.presenting, ["ledger"]],
  // Code
  [({ tab }) => tab === "code", ["code"]],

  // Dock
  [({ around }) => around, ["history", "testRows"]],
  // Race
  [({ racing }) => racing, ["testRows"]],
  // Stage in Train
  [
    ({ train, stage, fields, sees }) => train && (fields.presenting || (stage && sees("stage"))),
    ["targets", "deltas", "gradients", "paths", "thumbs"],
  ],
  // Sentences
  [({ around, stage }) => around && stage, SAID],
  // Guessed signs
  [({ train, fields }) => train && fields.guesses !== null, ["after"]],
  // Inspector in Train
  [
    ({ train, tab }) => train && tab === "neuron",
    ["targets", "deltas", "gradients", "paths", "updateTerms", "after"],
  ],
  // The loss along a weight, and the sentence about it
  [
    ({ train, stage, tab, fields }) =>
      train && !fields.playing && (tab === "neuron" || (stage && !tab)),
    ["line", "gradients", "after"],
  ],
  // The forward ledger in that inspector
  [({ train, tab, fields }) => train && tab === "neuron" && fields.unfolded, ["ledger", "plot"]],
  // Matrix in Train
  [({ train, tab }) => train && tab === "matrix", ["deltas", "gradients"]],
  // Map
  [
    ({ train, tab }) => train && tab === "map",
    ["map", "targets", "testRows", "scores", "confusion"],
  ],
  // Data
  [({ around, shows, sees }) => around && shows("data") && sees("below"), ["targets", "testRows"]],
  // Loss chart
  [({ around, shows, sees }) => around && shows("loss") && sees("below"), ["history"]],
];

/** @type {readonly Drawn[]} */
export const OTHERS = ["printed", "history", "plot", "code", "line", "other", "thumbs", "map"];

/** Whether it is a part of the engine's frame. @param {Drawn} each @returns {each is Part} */
export const isPart = (each) => !OTHERS.includes(each);

/** What is drawn now. @param {Fields} fields @param {number} rows @param {Sight} sight @returns {Set<Drawn>} */
export function drawn(fields, rows, sight) {
  const { views, mode, comparing, presenting } = fields;
  const train = mode === "train" && sight.train !== null && !comparing;
  const racing = train && !presenting && fields.racing && views.includes("race");
  const { tab } = tabsOf(fields, rows);
  const network = !racing && !comparing && !presenting;
  const sees = (/** @type {string} */ place) => !sight.waits(place, isHurried(fields));
  /** @type {Now} */
  const now = {
    forward: !train && !comparing && !presenting,
    train,
    racing,
    around: train && network,
    stage: network && hasStage(fields, tab),
    tab: network && sees("panel") ? tab : undefined,
    fields,
    shows: (view) => views.includes(view),
    sees,
  };
  return new Set([...VIEWS.flatMap(([when, draws]) => (when(now) ? draws : [])), ...sight.beside]);
}

// Of revisions():
const DOCUMENT = 0;
const STRUCTURE = 1;
const PARAMETERS = 2;
const ORIGINAL = 3;

/** The revisions that a part follows; those that are not named follow all of them.
 * @type {Partial<Record<Drawn | "structure", number[]>>} */
const FOLLOWS = {
  structure: [STRUCTURE],
  inputs: [DOCUMENT],
  targets: [DOCUMENT],
  testRows: [DOCUMENT],
  presetInputs: [STRUCTURE, ORIGINAL],
  original: [STRUCTURE, ORIGINAL],
  parameters: [PARAMETERS],
};

/** Those that are of the neuron and the row that one looks at. @type {ReadonlySet<Drawn | "structure">} */
const FOCUSED = new Set(["ledger", "comparison", "printed", "paths", "updateTerms"]);

/** Names what a part depends on: read for the same, it is the same. @param {Drawn | "structure"} part @param {number[]} revisions @param {string} focus */
export function sourceOf(part, revisions, focus) {
  const followed = FOLLOWS[part]?.map((i) => revisions[i]) ?? revisions;
  return `${followed.join()} ${FOCUSED.has(part) ? focus : ""}`;
}
