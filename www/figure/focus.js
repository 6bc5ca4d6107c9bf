// The keyboard's focus stays in the figure, and near, when what had it is drawn no more or switched off.

const BUTTON = "button:enabled:not([tabindex='-1'])";
const PART = ".menu, section, [data-opener], [role=group], [role=toolbar], header";

/** Before a frame is drawn. @param {ShadowRoot} root */
export function focused(root) {
  const node = root.activeElement;
  return { node, part: node?.closest(PART) };
}

/** After it: where the focus is wanted, or, where what had it is gone or off, at its home, in the same part of the figure
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
