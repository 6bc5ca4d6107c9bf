// The losses of training's steps as points of a curve: they lie in flat arrays, which are read in place.

/** @import { TrainingValues } from "../../figure/types.js" */

/** @typedef {{ length: number, step: (i: number) => number, loss: (i: number) => number }} Points */

/** @param {Float64Array} all @param {number} width  numbers of a point @returns {Points} */
const points = (all, width) => ({
  length: all.length / width,
  step: (i) => all[i * width],
  loss: (i) => all[i * width + 1],
});

/** Step by step. @param {TrainingValues} training */
export const lossesOf = ({ losses }) => points(losses, 3);

/** Of the rows for the test, where epochs begin. @param {TrainingValues} training */
export const testLossesOf = ({ testLosses }) => points(testLosses, 2);

/** The last loss; undefined before there is one. @param {Points} points @returns {number | undefined} */
export const lastLoss = ({ length, loss }) => (length ? loss(length - 1) : undefined);

/** The last step; 0 before there is one. @param {Points} points */
export const lastStep = ({ length, step }) => (length ? step(length - 1) : 0);
