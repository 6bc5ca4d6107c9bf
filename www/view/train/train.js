// Training, as the figure draws it: what it adds to the stage, and what stands around that.

export { Race } from "../../figure/train/race.js";
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

/** A language with the words of Train. @param {Strings} t @param {"ko" | "en"} language */
export function speaking(t, language) {
  const all = spoken.get(t) ?? { ...t, train: language === "ko" ? ko : en };
  spoken.set(t, all);
  return all;
}

/** Of the stage. @param {Values} values */
export function classes(values) {
  const { status } = trainingOf(values);
  // After an update the numbers shown were computed with the weights before it.
  return ` training ${has(status, "update") ? "stale" : ""}`;
}

/** What the bars mean, beside what lines mean. @param {View} state */
export const legendItem = (state) =>
  h(
    "span",
    { key: "bars" },
    alone(-1, 1, 8),
    alone(1, 1, 8),
    state.size === "full" || state.size === "large" ? state.t.train.barsAcross : state.t.train.bars,
  );

/** What stands on the stage beside the neurons. @param {StageContext} context */
export const stage = (context) => [gutters(context), total(context)];
