// A neuron's thumbnail map, in place of its curve: its values over the plane of the two inputs.
import { canvas } from "../../../ui/canvas.js";

/** @import { StageContext } from "../../forward/stage/stage.js" */

/** null where there is none. @param {StageContext} context @param {number} layer @param {number} j */
export function thumb({ values }, layer, j) {
  const image = values.training?.maps?.thumbs.get(`${layer}.${j}`);
  if (!image) return null;
  return canvas(
    {
      class: "cell-map",
      key: "map",
      width: image.width,
      height: image.height,
      "aria-hidden": "true",
    },
    (node) => node.getContext("2d")?.putImageData(image, 0, 0),
  );
}
