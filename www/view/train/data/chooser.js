// The choice of the data set: the menu, the present one's parameters, its Python lines, and, where
// a new one does not fit, the question whether the network may change.
import { FILES, nameOf } from "../../../figure/data/catalogue.js";
import { OFFERED, python } from "../../../figure/data/generators.js";
import { button, emit, h, tell } from "../../../ui/dom.js";
import { plain } from "../../../ui/format.js";
import { menu } from "../../parts/menu.js";
import { number } from "../../parts/number.js";
import { trainingOf } from "../neuron-values.js";
import { filePython } from "./files.js";
import { preview } from "./preview.js";

/**
 * @import { Edit, ParameterValues, Values, View } from "../../../figure/types.js"
 * @import { NumberField } from "../../parts/number.js"
 * @import { Item } from "../../parts/menu.js"
 */

const UNEVEN = 8; // widest input range over the narrowest, from which on standardising is offered

/** @param {Values} values @param {View} state */
export function datasetMenu(values, state) {
  const { dataset: t } = state.t.train;
  const name = nameOf(values);
  return menu(state, {
    id: "dataset",
    class: "dataset-menu",
    label: t.is(t.names[name]),
    content: t.names[name],
    items: () => [
      item(values, state, "own", t.ownNote),
      ...values.datasets.map(({ name, task }) =>
        item(
          values,
          state,
          name,
          task === "regression"
            ? t.regression
            : t.classes(values.previews?.get(name)?.outputs ?? 0),
        ),
      ),
      ...Object.entries(FILES).map(([name, { rows, outputs }]) =>
        item(values, state, name, `${state.t.train.rowCount(rows)} · ${t.classes(outputs)}`),
      ),
    ],
  });
}

/** @param {Values} values @param {View} state @param {string} name @param {string} note @returns {Item} */
function item(values, { t }, name, note) {
  return {
    id: name,
    current: name === nameOf(values),
    content: [
      preview(values.previews?.get(name) ?? null),
      t.train.dataset.names[name],
      h("span", { class: "menu-formula" }, note),
    ],
    event: ["dataset", name],
  };
}

/** The question before the network changes. @param {Values} values @param {View} state */
export function proposal({ sizes }, state) {
  const { proposal, revision, t } = state;
  if (!proposal || proposal.revision !== revision) return null;
  const { dataset } = t.train;
  return h(
    "div",
    {
      class: "proposal",
      key: "proposal",
      role: "group",
      "aria-labelledby": "proposal-text",
      "data-opener": "proposal",
      // Scrolls it clear of the bar at the foot of a phone's screen.
      ref: (/** @type {Element} */ node) =>
        queueMicrotask(() => node.scrollIntoView({ block: "nearest" })),
      "on:keydown": (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        emit(event.currentTarget, "refuse-dataset");
      },
    },
    h("p", { id: "proposal-text" }, dataset.becomes(arrows(sizes), arrows(proposal.sizes))),
    h("p", { class: "note" }, [...changes(proposal.edits, state)].map(unbroken).join(" · ")),
    h(
      "div",
      { class: "proposal-buttons" },
      button({ class: "button accept", "on:click": tell("accept-dataset") }, dataset.accept),
      button({ class: "button", "on:click": tell("refuse-dataset") }, dataset.refuse),
    ),
  );
}

/** @param {number[]} sizes */
const arrows = (sizes) => sizes.join("\u00a0→\u00a0");

/** @param {string} text */
const unbroken = (text) => text.replaceAll(" ", "\u00a0");

/** The other changes, in words. @param {Edit[]} edits @param {View} state */
function* changes(edits, { t }) {
  const { dataset, names } = t.train;
  const last = Math.max(-1, ...edits.map((each) => (each.set === "size" ? each.position : -1)));
  /** @type {Set<string>} */
  const said = new Set();
  for (const edit of edits) {
    let text = "";
    if (edit.set === "activation")
      text = dataset.activation(
        last === edit.layer + 1 || edit.name === "softmax",
        t.activations[edit.name] ?? edit.name,
      );
    else if (edit.set === "loss") text = dataset.loss(names[edit.value] ?? edit.value);
    else if (edit.set === "optimizer") text = names[edit.value] ?? edit.value;
    else if (edit.set === "learning_rate") text = dataset.rate(plain(edit.value, 8));
    else if (edit.set === "batch_size") text = dataset.batch(edit.value);
    else if (edit.set === "initialization")
      text = dataset.initialization(t.initializations[edit.value] ?? edit.value);
    else if (edit.set === "test_size") text = dataset.test(plain(edit.value, 8));
    if (text && !said.has(text)) yield text;
    said.add(text);
  }
}

/** The parameters that draw the rows, and the test share. @param {Values} values @param {View} state */
export function parameters(values, state) {
  const { data, rows, test_size, split_seed, limits } = values;
  const { dataset: t } = state.t.train;
  const { testRows } = trainingOf(values);
  const changeable = state.controls.has("rows") ? state : { ...state, readonly: true };
  const line = (/** @type {string} */ key, /** @type {NumberField} */ field, note = "") =>
    h(
      "div",
      { key },
      h("dt", null, field.label),
      h("dd", null, note ? h("span", { class: "note" }, note) : null, number(field, changeable)),
    );
  const generator = values.datasets.find(({ name }) => name === data?.name);
  const drawn = (generator?.parameters ?? []).map((parameter) =>
    line(parameter.name, drawnField(values, state, parameter)),
  );
  if (rows < 2) return null;
  return h(
    "dl",
    { class: "dataset-parameters", key: "parameters" },
    drawn,
    data
      ? line("seed", {
          id: "dataset.seed",
          target: { set: "data", parameter: "seed" },
          value: data.seed,
          text: String(data.seed),
          label: t.seed,
          step: 1,
          home: 0,
          minimum: 0,
          maximum: limits.seed,
        })
      : null,
    line(
      "test",
      {
        id: "dataset.test_size",
        target: { set: "test_size" },
        value: test_size,
        text: plain(test_size, 8),
        label: t.testSize,
        step: 0.05,
        home: 0,
        minimum: 0,
        maximum: 0.95,
      },
      t.split(rows - testRows.length, testRows.length),
    ),
    test_size > 0
      ? line("split", {
          id: "dataset.split_seed",
          target: { set: "split_seed" },
          value: split_seed,
          text: String(split_seed),
          label: t.splitSeed,
          step: 1,
          home: 0,
          minimum: 0,
          maximum: limits.seed,
        })
      : null,
  );
}

/** @param {Values} values @param {View} state @param {ParameterValues} parameter @returns {NumberField} */
function drawnField({ data }, state, { name, step, minimum, maximum, ...parameter }) {
  const value = data?.parameters[name] ?? parameter.value;
  const offered = OFFERED[name];
  return {
    id: `dataset.${name}`,
    target: { set: "data", parameter: name },
    value,
    text: plain(value, 8),
    label: state.t.train.dataset.parameters[name] ?? name,
    step: offered?.step ?? step,
    home: parameter.default,
    minimum: offered?.fewest ?? minimum,
    maximum,
  };
}

/** The same rows in Python, and as CSV. @param {Values} values @param {View} state */
export function taken(values, state) {
  const { data, inputs } = values;
  const { t, copied } = state;
  const { targets, testRows } = trainingOf(values);
  const lines = data
    ? python(data)
    : state.memo.of("dataset.file", [inputs, targets, testRows], () => filePython(values));
  if (!data && !lines.length) return null;
  const copy = (
    /** @type {string} */ id,
    /** @type {string} */ label,
    /** @type {() => string} */ text,
  ) =>
    button(
      {
        class: "quiet",
        key: id,
        "on:click": (/** @type {Event} */ event) => {
          const from = /** @type {Element} */ (event.currentTarget);
          const shown =
            id === "python" ? from.closest(".dataset-code")?.querySelector("code") : null;
          emit(from, "copy", { text: text(), id, shown });
        },
      },
      copied === id ? t.copied : label,
    );
  return h(
    "div",
    { class: "dataset-code", key: "code" },
    h(
      "div",
      { class: "dataset-copies" },
      h(
        "span",
        { class: "note" },
        lines.length ? t.train.dataset.python : t.train.dataset.noPython,
      ),
      lines.length ? copy("python", t.copy, () => `${lines.join("\n")}\n`) : null,
    ),
    lines.length
      ? h(
          "pre",
          { key: "lines" },
          h(
            "code",
            null,
            lines.map((text, i) => h("span", { key: `l${i}`, class: "line" }, `${text}\n`)),
          ),
        )
      : null,
    copy("csv", t.train.dataset.copyCsv, () => csv(values)),
  );
}

/** Rows as a table of text: inputs, then targets, or the number of the class. @param {Values} values */
function csv(values) {
  const { inputs, sizes, rows, classes } = values;
  const { targets } = trainingOf(values);
  const n = sizes[0];
  const m = sizes[sizes.length - 1];
  const names = (/** @type {string} */ letter, /** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
  const head = [...names("x", n), ...(classes ? ["class"] : names("t", m))];
  const lines = Array.from({ length: rows }, (_, row) => {
    const own = targets.subarray(row * m, (row + 1) * m);
    return [...inputs.subarray(row * n, (row + 1) * n), ...(classes ? [own.indexOf(1)] : own)];
  });
  return [head, ...lines].map((line) => `${line.join(",")}\n`).join("");
}

/** For opened rows: offers to standardise inputs whose ranges differ. @param {Values} values @param {View} state */
export function scales(values, state) {
  const { dataset: t } = state.t.train;
  if (values.data || values.rows < 2) return null;
  if (values.standardization) return h("p", { class: "note", key: "scales" }, t.standardized);
  const ratio = state.memo.of("dataset.scales", [values.inputs], () => unevenness(values));
  if (ratio < UNEVEN || state.frozen || !state.controls.has("rows")) return null;
  return h(
    "p",
    { class: "note", key: "scales" },
    t.uneven(Math.round(ratio)),
    " ",
    button({ class: "quiet", "on:click": tell("standardize") }, t.standardize),
  );
}

/** How many times as wide the widest input is as the narrowest; inputs that never change do not count.
 * @param {Values} values */
function unevenness({ inputs, sizes }) {
  const n = sizes[0];
  const low = new Float64Array(n).fill(Infinity);
  const high = new Float64Array(n).fill(-Infinity);
  for (let i = 0; i < inputs.length; i++) {
    low[i % n] = Math.min(low[i % n], inputs[i]);
    high[i % n] = Math.max(high[i % n], inputs[i]);
  }
  const widths = [...high].map((most, i) => most - low[i]).filter((width) => width > 0);
  return widths.length ? Math.max(...widths) / Math.min(...widths) : 1;
}
