// The preview of a data set: some of its points, in a square. A disc for class 1, a ring for class 0, squares for others;
// discs for a curve.
import { svg } from "../../../ui/dom.js";

/** @import { Preview } from "../../../figure/data/catalogue.js" */

const SIZE = 40; // px
const EDGE = 4; // px, free around the points

/** @param {Preview | null} of  null where it is not loaded yet */
export function preview(of) {
  const points = of?.points ?? [];
  const [x, y] = [scale(points.map((p) => p.x)), scale(points.map((p) => p.y))];
  const path = (/** @type {number} */ kind, /** @type {(x: number, y: number) => string} */ mark) =>
    svg("path", {
      class: ["ring", "disc", "square"][kind],
      d: points
        .filter(({ group }) => Math.min(group, 2) === kind)
        .map((p) => mark(x(p.x), SIZE - y(p.y)))
        .join(""),
    });
  return svg(
    "svg",
    {
      class: "preview",
      viewBox: `0 0 ${SIZE} ${SIZE}`,
      width: SIZE,
      height: SIZE,
      "aria-hidden": "true",
    },
    path(0, circle(1.1)),
    path(1, circle(1.3)),
    path(2, (x, y) => `M${round(x - 1.2)} ${round(y - 1.2)}h2.4v2.4h-2.4z`),
  );
}

/** @param {number} r */
const circle = (r) => (/** @type {number} */ x, /** @type {number} */ y) =>
  `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

/** Scales values to the square; a single value to its middle. @param {number[]} values */
function scale(values) {
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  return (/** @type {number} */ v) =>
    span > 0 ? EDGE + ((v - low) / span) * (SIZE - 2 * EDGE) : SIZE / 2;
}

const round = (/** @type {number} */ v) => Math.round(v * 10) / 10;
