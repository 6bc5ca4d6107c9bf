// The thumbnail map of a race's entry, with the rows.
import { h } from "../../../ui/dom.js";
import { field, layers } from "../map/layers.js";

/**
 * @import { Values, View } from "../../../figure/types.js"
 * @typedef {import("../../../figure/train/race.js").Runner} Runner
 */

const DOT = 2.25; // px

/** The same of an earlier epoch, without the rows. @param {View} state @param {Runner} runner @param {number} epoch @param {Runner["map"]} map @param {number} size  px */
export function moment(state, runner, epoch, map, size) {
  const image = map?.large?.image;
  return image
    ? state.memo.of(`race.${runner.name}.${epoch}`, [map, size, state.dark], () =>
        field(image, size, { class: "map-canvas race-map", "aria-hidden": "true" }),
      )
    : null;
}

/** null where there is no map. @param {Values} values @param {View} state @param {Runner} runner @param {number} size  px */
export function thumb(values, state, runner, size) {
  const { map, name } = runner;
  const large = map?.large;
  if (!map || !large) return null;
  const props = { "aria-hidden": "true" };
  return h(
    "div",
    { class: "race-map", key: "map", style: { width: size, height: size } },
    layers(values, state, map, large, {
      place: `race.${name}`,
      size,
      row: null,
      radius: DOT,
      props,
    }),
  );
}
