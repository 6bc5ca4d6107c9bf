// Arrow keys in a radio group, or between tabs, as the browser's own do.

/** Arrow keys move in a radio group, or between tabs, as the browser's own do. @param {KeyboardEvent} event */
export function arrows(event) {
  /** @type {Record<string, number>} */
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  if (!(event.key in by)) return;
  const options = [
    .../** @type {Element} */ (event.currentTarget).querySelectorAll("[role=radio], [role=tab]"),
  ];
  const i = options.indexOf(/** @type {Element} */ (event.target));
  const next = /** @type {HTMLElement} */ (
    options[(i + by[event.key] + options.length) % options.length]
  );
  next.focus();
  next.click();
  event.preventDefault();
  event.stopPropagation();
}
