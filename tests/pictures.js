// Frames of the real engine for the tests of the picture: every preset, and what presets do not have.
import { engine, valuesOf } from "./engine.js";

/** @param {{ link: string, edits?: any[] }} network @param {{ layer: number, neuron: number } | null} selection */
const frame = ({ link, edits }, selection, row = 0) => ({
  values: valuesOf(link, { ...selection, row }, edits),
  selection,
  row,
});

/** @param {string} name */
const preset = (name) => ({ link: `v1&preset=${name}` });

/** @param {{ link: string }} network @param {any[]} edits */
const edited = ({ link }, edits) => ({ link, edits });

/** @param {number} position @param {number} value */
const size = (position, value) => ({ set: /** @type {const} */ ("size"), position, value });

/** @param {number[]} sizes @param {any[]} [edits] */
function network(sizes, edits = []) {
  const grow = Array.from({ length: sizes.length - 3 }, () => ({ set: "addLayer", position: 1 }));
  return { link: "", edits: [...grow, ...sizes.map((n, i) => size(i, n)), ...edits] };
}

/** Every preset as the figure opens it. */
export const presets = new Map(
  engine.presets().map((name) => {
    const document = preset(name);
    const [, n] = frame(document, null).values.sizes;
    return [name, frame(document, { layer: 0, neuron: n - 1 })];
  }),
);

/** Networks that are hard to draw. */
export const hard = new Map([
  ["eight layers of 64", frame(network(Array(8).fill(64)), { layer: 2, neuron: 40 })],
  [
    "two hidden layers and softmax",
    frame(
      network(
        [3, 9, 3, 2],
        [
          { set: "activation", layer: 1, name: "leaky_relu" },
          { set: "bias", layer: 0, to: 2, value: -0.123456 },
          { set: "activation", layer: 2, name: "softmax" },
        ],
      ),
      { layer: 1, neuron: 1 },
    ),
  ],
  [
    "long parameters",
    frame(
      network(
        [2, 2, 2, 2],
        [0, 1, 2].flatMap((layer) => [
          { set: "activation", layer, name: "leaky_relu" },
          { set: "parameter", layer, value: -0.123456789 },
        ]),
      ),
      { layer: 2, neuron: 1 },
    ),
  ],
  [
    "one to one",
    frame(
      edited(preset("neuron"), [
        size(0, 1),
        { set: "activation", layer: 0, name: "leaky_relu" },
        { set: "parameter", layer: 0, value: -0.123456789 },
        { set: "bias", layer: 0, to: 0, value: -98765.4321 },
      ]),
      { layer: 0, neuron: 0 },
    ),
  ],
  [
    "softmax inside, 64 rows",
    frame(
      edited(preset("batch"), [
        ...Array(61).fill({ set: "addRow" }),
        { set: "activation", layer: 0, name: "softmax" },
      ]),
      { layer: 0, neuron: 4 },
      63,
    ),
  ],
  ["five layers", frame(network([6, 5, 7, 4, 7]), { layer: 3, neuron: 5 })],
  ["nothing selected", frame(preset("post"), null)],
  ["another row", frame(preset("batch"), { layer: 1, neuron: 0 }, 2)],
  [
    "long values",
    frame(
      edited(preset("post-negative"), [
        { set: "input", row: 0, index: 0, value: -1234567.25 },
        { set: "input", row: 0, index: 1, value: 0.000012345 },
        { set: "weight", layer: 1, from: 0, to: 1, value: -2.5 },
        { set: "bias", layer: 0, to: 1, value: -0.0123456 },
        { set: "bias", layer: 1, to: 1, value: -1234.56789 },
        { set: "seed", value: 4294967295 },
      ]),
      { layer: 0, neuron: 1 },
    ),
  ],
  [
    "nan and inf",
    frame(
      edited(preset("post"), [
        { set: "activation", layer: 0, name: "swish" },
        { set: "input", row: 0, index: 0, value: 1e308 },
        { set: "weight", layer: 0, from: 0, to: 0, value: 1e10 },
        { set: "weight", layer: 0, from: 0, to: 1, value: -1e10 },
      ]),
      { layer: 0, neuron: 0 },
    ),
  ],
]);

export const LINK = "https://example.org/perceptible/#v1&x=3,1,-5.5";

/** Every way to look at them. @type {{ language: "ko" | "en", theme: "light" | "dark", width: 360 | 720 }[]} */
export const views = /** @type {const} */ (["ko", "en"]).flatMap((language) =>
  /** @type {const} */ (["light", "dark"]).flatMap((theme) =>
    /** @type {const} */ ([360, 720]).map((width) => ({ language, theme, width })),
  ),
);
