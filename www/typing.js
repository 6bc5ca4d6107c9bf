// Numbers that are typed, dragged or pasted become edits; what cannot be read stays, with the reason.

/** @typedef {import("./figure.js").Figure} Figure */

const LONGEST_PASTE = 100_000; // characters

/** Changes with the same gesture (one drag, one held key) are undone together.
 * @param {Figure} figure @param {any[]} edits @param {string | null} [gesture] @returns {string | null} the reason why it was refused */
export function edit(figure, edits, gesture = null) {
  const { api, state } = figure;
  if (!api) return null;
  /** @type {string | null} */
  let refused = null;
  figure.attempt(
    () => {
      const document = api.edit(state.fields.document, edits);
      if (gesture === null || gesture !== state.gesture) figure.before = figure.values;
      figure.reason = "edit";
      state.change(document, gesture);
      state.update({ message: null });
    },
    (reason) => {
      refused = reason;
      figure.say("error", reason);
    },
  );
  return refused;
}

/** Enter and leaving commit, Escape restores.
 * @param {Figure} figure @param {{ field: any, text: string, how: string }} detail */
export function typed(figure, { field, text, how }) {
  const { api, state } = figure;
  if (state.fields.editing?.id !== field.id || !api) return;
  const close = () => {
    state.update({ editing: null });
    if (how !== "leave") figure.focusNext = `[data-field="${CSS.escape(field.id)}"]`;
  };
  if (how === "escape" || text.trim() === unchanged(field.value)) return close();
  figure.attempt(
    () => {
      const numbers = api.parseNumbers(text);
      const edits =
        numbers.length === 1
          ? [{ ...field.target, value: numbers[0] }]
          : fill(field.target, numbers, figure.values.sizes);
      const refused = edit(figure, edits);
      if (refused !== null) throw Object.assign(new Error(refused), { korean: refused });
      state.update({ message: null });
      close();
    },
    (reason) => state.update({ editing: { id: field.id, text, error: reason }, message: null }),
  );
}

/** A list pasted onto a number that is not being typed. @param {Figure} figure @param {ShadowRoot} root @param {ClipboardEvent} event */
export function paste({ state }, root, event) {
  const target = /** @type {Element} */ (event.composedPath()[0]);
  const id = target.getAttribute?.("data-field");
  const text = event.clipboardData?.getData("text");
  if (!id || !text) return;
  event.preventDefault();
  state.update({ editing: { id, text: text.slice(0, LONGEST_PASTE), error: null } });
  state.flush();
  root
    .querySelector(`[data-editor="${CSS.escape(id)}"]`)
    ?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
}

/** A list fills its row from this number on. @param {any} target @param {Float64Array} numbers @param {number[]} sizes @returns {any[]} */
function fill(target, numbers, sizes) {
  return [...numbers].map((value, i) => {
    if (target.set === "input") {
      const flat = target.row * sizes[0] + target.index + i;
      // A whole batch may be pasted into its first number, one row into the first of a row.
      return { ...target, row: Math.floor(flat / sizes[0]), index: flat % sizes[0], value };
    }
    if (target.set === "weight") {
      const m = sizes[target.layer + 1];
      const flat = target.from * m + target.to + i;
      return { ...target, from: Math.floor(flat / m), to: flat % m, value };
    }
    return target.set === "bias" ? { ...target, to: target.to + i, value } : { ...target, value };
  });
}

/** What the editor opens with. @param {number} value */
const unchanged = (value) => (Object.is(value, -0) ? "-0" : String(value));
