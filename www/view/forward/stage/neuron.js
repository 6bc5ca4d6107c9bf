// A neuron: a hidden cell or an output.
import { seen } from "../../../figure/steps.js";
import { button, h, tell } from "../../../ui/dom.js";
import { fitted, value as format } from "../../../ui/format.js";
import { cellCurve, smallCurve } from "../../parts/curve.js";
import { biasField } from "../../parts/fields.js";
import { letterOf, neuronName, neuronSymbol, symbol } from "../../parts/symbol.js";
import { boxStyle, WIDE } from "./geometry.js";
import { hasLongBias, legible, rooms } from "./numbers.js";
import { walk } from "./walk.js";

/**
 * @import { Values } from "../../../figure/types.js"
 * @import { Place } from "./geometry.js"
 * @import { Numbers } from "./numbers.js"
 * @import { StageContext } from "./stage.js"
 */

/** A hidden cell or an output. @param {StageContext & { numbers: Numbers }} context @param {number} layer @param {Place} box */
export function neuron(context, layer, box) {
  const { values, state, numbers } = context;
  const j = box.index;
  const own = values.layers[layer];
  const k = state.row * values.sizes[layer + 1] + j;
  const from = [
    own.z[k],
    own.a[k],
    values.before?.layers[layer]?.a[k],
    own.biases[j],
    own.originalBiases[j],
    own.activation,
    ...Object.values(numbers.z),
    ...Object.values(numbers.a),
    ...(state.train?.neuronFrom(context, layer, j) ?? []),
  ];
  return state.memo.of(`n${layer}.${j}`, from, () => describe(context, layer, box));
}

/** z, a, bias, curve, and a button that selects it. @param {StageContext & { numbers: Numbers }} context @param {number} layer @param {Place} box */
function describe(context, layer, box) {
  const { values, state, g, digits } = context;
  const { memo } = state;
  const j = box.index;
  const key = `n${layer}.${j}`;
  const own = values.layers[layer];
  const n = values.sizes[layer + 1];
  const k = state.row * n + j;
  const z = own.z[k];
  const a = own.a[k];
  const output = layer === values.layers.length - 1;
  const sight = seen(state, values.sizes, layer, j);
  const selected = state.selection?.layer === layer && state.selection.neuron === j;
  const broken = sight.z && !(Number.isFinite(z) && Number.isFinite(a));
  const before = sight.a ? moved(values, layer, k) : null;
  const { numbers } = context;
  const room = rooms(context, box, output);
  const text = (
    /** @type {number} */ v,
    /** @type {boolean} */ visible,
    /** @type {"z" | "a"} */ row,
  ) =>
    visible
      ? fitted(
          v,
          numbers[row].digits,
          (shown) => state.measure(shown, numbers[row].size, row === "a") <= room[row],
        )
      : state.unseen;
  const linear = own.activation.name === "linear";
  const classes = ["neuron", output ? "output" : "cell"];
  if (output && !g.across && box.w < WIDE) classes.push("stacked");
  if (state.train && hasLongBias(own.biases[j])) classes.push("trained-bias");
  if (selected) classes.push("selected");
  if (broken) classes.push("broken");
  if (sight.why === "guess") classes.push("covered");
  if (state.step !== null && sight.why === null && !sight.a) classes.push("computing");
  const name = neuronName(values, layer, j);
  const description = sight.a
    ? state.t.neuronDescription(name, format(z, digits), format(a, digits), linear) +
      (state.train?.neuronSaid(context, layer, j) ?? "")
    : state.t.neuronHidden(name, sight.why);
  return h(
    "div",
    {
      class: classes.join(" "),
      key,
      style: {
        ...boxStyle(box),
        "--name": `${room.name}px`,
        "--pad": `${room.pad}px`,
        "--z": `${numbers.z.size}px`,
        "--a": `${numbers.a.size}px`,
      },
    },
    button({
      class: "select",
      "aria-pressed": String(selected),
      "aria-label": description,
      "data-neuron": `${layer}.${j}`,
      tabindex: selected || (!state.selection && layer === 0 && j === 0) ? 0 : -1,
      "on:click": tell(sight.why === "guess" ? "ask" : "select", {
        layer,
        neuron: j,
      }),
      "on:keydown": state.presenting // arrow keys step there
        ? null
        : (/** @type {KeyboardEvent} */ event) => walk(event, values, layer, j),
    }),
    memo.of(`${key}.name`, [], () =>
      h(
        "span",
        { class: "name", "aria-hidden": "true" },
        output
          ? symbol("y", null, j + 1)
          : g.density === 0
            ? neuronSymbol(values, layer, j)
            : symbol(letterOf(values, layer), null, j + 1),
      ),
    ),
    // A projector's low cells hold two legible lines: the bias stands in the line of calculation.
    output || !g.across || (g.density < 2 && !(state.presenting && legible(state, 15) > 16))
      ? memo.of(`${key}.bias`, [own.biases[j], own.originalBiases[j]], () =>
          h(
            "span",
            { class: "bias" },
            h("i", { "aria-hidden": "true" }, "b"),
            biasField(
              context,
              layer,
              j,
              "stage",
              (shown) => state.measure(shown, 13, true) <= room.bias,
            ),
          ),
        )
      : null,
    output && linear
      ? null
      : g.density < 2 || !g.across || output
        ? [
            h("i", { class: "z-name", "aria-hidden": "true" }, "z"),
            h("span", { class: "z", "aria-hidden": "true" }, text(z, sight.z, "z")),
          ]
        : null,
    output ? null : h("i", { class: "a-name", "aria-hidden": "true" }, "a"),
    h(
      "span",
      { class: sign("a", a, output && sight.a), "aria-hidden": "true" },
      text(a, sight.a, "a"),
    ),
    state.train?.neuron(context, layer, j, box) ?? null,
    before !== null && !state.train
      ? h(
          "span",
          { class: "before" },
          state.t.before(
            fitted(before, numbers.a.digits, (shown) => state.measure(`${shown} →`, 12) <= room.a),
          ),
        )
      : null,
    (g.density === 0 || !g.across) && !output && !own.activation.rowWise
      ? (state.train?.thumb(context, layer, j) ??
          cellCurve(
            memo.of(`curve${layer}`, [own.activation], () => smallCurve(own.curve, values.iconXs)),
            sight.a ? { z, a } : null,
            state.t.curveTip,
          ))
      : null,
  );
}

/** The value before the last edit, where the edit moved it. @param {Values} values @param {number} layer @param {number} k */
export function moved(values, layer, k) {
  const before = values.before?.layers[layer]?.a[k];
  return before === undefined || Object.is(before, values.layers[layer].a[k]) ? null : before;
}

/** @param {string} name @param {number} value @param {boolean} coloured */
export const sign = (name, value, coloured) => (coloured && value < 0 ? `${name} negative` : name);
