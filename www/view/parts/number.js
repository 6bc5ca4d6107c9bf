// The number that can be changed: drag it sideways, use the arrow keys, or type. One sign says so
// everywhere, the dotted underline. A field only tells what the reader did; element.js changes things.
import { button, emit, h, hang, tell } from "../../ui/dom.js";
import { full } from "../../ui/format.js";

/**
 * @typedef {object} NumberField
 * @property {string} id          unique in the figure: where it stands and what it is
 * @property {Record<string, any>} target  an edit without its value
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

const DRAG_START = 3; // px

/** @param {NumberField} field @param {any} state */
export function number(field, state) {
  if (state.readonly)
    return h("span", { key: field.id, class: `number read-only ${field.class ?? ""}` }, field.text);
  return state.editing?.id === field.id ? editor(field, state) : resting(field, state);
}

/** @param {NumberField} field @param {any} state */
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
    },
    field.text,
  );
}

/** A decimal, as ARIA wants it; aria-valuetext has the exact value. @param {number} value */
function valueNow(value) {
  if (!Number.isFinite(value)) return 0;
  const text = String(value);
  return text.includes("e") ? Math.min(1e15, Math.max(-1e15, value)).toFixed(12) : text;
}

/** @param {NumberField} field @param {any} state */
function editor(field, state) {
  const { error, text } = state.editing;
  const errorId = `error-${field.id}`;
  const close = (/** @type {any} */ event, how = "commit") =>
    emit(event.currentTarget, "typed", { field, text: inputOf(event).value, how });
  return h(
    "span",
    {
      key: `${field.id}:editor`,
      class: `editor ${field.class ?? ""}`,
      "on:focusout": (/** @type {any} */ event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close(event, "leave");
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
        queueMicrotask(() => {
          input.focus({ preventScroll: true });
          if (text === null) input.select();
        });
      },
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
          "on:click": (/** @type {any} */ event) => {
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
      ? h("span", { id: errorId, class: "editor-error", role: "alert", ref: hang }, error)
      : null,
  );
}

/** @param {any} event @returns {HTMLInputElement} */
const inputOf = (event) => event.currentTarget.closest(".editor").querySelector("input");

/** A value some steps away, without the dust of binary fractions: 3 + 3 × 0.1 is 3.3. Back where it was at home
 * it has all its digits again. @param {NumberField} field @param {number} steps */
export function stepped(
  { value, step, home = NaN, minimum = -Infinity, maximum = Infinity },
  steps,
) {
  if (steps === 0) return value;
  const moved = Number((value + steps * step).toPrecision(15));
  if (Math.abs(moved - home) < 1e-9 * step) return home;
  const whole = step >= 1 ? Math.round(moved) : moved;
  return Math.min(maximum, Math.max(minimum, whole));
}

/** @param {KeyboardEvent} event @param {NumberField} field */
function key(event, field) {
  const by = event.shiftKey ? 10 : event.altKey && field.step < 1 ? 0.1 : 1;
  /** @type {Record<string, number>} */
  const steps = { ArrowUp: by, ArrowDown: -by, PageUp: 10, PageDown: -10 };
  const node = event.currentTarget;
  if (event.ctrlKey || event.metaKey) return;
  if (event.key in steps) {
    emit(node, "number", {
      field,
      value: stepped(field, steps[event.key]),
      gesture: `keys:${field.id}`,
    });
  } else if (event.key === "Home" && field.home !== undefined)
    emit(node, "reset-number", { field });
  else if (event.key === "Enter" || event.key === " " || event.key === "F2")
    emit(node, "edit-number", { field, text: null });
  else if (/^[\d.\-−+[(]$/.test(event.key)) emit(node, "edit-number", { field, text: event.key });
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param {PointerEvent} event @param {NumberField} field */
function startDrag(event, field) {
  if (event.button !== 0) return;
  const node = /** @type {HTMLElement} */ (event.currentTarget);
  const { pointerId, clientX } = event;
  const gesture = `drag:${field.id}:${event.timeStamp}`;
  let dragging = false;

  /** @param {PointerEvent} move */
  const onMove = (move) => {
    if (move.pointerId !== pointerId) return;
    const dx = move.clientX - clientX;
    if (!dragging && Math.abs(dx) < DRAG_START) return;
    if (!dragging) {
      dragging = true;
      emit(node, "scrub", { field });
    }
    emit(node, "number", { field, value: stepped(field, Math.trunc(dx)), gesture });
  };
  /** @param {PointerEvent} up */
  const onUp = (up) => {
    if (up.pointerId !== pointerId) return;
    stop();
    if (dragging) emit(node, "scrub", { field: null });
    else if (up.type === "pointerup") emit(node, "edit-number", { field, text: null });
  };
  /** @param {KeyboardEvent} down */
  const onKey = (down) => {
    if (!node.isConnected) return stop(); // taken away under the finger
    if (down.key !== "Escape") return;
    down.preventDefault();
    down.stopPropagation();
    stop();
    emit(node, "number", { field, value: field.value, gesture });
    emit(node, "scrub", { field: null });
  };
  const stop = () => {
    node.removeEventListener("pointermove", onMove);
    node.removeEventListener("pointerup", onUp);
    node.removeEventListener("pointercancel", onUp);
    document.removeEventListener("keydown", onKey, true);
  };
  // From the start: the first move may already leave a narrow number.
  node.setPointerCapture(pointerId);
  node.addEventListener("pointermove", onMove);
  node.addEventListener("pointerup", onUp);
  node.addEventListener("pointercancel", onUp);
  document.addEventListener("keydown", onKey, true);
}
