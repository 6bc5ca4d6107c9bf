// What an initialisation is called: that of the example by what stands in its script, with the scale in force.
import { full } from "../../ui/format.js";

/** @import { Values, View } from "../../figure/types.js" */

/** @param {Pick<Values, "scale">} values @param {Pick<View, "t">} state @param {string} name */
export const initializationName = ({ scale }, { t }, name) =>
  name === "post"
    ? t.exampleWay(scale === 0.1 ? "0.10" : full(scale))
    : (t.initializations[name] ?? name);
