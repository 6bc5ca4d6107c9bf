// Train's views, which load on request: additions to the stage, and the parts around it.

export { below } from "./below.js";
export { dock } from "./dock.js";
export { inspector, lineUnder } from "./inspector.js";
export { map } from "./map/map.js";
export { thumb } from "./map/thumb.js";
export { matrix } from "./matrix.js";
export { spoken } from "./phase-announcement.js";
export { raceDock, raceTabs } from "./race/dock.js";
export { race } from "./race/race.js";
export { sentenceList as sentences } from "./sentences.js";
export { neuron, neuronFrom, neuronSaid } from "./stage-neuron.js";

import { train as en } from "../../strings/train.en.js";
import { train as ko } from "../../strings/train.ko.js";
import { h } from "../../ui/dom.js";
import { alone } from "./bars.js";
import { gutters } from "./gutters.js";
import { trainingOf } from "./neuron-values.js";
import { has } from "./phases.js";
import { total } from "./total-loss.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { StageContext } from "../forward/stage/stage.js"
 */

/** @typedef {import("../../strings/strings.js").Strings} Strings */

/** @type {WeakMap<Strings, Strings & { train: typeof ko }>} */
const spoken = new WeakMap();

/** Adds Train's strings to a language. @param {Strings} t @param {"ko" | "en"} language */
export function speaking(t, language) {
  const all = spoken.get(t) ?? { ...t, train: language === "ko" ? ko : en };
  spoken.set(t, all);
  return all;
}

/** Of the stage. @param {Values} values */
export function classes(values) {
  const { status } = trainingOf(values);
  // After an update, z and a are still those of the weights before it.
  return ` training ${has(status, "update") ? "stale" : ""}`;
}

/** The legend's entries for bars. @param {View} state */
export const legendItem = (state) =>
  h(
    "span",
    { key: "bars" },
    alone(-1, 1, 8),
    alone(1, 1, 8),
    state.size === "full" || state.size === "large" ? state.t.train.barsAcross : state.t.train.bars,
  );

/** Additions to the stage beside the neurons. @param {StageContext} context */
export const stage = (context) => [gutters(context), total(context)];
