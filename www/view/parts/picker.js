// The activation picker: the three of the post one click away, all others in the menu.
import { button, h, tell } from "../../ui/dom.js";
import { arrows } from "./arrows.js";
import { icon } from "./curve.js";
import { formula, parameterPut } from "./formula.js";
import { layerLabel } from "./layer-label.js";
import { menu } from "./menu.js";

/** @import { Values, View } from "../../figure/types.js" */

const POST = ["sigmoid", "leaky_relu", "swish"];

/**
 * @param {Values} values @param {View} state @param {number} layer
 * @param {{ style: "names" | "icons" | "menu", place?: string, room?: number }} options  room: px for names
 */
export function picker(values, state, layer, { style, place = "stage", room = Infinity }) {
  const { activation } = values.layers[layer];
  const name = layerLabel(values, state, layer);
  const inPost = POST.includes(activation.name);
  const form = style === "names" ? formOf(state, inPost ? null : activation.name, room) : FULL;
  const own = () => [
    form.ownIcon ? icon(values.icons.get(activation.name), values.iconXs) : null,
    style === "icons" || !form.ownName
      ? null
      : h(
          "span",
          { class: style === "menu" ? null : "current" },
          state.t.activations[activation.name],
        ),
  ];
  if (!state.controls.has("activation"))
    return h(
      "span",
      {
        class: "picker",
        key: `picker${layer}`,
        title: state.t.activations[activation.name],
      },
      own(),
    );
  const choose = (/** @type {string} */ to) =>
    tell("edits", [{ set: "activation", layer, name: to }]);
  const radios = style === "menu" ? [] : POST;
  const names = style === "names";
  const offered = values.catalogue.filter(
    (item) => !item.rowWise || layer === values.layers.length - 1,
  );
  // The menu lists those without a button.
  const more = offered.filter(
    (item) => !radios.includes(item.name) && item.name !== activation.name,
  );
  const held = state.t.holds(more.map((item) => state.t.activations[item.name]));
  const shown = style === "menu" || (names && !inPost && form.ownName);
  const count = inPost && style !== "menu" && form.count ? `+${more.length}` : "";
  const seen = shown ? `${state.t.activations[activation.name]}, ` : count && `${count}, `;
  return h(
    "div",
    {
      class: `picker picker-${style}`,
      role: "group",
      "aria-label": state.t.activationOf(name),
      key: `picker${layer}`,
    },
    radios.length
      ? h(
          "div",
          {
            class: "picker-post",
            role: "radiogroup",
            "aria-label": state.t.activationOf(name),
            "on:keydown": arrows,
          },
          radios.map((option, i) =>
            button(
              {
                role: "radio",
                key: option,
                class: "option",
                "aria-checked": String(option === activation.name),
                tabindex: option === activation.name || (!inPost && i === 0) ? 0 : -1,
                disabled: state.frozen,
                title: state.t.activations[option],
                "aria-label": state.t.activations[option],
                "on:click": choose(option),
              },
              names && !form.icons ? null : icon(values.icons.get(option), values.iconXs),
              names ? h("span", null, state.t.activations[option]) : null,
            ),
          ),
        )
      : null,
    menu(state, {
      id: `activation.${place}.${layer}`,
      // The visible label begins the name, so that it can be said to the computer.
      label: `${seen}${state.t.moreActivations(name)}: ${held}`,
      class: "picker-more",
      content:
        style === "menu" || !inPost
          ? own()
          : count
            ? h("span", { class: "more-count" }, count)
            : [],
      items: () =>
        offered.map((item) => ({
          id: item.name,
          current: item.name === activation.name,
          content: [
            icon(values.icons.get(item.name), values.iconXs),
            state.t.activations[item.name],
            h(
              "span",
              { class: "menu-formula" },
              formula(item.formula, parameterPut(item.parameter, 4), true),
            ),
          ],
          edits: [{ set: "activation", layer, name: item.name }],
        })),
    }),
  );
}

const FULL = { icons: true, ownIcon: true, ownName: true, count: false };

const COUNT = 32; // px: +13

/** What fits: always the names of the three; their curves, and the name or curve of a fourth, if there is room.
 * @param {View} state @param {string | null} fourth @param {number} room */
function formOf(state, fourth, room) {
  const text = (/** @type {string} */ name, bold = false) =>
    state.measure(state.t.activations[name], 13, bold);
  // The chosen one is bold and wider; assume any, so that choosing does not change the layout.
  const extra = Math.max(...POST.map((name) => text(name, true) - text(name)));
  const names = POST.reduce((sum, name) => sum + text(name) + 12, extra);
  const chevron = 26;
  return (
    [
      ...(fourth === null ? [{ ...FULL, count: true }] : []),
      FULL,
      { icons: false, ownIcon: true, ownName: true, count: fourth === null },
      { icons: false, ownIcon: false, ownName: true, count: false },
    ].find(
      ({ icons, ownIcon, ownName, count }) =>
        names +
          (count ? COUNT : 0) +
          (icons ? 3 * 22 : 0) +
          chevron +
          (fourth === null ? 0 : (ownIcon ? 24 : 0) + (ownName ? text(fourth, true) + 8 : 0)) <=
        room,
    ) ?? { icons: false, ownIcon: true, ownName: false, count: false }
  );
}
