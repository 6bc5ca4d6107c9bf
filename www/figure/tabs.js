// What is shown beside what: inspector, matrix, code and, in Train, the map share one place, each under its tab, as far as
// the author shows them.

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

/** Whether the stage is shown: on the page a wide calculation takes its place.
 * @param {{ views: string[] }} fields @param {import("./state.js").Fields["tab"] | undefined} tab  the open one */
export function hasStage({ views }, tab) {
  const narrow = tab === "neuron" || tab === "map";
  return views.includes("stage") && (narrow || !tab || !views.includes("header"));
}

/** While a number is dragged or training plays, views out of sight are not updated; they follow when it ends.
 * @param {Pick<import("./state.js").Fields, "scrubbing" | "playing">} fields */
export const isHurried = ({ scrubbing, playing }) => scrubbing !== null || playing;
