// What the tutorial does beside its figures, which is little.
import "../define.js";

// The link below a figure leads to the page with what the reader has made of the figure.
document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLElement) || target.localName !== "perceptible-network") return;
  const open = target.closest("figure")?.querySelector("a.open");
  if (open instanceof HTMLAnchorElement) open.hash = /** @type {any} */ (target).link;
});

// What scrolls sideways on a narrow screen can be scrolled by keyboard; nothing else is a stop.
const scrolling = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
for (const wide of document.querySelectorAll("pre, .formula")) scrolling.observe(wide);
