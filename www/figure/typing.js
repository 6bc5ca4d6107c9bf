// Numbers that are typed, dragged or pasted become edits; what cannot be read stays, with the reason.
import { UserError } from "./refusals.js";

/** @typedef {import("./figure.js").Figure} Figure */

const LONGEST_PASTE = 100_000; // characters

/** Enter and leaving commit, Escape restores.
 * @param {Figure} figure @param {{ field: any, text: string, how: string }} detail */
export function typed(figure, { field, text, how }) {
  const { engine, state } = figure;
  if (state.fields.editing?.id !== field.id || !engine) return;
  const close = () => {
    state.update({ editing: null });
    if (how !== "leave") figure.focusNext = `[data-field="${CSS.escape(field.id)}"]`;
  };
  if (how === "escape" || text.trim() === unchanged(field.value)) return close();
  figure.attempt(
    () => {
      figure.edit(fill(figure, field, engine.parseNumbers(text)), null);
      close();
    },
    (error) => state.update({ editing: { id: field.id, text, error } }),
  );
}

/** A list pasted onto a number that is not being typed. @param {Figure} figure @param {ShadowRoot} root @param {ClipboardEvent} event */
export function paste({ state }, root, event) {
  const id = /** @type {HTMLElement} */ (event.composedPath()[0]).dataset?.field;
  const pasted = event.clipboardData?.getData("text").slice(0, LONGEST_PASTE).trim();
  if (!id || !pasted) return;
  event.preventDefault();
  // A spreadsheet's rows in brackets: an <input> holds no line breaks.
  const lines = /[[(]/.test(pasted) ? [] : pasted.split(/\s*\n\s*/);
  const text = lines.length > 1 ? `[[${lines.join("], [")}]]` : pasted;
  state.update({ editing: { id, text, error: null } });
  state.flush();
  root
    .querySelector(`[data-editor="${CSS.escape(id)}"]`)
    ?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
}

/** A list fills from this number on, to the end of its row: in the matrix as NumPy prints it, and several rows as
 * several; elsewhere along the neuron's inputs. @param {Figure} figure @param {any} field @param {Float64Array[]} rows @returns {any[]} */
function fill({ present: values, t }, { id, target }, rows) {
  const { set, layer } = target;
  const { sizes } = values;
  const [row, column, height, width] =
    set === "input"
      ? [target.row, target.index, values.rows, sizes[0]]
      : set === "weight"
        ? [target.from, target.to, sizes[layer], sizes[layer + 1]]
        : [0, target.to ?? 0, 1, set === "bias" ? sizes[layer + 1] : 1];
  const all = rows.flatMap((numbers) => [...numbers]);
  const isList = !id.startsWith("matrix") && all.length === Math.max(rows.length, rows[0].length);
  const filled = !isList ? rows : set === "weight" ? all.map((value) => [value]) : [all];
  const room = Math.min(filled.length, height - row) * Math.min(filled[0].length, width - column);
  if (room < all.length) throw new UserError(t.noRoom(all.length, room));
  return filled.flatMap((numbers, i) =>
    [...numbers].map((value, j) => ({
      ...target,
      row: row + i,
      from: row + i,
      index: column + j,
      to: column + j,
      value,
    })),
  );
}

/** What the editor opens with. @param {number} value */
const unchanged = (value) => (Object.is(value, -0) ? "-0" : String(value));
