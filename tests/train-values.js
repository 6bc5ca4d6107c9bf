// What Train's views get, from the engine in Node: a link's network after edits and some phases of training.
import { VIEWS } from "../www/element/views.js";
import { FIRST } from "../www/figure/state.js";
import * as door from "../www/figure/train/door.js";
import { Reader } from "../www/figure/values.js";
import { strings } from "../www/strings/strings.js";
import { Memo } from "../www/ui/memo.js";
import { chainRule } from "../www/view/train/chain-rule.js";
import { sentences } from "../www/view/train/sentences.js";
import { speaking } from "../www/view/train/train.js";
import { updateTable } from "../www/view/train/update.js";
import { engine } from "./engine.js";

const { Session } = await import("../www/engine/session.js");

/**
 * @typedef {import("../www/pkg/perceptible.js").Edit} Edit
 * @typedef {import("../www/pkg/perceptible.js").Session} Handle
 * @typedef {import("../www/figure/types.js").Values} Values
 * @typedef {import("../www/figure/types.js").View} View
 */

/**
 * @typedef {{ link?: string, edits?: Edit[], train?: (handle: Handle) => void, layer?: number, neuron?: number, row?: number }} Given
 * @param {Given} given @param {Partial<import("../www/figure/state.js").Fields>} [fields] @returns {Values}
 */
export function trainedValues(
  { link = "", edits = [], train, layer = 0, neuron = 0, row = 0 },
  fields = {},
) {
  const session = new Session(() => {});
  session.ask((handle) => {
    handle.openLink(link);
    handle.edit(edits);
    train?.(handle);
  });
  return new Reader(engine, session).read(
    {
      ...FIRST,
      revision: 0,
      mode: "train",
      views: VIEWS,
      row,
      selection: { layer, neuron },
      ...fields,
    },
    { train: door },
  );
}

/** How a page of 1280 px shows them. @param {Values} values @param {Partial<View>} [changes] @returns {View} */
export const viewOf = (values, changes = {}) =>
  /** @type {View} */ ({
    ...FIRST,
    language: "ko",
    t: speaking(strings(changes.language ?? "ko"), changes.language ?? "ko"),
    size: "full",
    width: 1200,
    side: true,
    inspectorWidth: 392,
    stageWidth: 752,
    digits: 8,
    unseen: "·",
    heading: "h2",
    views: ["header"],
    controls: new Set(["rows", "try"]),
    frozen: false,
    readonly: false,
    selection: { layer: values.ledger.layer, neuron: values.ledger.neuron },
    row: values.ledger.row,
    measure: (/** @type {string} */ text, /** @type {number} */ size) => text.length * size * 0.56,
    memo: new Memo(),
    ...changes,
  });

/** The text of a description, its parts apart. @param {import("../www/ui/dom.js").Child} child @returns {string} */
export function textOf(child) {
  if (child === null || child === undefined || typeof child === "boolean") return "";
  if (typeof child !== "object") return String(child);
  if ("length" in child) return child.map(textOf).filter(Boolean).join(" ");
  return child.children.map(textOf).filter(Boolean).join(" ");
}

const PHASES = ["start", "forward", "loss", "backward", "update"];

/** @param {string} phase @returns {NonNullable<Given["train"]>} */
export const upTo = (phase) => (handle) => {
  for (let i = 0; i < PHASES.indexOf(phase); i++) handle.train("phase");
};
/** @param {number} steps @returns {NonNullable<Given["train"]>} */
export const steps = (steps) => (handle) => {
  for (let i = 0; i < steps; i++) handle.train("step");
};

/** The description, with the texts of its sentences. @param {Given} given @param {Partial<import("../www/figure/types.js").View>} [changes] */
export function shown(given, changes) {
  const values = trainedValues(given);
  const state = viewOf(values, changes);
  return {
    values,
    state,
    chain: textOf(chainRule(values, state)),
    update: textOf(updateTable(values, state)),
    said: Object.fromEntries(sentences(values, state).map(({ key, text }) => [key, text])),
  };
}
