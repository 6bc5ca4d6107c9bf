// The chart of the loss over the steps done. A dot per step while dots have room, a line from two steps on.
import { button, emit, h, svg, tell } from "../../ui/dom.js";
import { value as format } from "../../ui/format.js";
import { region } from "../parts/region.js";
import { lastLoss, lastStep, lossesOf, testLossesOf } from "./loss-points.js";
import { trainingOf } from "./neuron-values.js";
import { has } from "./phases.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { Points } from "./loss-points.js"
 * @typedef {{ x: (step: number) => number, y: (loss: number) => number, steps: number, most: number, ticks: number[], shows: (loss: number) => boolean }} Scale
 */

const H = 176;
const BOTTOM = 24;
const LEFT = 46; // room for 0.25
const POWERS = 62; // for 2.5e+96
const MOST_TICKS = 4;
const ROOM = 0.2; // decades between a tick and the axis' ends
const DOT_EVERY = 7; // px: closer dots would touch

/** The chart with its heading. @param {Values} values @param {View} state @param {number} width  px */
export function lossChart(values, state, width) {
  const training = trainingOf(values);
  const { status } = training;
  const t = state.t.train;
  const { logarithmic } = state;
  const tests = testLossesOf(training);
  const tested = lastLoss(tests);
  const shown = tested === undefined ? state.unseen : format(tested, 4);
  return region(
    state,
    { class: "loss", key: "loss", "aria-labelledby": "loss-title", part: "loss" },
    h(
      "header",
      null,
      h(state.heading, { id: "loss-title" }, t.lossTitle),
      h(
        "span",
        { class: "loss-now" },
        status.batches > 1 ? t.lossOfBatch : t.lossOfAll,
        " ",
        lossNow(values, state),
      ),
    ),
    state.memo.of(
      "loss.chart",
      [training.losses, training.testLosses, status.problem, width, logarithmic],
      () => chart(lossesOf(training), tests, status.problem !== null, width, state),
    ),
    timeline(values, state, width),
    h(
      "p",
      { class: "loss-foot", key: "foot" },
      h("span", { class: "note" }, values.test_size > 0 ? t.lossTest(shown) : ""),
      button(
        {
          class: "try",
          "aria-pressed": String(logarithmic),
          "on:click": tell("logarithmic", !logarithmic),
        },
        t.logAxis,
      ),
    ),
    penaltyOf(values, state),
  );
}

/** The slider through all steps done. @param {Values} values @param {View} state @param {number} width */
function timeline(values, state, width) {
  const { status } = trainingOf(values);
  const t = state.t.train;
  return h("input", {
    class: "timeline",
    key: "timeline",
    type: "range",
    min: 0,
    max: Math.max(1, status.furthest),
    step: 1,
    style: { width, visibility: status.furthest ? "visible" : "hidden" },
    "prop:value": String(status.step),
    disabled: state.frozen || state.playing,
    "aria-label": t.timeline,
    "aria-valuetext": t.timelineAt(status.step, status.furthest),
    title: t.timeline,
    "on:input": (/** @type {Event} */ event) =>
      emit(
        event.currentTarget,
        "visit",
        Number(/** @type {HTMLInputElement} */ (event.currentTarget).value),
      ),
  });
}

/** The loss of the step shown; until it is computed, the last known one, in grey. @param {Values} values @param {View} state */
function lossNow(values, state) {
  const training = trainingOf(values);
  const { status } = training;
  const known = has(status, "loss") ? status.loss : null;
  const before = known === null ? lastLoss(lossesOf(training)) : undefined;
  return h(
    "b",
    { class: known === null ? "before" : null },
    known !== null
      ? format(known, state.digits)
      : before === undefined
        ? state.unseen
        : format(before, state.digits),
  );
}

/** @param {Values} values @param {View} state */
function penaltyOf(values, state) {
  const { status, settings } = trainingOf(values);
  if (!settings.l1 && !settings.l2) return null;
  return h(
    "p",
    { class: "note", key: "penalty" },
    state.t.train.penalty(
      status.penalty === null ? state.unseen : format(status.penalty, state.digits),
    ),
  );
}

/** @param {Points} losses @param {Points} tested @param {boolean} broken @param {number} W @param {View} state */
function chart(losses, tested, broken, W, state) {
  const { logarithmic } = state;
  const all = [losses, tested];
  const box = { left: 0, right: W - 10, top: 10, bottom: H - BOTTOM };
  const written = scaleOf(all, box, logarithmic).ticks.map(tick);
  const widest = Math.max(...written.map((text) => state.measure(text, 12)));
  const left = widest > LEFT - 12 ? POWERS : LEFT;
  const scale = scaleOf(all, { ...box, left }, logarithmic);
  const { x, y, steps, ticks, shows } = scale;
  const spaced = (x(1) - x(0)) * stride(losses) >= DOT_EVERY;
  const at = lastStep(losses);
  const now = String(at);
  const far = (/** @type {number} */ step) =>
    !losses.length || Math.abs(x(step) - x(at)) > (now.length + String(step).length) * 4 + 10;
  return svg(
    "svg",
    {
      class: `loss-chart${tested.length ? " tested" : ""}`,
      viewBox: `0 0 ${W} ${H}`,
      width: W,
      height: H,
      role: "img",
      "aria-label": spoken(losses, state),
    },
    ticks.map((v, i) => [
      svg("path", { key: `l${v}`, class: i ? "grid" : "axis", d: `M${left} ${y(v)}H${W}` }),
      svg("text", { key: `t${v}`, x: left - 8, y: y(v) + 4, "text-anchor": "end" }, tick(v)),
    ]),
    [0, steps]
      .filter(far)
      .map((step) =>
        svg(
          "text",
          { key: `s${step}`, x: x(step), y: H - 5, "text-anchor": step ? "end" : "middle" },
          step,
        ),
      ),
    losses.length
      ? svg(
          "text",
          { class: "at", x: x(at), y: H - 5, "text-anchor": x(at) > W - 60 ? "end" : "middle" },
          now,
        )
      : null,
    svg(
      "text",
      {
        x: (left + W) / 2,
        y: H - 5,
        "text-anchor": "middle",
        class: far(steps / 2) ? null : "aside",
      },
      far(steps / 2) ? state.t.train.steps : "",
    ),
    curve(losses, scale),
    curve(tested, scale, "line test"),
    spaced
      ? Array.from({ length: losses.length }, (_, i) => [losses.step(i), losses.loss(i)])
          .filter(([, loss]) => shows(loss))
          .map(([step, loss]) =>
            svg("circle", {
              key: `d${step}`,
              class: "dot",
              cx: x(step).toFixed(2),
              cy: y(loss).toFixed(2),
              r: 2.5,
            }),
          )
      : null,
    end(losses, scale, broken),
  );
}

/** The last point; where training ended in a number that is not finite, an open ring. @param {Points} losses @param {Scale} scale @param {boolean} broken */
function end(losses, { x, y, most }, broken) {
  const loss = lastLoss(losses);
  if (loss === undefined) return null;
  return svg("circle", {
    class: broken ? "end broken" : "end",
    cx: x(lastStep(losses)).toFixed(2),
    cy: y(Number.isFinite(loss) ? loss : most).toFixed(2),
    r: broken ? 5 : 4,
  });
}

/** The line; with more points than pixels, the lowest and highest of each pixel column.
 * @param {Points} losses @param {Scale} scale @param {string} [name]  its class */
function curve(losses, { x, y, shows }, name = "line") {
  let d = "";
  const put = (/** @type {number} */ px, /** @type {number} */ loss) => {
    d += `${d ? "L" : "M"}${px.toFixed(2)} ${y(loss).toFixed(2)}`;
  };
  let column = Number.NaN;
  let [low, high] = [0, 0];
  const flush = () => {
    if (Number.isNaN(column)) return;
    put(column, high);
    if (low !== high) put(column, low);
  };
  for (let i = 0; i < losses.length; i++) {
    const loss = losses.loss(i);
    if (!shows(loss)) continue;
    const px = x(losses.step(i));
    if (Math.floor(px) === Math.floor(column)) {
      low = Math.min(low, loss);
      high = Math.max(high, loss);
      continue;
    }
    flush();
    [column, low, high] = [px, loss, loss];
  }
  flush();
  return d.includes("L") ? svg("path", { class: name, key: name, d }) : null;
}

/** The axes: from 0 (a power of ten where logarithmic), from step 0; their ends are round, so that they do not move
 * with each step.
 * @param {Points[]} curves @param {{ left: number, right: number, top: number, bottom: number }} box @param {boolean} logarithmic @returns {Scale} */
function scaleOf(curves, { left, right, top, bottom }, logarithmic) {
  let [least, largest] = [Infinity, 0];
  for (const { length, loss } of curves)
    for (let i = 0; i < length; i++)
      if (Number.isFinite(loss(i)) && loss(i) > 0) {
        largest = Math.max(largest, loss(i));
        least = Math.min(least, loss(i));
      }
  const steps = Math.max(10, upTo(Math.max(...curves.map(lastStep))));
  const x = (/** @type {number} */ step) => left + (step / steps) * (right - left);
  if (!logarithmic) {
    const most = upTo(largest || 1);
    const y = (/** @type {number} */ loss) =>
      bottom - (Math.min(loss, most) / most) * (bottom - top);
    return { x, y, steps, most, ticks: [0, most / 2, most], shows: Number.isFinite };
  }
  const most = upTo(largest || 1);
  const bottomMost = Math.min(downTo(largest ? least : 1), most / 10);
  const [low, high] = [Math.log10(bottomMost), Math.log10(most)];
  const by = Math.ceil((high - low) / MOST_TICKS);
  const powers = Array.from({ length: Math.ceil(high - low) + 1 }, (_, i) => Math.ceil(low) + i);
  const within = powers.filter(
    (power, i) => i % by === 0 && power - low > ROOM && high - power > ROOM,
  );
  return {
    x,
    y: (loss) => {
      const power = Math.min(high, Math.max(low, Math.log10(loss)));
      return bottom - ((power - low) / (high - low)) * (bottom - top);
    },
    steps,
    most,
    ticks: [bottomMost, ...within.map((power) => Number(`1e${power}`)), most],
    shows: (loss) => Number.isFinite(loss) && loss > 0,
  };
}

/** Rounds up to 1, 2, 4, 10, 20 … @param {number} v */
export function upTo(v) {
  if (!(v > 0)) return 0;
  const unit = 10 ** Math.floor(Math.log10(v));
  const by = [1, 2, 4, 6, 10].find((n) => n * unit >= v * (1 - 1e-12)) ?? 10;
  return Number((by * unit).toPrecision(3));
}

/** Rounds down to 1, 2, 4, 6, 10, 20 … @param {number} v  above 0 */
function downTo(v) {
  const unit = 10 ** Math.floor(Math.log10(v));
  const by = [6, 4, 2].find((n) => n * unit <= v * (1 + 1e-12)) ?? 1;
  return Number((by * unit).toPrecision(3));
}

/** Steps from one point to the next: more than one where the curve was thinned. @param {Points} losses */
const stride = ({ length, step }) => (length > 1 ? step(1) - step(0) : 1);

/** @param {number} v */
const tick = (v) =>
  v === 0
    ? "0"
    : format(v, 6)
        .replace(/(\.\d*?)0+$/, "$1")
        .replace(/\.$/, "");

/** @param {Points} losses @param {View} state */
const spoken = (losses, state) =>
  losses.length
    ? state.t.train.lossLabel(
        losses.length,
        format(losses.loss(0), 4),
        format(losses.loss(losses.length - 1), 4),
      )
    : state.t.train.lossNone;
