// Actions of the comparison with a printout.
import { mine as load } from "../../assets.js";
import { mode, stop } from "../train/actions.js";

/** @typedef {import("../figure.js").Figure} Figure */

/** @satisfies {Partial<import("../intents.js").Handlers>} */
export const COMPARING = {
  comparing: (figure) => void comparing(figure),
  "mine-read": ({ mine }, text) => mine?.panel.read(text),
  "mine-write": (figure) => {
    figure.focusNext = "[data-mine=text]";
    figure.mine?.panel.write();
  },
  "mine-halt": ({ mine }, halted) => mine?.panel.halt(halted),
  "mine-move": ({ mine }, by) => mine?.panel.move(by),
  "mine-take": take,
};

/** Opens Train or the comparison if the author asks for it: their code has to be loaded. @param {Figure} figure @param {Partial<import("../state.js").Fields>} fields */
export function openViews(figure, fields) {
  if (fields.mode === "train") mode(figure, "train");
  if (fields.comparing) comparing(figure);
}

/** Opens the comparison once its code is loaded. @param {Figure} figure */
export async function comparing(figure) {
  if (!figure.mine) {
    const module = await load().catch(() => null);
    if (!module) return figure.say("error", figure.t.partNotLoaded);
    figure.mine ??= { views: module.views, panel: new module.Mine(figure) };
  }
  stop(figure);
  const { compared } = figure.state.fields;
  figure.state.update({ comparing: true, compared: compared + 1, step: null, revealed: null });
}

/** Applies the causes to the document, as one entry of undo. @param {Figure} figure @param {number[]} rows */
function take(figure, rows) {
  const { session, mine, t } = figure;
  if (!session || !mine?.panel.report) return;
  figure.attempt(() => {
    session.change((handle) => handle.takeCauses(rows));
    figure.before = figure.values;
    figure.reason = "edit";
    figure.trained();
    const words = mine.views.wordsOf(figure.state.fields.language);
    figure.say("info", words.taken, "undo", t.undo);
  });
}

/** In the comparison, text pasted outside of fields is read as a printout; so is text for the empty printout field.
 * @param {Figure} figure @param {ClipboardEvent} event @returns {boolean} whether it was taken */
export function pasted({ mine, state }, event) {
  if (!state.fields.comparing || !mine) return false;
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  const own = target.dataset?.mine === "text";
  if (!own && target.closest("input, textarea, [data-field]")) return false;
  const text = event.clipboardData?.getData("text") ?? "";
  if (!text || (own && /** @type {HTMLTextAreaElement} */ (target).value.trim())) return false;
  event.preventDefault();
  mine.panel.read(text);
  return true;
}
