// The first preset's values, stored by `cargo xtask preset-values` in preset-values.generated.js (a test compares
// them with the engine): shown where the engine is late or cannot run.
import stored from "./preset-values.generated.js";

/** @import { LayerValues, Values } from "./types.js" */

/** The values that Reader.read gives for the untouched first preset. @returns {Values} */
export function presetValues() {
  const values = JSON.parse(stored, (_, value) =>
    Array.isArray(value?.floats) ? Float64Array.from(value.floats, special) : value,
  );
  const icons = new Map(Object.entries(values.icons));
  return {
    ...values,
    icons,
    previews: null,
    layers: values.layers.map((/** @type {LayerValues} */ layer) => ({
      ...layer,
      curve: icons.get(layer.activation.name),
    })),
    plot: null,
    training: null,
    code: null,
    choices: {},
    fields: {},
    datasets: [],
  };
}

/** @param {Values} values  of the first preset @returns {string} */
export function storable(values) {
  const used = new Set(
    [...values.comparison.rows, ...values.layers.map(({ activation }) => activation)].map(
      (each) => each.name,
    ),
  );
  const icons = Object.fromEntries(
    [...used].map((name) => [name, values.icons.get(name)?.map((y) => Number(y.toFixed(4)))]),
  );
  const kept = {
    ...values,
    icons,
    catalogue: values.catalogue.filter((item) => used.has(item.name)),
    before: undefined,
    frozenMax: undefined,
    plot: undefined,
    training: undefined,
    choices: undefined,
    fields: undefined,
    datasets: undefined,
    code: undefined,
    previews: undefined,
    layers: values.layers.map((layer) => ({ ...layer, curve: undefined })),
  };
  return JSON.stringify(kept, (_, value) =>
    value instanceof Float64Array
      ? { floats: [...value].map((x) => (Object.is(x, -0) ? "-0" : x)) }
      : value,
  );
}

/** JSON has no −0. @param {number | string} value */
const special = (value) => (value === "-0" ? -0 : Number(value));
