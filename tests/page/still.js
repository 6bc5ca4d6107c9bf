/** What must stand still: where every part of a figure is, before something is done and after it. */

/** @typedef {import("./figure.js").Figure} Figure */

/**
 * What has moved on the screen when `act` is done, one line each: "span.z 12, 0". What is right-aligned keeps its right
 * edge, what is centred its middle; what lies on a scale (curves, dots, bars) goes where its value is. `but` names
 * what may move.
 * @param {Figure} figure @param {() => Promise<unknown>} act @param {string} [but]
 */
export async function moved(figure, act, but = "never") {
  await figure.read((root) => {
    /** @type {Map<Element, DOMRect>} */
    const places = new Map();
    for (const node of root.querySelectorAll(".root, .root *"))
      if (!node.closest("svg svg, svg > *, .fill, math *, option"))
        places.set(node, node.getBoundingClientRect());
    /** @type {any} */ (root).places = places;
  });
  await act();
  await figure.frame();
  return figure.read((root, but) => {
    const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) <= 0.6;
    const lines = [];
    for (const [node, old] of /** @type {Map<Element, DOMRect>} */ (
      /** @type {any} */ (root).places
    )) {
      if (!node.isConnected || node.closest(but) || !node.getClientRects().length) continue;
      if (!old.width && !old.height) continue;
      const now = node.getBoundingClientRect();
      const across =
        near(now.left, old.left) ||
        near(now.right, old.right) ||
        near(now.left + now.right, old.left + old.right);
      const down =
        near(now.top, old.top) ||
        near(now.bottom, old.bottom) ||
        near(now.top + now.bottom, old.top + old.bottom);
      if (!across || !down)
        lines.push(
          `${node.localName}.${node.getAttribute("class")} ${(node.textContent ?? "").slice(0, 20)} ${(now.left - old.left).toFixed(1)}, ${(now.top - old.top).toFixed(1)}`,
        );
    }
    return lines;
  }, but);
}
