// The look of a weight, on the stage and in pictures: its width is |w| relative to the layer's largest, and the
// edges of the selected neuron stand out.

/** @import { Selection } from "../../../figure/state.js" */

const THINNEST = 0.75; // px

/** The largest |w| of a layer, which gets the full width. @param {Float64Array} weights */
export const largest = (weights) =>
  weights.reduce((max, w) => (Number.isFinite(w) ? Math.max(max, Math.abs(w)) : max), 0);

/** px. @param {number} w @param {number} max @param {number} thickest */
export const thickness = (w, max, thickest) =>
  Math.min(thickest, Math.max(THINNEST, (thickest * Math.abs(w)) / max || 0));

/** Whether an edge begins or ends at the selected neuron.
 * @param {Selection | null} selection @param {number} layer @param {number} from @param {number} to */
export const touches = (selection, layer, from, to) =>
  selection !== null &&
  ((selection.layer === layer && selection.neuron === to) ||
    (selection.layer === layer - 1 && selection.neuron === from));
