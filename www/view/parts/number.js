// An editable number: drag it sideways, use the arrow keys, or type. One sign marks it
// everywhere, the dotted underline. A field only emits events; figure/actions.js makes the edits.
import { h } from "../../ui/dom.js";
import { full } from "../../ui/format.js";
import { editor } from "./number-editor.js";
import { key, startDrag } from "./number-gestures.js";

/** @import { DataEdit, Edit, View } from "../../figure/types.js" */

/**
 * An edit without its value.
 * @typedef {{ set: (Edit | DataEdit)["set"], layer?: number, row?: number, index?: number, from?: number, to?: number, parameter?: string }} Target
 *
 * @typedef {object} NumberField
 * @property {string} id          unique in the figure: where it stands and what it is
 * @property {Target} target
 * @property {number} value
 * @property {string} text        as shown
 * @property {string} label       its accessible name and tip
 * @property {string} [tip]       where the tip says more than the name
 * @property {number} step
 * @property {number} [home]      what Home and the reset return to
 * @property {boolean} [changed]
 * @property {number} [minimum] @property {number} [maximum]
 * @property {string} [class]
 */

/** @param {NumberField} field @param {View} state */
export function number(field, state) {
  if (state.readonly)
    return h("span", { key: field.id, class: `number read-only ${field.class ?? ""}` }, field.text);
  const { editing } = state;
  return editing?.id === field.id ? editor(field, state, editing) : resting(field, state);
}

/** @param {NumberField} field @param {View} state */
function resting(field, state) {
  const classes = ["number", field.class];
  if (field.changed) classes.push("changed");
  if (state.scrubbing === field.id) classes.push("scrubbing");
  if (!Number.isFinite(field.value)) classes.push("invalid");
  return h(
    "span",
    {
      key: field.id,
      class: classes.filter(Boolean).join(" "),
      role: "spinbutton",
      tabindex: 0,
      "data-field": field.id,
      "aria-label": field.label,
      "aria-valuenow": valueNow(field.value),
      "aria-valuetext": state.t.spoken(field.text),
      "aria-valuemin": field.minimum,
      "aria-valuemax": field.maximum,
      title: field.tip ?? field.label,
      "on:pointerdown": (/** @type {PointerEvent} */ event) => startDrag(event, field),
      "on:keydown": (/** @type {KeyboardEvent} */ event) => key(event, field),
      "on:copy": (/** @type {ClipboardEvent} */ event) => copy(event, field),
    },
    field.text,
  );
}

/** The focused number with all its digits, as Python reads it. @param {ClipboardEvent} event @param {NumberField} field */
function copy(event, { value }) {
  event.clipboardData?.setData("text/plain", full(value).replace("−", "-"));
  event.preventDefault();
}

/** A decimal, as ARIA wants it; aria-valuetext has the exact value. @param {number} value */
function valueNow(value) {
  if (!Number.isFinite(value)) return 0;
  const text = String(value);
  return text.includes("e") ? Math.min(1e15, Math.max(-1e15, value)).toFixed(12) : text;
}
