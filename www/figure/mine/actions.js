// What the reader does where a printout is compared, and what becomes of it.
import { mine as load } from "../../assets.js";
import { mode, stop } from "../train/actions.js";

/** @typedef {import("../figure.js").Figure} Figure */

/** @type {Record<string, (figure: Figure, detail: any) => void>} */
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

/** What the author wants to see first, where that has to be loaded. @param {Figure} figure @param {Partial<import("../state.js").Fields>} fields */
export function openViews(figure, fields) {
  if (fields.mode === "train") mode(figure, "train");
  if (fields.comparing) comparing(figure);
}

/** Shows where a printout is compared, once what draws that is loaded. @param {Figure} figure */
export async function comparing(figure) {
  if (!figure.mine) {
    const module = await load().catch(() => null);
    if (!module) return figure.say("error", figure.t.partNotLoaded);
    figure.mine ??= { ...module, panel: new module.Mine(figure) };
  }
  stop(figure);
  const { compared } = figure.state.fields;
  figure.state.update({ comparing: true, compared: compared + 1, step: null, revealed: null });
}

/** What the causes say becomes the document's, as one entry that can be undone. @param {Figure} figure @param {number[]} rows */
function take(figure, rows) {
  const { session, mine, t } = figure;
  if (!session || !mine?.panel.report) return;
  figure.attempt(() => {
    session.change((handle) => handle.takeCauses(rows));
    figure.before = figure.values;
    figure.reason = "edit";
    figure.trained();
    const words = mine.wordsOf(figure.state.fields.language);
    figure.say("info", words.taken, "undo", t.undo);
  });
}

/** Text that is pasted anywhere where a printout is compared is one; fields take it as fields do, unless it is long.
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
