// The field to paste a printout into, and an example to try.
import { button, emit, h, tell } from "../../ui/dom.js";

/**
 * @import { View } from "../../figure/types.js"
 * @import { Found } from "../../figure/mine/mine.js"
 * @import { Words } from "./words.js"
 */

const LONGEST_SHOWN = 100_000; // characters that a field lays out without delay
const EXAMPLE = "[[ 0.1192278  -0.09689423]]";

/** @param {View} state @param {Found} found @param {Words} t */
export function field(state, found, t) {
  const id = "mine-text";
  return h(
    "form",
    {
      class: "mine-field",
      key: "field",
      "on:submit": (/** @type {Event} */ event) => {
        event.preventDefault();
        const form = /** @type {HTMLFormElement} */ (event.currentTarget);
        emit(form, "mine-read", form.querySelector("textarea")?.value ?? "");
      },
    },
    h("label", { for: id }, t.label),
    h("textarea", {
      id,
      "data-mine": "text",
      rows: 8,
      spellcheck: "false",
      autocomplete: "off",
      autocapitalize: "off",
      placeholder: t.placeholder,
      "aria-describedby": found.error ? "mine-error" : null,
      "aria-invalid": found.error ? "true" : null,
      ref: (/** @type {HTMLTextAreaElement} */ node) => {
        node.value = found.text.slice(0, LONGEST_SHOWN);
      },
    }),
    h("p", { class: "mine-error", id: "mine-error", role: "alert" }, found.error),
    h(
      "div",
      { class: "mine-actions" },
      h("button", { type: "submit", class: "button primary", disabled: state.stored }, t.compare),
      h(
        "span",
        { class: "note" },
        t.example,
        " ",
        button(
          {
            class: "quiet code-like",
            disabled: state.stored,
            "on:click": tell("mine-read", EXAMPLE),
          },
          EXAMPLE,
        ),
      ),
    ),
  );
}
