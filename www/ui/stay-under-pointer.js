// A button that makes what stands above it grow or shrink stays under the pointer, so that it can be pressed again.
import { own } from "./own-property.js";

/** Calls, and once that is drawn, brings the pressed button back to where it was: by scrolling, or, where there is
 * nothing to scroll by, by room around its part until the pointer leaves that.
 * @param {Event} event @param {(event: Event) => void} act */
export function stay(event, act) {
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  const part = /** @type {HTMLElement | null} */ (button.closest("[data-stays]"));
  const place = button.getBoundingClientRect().top;
  act(event);
  const back = () => {
    if (!button.isConnected || !part) return;
    const scroller = scrollerOf(button);
    const by = () => button.getBoundingClientRect().top - place;
    const scroll = () => scroller.scrollBy({ top: by(), behavior: "instant" });
    scroll();
    const rest = by();
    if (Math.abs(rest) < 1) return;
    const own = parseFloat(getComputedStyle(part).marginTop);
    if (rest < 0) part.style.marginTop = `${own - rest}px`;
    else part.style.marginBottom = `${scroller.clientHeight}px`; // by which it can be scrolled
    scroll();
    part.addEventListener("pointerleave", () => part.style.removeProperty("margin"), {
      once: true,
    });
  };
  // The next frame is drawn before this runs; the browser's own scrolling follows before the one after it.
  requestAnimationFrame(() => {
    back();
    requestAnimationFrame(back);
  });
}

/** What scrolls around it. @param {Element} node @returns {Element} */
function scrollerOf(node) {
  for (let at = parentOf(node); at; at = parentOf(at))
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY))
      return at;
  return own(node.ownerDocument, "scrollingElement") ?? own(node.ownerDocument, "documentElement");
}

/** @param {Element} node @returns {Element | null} */
const parentOf = (node) =>
  node.assignedSlot ??
  node.parentElement ??
  /** @type {ShadowRoot | null} */ (
    node.getRootNode() instanceof ShadowRoot ? node.getRootNode() : null
  )?.host ??
  null;
