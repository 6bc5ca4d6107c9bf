// The widths of the figure's parts, from its own width alone: it may stand in any column. (host/fits-in.js: whether it can.)
import { projection } from "../view/forward/stage/geometry.js";

const SIDE_FROM = 1100; // stage and inspector side by side
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

/** @param {number} width @param {number} columns  layers, input included @param {boolean} inspector  whether one is shown */
export function layout(width, columns, inspector) {
  // A second hidden layer needs the whole width for its names and eight digits.
  const side = inspector && width >= SIDE_FROM && columns <= 3;
  const half = width >= 860 ? Math.floor((Math.min(1040, width) - GAP) / 2) : Math.min(1040, width);
  const inspectorWidth = side ? Math.min(392, Math.round(width * 0.33)) : half;
  const stageWidth = side
    ? width - GAP - inspectorWidth
    : Math.min(width, columns <= 3 ? 900 : 1200);
  return { side, stageWidth, stageHeight: 0, inspectorWidth, scale: 1 };
}

/** While presenting: the network fills the window above the line of calculation and the keys.
 * @param {{ width: number, height: number }} screen @param {number[]} sizes @param {boolean} asking  values are guessed */
export function projected(screen, sizes, asking) {
  const room =
    screen.height - PROJECTED.above - PROJECTED.below - (asking ? PROJECTED.question : 0);
  const { scale, width, high } = projection(sizes, screen.width - 2 * PROJECTED.beside, room);
  return { side: false, stageWidth: width, stageHeight: high, inspectorWidth: 0, scale };
}

/** Around the network, px, as the style sheet has it. */
export const PROJECTED = { beside: 40, above: 20, below: 164, question: 64 };
