// The control bar of Train: play, phase, step, restart; the phase reached; the main settings. On a
// phone it stays at the foot of the screen.
import { SPEEDS, speedOf } from "../../figure/train/speed.js";
import { button, h, svg, tell } from "../../ui/dom.js";
import { value as format, plain } from "../../ui/format.js";
import { along } from "../parts/arrows.js";
import { arrow } from "../parts/drawings.js";
import { menu } from "../parts/menu.js";
import { steady } from "../parts/steady.js";
import { lossesOf } from "./loss-points.js";
import { done, next, PHASES } from "./phases.js";
import { settingNumber } from "./setting.js";

/**
 * @import { Intent } from "../../figure/intents.js"
 * @import { Edit, TrainingValues, Values, View } from "../../figure/types.js"
 * @import { Child } from "../../ui/dom.js"
 * @import { Phase } from "./phases.js"
 */

const WORDS_FROM = 1000; // px: from this width on every button has its label

/** @param {Values} values @param {View} state */
export function dock(values, state) {
  const { status, settings } = /** @type {TrainingValues} */ (values.training);
  const { t } = state;
  const small = state.size === "small";
  const loss = status.loss;
  return state.memo.of(
    "dock",
    [
      status.phase,
      status.step,
      status.epoch,
      status.ready,
      status.problem,
      loss,
      settings,
      trainingRows(values),
      state.canUndo,
    ],
    () =>
      h(
        "div",
        { class: `dock${small ? " sticks" : ""}`, key: "dock", part: "dock" },
        h(
          "div",
          {
            class: "dock-buttons",
            role: "toolbar",
            "aria-label": t.train.controls,
            "on:keydown": along,
          },
          small
            ? play(values, state)
            : h("span", { class: "split" }, play(values, state), speeds(values, state)),
          act(
            state,
            [small ? null : phaseIcon(), small ? t.train.onePhase : nextPhase(state, next(status))],
            ["phase"],
            status.ready,
            "L",
          ),
          step(values, state),
          state.controls.has("undo")
            ? act(
                state,
                arrow(false),
                ["back", "step"],
                status.step > 0 || done(status) > 1,
                "",
                t.train.stepBack,
              )
            : null,
          act(
            state,
            restartIcon(),
            ["restart"],
            status.step > 0 || done(status) > 1,
            "",
            t.train.restart,
          ),
          state.width < WORDS_FROM
            ? null
            : button(
                { class: "quiet", disabled: state.frozen, "on:click": tell("fresh-seed") },
                t.train.newWeights,
              ),
        ),
        marks(status, state),
        small
          ? h(
              "span",
              { class: "dock-loss" },
              h("i", null, "L"),
              " ",
              h("b", null, loss === null ? "·" : format(loss, 3)),
              spark(values),
            )
          : readouts(values, state),
      ),
  );
}

const [SPARK_W, SPARK_H] = [40, 20]; // px

/** The losses so far as a sparkline; the dot is the last one. @param {Values} values */
function spark({ training }) {
  const { length, loss } = lossesOf(/** @type {TrainingValues} */ (training));
  const known = Array.from({ length }, (_, i) => loss(i)).filter(Number.isFinite);
  if (!known.length) return null;
  const most = Math.max(...known) || 1;
  const count = Math.min(known.length, SPARK_W);
  const points = Array.from({ length: count }, (_, i) => {
    const loss = known[Math.round((i * (known.length - 1)) / Math.max(1, count - 1))];
    const x = count > 1 ? 3 + (i / (count - 1)) * (SPARK_W - 6) : 3;
    return [x.toFixed(1), (3 + (1 - loss / most) * (SPARK_H - 6)).toFixed(1)];
  });
  const [cx, cy] = points[count - 1];
  return svg(
    "svg",
    { class: "spark", width: SPARK_W, height: SPARK_H, "aria-hidden": "true" },
    svg("path", { d: `M${points.map((point) => point.join(" ")).join("L")}` }),
    svg("circle", { cx, cy, r: 2.5 }),
  );
}

/** @param {Values} values @param {View} state @param {boolean} [can] */
export function play({ training }, state, can = true) {
  const { status } = /** @type {TrainingValues} */ (training);
  const { playing, t } = state;
  return button(
    {
      class: "primary",
      "data-train": "play",
      disabled: state.frozen || !can || !status.ready || status.problem !== null,
      "aria-keyshortcuts": "K",
      title: `${playing ? t.train.pause : t.train.play} (K)`,
      "on:click": tell("play"),
    },
    playing ? pauseIcon() : playIcon(),
    steady(state, playing ? t.train.pause : t.train.play, [t.train.play, t.train.pause]),
  );
}

/** @param {Values} values @param {View} state */
const speeds = ({ rows }, state) =>
  menu(state, {
    id: "speed",
    label: state.t.train.speed,
    content: "",
    items: () =>
      SPEEDS.map((speed) => ({
        id: speed,
        content: state.t.train.speeds[speed],
        current: speed === speedOf(state.speed, rows),
        event: ["speed", speed],
      })),
  });

/** "Next: Backward", as wide as any. @param {View} state @param {Phase} phase */
function nextPhase(state, phase) {
  const { phases, nextPhase } = state.t.train;
  const texts = PHASES.map((each) => nextPhase(phases[each]));
  return steady(state, texts[PHASES.indexOf(phase)], texts);
}

/** The button for one step or one epoch, whichever was used last. @param {Values} values @param {View} state */
function step(values, state) {
  const { status, settings } = /** @type {TrainingValues} */ (values.training);
  const { t, unit } = state;
  const epochs = settings.batch_size > 0 && settings.batch_size < trainingRows(values);
  const shown = epochs ? unit : "step";
  return h(
    "span",
    { class: "split" },
    act(
      state,
      [state.size === "small" ? null : stepIcon(), t.train.units[shown]],
      ["unit", shown],
      status.ready && status.problem === null,
      "Shift+L",
    ),
    epochs
      ? menu(state, {
          id: "unit",
          label: t.train.moreUnits,
          content: "",
          items: () =>
            /** @type {const} */ (["step", "epoch"]).map((name) => ({
              id: name,
              content: t.train.units[name],
              event: /** @type {const} */ (["unit", name]),
            })),
        })
      : null,
  );
}

/** @param {View} state @param {Child} content @param {Intent} intent @param {boolean} can @param {string} keys @param {string} [name] */
export const act = (state, content, intent, can, keys, name) =>
  button(
    {
      class: "button",
      "data-train": intent[0],
      disabled: state.frozen || state.playing || !can,
      "aria-label": name ?? null,
      "aria-keyshortcuts": keys || null,
      title: keys ? `${name ?? ""} (${keys})`.trim() : name,
      "on:click": tell(...intent),
    },
    content,
  );

/** @param {TrainingValues["status"]} status @param {View} state */
function marks(status, state) {
  const count = done(status);
  return h(
    "ol",
    { class: "phases", "aria-label": state.t.train.phasesName },
    PHASES.map((phase, i) =>
      h(
        "li",
        {
          key: phase,
          class: i < count - 1 ? "done" : i === count - 1 ? "now" : "",
          "aria-current": i === count - 1 ? "step" : null,
        },
        steady(state, state.t.train.phases[phase], [state.t.train.phases[phase]]),
      ),
    ),
  );
}

/** @param {Values} values @param {View} state */
function readouts(values, state) {
  const { status, settings } = /** @type {TrainingValues} */ (values.training);
  const { t } = state;
  const choice = (/** @type {"optimizer" | "loss"} */ name) =>
    menu(state, {
      id: name,
      label: t.train.settings[name],
      value: t.train.names[settings[name]] ?? settings[name],
      content: t.train.names[settings[name]] ?? settings[name],
      items: () =>
        values.choices[name].map((value) => ({
          id: value,
          content: t.train.names[value] ?? value,
          current: value === settings[name],
          edits: [/** @type {Edit} */ ({ set: name, value })],
        })),
    });
  const all = trainingRows(values);
  return h(
    "div",
    { class: "readouts" },
    readout(t.train.settings.step, h("b", null, status.step)),
    readout(
      `${t.train.settings.learning_rate} η`,
      settingNumber(values, state, "learning_rate", "dock", plain(settings.learning_rate, 4)),
    ),
    readout(t.train.settings.optimizer, choice("optimizer")),
    readout(
      t.train.settings.batch_size,
      h(
        "span",
        null,
        settingNumber(values, state, "batch_size", "dock", String(settings.batch_size || all)),
        ` / ${all}`,
      ),
    ),
    readout(t.train.settings.loss, choice("loss")),
  );
}

/** Those that are learnt from. @param {Values} values */
const trainingRows = ({ rows, training }) => rows - (training?.testRows.length ?? 0);

/** @param {string} name @param {Child} value */
export const readout = (name, value) =>
  h("div", { class: "readout", key: name }, h("span", { class: "label" }, name), value);

/** @param {...string} paths */
const icon = (...paths) =>
  svg(
    "svg",
    { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true", class: "act-icon" },
    paths.map((d) => svg("path", { d })),
  );
const playIcon = () => icon("M3 1.5L12 7L3 12.5Z");
const pauseIcon = () => icon("M3 2H6V12H3Z", "M8 2H11V12H8Z");
const phaseIcon = () => icon("M2 2L9 7L2 12Z", "M10 2H12V12H10Z");
export const stepIcon = () =>
  icon("M1 2.5L6 7L1 11.5Z", "M6 2.5L11 7L6 11.5Z", "M11.5 2.5H13V11.5H11.5Z");
export const restartIcon = () =>
  svg(
    "svg",
    { width: 15, height: 15, viewBox: "0 0 15 15", "aria-hidden": "true", class: "act-icon open" },
    svg("path", { d: "M3 2V6H7M3.3 6A5 5 0 1 1 2.7 9" }),
  );
