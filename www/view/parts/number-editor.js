// The editor of a number: its text, a sign key for touch screens, a reset, and the reason if it is refused.
import { button, emit, h, hang, tell } from "../../ui/dom.js";
import { full } from "../../ui/format.js";

/**
 * @import { Editing } from "../../figure/state.js"
 * @import { View } from "../../figure/types.js"
 * @import { NumberField } from "./number.js"
 */

/** @param {NumberField} field @param {View} state @param {Editing} editing */
export function editor(field, state, editing) {
  const { error, text, offers = [] } = editing;
  const errorId = `error-${field.id}`;
  /** @param {Event} event @param {import("../../figure/intents.js").Intents["typed"]["how"]} [how] */
  const close = (event, how = "commit") =>
    emit(event.currentTarget, "typed", { field, text: inputOf(event).value, how });
  return h(
    "span",
    {
      key: `${field.id}:editor`,
      class: `editor ${field.class ?? ""}`,
      "data-text": field.text, // the room of the number at rest, so that nothing beside it moves
      "on:focusout": (/** @type {FocusEvent} */ event) => {
        const to = /** @type {Node | null} */ (event.relatedTarget);
        if (!elementOf(event).contains(to)) close(event, "leave");
      },
    },
    h("input", {
      class: error ? "invalid" : null,
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      spellcheck: "false",
      "data-editor": field.id,
      "aria-label": field.label,
      "aria-invalid": error ? "true" : null,
      "aria-describedby": error ? errorId : null,
      size: Math.max(4, Math.min(20, field.text.length)),
      ref: (/** @type {HTMLInputElement} */ input) => {
        input.value = text ?? full(field.value).replace("−", "-");
        hang(input);
        queueMicrotask(() => {
          input.focus({ preventScroll: true });
          if (text === null) input.select();
        });
      },
      // Keeps line breaks, which the field drops.
      "on:pasted": (/** @type {CustomEvent<string>} */ event) =>
        emit(event.currentTarget, "typed", { field, text: event.detail, how: "enter" }),
      "on:keydown": (/** @type {KeyboardEvent} */ event) => {
        event.stopPropagation();
        if (event.key === "Enter") close(event, "enter");
        else if (event.key === "Escape") close(event, "escape");
        else return;
        event.preventDefault();
      },
    }),
    h(
      "span",
      { class: "editor-keys", ref: hang },
      button(
        {
          tabindex: -1, // for fingers; Tab goes on
          "aria-label": state.t.flipSign,
          title: state.t.flipSign,
          "on:click": (/** @type {MouseEvent} */ event) => {
            const input = inputOf(event);
            input.value = /^[-−]/.test(input.value) ? input.value.slice(1) : `-${input.value}`;
            input.focus();
          },
        },
        "±",
      ),
      field.changed && field.home !== undefined
        ? button(
            {
              tabindex: -1,
              "on:click": tell("reset-number", { field }),
            },
            state.t.resetTo(full(field.home)),
          )
        : null,
    ),
    error
      ? h(
          "span",
          { id: errorId, class: "editor-error", role: "alert", ref: hang },
          h("span", null, error),
          offers.map((offer) =>
            button(
              { key: offer, "on:click": (/** @type {Event} */ event) => close(event, offer) },
              state.t.offers[offer],
            ),
          ),
        )
      : null,
  );
}

/** @param {Event} event */
const elementOf = (event) => /** @type {Element} */ (event.currentTarget);

/** @param {Event} event */
const inputOf = (event) =>
  /** @type {HTMLInputElement} */ (elementOf(event).closest(".editor")?.querySelector("input"));
