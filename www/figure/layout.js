// How much width the parts get, from the width of the figure alone: it may stand in any column.

export const SIDE_FROM = 1100; // stage and inspector side by side
const GAP = 56;

/** The figure's size by its container: a phone, a narrow column, a wide one, or the room for two beside each other.
 * @typedef {"small" | "medium" | "large" | "full"} Size */

/** The width inside a frame, and the size. @param {number} width  of the container @param {boolean} framed */
export function frame(width, framed) {
  const room = framed ? width : width - 24;
  /** @type {Size} */
  const size = room < 480 ? "small" : room < 720 ? "medium" : room < SIDE_FROM ? "large" : "full";
  const padding = framed ? (size === "small" ? 34 : 50) : 0;
  return { size, width: Math.max(224, room - padding) };
}

/** @param {number} width @param {number} columns  layers, input included @param {boolean} inspector  whether one is shown @param {import("../ui/format.js").Digits} digits */
export function layout(width, columns, inspector, digits) {
  // Seventeen digits need the whole width for the arithmetic, and a second hidden layer needs it for its
  // names and eight digits.
  const side = inspector && width >= SIDE_FROM && columns <= 3 && digits !== "full";
  const half =
    width >= 860 && digits !== "full"
      ? Math.floor((Math.min(1040, width) - GAP) / 2)
      : Math.min(1040, width);
  const inspectorWidth = side ? Math.min(392, Math.round(width * 0.33)) : half;
  const stageWidth = side
    ? width - GAP - inspectorWidth
    : Math.min(width, columns <= 3 ? 900 : 1200);
  return { side, stageWidth, inspectorWidth };
}
