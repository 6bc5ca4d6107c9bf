// Actions of Train: play, phases, steps. (values.js holds training's numbers for the views.)
import { train as load } from "../../assets.js";
import { pause, play } from "./loop.js";
import { lookAt, restartRace, startRace, stepRace, tryOut } from "./race-actions.js";
import { paceOf, speedOf } from "./speed.js";

/**
 * @typedef {import("../figure.js").Figure} Figure
 * @typedef {import("../types.js").Values} Values
 * @typedef {import("../../pkg/perceptible.js").Training} Training
 */

/** Presets made for training. */
export const LEARN = new Set(["by-hand", "xor-training", "circles", "spiral"]);

/** @satisfies {Partial<import("../intents.js").Handlers>} */
export const TRAINING = {
  mode,
  play: (figure) => {
    if (figure.state.fields.playing) stop(figure);
    else if (isRace(figure)) startRace(figure);
    else start(figure);
  },
  /** Focuses the bars of the selected neuron, if there are any. */
  gutter: (figure) => {
    const { selection } = figure.state.fields;
    if (!selection || isRace(figure)) return;
    figure.focusNext = `[data-bar^="${selection.layer}."][data-bar$=".${selection.neuron}"]`;
    figure.state.flush();
  },
  racing: (figure, racing) => {
    stop(figure);
    figure.state.update({ racing });
  },
  rules: (figure, rules) => {
    stop(figure);
    figure.state.update({ rules: { ...figure.state.fields.rules, ...rules } });
  },
  seeds: tryOut,
  epoch: lookAt,
  "show-dead": (figure, [layer, neuron]) => {
    stop(figure);
    figure.state.update({ racing: false, selection: { layer, neuron }, tab: "neuron" });
    figure.focusNext = `[data-neuron="${layer}.${neuron}"]`;
  },
  guessing: ({ state }, on) => state.update({ guesses: on ? {} : null }),
  guess: ({ state }, { key, to }) =>
    state.update({ guesses: { ...state.fields.guesses, [key]: to } }),
  axes: (figure, axes) => figure.state.update({ axes }),
  "map-at": (figure, mapAt) => figure.state.update({ mapAt }),
  library: (figure, library) => figure.state.update({ library }),
  logarithmic: (figure, logarithmic) => figure.state.update({ logarithmic }),
  weight: (figure, weight) => figure.state.update({ weight }),
  speed: (figure, speed) => figure.state.update({ speed }),
  phase: (figure) =>
    isRace(figure) ? stepRace(figure) : by(figure, (handle) => handle.train("phase")),
  unit: (figure, unit) => {
    if (isRace(figure)) return stepRace(figure);
    figure.state.update({ unit });
    by(figure, (handle) => handle.train(unit));
  },
  back: (figure, unit) => {
    if (!isRace(figure)) by(figure, (handle) => handle.back(unit));
  },
  visit: (figure, step) => by(figure, (handle) => handle.visit(step)),
  restart: (figure) =>
    isRace(figure) ? restartRace(figure) : by(figure, (handle) => handle.restart()),
};

/** Whether the race is what the reader sees. @param {Figure} figure */
export const isRace = ({ state: { fields } }) => fields.racing && fields.views.includes("race");

/** Switches to Train, once its views are loaded, or back to the forward pass. Train keeps the present network. @param {Figure} figure @param {"forward" | "train"} to */
export async function mode(figure, to) {
  if (to === "forward") {
    stop(figure);
    figure.state.update({ mode: to, comparing: false });
    return;
  }
  figure.train ??= await load().catch(() => null);
  figure.state.update({ comparing: false });
  if (figure.train) enter(figure);
  else figure.say("error", figure.t.trainElsewhere);
}

/** Opens a preset made for training in Train, and with several rows on their map, if the author shows these.
 * @param {Figure} figure @param {string} preset */
export function showTraining(figure, preset) {
  const { views, comparing } = figure.state.fields;
  if (!LEARN.has(preset) || !views.includes("train") || comparing) return;
  figure.state.update({ tab: preset === "by-hand" ? "neuron" : "map" });
  mode(figure, "train");
}

/** @param {Figure} figure */
export function enter(figure) {
  if (!figure.session) return;
  figure.state.update({ mode: "train", step: null, revealed: null });
  figure.attempt(() => forward(figure, "opening"));
  // Selects a row of the first batch: for any other row the first step would show nothing.
  const { batch, step } = figure.session.ask((handle) => handle.training());
  if (step === 0 && batch.length && !batch.includes(figure.state.fields.row))
    figure.state.update({ row: batch[0] });
}

/** Does the forward pass, whose numbers the figure already shows; before the first step the author may ask for more phases.
 * @param {Figure} figure @param {string} [gesture]  what it is undone with */
export function forward(figure, gesture) {
  const { session, state } = figure;
  let status = session?.ask((handle) => handle.training());
  if (!session || !status?.ready || status.phase !== "start") return;
  const last = gesture === "opening" && status.step === 0 ? state.fields.opensWith : "forward";
  while (status.phase !== last && !status.problem)
    status = session.change((handle) => handle.train("phase", gesture));
  figure.trained();
}

let edits = 0;

/** Applies an edit in Train. A step that the edit resets is done again up to the forward pass, and undone with the edit.
 * @param {Figure} figure @param {string | null} gesture @param {(gesture: string | null) => void} act
 * @returns {{ kind: "error" | "info", text: string } | null}  what the reader has to know @throws the engine's refusals */
export function amid(figure, gesture, act) {
  const { session, state, t } = figure;
  const { mode, playing } = state.fields;
  if (!session || mode !== "train" || playing) {
    act(gesture);
    return null;
  }
  const phase = () => session.ask((handle) => handle.training().phase);
  const before = phase();
  const own = gesture ?? `edit:${++edits}`;
  act(own);
  const again = phase() === "start" && (before === "loss" || before === "backward");
  /** @type {ReturnType<typeof amid>} */
  let said = again ? { kind: "info", text: t.stepAgain } : null;
  figure.attempt(
    () => forward(figure, own),
    (text) => {
      said = { kind: "error", text };
    },
  );
  if (gesture === null) figure.endGesture();
  return said;
}

/** Whether training is possible: keys arrive even where the buttons are disabled. @param {Figure} figure */
const isReady = ({ session }) => session?.ask((handle) => handle.training().ready) ?? false;

/** @param {Figure} figure @param {(handle: import("../figure.js").Handle) => Training} act */
function by(figure, act) {
  if (!isReady(figure)) return;
  stop(figure);
  figure.attempt(() => {
    figure.session?.change(act);
    forward(figure);
    figure.trained();
  });
}

/** @param {Figure} figure */
function start(figure) {
  const { session, state } = figure;
  if (!session || !isReady(figure)) return;
  session.ask((handle) => handle.endGesture());
  figure.player = {
    place: figure.host,
    pace() {
      const { rows, training } = /** @type {Values} */ (figure.values);
      return paceOf(speedOf(state.fields.speed, rows), training?.status.batches ?? 1);
    },
    advance(budget, steps, show) {
      figure.attempt(
        () => {
          const { reached, problem } = session.change((handle) =>
            handle.play(budget, Number.isFinite(steps) ? steps : undefined),
          );
          const ended = Boolean(reached || problem);
          if (ended) stop(figure);
          if (ended || show) figure.trained();
        },
        (reason) => {
          stop(figure);
          figure.say("error", reason);
        },
      );
    },
  };
  state.update({ playing: true, editing: null });
  play(figure.player);
}

/** @param {Figure} figure */
export function stop(figure) {
  if (!figure.player) return;
  pause(figure.player);
  figure.player = null;
  figure.session?.ask((handle) => handle.endGesture());
  figure.state.update({ playing: false });
  figure.announce();
}
