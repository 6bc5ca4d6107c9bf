// The explanation of "equal to NumPy".
import { h } from "../../ui/dom.js";

/**
 * @import { Values } from "../../figure/types.js"
 * @import { Words } from "./words.js"
 */

/** @param {Values} values @param {Words} t */
export function numerics(values, t) {
  return h(
    "details",
    { class: "mine-numerics", key: "numerics" },
    h("summary", null, t.numerics.name),
    h(
      "p",
      { class: "mine-here" },
      values.verified ? t.numerics.checkedHere : t.numerics.notCheckedHere,
    ),
    h(
      "dl",
      null,
      t.numerics.facts.map(([name, ...lines]) => [
        h("dt", { key: name }, name),
        h(
          "dd",
          { key: `${name} said` },
          lines.map((line) => h("p", null, line)),
        ),
      ]),
    ),
  );
}
