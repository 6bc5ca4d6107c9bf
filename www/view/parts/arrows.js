// Arrow keys in radio groups, tabs and toolbars, as browsers handle them in native controls.

/** Moves to and presses the next radio button or tab. @param {KeyboardEvent} event */
export function arrows(event) {
  move(event, "[role=radio], [role=tab]")?.click();
}

/** Moves the focus along a toolbar without pressing buttons. @param {KeyboardEvent} event */
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
