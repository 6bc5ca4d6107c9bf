// A map in three layers, since each changes at its own pace: the outputs' colours, the boundary, the rows.
import { canvas, inksOf } from "../../../ui/canvas.js";
import { svg } from "../../../ui/dom.js";
import { trainingOf } from "../neuron-values.js";
import { contour } from "./contour.js";
import { drawPoints } from "./points.js";

/**
 * @import { LargeMap, Maps, Values, View } from "../../../figure/types.js"
 * @import { Described, Props } from "../../../ui/dom.js"
 */

const FINE = 2; // pixels of the points' canvas to a px

/** Whether the outputs decide for one of several classes. @param {Values} values */
export const decides = (values) => values.classes && values.sizes[values.sizes.length - 1] > 1;

/** Stands in a box of its own size. @param {Values} values @param {View} state @param {Maps} maps @param {LargeMap} large
 * @param {{ place: string, size: number, row: number | null, radius?: number, props: Props }} look  place: the key under which it is kept;
 * radius: of a point, px; props: of the lowest layer, the one that is pressed
 * @returns {Described[]} */
export function layers(values, state, maps, large, { place, size, row, radius, props }) {
  const { memo, dark } = state;
  const { image } = large;
  if (!image) return [];
  const { targets, testRows } = trainingOf(values);
  return [
    memo.of(`${place}.field`, [large, size, state.mapAt, values.inputs, row], () =>
      field(image, size, { ...props, key: "field" }),
    ),
    memo.of(`${place}.line`, [large, size], () =>
      svg(
        "svg",
        { key: "line", class: "map-line", width: size, height: size, "aria-hidden": "true" },
        svg("path", { d: contour(large, decides(values) ? null : middle(large), size) }),
      ),
    ),
    memo.of(
      `${place}.rows`,
      [values.inputs, targets, testRows, maps.axes.join(), row, dark, size],
      () =>
        canvas(
          {
            key: "rows",
            class: "map-rows",
            width: FINE * size,
            height: FINE * size,
            style: { width: size, height: size },
            "aria-hidden": "true",
          },
          (node) => {
            const pen = node.getContext("2d");
            if (!pen) return;
            pen.setTransform(FINE, 0, 0, FINE, 0, 0);
            pen.clearRect(0, 0, size, size);
            const inks = inksOf(node, ["paper", "ink", "pos", "neg", "acc"]);
            drawPoints(pen, values, maps, size, inks, row, radius);
          },
        ),
    ),
  ];
}

/** The outputs' colours alone. @param {ImageData} image @param {number} size  px @param {Props} [props] */
export const field = (image, size, props = {}) =>
  canvas(
    {
      class: "map-canvas",
      ...props,
      width: image.width,
      height: image.height,
      style: { width: size, height: size },
    },
    (node) => node.getContext("2d")?.putImageData(image, 0, 0),
  );

/** The boundary between signs, or between the classes of a single output. @param {LargeMap} large */
const middle = ({ range: [low, high] }) => (low + high) / 2;
