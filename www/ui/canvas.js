// A canvas whose picture is described as everything else is: by a function that paints it.
import { h } from "./dom.js";

/** @typedef {(canvas: HTMLCanvasElement) => void} Paint */

/** Painted when it comes, and again with every other `paint`. @param {import("./dom.js").Props} props @param {Paint} paint @param {...import("./dom.js").Child} children */
export const canvas = (props, paint, ...children) =>
  h("canvas", { ...props, "prop:paint": paint, ref: painted }, ...children);

/** @param {Element} node */
function painted(node) {
  const canvas = /** @type {HTMLCanvasElement & { paint?: Paint }} */ (node);
  let { paint } = canvas;
  Object.defineProperty(canvas, "paint", {
    set(/** @type {Paint} */ other) {
      paint = other;
      paint(canvas);
    },
  });
  // The style's colours are known only in the document, where it is by then.
  queueMicrotask(() => paint?.(canvas));
}

/** Where in it one points, as parts of its width and height. @param {PointerEvent | MouseEvent} event @returns {[number, number]} */
export function placeIn(event) {
  const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
  return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
}

/** The theme's colours by their names in the style. @param {HTMLCanvasElement} canvas @param {string[]} names @returns {Record<string, string>} */
export function inksOf(canvas, names) {
  const style = getComputedStyle(canvas);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`)]));
}
