// Inspector, matrix, code and, in Train, the map share one place, each under its tab, as far as the author shows them.

export const TABS = /** @type {const} */ (["neuron", "map", "matrix", "code"]);

/** The part of the figure that stands under a tab. */
export const VIEW_OF = /** @type {const} */ ({
  neuron: "inspector",
  map: "map",
  matrix: "matrix",
  code: "code",
});

/** The tabs that there are, and the one that is shown. The map needs rows to learn from, and stands with the neuron.
 * @param {{ views: string[], tab: import("./state.js").Fields["tab"], mode: string }} fields @param {number} rows */
export function tabsOf({ views, tab, mode }, rows) {
  const mapped = mode === "train" && rows > 1;
  const has = (/** @type {typeof TABS[number]} */ each) =>
    each === "map" ? mapped && views.includes("inspector") : views.includes(VIEW_OF[each]);
  const tabs = TABS.filter(has);
  return { tabs, tab: tabs.includes(tab) ? tab : tabs[0] };
}
