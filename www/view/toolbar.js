// The toolbar below the header: undo, steps, digits.
import { button, h, tell } from "../ui/dom.js";
import { ALL_FROM, NAMES_FROM } from "./header.js";
import { arrows } from "./parts/arrows.js";
import { arrow, hidden, next, screen } from "./parts/drawings.js";
import { press } from "./parts/press.js";
import { seed } from "./parts/seed.js";
import { steady } from "./parts/steady.js";

/**
 * @import { Intent } from "../figure/intents.js"
 * @import { Values, View } from "../figure/types.js"
 * @import { Described } from "../ui/dom.js"
 */

const TOOLS_FROM = 900; // the tool's tip

/** @param {Values} values @param {View} state */
export function toolbar(values, state) {
  const { controls, t } = state;
  const narrow = state.width < NAMES_FROM;
  const drawn = state.width < TOOLS_FROM;
  const short = state.width < ALL_FROM;
  const tool = (
    /** @type {string} */ text,
    /** @type {() => Described} */ drawing,
    /** @type {Intent} */ intent,
    /** @type {boolean} */ pressed,
  ) =>
    press(drawn ? drawing() : text, intent, {
      class: drawn ? "tool drawn" : "tool",
      "aria-pressed": String(pressed),
      "aria-label": drawn ? text : null,
      title: drawn ? text : null,
      key: intent[0],
      "data-tool": intent[0],
    });
  const travel = (
    /** @type {"undo" | "redo"} */ type,
    /** @type {string} */ text,
    /** @type {boolean} */ can,
    /** @type {string} */ keys,
  ) =>
    press([arrow(type === "redo"), short ? null : h("span", null, text)], [type], {
      class: short ? "tool drawn" : "tool",
      disabled: !can,
      "aria-label": short ? text : null,
      "aria-keyshortcuts": `Control+${keys}`,
      title: `${text} (Ctrl+${keys})`,
    });
  const proof = h(
    "span",
    { class: "proof" },
    steady(state, values.verified ? t.matchesNumPy : t.float64, [t.matchesNumPy]),
  );
  return state.memo.of(
    "toolbar",
    [values.verified, values.seed, values.presetSeed, values.drawn, state.canUndo, state.canRedo],
    () => [
      h(
        "div",
        {
          class: narrow ? "toolbar narrow" : "toolbar",
          key: "toolbar",
          role: "group",
          "aria-label": t.tools,
          part: "toolbar",
        },
        controls.has("undo")
          ? [
              travel("undo", t.undo, state.canUndo, "Z"),
              travel("redo", t.redo, state.canRedo, "Shift+Z"),
              narrow ? null : h("span", { class: "divider" }),
            ]
          : null,
        controls.has("step")
          ? tool(t.stepThrough, next, ["step", state.step === null ? 0 : null], state.step !== null)
          : null,
        controls.has("predict")
          ? tool(t.predict, hidden, ["predict", state.revealed === null], state.revealed !== null)
          : null,
        // Offered where there is room for it; always while presenting, so that a window that became small can leave.
        controls.has("present") && (!narrow || state.presenting)
          ? tool(t.present, screen, ["present", !state.presenting], state.presenting)
          : null,
        h("span", { class: "spacer" }),
        narrow ? null : proof,
        controls.has("digits") ? digits(state) : null,
      ),
      narrow && state.views.includes("header") // otherwise title and foot show it
        ? h("div", { class: "provenance", key: "provenance" }, seed(values, state), proof)
        : null,
    ],
  );
}

/** Chooses the number of digits. @param {View} state */
export function digits(state) {
  return h(
    "div",
    {
      class: "digits",
      role: "radiogroup",
      "aria-label": state.t.digitsName,
      "on:keydown": arrows,
    },
    state.width < ALL_FROM
      ? null
      : h("span", { class: "label", "aria-hidden": "true" }, state.t.digitsName),
    /** @type {const} */ ([4, 8, "full"]).map((d) =>
      button(
        {
          role: "radio",
          key: String(d),
          "aria-checked": String(state.digits === d),
          tabindex: state.digits === d ? 0 : -1,
          "on:click": tell("digits", d),
        },
        d === "full" ? state.t.fullDigits : d,
      ),
    ),
  );
}
