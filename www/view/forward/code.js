// The NumPy script for exactly this network, and below it the text that it prints.
import { button, emit, h, tell } from "../../ui/dom.js";
import { layerLabel } from "../parts/layer-label.js";

/** @import { Values, View } from "../../figure/types.js" */

/** @param {Values} values  values.code: { script, output } @param {View} state */
export function code(values, state) {
  const { code: text } = values;
  if (!text) return h("p", { class: "nothing", key: "code" }, state.t.codeNeedsEngine);
  const masked = state.step !== null || state.revealed !== null; // the output would give the hidden value away
  return h(
    "div",
    { class: "code", key: "code" },
    text.marks ? libraries(state) : null,
    text.present === false
      ? h("p", { class: "note", key: "changed" }, state.t.train.scriptChanged)
      : null,
    explained(values, state),
    block(state, "script", text.marks ? state.t.train.script : state.t.script, text.script, values),
    block(state, "output", state.t.prints, masked ? state.unseen : text.output, values),
  );
}

/** The legend of the highlighted lines. @param {Values} values @param {View} state */
function explained(values, state) {
  const { selection, t } = state;
  const training = linesOf(values);
  const text =
    training === null
      ? selection && t.markedLines(layerLabel(values, state, selection.layer))
      : training.length > 0 && t.train.markedLines;
  return text
    ? h("p", { class: "note", key: "marked" }, h("span", { class: "marked-key" }), text)
    : null;
}

/** Chooses the library that the training script uses. @param {View} state */
const libraries = (state) =>
  h(
    "div",
    { class: "libraries", key: "libraries", role: "group", "aria-label": state.t.train.library },
    /** @type {const} */ ([
      ["numpy", "NumPy"],
      ["torch", "PyTorch"],
    ]).map(([library, name]) =>
      button(
        {
          key: library,
          class: "press",
          "aria-pressed": String(library === state.library),
          "on:click": tell("library", library),
        },
        name,
      ),
    ),
  );

/** @param {View} state @param {string} id @param {string} title @param {string} text @param {Values} values */
function block(state, id, title, text, values) {
  const lines = id === "script" ? linesOf(values) : null;
  return state.memo.of(`code.${id}`, [text, state.copied, lines?.join()], () =>
    h(
      "section",
      { class: `code-${id}`, key: id },
      h(
        "header",
        null,
        h(state.heading, null, title),
        button(
          {
            class: "quiet",
            "on:click": (/** @type {Event} */ event) => {
              const button = /** @type {Element} */ (event.currentTarget);
              const shown = button.closest("section")?.querySelector("code");
              emit(button, "copy", { text, id, shown });
            },
          },
          state.copied === id ? state.t.copied : state.t.copy,
        ),
      ),
      h(
        "pre",
        { tabindex: 0, "aria-label": title },
        h(
          "code",
          null,
          text.split("\n").map((line, i) =>
            h(
              "span",
              {
                key: `l${i}`,
                class: (lines?.includes(i) ?? marked(line, values, state)) ? "line marked" : "line",
              },
              `${line}\n`,
            ),
          ),
        ),
      ),
    ),
  );
}

/** In Train, the lines of the last phase done. @param {Values} values */
function linesOf({ code, training }) {
  const marks = code?.marks;
  if (!marks || !training) return null;
  return marks[training.status.phase]?.lines ?? [];
}

/** Whether a line computes the selected layer. @param {string} line @param {Values} values @param {View} state */
function marked(line, values, state) {
  if (!state.selection) return false;
  const name = values.layers[state.selection.layer].name;
  return line.startsWith(`${name}.forward(`) || line.startsWith(`${name} =`);
}
