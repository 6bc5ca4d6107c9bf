// The preset: its name, or the menu of all of them.
import { h } from "../../ui/dom.js";
import { menu } from "./menu.js";

/** @import { Values, View } from "../../figure/types.js" */

/** @param {Values} values @param {View} state */
export const presetName = (values, state) =>
  h(
    "span",
    { class: "preset-name" },
    h("span", { class: "preset-text" }, state.t.presets[values.preset]),
    h(
      "span",
      values.edited
        ? { class: "edited", title: state.t.editedTip }
        : { class: "edited not", "aria-hidden": "true" },
      "\u00a0*",
    ),
  );

/** @param {Values} values @param {View} state */
export function presetMenu(values, state) {
  return menu(state, {
    id: "preset",
    label: state.t.presetIs(state.t.presets[values.preset]),
    content: presetName(values, state),
    items: () =>
      values.presets.map((name) => ({
        id: name,
        current: name === values.preset,
        content: [
          state.t.presets[name],
          h("span", { class: "menu-formula" }, state.t.presetNotes[name]),
        ],
        event: ["preset", name],
      })),
  });
}
