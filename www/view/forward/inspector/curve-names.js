// Labels for the plot's curves.
import { svg } from "../../../ui/dom.js";

const LINE = 15;

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Area */

/**
 * Names stand at the ends of their curves: where one leaves through the top, beside it; else at the right
 * edge. Each takes the place that covers nothing else, the current one first.
 * @param {{ name: string, text: string, current: boolean, width: number, points: { x: number, y: number }[] }[]} curves
 * @param {Area} plot @param {Area[]} taken
 */
export function names(curves, plot, taken) {
  const occupied = [...taken];
  const covers = (/** @type {Area} */ a, /** @type {Area} */ b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const ordered = [...curves].sort((a, b) => Number(b.current) - Number(a.current));
  return ordered.map((curve) => {
    const { points, width } = curve;
    const inside = points.filter((p) => p.y >= plot.top && p.y <= plot.bottom);
    const end = inside.at(-1) ?? points[0];
    const leaves = end !== points.at(-1) && end.x < plot.right - 8;
    /** @type {{ x: number, y: number }[]} */
    const places = [];
    for (const row of [0, 1, 2, 3, 4, 5]) {
      const middle = 9 + row * LINE;
      // The last point below this height: the curve rises through it.
      const p = leaves ? inside.findLast((p) => p.y >= middle + 4) : end;
      if (!p) continue;
      if (leaves) places.push({ x: p.x - 7 - width, y: middle }, { x: p.x + 9, y: middle });
      else
        for (const dy of [12 + row * LINE, -12 - row * LINE])
          places.push({ x: plot.right - 2 - width, y: p.y + dy });
    }
    const areas = places
      .map(({ x, y }) => ({ left: x, right: x + width, top: y - LINE / 2, bottom: y + LINE / 2 }))
      .filter(
        (area) =>
          area.left >= plot.left &&
          area.right <= plot.right &&
          area.top >= plot.top &&
          area.bottom <= plot.bottom + LINE &&
          !occupied.some((other) => covers(area, other)),
      );
    // Among the free places, take the one that the fewest curves cross.
    const crossed = (/** @type {Area} */ area) =>
      curves.filter(({ points }) =>
        points.some(
          (p) => p.x > area.left - 2 && p.x < area.right + 2 && p.y > area.top && p.y < area.bottom,
        ),
      ).length;
    let best = null;
    let fewest = Infinity;
    for (const area of areas) {
      const count = crossed(area);
      if (count < fewest) [best, fewest] = [area, count];
      if (count === 0) break;
    }
    if (!best) return null; // no free place: its row in the comparison names it
    occupied.push(best);
    return svg(
      "text",
      {
        key: `n${curve.name}`,
        class: curve.current ? "name current" : "name",
        x: best.left,
        y: best.bottom - 3,
      },
      curve.text,
    );
  });
}
