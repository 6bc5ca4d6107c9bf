// Training, as the figure draws it: what it adds to the stage, and what stands around that.
export { neuron, neuronFrom } from "./cell.js";
export { dock } from "./dock.js";

import { gutters } from "./gutters.js";
import { has } from "./phases.js";
import { total } from "./total.js";

/**
 * @import { TrainingValues, Values } from "../../figure/types.js"
 * @import { StageContext } from "../forward/stage/stage.js"
 */

/** Of the stage. @param {Values} values */
export function classes({ training }) {
  const { status } = /** @type {TrainingValues} */ (training);
  // After an update what is seen was computed with the weights before it.
  return ` training ${has(status, "update") ? "stale" : ""}`;
}

/** What stands on the stage beside the neurons. @param {StageContext} context */
export const stage = (context) => [gutters(context), total(context)];

export const sentences = () => null;
export const below = () => null;
/** @type {typeof import("../forward/inspector/inspector.js").inspector | undefined} */
export const inspector = undefined;
