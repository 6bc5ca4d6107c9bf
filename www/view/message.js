// The figure's message (an error, a question, news), above everything else.
import { button, h, tell } from "../ui/dom.js";

/**
 * @import { View } from "../figure/types.js"
 * @import { Child } from "../ui/dom.js"
 */

/** @param {View} state */
export function message(state) {
  const { message: m, t } = state;
  const bar = (
    /** @type {string} */ key,
    /** @type {string} */ kind,
    /** @type {Child[]} */ ...content
  ) =>
    h(
      "div",
      {
        class: `message ${kind}`,
        role: kind === "error" ? "alert" : "status",
        key,
        "data-opener": key,
      },
      ...content,
    );
  return [
    m
      ? bar(
          "message",
          m.kind,
          h("p", null, m.text),
          m.action
            ? button(
                {
                  class: "button",
                  "on:click": tell(m.action),
                },
                m.label ?? t.saveFile,
              )
            : null,
          state.stored
            ? null
            : button(
                {
                  class: "quiet",
                  "aria-label": t.close,
                  "on:click": tell("dismiss"),
                },
                "×",
              ),
        )
      : null,
  ];
}
