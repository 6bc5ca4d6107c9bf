// Tells how tall the figure is, when that changes, at most once a frame.

/** What a reader or the parent asks for may bring an earlier height back. */
const CAUSES = ["pointerdown", "keydown", "change", "message", "hashchange"];

/**
 * A page around that follows may give us another width for it (its scroll bar or ours comes and goes),
 * which gives another height, and so on for ever. So no height is told twice for the same width, until
 * somebody has done something.
 * @param {Element} figure @param {(height: number) => void} tell
 */
export function heights(figure, tell) {
  /** @type {Set<number>} */
  const told = new Set();
  let width = 0;
  let last = 0;
  let waiting = false;
  const measure = () => {
    waiting = false;
    if (innerWidth !== width) told.clear();
    width = innerWidth;
    const height = Math.ceil(figure.getBoundingClientRect().height);
    if (height === last || height === 0 || told.has(height)) return;
    last = height;
    told.add(height);
    tell(height);
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(measure);
    waiting = true;
  };
  for (const cause of CAUSES) addEventListener(cause, () => told.clear(), { capture: true });
  new ResizeObserver(soon).observe(figure);
}
