// Where the neurons stand. Edges and their labels are placed as on the live stage (view/forward/stage/geometry.js);
// the boxes are the picture's own, since every one of them shows its bias and none has a picker.
import { visible } from "../view/forward/stage/geometry.js";

/** @typedef {import("../view/forward/stage/geometry.js").Geometry} Geometry */

const ACROSS = 4; // layers, inputs included, that fit side by side in 672 px
const TIGHT = 5; // neurons that just fit on a phone, with three digits
export const STRIP = 26; // a layer's name above its row

/**
 * @typedef {object} Given
 * @property {number[]} sizes
 * @property {number} width
 * @property {(number | null)[]} selected  per layer, who must be seen
 * @property {boolean[]} tall  per layer, whether its neurons need a line more
 */

/** @param {Given} given @returns {Geometry} */
export const geometry = (given) =>
  given.width >= 600 && given.sizes.length <= ACROSS ? across(given) : down(given);

/** @param {Given} given @returns {Geometry} */
function across({ sizes, width, selected, tall }) {
  const last = sizes.length - 1;
  const roomy = last <= 2;
  const widths = sizes.map((_, i) => (i === 0 ? 84 : i === last ? 164 : roomy ? 222 : 104));
  const heights = sizes.map(
    (_, i) => (i === 0 ? 50 : i === last ? 56 : roomy ? 74 : 92) + line(tall[i]),
  );
  const pitches = sizes.map((_, i) => (i === 0 ? 112 : i === last ? 150 : heights[i] + 18));
  const least = [64, ...heights.slice(1).map((h) => h + 12)];
  const gap = (width - widths.reduce((a, b) => a + b, 0)) / Math.max(1, last);
  const drawn = sizes.map((n, i) => visible(n, i === last ? 6 : 8, selected[i]));
  const height = Math.max(
    120,
    ...drawn.map((boxes, i) => {
      const pitch = i > 0 && i < last && boxes.length <= 5 ? pitches[i] : least[i];
      return (boxes.length - 1) * pitch + heights[i];
    }),
  );
  let x = 0;
  const columns = drawn.map((indices, i) => {
    const [w, h] = [widths[i], heights[i]];
    const room = (height - h) / Math.max(1, indices.length - 1);
    const pitch = indices.length > 1 ? Math.min(pitches[i], room) : 0;
    const top = (height - pitch * (indices.length - 1) - h) / 2;
    const hidden = sizes[i] - indices.length + 1;
    const boxes = indices.map((index, k) => ({
      index,
      x,
      y: Math.round(top + k * pitch),
      w,
      h,
      hidden,
    }));
    const column = { x, width: w, head: 0, boxes };
    x += w + gap;
    return column;
  });
  return { across: true, density: roomy ? 0 : 1, width, height, columns, gutter: 0 };
}

/** @param {boolean} more */
const line = (more) => (more ? 18 : 0);

/** One row a layer. @param {Given} given @returns {Geometry} */
function down({ sizes, width, selected, tall }) {
  const last = sizes.length - 1;
  let y = 0;
  const columns = sizes.map((n, i) => {
    const head = STRIP;
    const tight = i > 0 && i < last && n === TIGHT && width < 600;
    const gap = i === last ? 20 : tight ? 4 : 8; // outputs stand on no ground of their own
    y += head;
    const least = i === 0 ? 72 : i === last ? 96 : tight ? 62 : 74;
    const most = i === last ? 220 : i === 0 ? 160 : 120;
    const h = (i === 0 ? 44 : i === last ? 54 : 92) + line(tall[i]);
    const room = Math.max(2, Math.floor((width + gap) / (least + gap)));
    const indices = visible(n, room, selected[i]);
    const w = Math.min(most, (width - gap * (indices.length - 1)) / indices.length);
    const left = (width - w * indices.length - gap * (indices.length - 1)) / 2;
    const hidden = n - indices.length + 1;
    const boxes = indices.map((index, k) => ({ index, x: left + k * (w + gap), y, w, h, hidden }));
    y += h + (i === last ? 0 : width < 600 ? 64 : 72);
    return { x: left, width, head, boxes };
  });
  return { across: false, density: 2, width, height: y, columns, gutter: 0 };
}
