// Maps: the network's outputs over the plane of two inputs, or along one input, as pictures that the engine colours.
import { classPalette, signPalette } from "../../ui/palettes.js";

/**
 * @import { Handle } from "../figure.js"
 * @import { LayerValues, Maps } from "../types.js"
 * @typedef {import("../../pkg/perceptible.js").Grid} Grid
 * @typedef {Omit<Grid, "size">} Area
 * @typedef {{ layer: number, neuron: number }} Neuron
 */

const MARGIN = 0.12; // of the rows' width, to each side
const THUMB = 40; // points along a side of a neuron's own map
const PLAYING = 96; // of the large one
const RESTING = 192;
const LINE = 161; // points of a curve

/**
 * @typedef {object} Asked
 * @property {number[]} sizes
 * @property {number} rows @property {boolean} classes
 * @property {Float64Array} inputs
 * @property {LayerValues[]} layers
 * @property {[number, number]} axes  the inputs that vary
 * @property {boolean} large     the large map is in sight
 * @property {boolean} [small]   whether neurons have theirs
 * @property {Maps | null} [before]  while one plays: of the frame before, from which what has no turn is taken
 * @property {number} [turn]     counts frames
 * @property {boolean} playing @property {boolean} dark
 */

/** null for a single row, which has no map. @param {Handle} handle @param {Asked} asked @returns {Maps | null} */
export function mapsOf(handle, asked) {
  const { sizes, rows, inputs, large, small = true, before = null, turn = 0 } = asked;
  if (rows < 2) return null;
  const n = sizes[0];
  const axes = axesOf(asked.axes, n);
  const ends = axes.map((axis) => endsOf(inputs, n, axis));
  const area = {
    x: axes[0],
    ...(axes.length > 1 && { y: axes[1] }),
    from: ends.map(([low]) => low),
    to: ends.map(([, high]) => high),
  };
  // While training plays, the large map and the small ones take turns: both in one frame would be too much.
  const same = before?.axes.join() === axes.join();
  const kept = large && n === 2 && same ? before : null;
  const [late, early] = turn % 2 ? [kept, null] : [null, kept];
  return {
    axes,
    ends,
    // With more than two inputs neurons get no picture: it would hold for one row alone.
    thumbs:
      !small || n !== 2 ? new Map() : late?.thumbs.size ? late.thumbs : thumbs(handle, area, asked),
    large: !large || n < 2 ? null : (early?.large ?? largeMap(handle, area, asked)),
    line: large && n === 1 ? lineMap(handle, area, asked) : null,
  };
}

/** The axes: two different inputs, or the only one. @param {[number, number]} chosen @param {number} n */
function axesOf(chosen, n) {
  if (n === 1) return [0];
  const [x, y] = chosen.map((axis) => Math.min(axis, n - 1));
  return [x, x === y ? (x === 0 ? 1 : 0) : y];
}

/** @param {Handle} handle @param {Area} area @param {Asked} asked */
function thumbs(handle, area, { sizes, layers, dark }) {
  const neurons = layers.flatMap((_, layer) => neuronsOf(sizes, layer));
  const { maps } = coloured(handle, { ...area, size: THUMB }, neurons, layers, dark);
  return new Map(neurons.map(({ layer, neuron }, i) => [`${layer}.${neuron}`, maps[i].image]));
}

/** The classes that the outputs decide for, or the first output. @param {Handle} handle @param {Area} area @param {Asked} asked @returns {Maps["large"]} */
function largeMap(handle, area, { sizes, layers, classes, playing, dark }) {
  const grid = { ...area, size: playing ? PLAYING : RESTING };
  const last = layers.length - 1;
  const outputs = sizes[last + 1];
  const decides = classes && outputs > 1;
  const output = { layer: last, neuron: 0 };
  const shown = decides ? /** @type {const} */ ({ winner: true }) : output;
  const range = decides ? [0, outputs] : rangesOf(handle, grid, [output], layers)[0];
  const palette = decides ? classPalette(outputs, dark) : signPalette(dark);
  // A large network has fewer points than are asked for.
  const { width, height, maps } = handle.map(grid, [{ ...shown, palette, range }, shown]);
  return { width, height, range, image: maps[0].image, values: maps[1].values };
}

/** @param {Handle} handle @param {Area} area @param {Asked} asked @returns {Maps["line"]} */
function lineMap(handle, area, { sizes }) {
  const last = sizes.length - 2;
  const of = (/** @type {Neuron[]} */ neurons) =>
    handle
      .map({ ...area, size: LINE }, neurons)
      .maps.map(({ values }) => values ?? new Float64Array());
  return { hidden: of(neuronsOf(sizes, last - 1)), outputs: of(neuronsOf(sizes, last)) };
}

/** Pictures of neurons, on a scale from negative to positive. @param {Handle} handle @param {Grid} grid @param {Neuron[]} neurons @param {LayerValues[]} layers @param {boolean} dark */
function coloured(handle, grid, neurons, layers, dark) {
  const palette = signPalette(dark);
  const ranges = rangesOf(handle, grid, neurons, layers);
  return handle.map(
    grid,
    neurons.map((neuron, i) => ({ ...neuron, palette, range: ranges[i] })),
  );
}

/** The scale's end for each neuron: its activation's ends or, where it has none, the largest |a| on the map.
 * @param {Handle} handle @param {Grid} grid @param {Neuron[]} neurons @param {LayerValues[]} layers */
function rangesOf(handle, grid, neurons, layers) {
  const bounds = neurons.map(({ layer }) => layers[layer].activation.ends);
  const free = neurons.filter((_, i) => !bounds[i]);
  const found = free.length ? handle.map(grid, free).maps : [];
  let at = 0;
  return bounds.map((known) => {
    if (known) return known;
    const most = Math.max(...found[at++].range.map(Math.abs)) || 1;
    return [-most, most];
  });
}

/** @param {number[]} sizes @param {number} layer */
const neuronsOf = (sizes, layer) =>
  layer < 0 ? [] : Array.from({ length: sizes[layer + 1] }, (_, neuron) => ({ layer, neuron }));

/** The range of the rows, with some room. @param {Float64Array} inputs @param {number} n @param {number} axis @returns {[number, number]} */
function endsOf(inputs, n, axis) {
  let [low, high] = [Infinity, -Infinity];
  for (let i = axis; i < inputs.length; i += n) {
    low = Math.min(low, inputs[i]);
    high = Math.max(high, inputs[i]);
  }
  const by = MARGIN * (high - low) || Math.abs(low) || 1;
  return [low - by, high + by];
}
