// The line where a map crosses a value, or changes its class: marching squares.

/** @import { LargeMap } from "../../../figure/types.js" */

/** Strokes it. @param {CanvasRenderingContext2D} pen @param {LargeMap} map @param {number | null} level  null: between classes @param {number} size  px */
export function contour(pen, { width, height, values }, level, size) {
  if (!values) return;
  const [dx, dy] = [size / width, size / height];
  const v = (/** @type {number} */ c, /** @type {number} */ r) => values[r * width + c];
  pen.beginPath();
  if (level === null) {
    // Along the cells' edges.
    for (let r = 0; r < height; r++)
      for (let c = 0; c < width; c++) {
        const own = Math.floor(v(c, r));
        if (c + 1 < width && Math.floor(v(c + 1, r)) !== own) {
          pen.moveTo((c + 1) * dx, r * dy);
          pen.lineTo((c + 1) * dx, (r + 1) * dy);
        }
        if (r + 1 < height && Math.floor(v(c, r + 1)) !== own) {
          pen.moveTo(c * dx, (r + 1) * dy);
          pen.lineTo((c + 1) * dx, (r + 1) * dy);
        }
      }
    pen.stroke();
    return;
  }
  // Values stand in the middle of their cells; between four of them the line goes straight.
  for (let r = 0; r + 1 < height; r++)
    for (let c = 0; c + 1 < width; c++) {
      const corners = [v(c, r), v(c + 1, r), v(c + 1, r + 1), v(c, r + 1)].map((a) => a - level);
      /** @type {[number, number][]} */
      const crossings = [];
      for (let side = 0; side < 4; side++) {
        const [a, b] = [corners[side], corners[(side + 1) % 4]];
        if (a > 0 === b > 0) continue;
        const part = a / (a - b);
        const [x0, y0] = CORNERS[side];
        const [x1, y1] = CORNERS[(side + 1) % 4];
        crossings.push([
          (c + 0.5 + x0 + (x1 - x0) * part) * dx,
          (r + 0.5 + y0 + (y1 - y0) * part) * dy,
        ]);
      }
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        pen.moveTo(...crossings[i]);
        pen.lineTo(...crossings[i + 1]);
      }
    }
  pen.stroke();
}

const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];
