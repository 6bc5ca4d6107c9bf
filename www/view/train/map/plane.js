// The large map: classes or the output's value, with the rows, the boundary, and a readout at the pointer.
import { placeIn } from "../../../ui/canvas.js";
import { emit, h } from "../../../ui/dom.js";
import { value as format, plain } from "../../../ui/format.js";
import { classColour } from "../../../ui/palettes.js";
import { menu } from "../../parts/menu.js";
import { plainSymbol, symbol } from "../../parts/symbol.js";
import { trainingOf } from "../neuron-values.js";
import { decides, layers } from "./layers.js";
import { add, addable, rowAt } from "./points.js";

/**
 * @import { LargeMap, Maps, Values, View } from "../../../figure/types.js"
 */

const WIDEST = 340; // px
const STEP = 1 / 48; // of the map: an arrow key

/** @param {Values} values @param {View} state @param {Maps} maps @param {LargeMap} large */
export function plane(values, state, maps, large) {
  const t = state.t.train;
  const size = Math.min(WIDEST, Math.floor(state.inspectorWidth));
  const said = reading(values, state, maps, large);
  return [
    h("div", { class: "map-legend", key: "legend" }, legend(values, state)),
    h(
      "div",
      { class: "map-plane", key: "plane", style: { width: size, height: size } },
      layers(values, state, maps, large, {
        place: "map",
        size,
        row: state.row,
        props: {
          role: "img",
          tabindex: 0,
          "aria-label": t.mapLabel(values.rows),
          "on:pointermove": (/** @type {PointerEvent} */ event) =>
            emit(event.currentTarget, "map-at", placeIn(event)),
          "on:pointerleave": (/** @type {PointerEvent} */ event) =>
            emit(event.currentTarget, "map-at", null),
          "on:click": (/** @type {PointerEvent} */ event) => {
            const [x, y] = placeIn(event);
            const row = rowAt(values, maps, size, x * size, y * size);
            if (row !== null) emit(event.currentTarget, "row", row);
            else if (addable(values, state)) add(event.currentTarget, values, state, maps, x, y);
          },
          "on:keydown": (/** @type {KeyboardEvent} */ event) => {
            if (event.key === "Enter" && state.mapAt && addable(values, state))
              add(event.currentTarget, values, state, maps, ...state.mapAt);
            else keys(event, state.mapAt);
          },
        },
      }),
      state.mapAt
        ? h("span", {
            class: "map-cross",
            key: "cross",
            style: { left: state.mapAt[0] * size, top: state.mapAt[1] * size },
          })
        : null,
    ),
    axes(values, state, maps, size),
    h(
      "p",
      { class: "map-reading", key: "reading", "aria-live": "polite" },
      said ?? t.mapHint,
      said === null && addable(values, state) ? ` ${t.mapAdds}` : null,
    ),
  ];
}

/** The arrow keys move the cross. @param {KeyboardEvent} event @param {[number, number] | null} at */
function keys(event, at) {
  const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
    event.key
  ];
  if (!by) return;
  event.preventDefault();
  event.stopPropagation();
  const [x, y] = at ?? [0.5, 0.5];
  const within = (/** @type {number} */ v) => Math.min(1, Math.max(0, v));
  emit(event.currentTarget, "map-at", [within(x + by[0] * STEP), within(y + by[1] * STEP)]);
}

/** The readout: the inputs under the pointer and the network's output. @param {Values} values @param {View} state @param {Maps} maps @param {LargeMap} large */
function reading(values, state, { axes, ends }, { width, height, values: numbers }) {
  if (!state.mapAt || !numbers) return null;
  const [x, y] = state.mapAt;
  const column = Math.min(width - 1, Math.floor(x * width));
  const row = Math.min(height - 1, Math.floor(y * height));
  const v = numbers[row * width + column];
  const along = (/** @type {number} */ i, /** @type {number} */ part) =>
    `${plainSymbol("x", axes[i] + 1)} ${plain(ends[i][0] + part * (ends[i][1] - ends[i][0]), 2)}`;
  const place = `${along(0, x)}, ${along(1, 1 - y)}`;
  const said = decides(values)
    ? state.t.train.mapClass(className(values, Math.floor(v)))
    : `${plainSymbol("y", 1)} ${format(v, 4)}`;
  return `${place} → ${said}`;
}

/** @param {Values} values @param {number} i */
export const className = ({ classNames }, i) => classNames[i] ?? String(i);

/** @param {Values} values @param {View} state @param {boolean} [stage]  whether the row on stage is marked */
export function legend(values, state, stage = true) {
  const t = state.t.train;
  const m = values.sizes[values.sizes.length - 1];
  const dot = (
    /** @type {string} */ kind,
    /** @type {string} */ text,
    /** @type {string} */ colour = "",
  ) =>
    h(
      "span",
      { key: kind + text },
      h("i", {
        class: `map-dot ${kind}`,
        style: colour ? { background: colour, "border-color": colour } : {},
      }),
      text,
    );
  const classes = decides(values)
    ? Array.from({ length: m }, (_, i) => dot("class", className(values, i), classColour(i)))
    : m === 1
      ? [dot("one", className(values, 1)), dot("zero", className(values, 0))]
      : [];
  return [
    classes,
    trainingOf(values).testRows.length ? dot("test", t.testRows) : null,
    stage ? dot("chosen", t.chosenRow) : null,
  ];
}

/** The names of the axes; with more than two inputs, two of them are chosen. @param {Values} values @param {View} state @param {Maps} maps @param {number} size */
function axes(values, state, { axes, ends }, size) {
  const n = values.sizes[0];
  const choose = (/** @type {0 | 1} */ which) =>
    n > 2
      ? menu(state, {
          id: `axis${which}`,
          label: state.t.train.axis,
          value: plainSymbol("x", axes[which] + 1),
          content: plainSymbol("x", axes[which] + 1),
          items: () =>
            Array.from({ length: n }, (_, i) => ({
              id: String(i),
              content: plainSymbol("x", i + 1),
              current: i === axes[which],
              event: ["axes", which ? [axes[0], i] : [i, axes[1]]],
            })),
        })
      : symbol("x", null, axes[which] + 1);
  const end = (/** @type {number} */ v) => plain(v, 2);
  return h(
    "div",
    { class: "map-axes", key: "axes", style: { width: size } },
    h("span", null, end(ends[0][0])),
    h("span", null, choose(0), " → ", end(ends[0][1])),
    h("span", { class: "map-up" }, choose(1), " ↑ ", `${end(ends[1][0])} … ${end(ends[1][1])}`),
  );
}
