// Where an iframe has a height of its own: tells how high the figure would have it, and folds the figure's arithmetic
// where it has not become so high.

const REST = 3; // frames: at another width a figure is drawn in the second

/** What a reader or the parent asks for may bring an earlier height back. */
const CAUSES = ["pointerdown", "keydown", "change", "message", "hashchange"];

/**
 * The height told includes the arithmetic, also while that is folded: a page around that follows lets it unfold.
 * It may give us another width for it (its scroll bar or ours comes and goes), which gives another height, and so on
 * for ever. So no height is told twice for the same width, until somebody has done something.
 * @param {HTMLElement} figure @param {(height: number) => void} tell
 */
export function heights(figure, tell) {
  /** @type {Set<number>} */
  const told = new Set();
  let width = 0;
  let last = 0;
  let waiting = false;
  /** Unfolded, at this width; 0 where that is not known. */
  let whole = 0;
  /** For how many frames the height is the same. */
  let rest = 0;
  let before = 0;
  const isFolded = () => figure.hasAttribute("folded");
  const unfold = () => {
    rest = whole = 0;
    figure.removeAttribute("folded");
  };
  const measure = () => {
    waiting = false;
    if (innerWidth !== width) {
      told.clear();
      unfold();
    }
    width = innerWidth;
    const height = Math.ceil(figure.getBoundingClientRect().height);
    if (height === 0) return;
    if (!isFolded()) whole = height;
    const wanted = Math.max(whole, height);
    if (wanted !== last && !told.has(wanted)) {
      last = wanted;
      told.add(wanted);
      tell(wanted);
    }
    rest = height === before ? rest + 1 : 0;
    before = height;
    if (rest < REST) soon();
    else figure.toggleAttribute("folded", whole > innerHeight);
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(measure);
    waiting = true;
  };
  for (const cause of CAUSES) addEventListener(cause, () => told.clear(), { capture: true });
  // Another network has another height; an edit of it moves nothing.
  figure.addEventListener("change", (event) => {
    if (/** @type {CustomEvent} */ (event).detail.reason === "edit") return;
    unfold();
    soon();
  });
  addEventListener("resize", soon);
  new ResizeObserver(soon).observe(figure);
}
