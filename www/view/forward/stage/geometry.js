// The stage's layout, from sizes and width alone.

/**
 * @typedef {{ index: number | null, x: number, y: number, w: number, h: number, hidden: number }} Box
 *   index null: the place that stands for `hidden` neurons that are not drawn
 * @typedef {Box & { index: number }} Place  a neuron's, or an input's
 * @typedef {{ x: number, width: number, head: number, boxes: Box[] }} Column  in `down` a row, `head`: px above its boxes
 * @typedef {{ across: boolean, density: 0 | 1 | 2, width: number, height: number, columns: Column[], gutter: number }} Geometry
 *   gutter: half the width (down: the height) of the room where edges enter, for the bars of the gradients; 0 in
 *   the forward pass
 */

const ACROSS_FROM = 640;

const PICKER = 44; // a finger's height: the activation picker above a row of cells

const HEAD = PICKER + 8;

// Top to bottom, px:
const GAP = 6;

const SPACIOUS_FROM = 424; // a frame of 480 px

const ROOMY = 101; // a cell with eight digits

const LEAST = 58; // a cell, or an output, with four

/** Room above the gradients' bars for their scale. */
const SCALE = 36;

/** The loss, under the outputs in Train: its number and its formula. */
const LOSS = 84;

export const WIDE = 124; // an output with its name beside its number; a narrower one has it above

/** @param {{ sizes: number[], width: number, selected: (number | null)[], dense?: boolean, training?: boolean, high?: number }} given  selected:
 *   per column, what must be seen; dense: left to right even where a layer then has no room for names and eight digits;
 *   training: with room for δ, gradients, targets and the loss; high: px that it fills, left to right, for a projector
 * @returns {Geometry} */
export function geometry({ sizes, width, selected, dense = true, training = false, high = 0 }) {
  return (
    (width >= (high ? 0 : ACROSS_FROM) && across(sizes, width, selected, dense, training, high)) ||
    down(sizes, width, selected, training)
  );
}

/** The scale at which all columns of a network, left to right, fit into a room.
 * @param {number[]} sizes @param {number} width @param {number} height  of the room, px
 * @returns {{ scale: number, width: number, high: number }} the room in the stage's own px, under the heads */
export function projection(sizes, width, height) {
  let largest = null;
  for (let scale = 3; scale > 0.5; scale -= 0.05) {
    if (largest && scale < PROJECTED.legible) break;
    const room = { scale, width: width / scale, high: height / scale - PROJECTED.head };
    const selected = sizes.map(() => null);
    const placed = across(sizes, room.width, selected, true, false, room.high);
    if (!placed || placed.height > room.high) continue;
    largest ??= room;
    const [a, b] = placed.columns;
    if (b.x - a.x - a.width >= PROJECTED.gap) return room;
  }
  return largest ?? { scale: 0.5, width: 2 * width, high: 2 * height - PROJECTED.head };
}

/** For a projector: names and activations in one line above; cells are few and low, so that they can be larger. While a
 * number of 15 px is legible, gaps have room for the weights. */
const PROJECTED = { head: 40, rooms: 6, box: [66, 56, 44], gap: 62, legible: 1.6 };

/** Which of n neurons are drawn where at most `room` fit; the last place then stands for the rest.
 * @param {number} n @param {number} room @param {number | null} keep @returns {(number | null)[]} */
export function visible(n, room, keep) {
  if (n <= room) return Array.from({ length: n }, (_, i) => i);
  const shown = Array.from({ length: room - 1 }, (_, i) => i);
  if (keep !== null && keep >= room - 1) shown[room - 2] = keep;
  return [...shown, null];
}

/** @param {number[]} sizes @param {number} width @param {(number | null)[]} selected @param {boolean} dense @param {boolean} training @param {number} high @returns {Geometry | null} */
function across(sizes, width, selected, dense, training, high) {
  const wide = width >= 740;
  const count = sizes.length;
  const inputs = wide ? 116 : 84;
  const outputs = 170; // −0.05512534 in the widest face
  const hidden = [wide ? 222 : 214, 132, 92];
  const gutters = training ? [24, 16, 10] : [0, 0, 0];
  // Between curves and bars labels seldom overlap.
  const least = [88, 62, 40].map((room, d) => room + (training ? 2 * gutters[d] - 18 : 0));
  const scale = training ? SCALE : 0;
  const gapOf = (/** @type {number} */ d) =>
    (width - inputs - outputs - hidden[d] * (count - 2)) / (count - 1);
  const density = /** @type {0 | 1 | 2 | -1} */ ([0, 1, 2].findIndex((d) => gapOf(d) >= least[d]));
  if (density < 0 || (density > 0 && !dense)) return null;
  const gap = gapOf(density);
  // With one hidden layer the first gap carries the longer labels.
  const gaps = sizes
    .slice(1)
    .map((_, i) => (count === 3 && wide ? gap * (i ? 0.864 : 1.136) : gap));
  const box = (training ? [104, 78, 60] : high ? PROJECTED.box : [74, 56, 44])[density];
  const few = sizes[count - 1] <= 3;
  const output = training ? (few ? 132 : 74) : 64;

  const rooms = sizes.map((_, i) => (high ? PROJECTED.rooms : i === count - 1 ? 6 : 8));
  const drawn = sizes.map((n, i) => visible(n, rooms[i], selected[i]));
  const least_pitch = sizes.map((_, i) =>
    i === 0 ? 64 : i === count - 1 ? output + (high ? 8 : 28) : box + (high ? 8 : 12),
  );
  const best_pitch = sizes.map((_, i) =>
    i === 0 ? 120 : i === count - 1 ? Math.max(160, output + 36) : box + (high ? 44 : 20),
  );
  const heights = sizes.map((_, i) => (i === 0 ? 52 : i === count - 1 ? output : box));
  const below = sizes.map((_, i) => (training && i === count - 1 ? LOSS : 0));
  const height = Math.max(
    high || 240,
    ...drawn.map(
      (boxes, i) =>
        (boxes.length - 1) *
          (!high && i && i < count - 1 && boxes.length <= 6 ? best_pitch[i] : least_pitch[i]) +
        heights[i] +
        below[i],
    ),
  );
  let x = 0;
  const columns = drawn.map((indices, i) => {
    const w = i === 0 ? inputs : i === count - 1 ? outputs : hidden[density];
    const pitch =
      indices.length > 1
        ? Math.min(best_pitch[i], (height - below[i] - heights[i]) / (indices.length - 1))
        : 0;
    const top = scale + (height - below[i] - pitch * (indices.length - 1) - heights[i]) / 2;
    const boxes = indices.map((index, k) => ({
      index,
      x,
      y: Math.round(top + k * pitch),
      w,
      h: heights[i],
      hidden: sizes[i] - indices.length + 1,
    }));
    const column = { x, width: w, head: 0, boxes };
    x += w + (gaps[i] ?? 0);
    return column;
  });
  const gutter = gutters[density];
  return {
    across: true,
    density: /** @type {0 | 1 | 2} */ (density),
    width,
    height: height + scale,
    columns,
    gutter,
  };
}

/** Top to bottom: one row a layer. @param {number[]} sizes @param {number} width @param {(number | null)[]} selected @param {boolean} training @returns {Geometry} */
function down(sizes, width, selected, training) {
  const last = sizes.length - 1;
  const spacious = width >= SPACIOUS_FROM;
  const most = Math.max(0, ...sizes.slice(1, last));
  // Eight digits for all cells, or four: a number that is there is worth more than its digits.
  const roomy = spacious && (width + GAP) / (ROOMY + GAP) >= most;
  let y = 0;
  const columns = sizes.map((n, i) => {
    // In Train the gradients' bars stand in the place of the pickers, which its settings hold.
    const head = training ? (i === 0 ? 0 : 2 * DOWN_GUTTER + 8) : i === 0 || i === last ? 0 : HEAD;
    y += head;
    const least = i === 0 ? 72 : i < last && roomy ? ROOMY : LEAST;
    const room = Math.max(2, Math.floor((width + GAP) / (least + GAP)));
    const indices = visible(n, room, selected[i]);
    const count = indices.length;
    const gap = count > 1 && i === last ? Math.min(24, (width - count * WIDE) / (count - 1)) : GAP;
    const between = Math.max(GAP, gap);
    const w = Math.min(i === last ? 200 : 210, (width - between * (count - 1)) / count);
    const stacked = i === last && w < WIDE;
    const h = i === 0 ? 48 : i === last ? (stacked ? 88 : 62) + (training ? 66 : 0) : 94;
    const left = (width - w * count - between * (count - 1)) / 2;
    const boxes = indices.map((index, k) => ({
      index,
      x: left + k * (w + between),
      y,
      w,
      h,
      hidden: n - count + 1,
    }));
    const column = { x: left, width, head, boxes };
    y += h + (i === 0 ? 88 : 76);
    return column;
  });
  const height = y - 76 + (training ? LOSS : 0);
  const gutter = training ? DOWN_GUTTER : 0;
  return { across: false, density: roomy ? 0 : 2, width, height, columns, gutter };
}

const DOWN_GUTTER = 13;

/** How far apart edges enter, so that a bar at each can be read. @param {number} sources @param {number} size */
const pitch = (sources, size) =>
  Math.min(sources <= 3 ? 13 : sources === 4 ? 12 : 9, (size - 8) / Math.max(1, sources - 1));

/**
 * An edge: a cubic with level ends. Ports fan out, 4 px at the source and 7 px at the target, so
 * that widths can be read. @param {Geometry} geometry @param {number} layer @param {number} from @param {number} to  places, not indices
 */
export function edge({ across, columns, gutter }, layer, from, to) {
  const sources = columns[layer].boxes;
  const targets = columns[layer + 1].boxes;
  const a = sources[from];
  const b = targets[to];
  const fan = (
    /** @type {number} */ i,
    /** @type {number} */ n,
    /** @type {number} */ step,
    /** @type {number} */ size,
  ) => (i - (n - 1) / 2) * Math.min(step, (size - 10) / Math.max(1, n - 1));
  const entry = (/** @type {number} */ size) =>
    gutter
      ? (from - (sources.length - 1) / 2) * pitch(sources.length, size)
      : fan(from, sources.length, 7, size);
  if (across) {
    const first = layer === 0;
    const p = {
      x: a.x + a.w + 8,
      y: a.y + (first ? 20 : a.h / 2) + fan(to, targets.length, 4, a.h),
    };
    const q = {
      x: b.x - 8 - (gutter ? 2 * gutter + 4 : 0),
      y: b.y + (layer === columns.length - 2 ? 24 : b.h / 2) + entry(b.h),
    };
    return {
      p,
      q,
      middle: [
        { x: (p.x + q.x) / 2, y: p.y },
        { x: (p.x + q.x) / 2, y: q.y },
      ],
    };
  }
  const p = { x: a.x + a.w / 2 + fan(to, targets.length, 6, a.w), y: a.y + a.h + 4 };
  const q = {
    x: b.x + b.w / 2 + entry(b.w),
    y: b.y - columns[layer + 1].head - 4,
  };
  return {
    p,
    q,
    middle: [
      { x: p.x, y: (p.y + q.y) / 2 },
      { x: q.x, y: (p.y + q.y) / 2 },
    ],
  };
}

/** The point at t of such a cubic. @param {ReturnType<typeof edge>} e @param {number} t */
export function at({ p, q, middle: [m, n] }, t) {
  const s = 1 - t;
  const mix = (
    /** @type {number} */ a,
    /** @type {number} */ b,
    /** @type {number} */ c,
    /** @type {number} */ d,
  ) => s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
  return { x: mix(p.x, m.x, n.x, q.x), y: mix(p.y, m.y, n.y, q.y) };
}

/** Such a cubic as a path. @param {ReturnType<typeof edge>} e */
export const path = ({ p, q, middle: [m, n] }) =>
  `M${point(p)}C${point(m)} ${point(n)} ${point(q)}`;

/** @param {{ x: number, y: number }} p */
const point = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** Places for labels of w × h on their edges: near `t`, slid along their own curves until none overlaps another.
 * @param {ReturnType<typeof edge>[]} edges @param {{ t: number, w: number, h: number }} label */
export function place(edges, { t, w, h }) {
  /** @type {{ x: number, y: number }[]} */
  const placed = [];
  for (const e of edges) {
    const tries = [0, -0.08, 0.08, -0.16, 0.16, -0.24, 0.24, 0.32, 0.4].map((d) =>
      at(e, Math.min(0.86, Math.max(0.14, t + d))),
    );
    const free = tries.find((p) =>
      placed.every((o) => Math.abs(o.x - p.x) > w + 2 || Math.abs(o.y - p.y) > h),
    );
    placed.push(free ?? tries[0]);
  }
  return placed;
}

/** Whether a place shows one neuron, not the count of hidden ones. @param {Box} box @returns {box is Place} */
export const isPlace = (box) => box.index !== null;

/** @param {Box} box */
export const boxStyle = (box) => ({ left: box.x, top: box.y, width: box.w, height: box.h });
