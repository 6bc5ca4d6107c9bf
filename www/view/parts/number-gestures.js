// Editing a number by keys and by dragging.
import { emit } from "../../ui/dom.js";
import { own } from "../../ui/own-property.js";

/** @import { NumberField } from "./number.js" */

const DRAG_START = 3; // px

/** The value some steps away, without rounding noise: 3 + 3 × 0.1 is 3.3. Back at its home value
 * it gets all its digits back. @param {NumberField} field @param {number} steps */
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

/** Values set by keys but not drawn yet: a held key repeats faster than frames.
 * @type {WeakMap<NumberField, number>} */
const pending = new WeakMap();

/** @param {KeyboardEvent} event @param {NumberField} field */
export function key(event, field) {
  const by = event.shiftKey ? 10 : event.altKey && field.step < 1 ? 0.1 : 1;
  /** @type {Record<string, number>} */
  const steps = { ArrowUp: by, ArrowDown: -by, PageUp: 10, PageDown: -10 };
  const node = event.currentTarget;
  if (event.ctrlKey || event.metaKey) return;
  if (event.key in steps) {
    const from = pending.get(field) ?? field.value;
    const value = stepped({ ...field, value: from }, steps[event.key]);
    pending.set(field, value);
    emit(node, "number", {
      field,
      value,
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
export function startDrag(event, field) {
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
    if (!node.isConnected) return stop(); // the number was removed during the drag
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
    own(document, "removeEventListener")("keydown", onKey, true);
  };
  // Capture at once: the first move may already leave a narrow number.
  node.setPointerCapture(pointerId);
  node.addEventListener("pointermove", onMove);
  node.addEventListener("pointerup", onUp);
  node.addEventListener("pointercancel", onUp);
  own(document, "addEventListener")("keydown", onKey, true);
}
