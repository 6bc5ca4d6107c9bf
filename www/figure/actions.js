// The reader's actions: views emit events (dom.js, emit), and each event's effect is decided here.
import { embed } from "../assets.js";
import { attributesOf } from "../element/attributes.js";
import { INTENT } from "../ui/dom.js";
import { own } from "../ui/own-property.js";
import { DATASETS } from "./data/actions.js";
import { openCsv, takeDropped } from "./data/csv-file.js";
import { openFile, SAVING, saveFile } from "./files.js";
import { COMPARING, pasted } from "./mine/actions.js";
import { PREDICTING } from "./predicting.js";
import { present } from "./presenting.js";
import { learntLink, resume } from "./resuming.js";
import { neuronStep, stepAt, stepCount } from "./steps.js";
import { showTraining, TRAINING } from "./train/actions.js";
import { paste as pasteNumbers, typed } from "./typing.js";

/**
 * @import { Intent, Intents } from "./intents.js"
 * @import { DataEdit, Edit } from "./types.js"
 * @typedef {import("./figure.js").Figure} Figure
 */

/** Listens to what happens in the figure. @param {Figure} figure @param {ShadowRoot} root */
export function listen(figure, root) {
  for (const type of /** @type {(keyof Intents)[]} */ (Object.keys(ACTIONS)))
    root.addEventListener(INTENT + type, (event) =>
      act(figure, type, /** @type {CustomEvent} */ (event).detail),
    );
  // Events leave the shadow root retargeted to the element, so a host would take a key pressed in a field for its own shortcut.
  root.addEventListener("keydown", (event) => {
    const down = /** @type {KeyboardEvent} */ (event);
    shortcut(figure, down);
    if (down.defaultPrevented || isUsed(down)) down.stopPropagation();
  });
  for (const type of ["keypress", "keyup"])
    root.addEventListener(
      type,
      (event) => isUsed(/** @type {KeyboardEvent} */ (event)) && event.stopPropagation(),
    );
  root.addEventListener("paste", (event) => {
    const paste = /** @type {ClipboardEvent} */ (event);
    if (!pasted(figure, paste)) pasteNumbers(figure, root, paste);
  });
  takeDropped(figure, root);
  // Until the focus leaves, all arrow-key changes are one entry of undo, which Escape takes back.
  root.addEventListener("focusout", () => figure.endGesture());
  const outside = (/** @type {Event} */ event) => {
    const target = targetOf(event);
    if (!root.contains(target) || !target.closest(".menu")) figure.state.update({ menu: null });
  };
  // The host's page is only listened to while a menu is open.
  figure.state.addEventListener("change", () =>
    own(document, figure.state.fields.menu ? "addEventListener" : "removeEventListener")(
      "pointerdown",
      outside,
      true,
    ),
  );
}

/** @template {keyof Intents} K @param {Figure} figure @param {K} type @param {Intents[K]} detail */
const act = (figure, type, detail) => ACTIONS[type](figure, detail);

/** @type {import("./intents.js").Handlers} */
const ACTIONS = {
  ...TRAINING,
  ...DATASETS,
  ...COMPARING,
  edits: (figure, edits) => edit(figure, edits),
  number: (figure, { field, value, gesture }) => edit(figure, [to(field, value)], gesture),
  "reset-number": (figure, { field }) => {
    figure.endGesture();
    figure.state.update({ editing: null });
    figure.focusNext = `[data-field="${CSS.escape(field.id)}"]`;
    if (field.home !== undefined) edit(figure, [to(field, field.home)]);
  },
  "edit-number": ({ state }, { field, text }) =>
    state.update({ editing: { id: field.id, text, error: null } }),
  typed,
  scrub: (figure, { field }) => {
    figure.frozenMax = field ? maxima(figure.values) : null;
    figure.endGesture();
    figure.state.update({ scrubbing: field?.id ?? null });
  },
  select,
  ...PREDICTING,
  hover: ({ state }, hover) => state.update({ hover }),
  tab: ({ state }, tab) => state.update({ tab }),
  unfold: ({ state }, unfolded) => state.update({ unfolded }),
  row: ({ state }, row) => state.update({ row }),
  menu: ({ state }, menu) => state.update({ menu }),
  preset: (figure, name) => {
    if (!figure.session) return;
    figure.show((handle) => handle.openPreset(name, true), "preset");
    showTraining(figure, name);
  },
  reset,
  "fresh-seed": (figure) => {
    const { engine } = figure;
    if (!engine) return;
    figure.attempt(() =>
      figure.edit([{ set: "drawParameters" }, { set: "seed", value: engine.freshSeed() }], null),
    );
  },
  language: (figure, language) => {
    figure.reason = "view";
    figure.state.update({ language, message: null });
  },
  theme: (figure, theme) => {
    figure.reason = "view";
    // What the page has anyway follows the page again.
    figure.state.update({ theme: theme === figure.surroundings ? "auto" : theme });
  },
  digits: ({ state }, digits) => state.update({ digits }),
  undo: (figure) => figure.travel("undo"),
  redo: (figure) => figure.travel("redo"),
  step: stepTo,
  "step-to": stepBy,
  present,
  share,
  resume,
  "share-learnt": (figure) => shareLink(figure, learntLink(figure) ?? ""),
  embed: openEmbed,
  "mine-copy": copyCorrected,
  copy: (figure, { text, id, shown }) => copy(figure, text, id, shown),
  "save-file": saveFile,
  ...SAVING,
  "open-file": openFile,
  "open-csv": openCsv,
  dismiss: ({ state, opener }) => {
    opener?.focus();
    state.update({ message: null });
  },
};

/** The edit that gives a field's number another value. @param {import("../view/parts/number.js").NumberField} field @param {number} value */
const to = ({ target }, value) => /** @type {Edit | DataEdit} */ ({ ...target, value });

/** @param {Figure} figure @param {{ layer: number, neuron: number, row?: number, focus?: boolean } | null} to */
function select(figure, to) {
  if (to === null) return figure.state.update({ selection: null });
  const { layer, neuron, row, focus } = to;
  figure.state.update({ selection: { layer, neuron }, ...(row === undefined ? {} : { row }) });
  if (focus) figure.focusNext = `[data-neuron="${layer}.${neuron}"]`;
}

/** @param {Figure} figure @param {(Edit | DataEdit)[]} edits @param {string | null} [gesture] */
function edit(figure, edits, gesture = null) {
  figure.attempt(() => figure.edit(edits, gesture));
}

/** Back to the author's document; on the figure's own page, where one chooses presets, back to the preset.
 * @param {Figure} figure */
function reset(figure) {
  const { state, host, values } = figure;
  if (!figure.session || !values) return;
  const onPage = state.fields.views.includes("header");
  figure.attempt(() => {
    const { selection, row } = state.fields;
    figure.show((handle) => {
      if (onPage) handle.openPreset(values.preset, true);
      else handle.openAttributes(attributesOf(host), true);
    }, "edit");
    figure.before = values;
    state.update({ selection, row });
    figure.say("info", figure.t.cleared);
  });
}

/** @param {Figure} figure @param {number | null} step */
function stepTo({ state, values }, step) {
  if (!values) return;
  if (step === null) return state.update({ step: null });
  const { layer, neuron } = stepAt(values.sizes, step);
  state.update({
    step,
    revealed: null,
    selection: { layer, neuron },
    unfolded: true,
    tab: state.fields.tab === "code" ? "neuron" : state.fields.tab,
  });
}

/** @param {Figure} figure @param {string} to */
function stepBy(figure, to) {
  const { step } = figure.state.fields;
  if (!figure.values) return;
  const { sizes } = figure.values;
  if (step === null) return stepTo(figure, 0);
  const by = to.startsWith("next") ? 1 : -1;
  const next = to.endsWith("neuron") ? neuronStep(sizes, step, by) : step + by;
  stepTo(figure, Math.min(stepCount(sizes) - 1, Math.max(0, next)));
}

/** The event's own target, within the figure. @param {Event} event */
const targetOf = (event) => /** @type {HTMLElement} */ (event.composedPath()[0]);

/** @param {Event} event */
const isTyping = (event) =>
  targetOf(event) instanceof HTMLInputElement || targetOf(event) instanceof HTMLTextAreaElement;

/** Keys that do something in the focused control: they must not turn a host's slides. @param {KeyboardEvent} event */
function isUsed(event) {
  const target = targetOf(event);
  if (isTyping(event)) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "Enter" || event.key === " ")
    return target.closest("a, button, summary, [role=radio]") !== null;
  return /^(?:Arrow|Page|Home|End)/.test(event.key) && target.closest("[role=spinbutton]") !== null;
}

/** Ctrl+Z in the figure; arrow keys while stepping or presenting; Escape ends the innermost mode. @param {Figure} figure @param {KeyboardEvent} event */
function shortcut(figure, event) {
  const typing = isTyping(event);
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !typing) {
    const key = event.key.toLowerCase();
    if ((key === "z" || key === "y") && figure.state.fields.controls.has("undo")) {
      figure.travel(key === "y" || event.shiftKey ? "redo" : "undo");
      event.preventDefault();
    }
    return;
  }
  const { step, presenting, controls, mode, comparing } = figure.state.fields;
  if (comparing && event.key === "F8") {
    figure.mine?.panel.move(event.shiftKey ? -1 : 1);
    event.preventDefault();
    return;
  }
  if (typing || event.defaultPrevented) return;
  // By the key's place: a Korean keyboard sends ㅏ for K.
  const meant = mode === "train" && !comparing && !event.altKey ? KEYS[keyOf(event)] : undefined;
  if (meant) {
    act(figure, .../** @type {[keyof Intents, never]} */ (meant));
    event.preventDefault();
    return;
  }
  if (event.key in STEPS && (step !== null || (presenting && controls.has("step"))))
    stepBy(figure, STEPS[event.key]);
  else if (event.key !== "Escape") return;
  else if (figure.gesture === `keys:${targetOf(event).dataset.field}`) figure.travel("undo");
  else if (presenting) present(figure, false);
  else if (step !== null) stepTo(figure, null);
  else return;
  event.preventDefault();
}

/** In Train: play or pause, one phase, one step, one phase back; the gradients of the neuron. @type {Record<string, Intent>} */
const KEYS = {
  KeyK: ["play"],
  KeyL: ["phase"],
  ShiftKeyL: ["unit", "step"],
  KeyJ: ["back", "phase"],
  KeyG: ["gutter"],
};

/** @param {KeyboardEvent} event */
const keyOf = (event) => `${event.shiftKey ? "Shift" : ""}${event.code}`;

/** @type {Record<string, string>} */
const STEPS = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  ArrowDown: "next-neuron",
  ArrowUp: "previous-neuron",
  // What a presenter's remote sends.
  PageDown: "next",
  PageUp: "previous",
};

/** Copies a link to the present state; it opens where training began, unless the learnt weights are
 * asked for. @param {Figure} figure */
async function share(figure) {
  await shareLink(figure, figure.link ?? "");
  const learnt = figure.session?.ask((handle) => handle.training().step) ?? 0;
  if (learnt && !figure.state.fields.message)
    figure.say("info", figure.t.linkBegins, "share-learnt", figure.t.linkLearnt);
}

/** @param {Figure} figure @param {string} link */
async function shareLink(figure, link) {
  const { session, engine, address } = figure;
  if (!session || !engine || !address) return;
  if (link.length > engine.limits().link)
    return figure.say("info", figure.t.fileInstead, "save-file");
  address.hash = link;
  figure.state.update({ message: null });
  await copy(figure, address.href, "link");
}

/** While the dialog is being loaded. */
let opening = false;

/** @param {Figure} figure */
async function openEmbed(figure) {
  if (!embed || opening) return;
  opening = true;
  try {
    await (await embed()).openEmbed({ figure: figure.host });
  } catch {
    figure.say("error", figure.t.partNotLoaded);
  } finally {
    opening = false;
  }
}

/** @param {Figure} figure @param {string} text @param {string} id  of what says that it is copied @param {Element | null} [shown]  where it stands */
async function copy(figure, text, id, shown = null) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown);
    figure.say("info", shown ? figure.t.copyYourself : `${figure.t.copyYourself} ${text}`);
    return;
  }
  const say = (/** @type {string} */ copied) => {
    figure.state.update({ copied });
    figure.state.flush();
  };
  say(id);
  clearTimeout(figure.copying);
  figure.copying = window.setTimeout(() => say(""), 2000);
}

/** Copies the present document's script under comments that hold the correct line and the wrong one that the reader
 * probably has.
 * @param {Figure} figure @param {{ stage: string, lines: string, id: string }} found */
async function copyCorrected(figure, { stage, lines, id }) {
  const { session } = figure;
  if (!session) return;
  const training = session.ask((handle) => handle.training());
  const trains = training.ready && (stage === "training" || training.step > 0);
  let script = "";
  figure.attempt(() => {
    script = session.ask((handle) => (trains ? handle.trainingScript() : handle.script())).script;
  });
  if (script) await copy(figure, `${lines}\n${script}`, id);
}

/** Held while a value is dragged, so that widths do not jump. @param {import("./types.js").Values | null} values */
const maxima = (values) =>
  Object.fromEntries(
    (values?.layers ?? []).map(({ name, weights }) => [
      name,
      Math.max(0, ...[...weights].map(Math.abs).filter(Number.isFinite)),
    ]),
  );
