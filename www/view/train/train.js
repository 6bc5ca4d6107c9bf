// Training, as the figure draws it: what it adds to the stage, and what stands around that.
export { below } from "./below.js";
export { neuron, neuronFrom } from "./cell.js";
export { dock } from "./dock.js";
export { inspector } from "./inspector.js";
export { sentenceList as sentences } from "./sentences.js";

import { gutters } from "./gutters.js";
import { trainingOf } from "./moment.js";
import { has } from "./phases.js";
import { total } from "./total.js";

/**
 * @import { Values } from "../../figure/types.js"
 * @import { StageContext } from "../forward/stage/stage.js"
 */

/** Of the stage. @param {Values} values */
export function classes(values) {
  const { status } = trainingOf(values);
  // After an update what is seen was computed with the weights before it.
  return ` training ${has(status, "update") ? "stale" : ""}`;
}

/** What stands on the stage beside the neurons. @param {StageContext} context */
export const stage = (context) => [gutters(context), total(context)];
