// Keeps the keyboard focus in the figure, and near, when the focused control disappears or is disabled.

const BUTTON = "button:enabled:not([tabindex='-1'])";
const PART = ".menu, section, [data-opener], [role=group], [role=toolbar], header";

/** Before a frame is drawn. @param {ShadowRoot} root */
export function focused(root) {
  const node = root.activeElement;
  return { node, part: node?.closest(PART) };
}

/** After it: focuses what is wanted; or, where the focused control is gone or disabled, its home, the same part of the figure
 * or at what opened that. An editor takes it itself.
 * @param {ShadowRoot} root @param {ReturnType<typeof focused>} before @param {string | null} wanted  a selector @param {boolean} editing */
export function refocus(root, { node, part }, wanted, editing) {
  const find = (/** @type {string} */ selector) => (selector ? root.querySelector(selector) : null);
  const gone = node && !editing && (!node.isConnected || node.matches(":disabled"));
  const next = wanted
    ? find(wanted)
    : gone &&
      (find(node.getAttribute("data-home") ?? "") ||
        (part?.isConnected && part.querySelector(BUTTON)) ||
        find(`[data-tool="${part?.getAttribute("data-opener")}"]`) ||
        find(BUTTON));
  if (next) /** @type {HTMLElement} */ (next).focus({ preventScroll: true });
}
