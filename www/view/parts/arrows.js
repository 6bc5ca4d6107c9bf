// Arrow keys in a radio group, or between tabs, as the browser's own do.

/** Arrow keys move in a radio group, or between tabs, as the browser's own do. @param {KeyboardEvent} event */
export function arrows(event) {
  move(event, "[role=radio], [role=tab]")?.click();
}

/** Arrow keys go along the buttons of a toolbar, and press none of them. @param {KeyboardEvent} event */
export function along(event) {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") move(event, "button:not(:disabled)");
}

/** @param {KeyboardEvent} event @param {string} selector */
function move(event, selector) {
  /** @type {Record<string, number>} */
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  if (!(event.key in by)) return null;
  const options = [.../** @type {Element} */ (event.currentTarget).querySelectorAll(selector)];
  const i = options.indexOf(/** @type {Element} */ (event.target));
  const next = /** @type {HTMLElement} */ (
    options[(i + by[event.key] + options.length) % options.length]
  );
  next.focus();
  event.preventDefault();
  event.stopPropagation();
  return next;
}
