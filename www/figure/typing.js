// Turns typed and pasted numbers into edits; text that cannot be read stays, with the reason and offers that would help.

import { openRows } from "./data/rows.js";
import { openJson } from "./files.js";
import { fill } from "./pasting.js";
import { UserError } from "./refusals.js";

/** @typedef {import("./figure.js").Figure} Figure */

const ADDRESS = /^<?(?:https?|file):\S+$/i;
const LONGEST_SHOWN = 10_000; // characters in a field of one line

/** Enter and leaving the field commit, Escape restores; accepting an offer commits with it.
 * @param {Figure} figure @param {import("./intents.js").Intents["typed"]} detail */
export function typed(figure, { field, text, how }) {
  const { engine, state } = figure;
  if (state.fields.editing?.id !== field.id || !engine) return;
  const close = () => {
    state.update({ editing: null });
    if (how !== "leave") figure.focusNext = `[data-field="${CSS.escape(field.id)}"]`;
  };
  if (how === "escape" || text.trim() === unchanged(field.value)) return close();
  const accepted = how === "transpose" || how === "rows" || how === "keep" ? how : null;
  try {
    const network = engine.networkIn(text);
    if (field.id.startsWith("data.") && LINES.test(text)) {
      openRows(figure, text);
    } else if (network && "link" in network) {
      figure.show((handle) => handle.openLink(network.link, true), "link");
    } else if (network) {
      openJson(figure, network.json, "preset", true);
    } else if (ADDRESS.test(text.trim())) {
      throw new UserError(figure.t.linkWithoutNetwork);
    } else {
      const arrays = engine.parseArrays(text);
      figure.edit(fill(figure, field, arrays, accepted), null);
    }
    close();
  } catch (error) {
    const offers = error instanceof UserError ? error.offers : [];
    const shown = visible(text).slice(0, LONGEST_SHOWN);
    figure.attempt(
      () => {
        throw error;
      },
      (reason) => state.update({ editing: { id: field.id, text: shown, error: reason, offers } }),
    );
  }
}

/** Text pasted onto a number is read at once. An open editor inserts it as any field does, but keeps its line
 * breaks, which an <input> would drop. @param {Figure} figure @param {ShadowRoot} root @param {ClipboardEvent} event */
export function paste({ state }, root, event) {
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  const pasted = event.clipboardData?.getData("text").replace(/[\r\n]+$/, "") ?? "";
  const editing = target.dataset?.editor;
  const id = editing ?? target.dataset?.field;
  if (!id || pasted === "" || (editing && !LINES.test(pasted))) return;
  event.preventDefault();
  let text = pasted;
  if (target instanceof HTMLInputElement) {
    const { value, selectionStart, selectionEnd } = target;
    text = value.slice(0, selectionStart ?? 0) + pasted + value.slice(selectionEnd ?? value.length);
    target.value = visible(text).slice(0, LONGEST_SHOWN);
  } else {
    state.update({ editing: { id, text: visible(text).slice(0, LONGEST_SHOWN), error: null } });
    state.flush();
  }
  root
    .querySelector(`[data-editor="${CSS.escape(id)}"]`)
    ?.dispatchEvent(new CustomEvent("pasted", { detail: text }));
}

const LINES = /[\n\r\v\f\u0085\u2028\u2029]/;

/** Shows line breaks as signs, since a field has one line; the engine reads these signs as line breaks. @param {string} text */
const visible = (text) =>
  text.replace(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g, "⏎").replace(/\t/g, "⇥");

/** The text that the editor opens with. @param {number} value */
const unchanged = (value) => (Object.is(value, -0) ? "-0" : String(value));
