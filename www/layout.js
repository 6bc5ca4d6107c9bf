// How much width the parts get, from the width of the figure alone: it may stand in any column.

export const SIDE_FROM = 1100; // stage and inspector side by side
const GAP = 56;

/** @param {number} width @param {number} columns  layers, input included @param {boolean} inspector  whether one is shown */
export function layout(width, columns, inspector) {
  const side = inspector && width >= SIDE_FROM && columns <= 4;
  const inspectorWidth = side ? Math.min(392, Math.round(width * 0.33)) : width;
  const stageWidth = side
    ? width - GAP - inspectorWidth
    : Math.min(width, columns <= 4 ? 900 : 1200);
  return { side, stageWidth, inspectorWidth };
}
