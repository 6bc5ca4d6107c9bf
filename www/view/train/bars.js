// Gradients as bars from a zero tick: positive to the right or up, negative to the left or down; colour repeats the sign.
// Curves never show gradients.
import { svg } from "../../ui/dom.js";

const LEAST = 0.75; // px: every number but zero is visible
const THICK = 7; // px

/** The length of a bar, px. @param {number} value @param {number} most  of its scale @param {number} half  px */
export const length = (value, most, half) =>
  value === 0 || !Number.isFinite(value) || !most
    ? 0
    : Math.max(LEAST, Math.min(half, (half * Math.abs(value)) / most));

/** The largest |value| of a scale; 0 where there is none. @param {Float64Array} values */
export function largest(values) {
  let most = 0;
  for (const value of values)
    if (Math.abs(value) > most && Number.isFinite(value)) most = Math.abs(value);
  return most;
}

/** Rounds up to 1, 2, 5, 10, …, so that the scale stands still while numbers change. @param {number} most */
export function stepped(most) {
  if (!(most > 0)) return most;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((n) => n * power >= most) ?? 10) * power;
}

/** One bar as a path, at a zero tick (x, y). @param {number} x @param {number} y @param {number} value @param {number} size  px @param {boolean} across */
export const bar = (x, y, value, size, across) => {
  const by = (value < 0 ? -size : size).toFixed(2);
  return across
    ? `M${x} ${y - THICK / 2}h${by}v${THICK}h${-by}z`
    : `M${x - THICK / 2} ${y}v${-by}h${THICK}v${by}z`;
};

/** A bar by itself, as it stands beside δ. @param {number} value @param {number} most @param {number} half */
export const alone = (value, most, half) =>
  svg(
    "svg",
    { class: "delta-bar", width: 2 * half + 2, height: 12, "aria-hidden": "true" },
    svg("path", { class: "tick", d: `M${half + 1} 0V12` }),
    svg("path", {
      class: value < 0 ? "gradient neg" : "gradient pos",
      d: bar(half + 1, 6, value, length(value, most, half), true),
    }),
  );
