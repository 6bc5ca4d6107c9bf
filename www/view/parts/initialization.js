// The names of initialisations; the example's shows the script's expression with the present scale.
import { full } from "../../ui/format.js";

/** @import { Values, View } from "../../figure/types.js" */

/** @param {Pick<Values, "scale">} values @param {Pick<View, "t">} state @param {string} name */
export const initializationName = ({ scale }, { t }, name) =>
  name === "post"
    ? t.exampleWay(scale === 0.1 ? "0.10" : full(scale))
    : (t.initializations[name] ?? name);
