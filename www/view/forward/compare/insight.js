// Sentences that explain the comparison, computed from the values.
import { hides } from "../../../figure/steps.js";
import { plain } from "../../../ui/format.js";
import { plainSymbol } from "../../parts/symbol.js";

/** @import { Edit, LayerValues, Values, View } from "../../../figure/types.js" */

/**
 * @typedef {{ text: string, button?: string, edits?: Edit[] }} Insight
 * @param {Values} values @param {View} state @returns {Insight[]}  the most telling first, three at most
 */
export function insights(values, state) {
  const { comparison: c } = values;
  const t = state.t.insight;
  const own = values.layers[c.layer];
  const n = c.z.length;
  const letter = c.layer === values.layers.length - 1 ? "y" : "h";
  const names = (/** @type {number[]} */ list) => list.map((j) => plainSymbol(letter, j + 1));
  const where = (/** @type {(z: number, j: number) => boolean} */ test) =>
    [...c.z.keys()].filter((j) => test(c.z[j], j));
  const row = (/** @type {string} */ name) => c.rows.find((r) => r.name === name);
  /** @type {Insight[]} */
  const out = [];

  const broken = where((z) => !Number.isFinite(z));
  if (broken.length) return [{ text: t.broken(names(broken)) }];

  const negative = where((z) => z < 0);
  const leaky = row("leaky_relu");
  if (leaky && n > 0) {
    const equal = where((z, j) => Object.is(leaky.a[j], z));
    if (equal.length === n && negative.length === 0) {
      const flip = flipThatHelps(values, state, c.layer);
      out.push({
        text: where((z) => z > 0).length === n ? t.allPositive(n) : t.noneNegative,
        ...(flip === null
          ? {}
          : {
              button: t.tryInput(plainSymbol("x", flip.index + 1), plain(flip.value, 8)),
              edits: [{ set: "input", row: state.row, index: flip.index, value: flip.value }],
            }),
      });
    } else if (negative.length)
      out.push({
        text: t.leakyShrinks(
          names(negative),
          plain(leaky.parameter ?? 0.01, 8),
          negative.length === n,
        ),
      });
  }

  const dead =
    own.activation.name === "relu" || own.activation.name === "relu6"
      ? deadNeurons(own, n, values.rows)
      : [];
  if (dead.length) out.push({ text: t.dead(names(dead), values.rows) });

  const sigmoid = row("sigmoid");
  if (sigmoid) {
    const saturated = where((z) => Math.abs(z) > 5);
    if (saturated.length) {
      const slope = Math.max(...saturated.map((j) => sigmoid.a[j] * (1 - sigmoid.a[j])));
      out.push({ text: t.saturated(names(saturated), slope < TINY ? null : atMost(slope)) });
    }
  }
  const swish = row("swish");
  if (swish) {
    // With β ≤ 0 swish keeps at least half of z.
    const below = where((z, j) => swish.a[j] < 0 && 2 * swish.a[j] > z);
    if (below.length)
      out.push({
        text: t.swishBelow(names(below), lowest(Math.min(...below.map((j) => swish.a[j])))),
      });
  }
  if (!out.length) out.push({ text: t.squeezed(n) });
  return out.slice(0, 3);
}

/** Nothing is told while a value is hidden. @param {Values} values @param {View} state */
export const hidesAny = ({ layers, sizes }, state) =>
  layers.some((_, layer) => hides(state, sizes, layer));

const TINY = 1e-6;

/** Two digits, rounded up. @param {number} bound */
function atMost(bound) {
  const unit = 10 ** (Math.floor(Math.log10(bound)) - 1);
  return plain(Number((Math.ceil(bound / unit) * unit).toPrecision(2)), 8);
}

/** Four decimals; two significant digits where four decimals would show zero. @param {number} value */
const lowest = (value) =>
  Math.abs(value) < 5e-4
    ? plain(Number(value.toPrecision(2)), "full")
    : plain(Number(value.toFixed(4)), 4);

/** Neurons whose value and slope are zero for every row of the batch. @param {LayerValues} layer @param {number} n @param {number} rows */
function deadNeurons(layer, n, rows) {
  return [...Array(n).keys()].filter((j) => {
    for (let r = 0; r < rows; r++)
      if (layer.a[r * n + j] !== 0 || layer.slope[r * n + j] !== 0) return false;
    return true;
  });
}

/** The input whose change of sign makes most z negative; the larger one where two do equally well.
 * @param {Values} values @param {View} state @param {number} layer @returns {{ index: number, value: number } | null} */
function flipThatHelps(values, state, layer) {
  if (layer !== 0) return null;
  const inputs = values.sizes[0];
  const n = values.sizes[1];
  const { weights, z } = values.layers[0];
  let best = null;
  let most = 0;
  for (let i = 0; i < inputs; i++) {
    const x = values.inputs[state.row * inputs + i];
    let count = 0;
    for (let j = 0; j < n; j++) if (z[state.row * n + j] - 2 * x * weights[i * n + j] < 0) count++;
    if (count > most || (count === most && best && Math.abs(x) > Math.abs(best.value))) {
      most = count;
      best = count ? { index: i, value: -x } : best;
    }
  }
  return best;
}
