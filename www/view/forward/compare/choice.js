// The edit that a click on a compared activation makes.

/** @import { Comparison, ComparisonRow, Edit } from "../../../figure/types.js" */

/** The edit that chooses what a row compares. @param {Comparison} c @param {ComparisonRow} row @returns {Edit} */
export const choice = (c, row) => ({
  set: "activation",
  layer: c.layer,
  name: row.name,
  ...(row.parameter === null ? {} : { parameter: row.parameter }),
});
