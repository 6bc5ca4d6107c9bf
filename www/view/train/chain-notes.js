// Remarks below the chain rule: on the step, on conventions, on the loss.
import { plain } from "../../ui/format.js";
import { followsFrom } from "./columns.js";
import { rowsFollow } from "./difference.js";
import { has } from "./phases.js";
import { agreed, slopeOf } from "./slope.js";

/** @typedef {import("./chain-rule.js").Context} Context */

/** Remarks on this step. @param {Context} context @returns {string[]} */
export function passing({ values, state, moment, numbers }) {
  const { layer, last, slope, training, dA, delta } = moment;
  const { status } = training;
  const t = state.t.train;
  const f = values.layers[layer].activation;
  const out = [];
  if (delta !== null && dA !== null && !(last && status.together) && !f.rowWise) {
    const { textbook } = slopeOf(f, moment, numbers.digits);
    if (textbook !== null) out.push(t.textbook(textbook));
    const follows = followsFrom(delta, numbers.digits, dA, slope);
    if (!follows || !rowsFollow(values, moment, numbers)) out.push(t.rounded);
  }
  if (!last && has(status, "update")) out.push(t.oldWeights);
  return out;
}

/** Remarks on conventions and on this loss. @param {Context} context @returns {string[]} */
export function notes({ values, state, moment }) {
  const { layer, last, z, slope, training, target, a, rows } = moment;
  const { status, settings } = training;
  const t = state.t.train;
  const together = last && status.together;
  const out = moment.inBatch ? [] : [t.notInBatch];
  if (last && status.ready) {
    const said = t.lossFactor[settings.loss];
    const [n, delta] = [plain(status.divisor, 4), plain(settings.delta ?? 1, 8)];
    if (together) out.push(t.together[settings.loss] ?? t.together.bce_with_logits);
    else if (said) out.push(said(values.sizes[layer + 1], rows, n, delta));
    if (settings.loss === "mae" && target === a) out.push(t.kinkOfLoss);
  }
  if (values.layers[layer].activation.jumps.includes(z) && !together)
    out.push(t.kink(plain(z, 8), agreed(slope)));
  if (last) out.push(t.deltaSign);
  return out;
}
