// Inspector, matrix and code share one place, each under its tab, as far as the author shows them.

export const TABS = /** @type {const} */ (["neuron", "matrix", "code"]);

/** The part of the figure that stands under a tab. */
export const VIEW_OF = /** @type {const} */ ({
  neuron: "inspector",
  matrix: "matrix",
  code: "code",
});

/** The tabs that there are, and the one that is shown.
 * @param {{ views: string[], tab: import("./state.js").Fields["tab"] }} fields */
export function tabsOf({ views, tab }) {
  const tabs = TABS.filter((each) => views.includes(VIEW_OF[each]));
  return { tabs, tab: tabs.includes(tab) ? tab : tabs[0] };
}
