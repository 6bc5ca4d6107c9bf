// The settings of training that are not in the dock: order, penalties, stop conditions. One row each.
import { h } from "../../ui/dom.js";
import { plain } from "../../ui/format.js";
import { menu } from "../parts/menu.js";
import { number } from "../parts/number.js";
import { trainingOf } from "./neuron-values.js";

/**
 * @import { Settings, Values, View } from "../../figure/types.js"
 * @import { Edit } from "../../figure/types.js"
 * @typedef {keyof Settings & keyof View["t"]["train"]["settings"]} Name
 * @typedef {{ name: Name, step?: number, home?: number }} Row  step, home: of a number
 * @typedef {keyof Settings["hyperparameters"]} Owner
 */

/** Settings that do not fit into a phone's dock. @type {Row[]} */
const DOCK = [
  { name: "learning_rate", step: 0.01, home: 0.1 },
  { name: "optimizer" },
  { name: "batch_size", step: 1, home: 0 },
  { name: "loss" },
];

/** `numbers` are those of the loss, optimizer or schedule that is chosen. @type {(Row | { numbers: Owner })[]} */
const ROWS = [
  { numbers: "optimizer" },
  { numbers: "loss" },
  { name: "schedule" },
  { numbers: "schedule" },
  { name: "order" },
  { name: "order_seed", step: 1, home: 0 },
  { name: "bias_training" },
  { name: "l1", step: 0.001, home: 0 },
  { name: "l2", step: 0.001, home: 0 },
  { name: "tolerance", step: 0.001, home: 0.01 },
  { name: "stop_loss", step: 0.001, home: 0 },
  { name: "epochs", step: 10, home: 0 },
  { name: "patience", step: 10, home: 0 },
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
        "numbers" in row
          ? hyperparameters(values, state, row.numbers)
          : entry(row.name, t.settings[row.name], setting(values, state, row)),
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
      entry(
        "schedule_per",
        t.settings.schedule_per,
        setting(values, state, { name: "schedule_per" }),
      ),
    );
  return rows;
}

/** @param {Values} values @param {View} state @param {Row} row */
function setting(values, state, { name, step, home }) {
  const { settings } = trainingOf(values);
  const t = state.t.train;
  const value = settings[name];
  if (typeof value === "number")
    return number(
      {
        id: `settings.${name}`,
        target: { set: name },
        value,
        // An empty batch size means all rows.
        text: plain(name === "batch_size" ? value || values.rows : value, 8),
        label: t.settings[name],
        step: step ?? 1,
        home,
        minimum: 0,
        changed: value !== home,
      },
      state,
    );
  const named = (/** @type {string} */ choice) => t.names[choice] ?? choice;
  return menu(state, {
    id: `settings.${name}`,
    label: t.settings[name],
    value: named(value),
    content: named(value),
    items: () =>
      values.choices[name].map((choice) => ({
        id: choice,
        content: named(choice),
        current: choice === value,
        edits: [/** @type {Edit} */ ({ set: name, value: choice })],
      })),
  });
}
