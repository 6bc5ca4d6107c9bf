// What one of a race says over the two inputs, with the rows.
import { canvas, inksOf, pixels } from "../../../ui/canvas.js";
import { contour } from "../map/contour.js";
import { decides, middle } from "../map/plane.js";
import { drawPoints } from "../map/points.js";

/**
 * @import { Values, View } from "../../../figure/types.js"
 * @typedef {import("../../../figure/race.js").Runner} Runner
 */

const DOT = 2.25; // px

/** The same of an earlier epoch, without the rows. @param {View} state @param {Runner} runner @param {number} epoch @param {Runner["map"]} map @param {number} size  px */
export const moment = (state, runner, epoch, map, size) =>
  map?.large?.image
    ? state.keep.of(`race.${runner.name}.${epoch}`, [map, size, state.dark], () =>
        canvas(
          {
            class: "race-map",
            width: 2 * size,
            height: 2 * size,
            style: { width: size, height: size },
            "aria-hidden": "true",
          },
          (node) => {
            const pen = node.getContext("2d");
            const image = map.large?.image;
            if (!pen || !image) return;
            pen.setTransform(2, 0, 0, 2, 0, 0);
            pen.imageSmoothingEnabled = false;
            pen.drawImage(pixels(image), 0, 0, size, size);
          },
        ),
      )
    : null;

/** null where there is no map. @param {Values} values @param {View} state @param {Runner} runner @param {number} size  px */
export function thumb(values, state, runner, size) {
  const { map } = runner;
  const large = map?.large;
  if (!map || !large?.image) return null;
  const { image } = large;
  return state.keep.of(`race.${runner.name}`, [map, size, state.dark], () =>
    canvas(
      {
        class: "race-map",
        key: "map",
        width: 2 * size,
        height: 2 * size,
        style: { width: size, height: size },
        "aria-hidden": "true",
      },
      (node) => {
        const pen = node.getContext("2d");
        if (!pen) return;
        const inks = inksOf(node, ["paper", "ink", "pos", "neg", "acc"]);
        pen.setTransform(2, 0, 0, 2, 0, 0);
        pen.imageSmoothingEnabled = false;
        pen.drawImage(pixels(image), 0, 0, size, size);
        pen.strokeStyle = inks.ink;
        pen.lineWidth = 1;
        contour(pen, large, decides(values) ? null : middle(large), size);
        drawPoints(pen, values, map, size, inks, null, DOT);
      },
    ),
  );
}
