// The inspector in Train: the selected neuron's backward ledger, then the update of its weights.
import { h } from "../../ui/dom.js";
import { chainRule } from "./chain-rule.js";
import { guessing } from "./guess-sign.js";
import { lossLine } from "./loss-line.js";
import { updateTable } from "./update.js";

/** @import { Values, View } from "../../figure/types.js" */

const BESIDE_FROM = 640; // px: the two stand side by side
const GAP = 40;
const WIDEST = 560;

/** @param {Values} values @param {View} state */
export function inspector(values, state) {
  const room = Math.min(1040, state.width);
  const beside = !state.side && room >= BESIDE_FROM && state.digits !== "full";
  const inspectorWidth = beside
    ? Math.min(WIDEST, Math.floor((room - GAP) / 2))
    : Math.min(state.digits === "full" ? Infinity : WIDEST, state.inspectorWidth);
  const narrow = { ...state, inspectorWidth };
  return h(
    "div",
    { class: `train-inspector${beside ? " beside" : ""}`, key: "train-inspector" },
    chainRule(values, narrow),
    h(
      "div",
      { key: "step" },
      updateTable(values, narrow),
      state.side ? null : shownLine(values, narrow),
    ),
  );
}

/** Where the network stands beside the inspector, the loss line stands under the network. @param {Values} values @param {View} state */
export const lineUnder = (values, state) => (state.side ? shownLine(values, state) : null);

/** The loss line, hidden while signs are guessed: it would give them away. @param {Values} values @param {View} state */
const shownLine = (values, state) => (guessing(values, state) ? null : lossLine(values, state));
