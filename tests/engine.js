// The engine in Node, started from its bytes: what the page shows is compared with what it says here.
import { readFileSync } from "node:fs";
import { VIEWS } from "../www/element/views.js";
import { PICTURE } from "../www/figure/parts.js";
import { FIRST } from "../www/figure/state.js";
import { Reader } from "../www/figure/values.js";
import * as engine from "../www/pkg/perceptible.js";

engine.initSync({
  module: readFileSync(new URL("../www/pkg/perceptible_bg.wasm", import.meta.url)),
});
const { Session } = await import("../www/engine/session.js");

export { engine };

/** In menu order. */
export const initializations =
  engine.fields().find(({ name }) => name === "initialization")?.names ?? [];

/** @typedef {import("../www/pkg/perceptible.js").Edit} Edit */

/** What a session says of a link after edits. @template T @param {string} link @param {Edit[]} edits @param {(handle: import("../www/pkg/perceptible.js").Session) => T} ask @returns {T} */
function asked(link, edits, ask) {
  const handle = new engine.Session();
  try {
    handle.openLink(link);
    handle.edit(edits);
    return ask(handle);
  } finally {
    handle.free();
  }
}

/** @param {string} link @param {Edit[]} [edits] */
export const linkOf = (link, edits = []) => asked(link, edits, (handle) => handle.link());
/** @param {string} link @param {Edit[]} [edits] */
export const jsonOf = (link, edits = []) => asked(link, edits, (handle) => handle.json());
/** @param {string} link @param {Edit[]} [edits] */
export const scriptOf = (link, edits = []) => asked(link, edits, (handle) => handle.script());
/** The link of the network that JSON holds. @param {string} json */
export const linkOfJson = (json) =>
  asked("", [], (handle) => {
    handle.openJson(json);
    return handle.link();
  });

/** The values that the views get. @param {string} link @param {{ layer?: number, neuron?: number, row?: number }} [focus] @param {Edit[]} [edits] */
export function valuesOf(link, { layer = 0, neuron = 0, row = 0 } = {}, edits = []) {
  const session = new Session(() => {});
  session.ask((handle) => {
    handle.openLink(link);
    handle.edit(edits);
  });
  const reader = new Reader(engine, session);
  const read = (/** @type {"neuron" | "code"} */ tab) =>
    reader.read(
      { ...FIRST, revision: 0, views: VIEWS, tab, row, selection: { layer, neuron } },
      { beside: PICTURE },
    );
  const { code } = read("code");
  return { ...read("neuron"), code };
}
