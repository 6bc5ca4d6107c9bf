// The list of keys and what they do.
import { button, emit, h, hang, tell } from "../../../ui/dom.js";

/** @import { View } from "../../../figure/types.js" */

/** @param {View} state */
export function keys({ t, menu }) {
  const open = menu === "keys";
  return h(
    "div",
    {
      class: "menu keys",
      key: "keys",
      "on:keydown": (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Escape" || !open) return;
        emit(event.currentTarget, "menu", null);
        event.preventDefault();
        event.stopPropagation();
      },
    },
    button(
      { "aria-expanded": String(open), "on:click": tell("menu", open ? null : "keys") },
      t.keys,
    ),
    open
      ? h(
          "dl",
          { ref: hang },
          t.keyTable.map(([names, does]) => [h("dt", null, names), h("dd", null, does)]),
        )
      : null,
  );
}
