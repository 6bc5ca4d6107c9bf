// The first preset's values, stored by `cargo xtask preset-values` in preset-values.generated.js (a test compares
// them with the engine): shown where the engine is late or cannot run.
import stored from "./preset-values.generated.js";

/** The values that Reader.read gives for the untouched first preset. @returns {any} */
export function presetValues() {
  const values = JSON.parse(stored, (_, value) =>
    Array.isArray(value?.floats) ? Float64Array.from(value.floats, special) : value,
  );
  const icons = new Map(Object.entries(values.icons));
  return {
    ...values,
    icons,
    curveOf: (/** @type {number} */ layer) => icons.get(values.layers[layer].activation.name),
    plot: null,
    training: null,
    code: null,
    choices: {},
    fields: {},
    datasets: [],
  };
}

/** @param {any} values  of the first preset @returns {string} */
export function storable(values) {
  const used = new Set(
    [
      ...values.comparison.rows,
      ...values.layers.map((/** @type {any} */ layer) => layer.activation),
    ].map((each) => each.name),
  );
  const icons = Object.fromEntries(
    [...used].map((name) => [
      name,
      values.icons.get(name).map((/** @type {number} */ y) => Number(y.toFixed(4))),
    ]),
  );
  const { presets, initializations, limits, iconXs } = values; // inherited, so not spread
  const kept = {
    ...values,
    presets,
    initializations,
    limits,
    iconXs,
    icons,
    catalogue: values.catalogue.filter((/** @type {any} */ item) => used.has(item.name)),
    before: undefined,
    frozenMax: undefined,
    plot: undefined,
    training: undefined,
    choices: undefined,
    fields: undefined,
    datasets: undefined,
    code: undefined,
    curveOf: undefined,
  };
  return JSON.stringify(kept, (_, value) =>
    value instanceof Float64Array
      ? { floats: [...value].map((x) => (Object.is(x, -0) ? "-0" : x)) }
      : value,
  );
}

/** JSON has no −0. @param {number | string} value */
const special = (value) => (value === "-0" ? -0 : Number(value));
