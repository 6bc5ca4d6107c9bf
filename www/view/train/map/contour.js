// Contours of a map, where it crosses a value or changes class, by marching squares.

/** @import { LargeMap } from "../../../figure/types.js" */

/** As the `d` of a path. @param {LargeMap} map @param {number | null} level  null: between classes @param {number} size  px */
export function contour({ width, height, values }, level, size) {
  if (!values) return "";
  const [dx, dy] = [size / width, size / height];
  return level === null
    ? between(values, width, height, dx, dy)
    : along(values, level, width, height, dx, dy);
}

/** Where classes meet: along the cells' edges. @param {Float64Array} values @param {number} width @param {number} height @param {number} dx @param {number} dy */
function between(values, width, height, dx, dy) {
  let d = "";
  for (let r = 0; r < height; r++)
    for (let c = 0; c < width; c++) {
      const at = r * width + c;
      const own = Math.floor(values[at]);
      const [x, y] = [(c + 1) * dx, (r + 1) * dy];
      if (c + 1 < width && Math.floor(values[at + 1]) !== own)
        d += `M${shown(x)} ${shown(r * dy)}V${shown(y)}`;
      if (r + 1 < height && Math.floor(values[at + width]) !== own)
        d += `M${shown(c * dx)} ${shown(y)}H${shown(x)}`;
    }
  return d;
}

/** Values stand in the middle of their cells; between four of them the line goes straight.
 * @param {Float64Array} values @param {number} level @param {number} width @param {number} height @param {number} dx @param {number} dy */
function along(values, level, width, height, dx, dy) {
  let d = "";
  for (let r = 0; r + 1 < height; r++)
    for (let c = 0; c + 1 < width; c++) {
      const at = r * width + c;
      const corners = [values[at], values[at + 1], values[at + width + 1], values[at + width]];
      const above = corners[0] > level;
      // Nearly every cell lies on one side.
      if (
        corners[1] > level === above &&
        corners[2] > level === above &&
        corners[3] > level === above
      )
        continue;
      let ends = 0;
      for (let side = 0; side < 4; side++) {
        const [a, b] = [corners[side] - level, corners[(side + 1) % 4] - level];
        if (a > 0 === b > 0) continue;
        const part = a / (a - b);
        const [x0, y0] = CORNERS[side];
        const [x1, y1] = CORNERS[(side + 1) % 4];
        const x = (c + 0.5 + x0 + (x1 - x0) * part) * dx;
        const y = (r + 0.5 + y0 + (y1 - y0) * part) * dy;
        d += `${ends++ % 2 ? "L" : "M"}${shown(x)} ${shown(y)}`;
      }
    }
  return d;
}

/** A tenth of a px. @param {number} v */
const shown = (v) => Math.round(10 * v) / 10;

const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];
