// What Train's views get, from the engine in Node: a link's network after edits and some phases of training.
import { FIRST } from "../www/figure/state.js";
import { Reader } from "../www/figure/values.js";
import { strings } from "../www/strings/strings.js";
import { Keep } from "../www/ui/keep.js";
import { engine } from "./engine.js";

const { Session } = await import("../www/engine/session.js");

/**
 * @typedef {import("../www/pkg/perceptible.js").Edit} Edit
 * @typedef {import("../www/pkg/perceptible.js").Session} Handle
 * @typedef {import("../www/figure/types.js").Values} Values
 * @typedef {import("../www/figure/types.js").View} View
 */

/** @type {import("../www/pkg/perceptible.js").Part[]} */
const PARTS = [
  "targets",
  "deltas",
  "gradients",
  "paths",
  "updateTerms",
  "after",
  "lossElements",
  "losses",
];

/**
 * @typedef {{ link?: string, edits?: Edit[], train?: (handle: Handle) => void, layer?: number, neuron?: number, row?: number }} Given
 * @param {Given} given @returns {Values}
 */
export function trainedValues({ link = "", edits = [], train, layer = 0, neuron = 0, row = 0 }) {
  const session = new Session(() => {});
  session.ask((handle) => {
    handle.openLink(link);
    handle.edit(edits);
    train?.(handle);
  });
  const values = new Reader(engine, session).read({
    ...FIRST,
    revision: 0,
    row,
    selection: { layer, neuron },
  });
  return session.ask((handle) => {
    handle.look({ layer, neuron, row, compared: [] });
    return { ...values, training: training(handle, values, row) };
  });
}

/** @param {Handle} handle @param {Values} values @param {number} row */
function training(handle, { sizes }, row) {
  const [status, structure, frame] = [handle.training(), handle.structure(), handle.frame(PARTS)];
  const cut = (/** @type {Float64Array} */ array) => {
    let at = 0;
    return (/** @type {number} */ n) => {
      at += n;
      return array.subarray(at - n, at);
    };
  };
  const [deltas, gradients, after] = [frame.deltas, frame.gradients, frame.after].map(cut);
  const each = status.update.length;
  const at = status.batch.indexOf(row);
  return {
    status,
    targets: frame.targets,
    layers: sizes.slice(1).map((m, i) => ({
      dA: deltas(status.batch.length * m),
      delta: deltas(status.batch.length * m),
      dWeights: gradients(sizes[i] * m),
      dBiases: gradients(m),
      weightsAfter: after(sizes[i] * m),
      biasesAfter: after(m),
    })),
    sample: at < 0 ? null : at,
    paths: frame.paths,
    update: Array.from({ length: each ? frame.updateTerms.length / each : 0 }, (_, i) =>
      frame.updateTerms.subarray(i * each, (i + 1) * each),
    ),
    lossElements: frame.lossElements,
    losses: Array.from({ length: frame.losses.length / 3 }, (_, i) => {
      const [step, loss, penalty] = frame.losses.subarray(3 * i, 3 * i + 3);
      return { step, loss, penalty };
    }),
    settings: structure,
  };
}

/** How a page of 1280 px shows them. @param {Values} values @param {Partial<View>} [changes] @returns {View} */
export const viewOf = (values, changes = {}) =>
  /** @type {View} */ ({
    ...FIRST,
    language: "ko",
    t: strings(changes.language ?? "ko"),
    size: "full",
    width: 1200,
    side: true,
    inspectorWidth: 392,
    stageWidth: 752,
    digits: 8,
    unseen: "·",
    heading: "h2",
    views: ["header"],
    controls: new Set(["rows", "try"]),
    frozen: false,
    readonly: false,
    selection: { layer: values.ledger.layer, neuron: values.ledger.neuron },
    row: values.ledger.row,
    measure: (/** @type {string} */ text, /** @type {number} */ size) => text.length * size * 0.56,
    keep: new Keep(),
    ...changes,
  });

/** The text of what is described, its parts apart. @param {import("../www/ui/dom.js").Child} child @returns {string} */
export function textOf(child) {
  if (child === null || child === undefined || typeof child === "boolean") return "";
  if (typeof child !== "object") return String(child);
  if ("length" in child) return child.map(textOf).filter(Boolean).join(" ");
  return child.children.map(textOf).filter(Boolean).join(" ");
}
