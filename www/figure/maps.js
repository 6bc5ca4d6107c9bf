// What the network says all over the plane of two inputs, or along a line of one: as pictures that the engine colours.
import { classPalette, signPalette } from "../ui/palettes.js";

/**
 * @import { Handle } from "./figure.js"
 * @import { Maps as Drawn, MapAsked } from "../pkg/perceptible.js"
 * @import { LayerValues, Maps } from "./types.js"
 */

const MARGIN = 0.12; // of the rows' width, to each side
const THUMB = 40; // points along a side of a neuron's own map
const PLAYING = 96; // of the large one
const RESTING = 192;
const LINE = 161; // points of a curve
const BOUNDED = new Map([
  ["sigmoid", [0, 1]],
  ["hardsigmoid", [0, 1]],
  ["softmax", [0, 1]],
  ["tanh", [-1, 1]],
  ["softsign", [-1, 1]],
]);

/**
 * @typedef {object} Asked
 * @property {number[]} sizes
 * @property {number} rows @property {boolean} classes
 * @property {Float64Array} inputs
 * @property {LayerValues[]} layers
 * @property {[number, number]} axes  the inputs that vary
 * @property {boolean} large     the large map is in sight
 * @property {boolean} playing @property {boolean} dark
 */

/** null where there is nothing to see: a single row. @param {Handle} handle @param {Asked} asked @returns {Maps | null} */
export function mapsOf(handle, asked) {
  const { sizes, rows, inputs, layers, large, playing, dark } = asked;
  if (rows < 2) return null;
  const n = sizes[0];
  const axes = n === 1 ? [0] : asked.axes.map((axis) => Math.min(axis, n - 1));
  if (axes.length === 2 && axes[0] === axes[1]) axes[1] = axes[0] === 0 ? 1 : 0;
  const ends = axes.map((axis) => endsOf(inputs, n, axis));
  const grid = {
    x: axes[0],
    ...(axes.length > 1 && { y: axes[1] }),
    from: ends.map(([low]) => low),
    to: ends.map(([, high]) => high),
  };
  const last = layers.length - 1;
  const outputs = sizes[last + 1];
  /** @type {Maps} */
  const maps = { axes, ends, thumbs: new Map(), large: null, line: null };
  if (n === 1) {
    if (!large) return maps;
    const neurons = [...neuronsOf(sizes, last - 1), ...neuronsOf(sizes, last)];
    const drawn = handle.map({ ...grid, size: LINE }, neurons);
    const curves = drawn.maps.map(({ values }) => values ?? new Float64Array());
    maps.line = { hidden: curves.slice(0, -outputs), outputs: curves.slice(-outputs) };
    return maps;
  }
  const palette = signPalette(dark);
  // More inputs have no picture of a neuron: it would be true for one row alone.
  if (n === 2) {
    const neurons = layers.flatMap((_, layer) => neuronsOf(sizes, layer));
    const drawn = coloured(handle, { ...grid, size: THUMB }, neurons, layers, palette);
    for (const [i, { layer, neuron }] of neurons.entries())
      maps.thumbs.set(`${layer}.${neuron}`, drawn[i].image);
  }
  if (!large) return maps;
  const size = playing ? PLAYING : RESTING;
  const decides = asked.classes && outputs > 1;
  if (decides) {
    const shades = classPalette(outputs, dark);
    const range = [0, outputs];
    const asks = [{ winner: true, palette: shades, range }, { winner: true }];
    maps.large = picture(handle.map({ ...grid, size }, /** @type {MapAsked[]} */ (asks)), range);
  } else {
    const output = { layer: last, neuron: 0 };
    const [{ range, image, values }] = coloured(
      handle,
      { ...grid, size },
      [output],
      layers,
      palette,
      true,
    );
    maps.large = { width: size, height: size, range, image, values };
  }
  return maps;
}

/** @param {Drawn} drawn @param {number[]} range @returns {Maps["large"]} */
function picture({ width, height, maps: [coloured, plain] }, range) {
  return { width, height, range, image: coloured.image, values: plain.values };
}

/** Neurons on the scale of signs: as far as their activation reaches, or their own values do.
 * @param {Handle} handle @param {import("../pkg/perceptible.js").Grid} grid @param {{ layer: number, neuron: number }[]} neurons
 * @param {LayerValues[]} layers @param {Uint8ClampedArray} palette @param {boolean} [values]  too */
function coloured(handle, grid, neurons, layers, palette, values = false) {
  const known = neurons.map(({ layer }) => BOUNDED.get(layers[layer].activation.name));
  const first = handle.map(
    grid,
    neurons.flatMap((neuron, i) => {
      const own = known[i] ? [{ ...neuron, palette, range: known[i] }] : [];
      return values || !known[i] ? [...own, neuron] : own;
    }),
  ).maps;
  // What has no bounds is as strong as it gets here, to both sides.
  let at = 0;
  const found = neurons.map((neuron, i) => {
    const image = known[i] ? first[at++].image : null;
    const plain = values || !known[i] ? first[at++] : null;
    const [low, high] = plain?.range ?? [-1, 1];
    const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
    return { neuron, image, values: plain?.values ?? null, range: known[i] ?? [-most, most] };
  });
  const missing = found.filter(({ image }) => !image);
  if (missing.length) {
    const again = handle.map(
      grid,
      missing.map(({ neuron, range }) => ({ ...neuron, palette, range })),
    ).maps;
    for (const [i, each] of missing.entries()) each.image = again[i].image;
  }
  return found;
}

/** @param {number[]} sizes @param {number} layer */
const neuronsOf = (sizes, layer) =>
  layer < 0 ? [] : Array.from({ length: sizes[layer + 1] }, (_, neuron) => ({ layer, neuron }));

/** The rows' own, and some room. @param {Float64Array} inputs @param {number} n @param {number} axis @returns {[number, number]} */
function endsOf(inputs, n, axis) {
  let [low, high] = [Infinity, -Infinity];
  for (let i = axis; i < inputs.length; i += n) {
    low = Math.min(low, inputs[i]);
    high = Math.max(high, inputs[i]);
  }
  const by = MARGIN * (high - low) || Math.abs(low) || 1;
  return [low - by, high + by];
}
