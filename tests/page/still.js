/** What must stand still: where every part of a figure is, before something is done and after it. */

/**
 * What has moved within the figure when `act` is done, one line each: "span.z 12, 0". A text aligned to the right
 * keeps its right edge, a centred one its middle; a mark on a scale (curves, dots, bars) goes where its value is.
 * @param {import("./figure.js").Figure} figure @param {() => Promise<unknown>} act @param {string} [but]  a selector of what may move
 */
export async function moved(figure, act, but = "never") {
  await figure.read((root) => {
    const origin = /** @type {Element} */ (root.querySelector(".root")).getBoundingClientRect();
    /** @type {Map<Element, number[]>} */
    const places = new Map();
    for (const node of root.querySelectorAll(".root *")) {
      if (
        node.closest("svg > *, .fill, math *, .visually-hidden, .axis-head *") ||
        !node.checkVisibility()
      )
        continue;
      const { left, right, top, bottom, width, height } = node.getBoundingClientRect();
      if (width && height) places.set(node, [left, right, top - origin.top, bottom - origin.top]);
    }
    Object.assign(root, { places });
  });
  await act();
  await figure.frame();
  return figure.read((root, but) => {
    const origin = /** @type {Element} */ (root.querySelector(".root")).getBoundingClientRect();
    const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) <= 0.6;
    /** @type {string[]} */
    const lines = [];
    /** @type {Map<Element, number[]>} */
    const places = /** @type {any} */ (root).places;
    for (const [node, [left, right, top, bottom]] of places) {
      if (!node.isConnected || node.closest(but) || !node.checkVisibility()) continue;
      const now = node.getBoundingClientRect();
      const [t, b] = [now.top - origin.top, now.bottom - origin.top];
      const across =
        near(now.left, left) || near(now.right, right) || near(now.left + now.right, left + right);
      const down = near(t, top) || near(b, bottom) || near(t + b, top + bottom);
      if (!across || !down)
        lines.push(
          `${node.localName}.${node.getAttribute("class")} "${(node.textContent ?? "").slice(0, 20)}" ${(now.left - left).toFixed(1)}, ${(t - top).toFixed(1)}`,
        );
    }
    return lines;
  }, but);
}
