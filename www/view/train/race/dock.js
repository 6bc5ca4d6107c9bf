// The control bar of the race: play, an epoch, back to the start, other seeds; the rules of the race, how far, and to which loss.
import { EPOCHS, GOALS, KINDS, SEEDS } from "../../../figure/train/race.js";
import { button, emit, h, tell } from "../../../ui/dom.js";
import { arrows } from "../../parts/arrows.js";
import { menu } from "../../parts/menu.js";
import { act, play, readout, restartIcon, stepIcon } from "../dock.js";

/**
 * @import { Values, View } from "../../../figure/types.js"
 */

/** One network or a race. @param {View} state */
export function raceTabs(state) {
  const t = state.t.train.race;
  return h(
    "div",
    { class: "race-tabs", role: "radiogroup", "aria-label": t.tabs, "on:keydown": arrows },
    [false, true].map((racing) =>
      button(
        {
          role: "radio",
          key: String(racing),
          "data-racing": String(racing),
          "aria-checked": String(racing === state.racing),
          tabindex: racing === state.racing ? 0 : -1,
          "on:click": tell("racing", racing),
        },
        racing ? t.name : t.one,
      ),
    ),
  );
}

/** @param {Values} values @param {View} state */
export function raceDock(values, state) {
  const { t, rules, race } = state;
  const words = t.train.race;
  const small = state.size === "small";
  const ready = race !== null && race.runners.length > 0;
  return h(
    "div",
    { class: `dock race-dock${small ? " sticks" : ""}`, key: "dock", part: "dock" },
    h(
      "div",
      { class: "dock-buttons", role: "toolbar", "aria-label": t.train.controls },
      play(values, state, ready),
      act(
        state,
        [small ? null : stepIcon(), t.train.units.epoch],
        ["phase"],
        ready && !race.finished,
        "L",
      ),
      act(state, restartIcon(), ["restart"], ready && race.epoch > 0, "", t.train.restart),
      act(state, words.seeds(SEEDS), ["seeds"], ready && race.tally?.done !== SEEDS, ""),
    ),
    h(
      "div",
      { class: "readouts" },
      choice(state, "kind", words.kind, KINDS, (kind) => words.kinds[kind]),
      choice(state, "epochs", t.train.race.epochs, EPOCHS, String),
      choice(state, "goal", words.goal, GOALS, String),
      readout(words.epoch, h("b", null, race?.shown ?? 0)),
      slider(state),
    ),
  );

  /** The slider through the epochs done. @param {View} state */
  function slider({ rules, race }) {
    return h("input", {
      class: "race-epoch",
      key: "epoch",
      type: "range",
      min: 0,
      max: rules.epochs,
      step: 1,
      "prop:value": String(race?.shown ?? 0),
      disabled: state.playing || !race?.epoch,
      "aria-label": words.slider,
      "aria-valuetext": words.sliderAt(race?.shown ?? 0, race?.epoch ?? 0),
      title: words.slider,
      "on:input": (/** @type {Event} */ { currentTarget }) => {
        const input = /** @type {HTMLInputElement} */ (currentTarget);
        const epoch = Math.min(Number(input.value), race?.epoch ?? 0);
        input.value = String(epoch);
        emit(input, "epoch", epoch);
      },
    });
  }

  /** @template {"kind" | "epochs" | "goal"} K @param {View} state @param {K} name @param {string} label @param {readonly typeof rules[K][]} all @param {(value: typeof rules[K]) => string} text */
  function choice(state, name, label, all, text) {
    const now = rules[name];
    return readout(
      label,
      menu(state, {
        id: `race.${name}`,
        label,
        value: text(now),
        content: text(now),
        items: () =>
          all.map((value) => ({
            id: String(value),
            content: text(value),
            current: value === now,
            event: ["rules", { [name]: value }],
          })),
      }),
    );
  }
}
