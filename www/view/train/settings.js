// The settings of training that are not in the dock: order, penalties, stop conditions. One row each.
import { h } from "../../ui/dom.js";
import { plain } from "../../ui/format.js";
import { menu } from "../parts/menu.js";
import { number } from "../parts/number.js";
import { trainingOf } from "./neuron-values.js";
import { isNumeric, settingNumber } from "./setting.js";

/**
 * @import { Settings, Values, View } from "../../figure/types.js"
 * @import { Edit } from "../../figure/types.js"
 * @typedef {keyof Settings & keyof View["t"]["train"]["settings"]} Name
 * @typedef {keyof Settings["hyperparameters"]} Owner
 */

/** Settings that do not fit into a phone's dock. @type {Name[]} */
const DOCK = ["learning_rate", "optimizer", "batch_size", "loss"];

/** `numbers` are those of the loss, optimizer or schedule that is chosen. @type {(Name | { numbers: Owner })[]} */
const ROWS = [
  { numbers: "optimizer" },
  { numbers: "loss" },
  "schedule",
  { numbers: "schedule" },
  "order",
  "order_seed",
  "bias_training",
  "l1",
  "l2",
  "tolerance",
  "stop_loss",
  "epochs",
  "patience",
];

/** @param {Values} values @param {View} state */
export function settings(values, state) {
  const t = state.t.train;
  const rows = state.size === "small" ? [...DOCK, ...ROWS] : ROWS;
  return h(
    "details",
    { class: "folded settings", key: "settings" },
    h("summary", null, h("b", null, t.settingsTitle), " ", t.settingsAbout),
    h(
      "dl",
      null,
      rows.map((row) =>
        typeof row === "object"
          ? hyperparameters(values, state, row.numbers)
          : entry(row, t.settings[row], setting(values, state, row)),
      ),
    ),
    h("p", { class: "note" }, t.settingsNote),
  );
}

/** @param {string} name @param {string} label @param {import("../../ui/dom.js").Child} control */
const entry = (name, label, control) =>
  h("div", { key: name }, h("dt", null, label), h("dd", null, control));

/** Fields for the numbers of the chosen loss, optimizer or schedule, each with its default; a schedule also says what it counts.
 * @param {Values} values @param {View} state @param {Owner} owner */
function hyperparameters(values, state, owner) {
  const t = state.t.train;
  const numbers = trainingOf(values).settings.hyperparameters[owner];
  const rows = numbers.map(({ name, value, default: home, step, minimum, maximum }) => {
    const id = `settings.${name}`;
    const label = t.numbers[name] ?? name;
    const target = /** @type {import("../parts/number.js").Target} */ ({ set: name });
    const text = plain(value, 8);
    const changed = value !== home;
    const field = { id, target, value, text, label, step, home, minimum, maximum, changed };
    return entry(name, label, number(field, state));
  });
  if (owner === "schedule" && numbers.length)
    rows.push(
      entry("schedule_per", t.settings.schedule_per, setting(values, state, "schedule_per")),
    );
  return rows;
}

/** @param {Values} values @param {View} state @param {Name} name */
function setting(values, state, name) {
  const t = state.t.train;
  const value = trainingOf(values).settings[name];
  // An empty batch size means all rows.
  if (name === "batch_size")
    return settingNumber(values, state, name, "settings", plain(Number(value) || values.rows, 8));
  if (isNumeric(name)) return settingNumber(values, state, name, "settings");
  const named = (/** @type {string} */ choice) => t.names[choice] ?? choice;
  return menu(state, {
    id: `settings.${name}`,
    label: t.settings[name],
    value: named(String(value)),
    content: named(String(value)),
    items: () =>
      values.choices[name].map((choice) => ({
        id: choice,
        content: named(choice),
        current: choice === value,
        edits: [/** @type {Edit} */ ({ set: name, value: choice })],
      })),
  });
}
