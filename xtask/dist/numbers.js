// The attributes that are numbers of the loss, the optimizer or the schedule that is chosen, described from the engine's
// catalogue: the package's types and manifest have them from here, and docs/element.md from the manifest.

import * as engine from "../../www/pkg/perceptible.js";
import { train } from "../../www/strings/train.en.js";
import { bytes, WASM } from "./files.js";

/** By their names, in the engine's order. @returns {[string, string][]} */
export function numbers() {
  engine.initSync({ module: bytes(`www/${WASM}`) });
  const session = new engine.Session();
  const owners = new Map(
    engine.fields().flatMap(({ name, of }) => (of ? [[name, /** @type {Owner[]} */ ([])]] : [])),
  );
  for (const { name: set, names } of engine.fields())
    for (const value of names ?? []) {
      session.openLink("");
      session.edit([/** @type {any} */ ({ set, value })]);
      for (const number of Object.entries(session.structure().hyperparameters).find(
        ([of]) => of === set,
      )?.[1] ?? [])
        owners.get(number.name)?.push({ ...number, of: value });
    }
  session.free();
  return [...owners].map(([name, of]) => [name, described(train.numbers[name], of)]);
}

/** @typedef {import("../../www/pkg/perceptible.js").ParameterValues & { of: string }} Owner */

/** @param {string} label @param {Owner[]} owners */
function described(label, owners) {
  const defaults = [...new Set(owners.map((each) => each.default))];
  const whose = defaults.map((value) => {
    const names = owners.filter((each) => each.default === value).map(({ of }) => `\`${of}\``);
    return `${value} (${names.join(", ")})`;
  });
  const [{ minimum, maximum }] = owners;
  if (owners.some((each) => each.minimum !== minimum || each.maximum !== maximum))
    throw new Error(`${label} has several ranges`);
  return `${label}: ${minimum} … ${maximum}; by default ${whose.join(", ")}.`;
}
