// The loss, step by step: only what has happened. A dot a step while there is room for dots, a line from two on.
import { emit, h, svg } from "../../ui/dom.js";
import { value as format } from "../../ui/format.js";
import { region } from "../parts/region.js";
import { trainingOf } from "./moment.js";
import { has } from "./phases.js";

/**
 * @import { TrainingValues, Values, View } from "../../figure/types.js"
 * @typedef {TrainingValues["losses"]} Losses
 * @typedef {{ x: (step: number) => number, y: (loss: number) => number, steps: number, most: number }} Scale
 */

const H = 176;
const BOTTOM = 24;
const LEFT = 46; // room for 0.25
const POWERS = 62; // for 2.5e+96
const DOT_EVERY = 7; // px: closer dots would touch

/** The chart with its heading. @param {Values} values @param {View} state @param {number} width  px */
export function lossChart(values, state, width) {
  const { losses, status } = trainingOf(values);
  const t = state.t.train;
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
    state.keep.of(
      "loss.chart",
      [losses, last(losses)?.loss, losses.length, status.problem, width],
      () => chart(losses, status.problem !== null, width, state),
    ),
    timeline(values, state, width),
    penaltyOf(values, state),
  );
}

/** Every step that was done, back and forth. @param {Values} values @param {View} state @param {number} width */
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

/** The loss of the step that is shown; the last one that is known, in grey, until this one is. @param {Values} values @param {View} state */
export function lossNow(values, state) {
  const { losses, status } = trainingOf(values);
  const known = has(status, "loss") ? status.loss : null;
  const before = known === null ? last(losses)?.loss : undefined;
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

/** For the dock on a phone: the line alone. @param {Values} values @param {View} state @param {number} [width] @param {number} [height]  px */
export function smallLoss(values, state, width = 72, height = 28) {
  const { losses, status } = trainingOf(values);
  return state.keep.of(
    "loss.small",
    [losses, last(losses)?.loss, losses.length, status.problem],
    () => {
      const scale = scaleOf(losses, { left: 4, right: width - 6, top: 5, bottom: height - 4 });
      return svg(
        "svg",
        {
          class: "loss-small",
          viewBox: `0 0 ${width} ${height}`,
          width,
          height,
          role: "img",
          "aria-label": spoken(losses, state),
        },
        svg("path", { class: "axis", d: `M4 ${height - 3.5}H${width - 4}` }),
        curve(losses, scale),
        end(losses, scale, status.problem !== null, 2.5),
      );
    },
  );
}

/** @param {Losses} losses @param {boolean} broken @param {number} W @param {View} state */
function chart(losses, broken, W, state) {
  const written = tick(scaleOf(losses, { left: 0, right: 1, top: 0, bottom: 1 }).most / 2);
  const left = state.measure(written, 12) > LEFT - 12 ? POWERS : LEFT;
  const scale = scaleOf(losses, { left, right: W - 10, top: 10, bottom: H - BOTTOM });
  const { x, y, steps, most } = scale;
  const spaced = (x(1) - x(0)) * stride(losses) >= DOT_EVERY;
  const ticks = [0, most / 2, most];
  const at = last(losses)?.step ?? 0;
  const now = String(at);
  const far = (/** @type {number} */ step) =>
    !losses.length || Math.abs(x(step) - x(at)) > (now.length + String(step).length) * 4 + 10;
  return svg(
    "svg",
    {
      class: "loss-chart",
      viewBox: `0 0 ${W} ${H}`,
      width: W,
      height: H,
      role: "img",
      "aria-label": spoken(losses, state),
    },
    ticks.map((v) => [
      svg("path", { key: `l${v}`, class: v ? "grid" : "axis", d: `M${left} ${y(v)}H${W}` }),
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
    spaced
      ? losses
          .filter(({ loss }) => Number.isFinite(loss))
          .map(({ step, loss }) =>
            svg("circle", {
              key: `d${step}`,
              class: "dot",
              cx: x(step).toFixed(2),
              cy: y(loss).toFixed(2),
              r: 2.5,
            }),
          )
      : null,
    end(losses, scale, broken, 4),
  );
}

/** The last point; where training ended in a number that is not finite, an open ring. @param {Losses} losses @param {Scale} scale @param {boolean} broken @param {number} r */
function end(losses, { x, y, most }, broken, r) {
  const point = last(losses);
  if (!point) return null;
  const finite = Number.isFinite(point.loss);
  return svg("circle", {
    class: broken ? "end broken" : "end",
    cx: x(point.step).toFixed(2),
    cy: y(finite ? point.loss : most).toFixed(2),
    r: broken ? r + 1 : r,
  });
}

/** The line; of more points than the width can show, the lowest and the highest of each pixel column.
 * @param {Losses} losses @param {Scale} scale */
function curve(losses, { x, y }) {
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
  for (const { step, loss } of losses) {
    if (!Number.isFinite(loss)) continue;
    const px = x(step);
    if (Math.floor(px) === Math.floor(column)) {
      low = Math.min(low, loss);
      high = Math.max(high, loss);
      continue;
    }
    flush();
    [column, low, high] = [px, loss, loss];
  }
  flush();
  return d.includes("L") ? svg("path", { class: "line", d }) : null;
}

/** From 0 up, from step 0 on; both ends are 1, 2 or 5 of a power of ten, lest the axes move with each step.
 * @param {Losses} losses @param {{ left: number, right: number, top: number, bottom: number }} box @returns {Scale} */
function scaleOf(losses, { left, right, top, bottom }) {
  let largest = 0;
  for (const { loss } of losses) if (Number.isFinite(loss) && loss > largest) largest = loss;
  const most = upTo(largest || 1);
  const steps = Math.max(10, upTo(last(losses)?.step ?? 0));
  return {
    x: (step) => left + (step / steps) * (right - left),
    y: (loss) => bottom - (Math.min(loss, most) / most) * (bottom - top),
    steps,
    most,
  };
}

/** The next of 1, 2, 4, 10, 20 … that is not below. @param {number} v */
export function upTo(v) {
  if (!(v > 0)) return 0;
  const unit = 10 ** Math.floor(Math.log10(v));
  const by = [1, 2, 4, 6, 10].find((n) => n * unit >= v * (1 - 1e-12)) ?? 10;
  return Number((by * unit).toPrecision(3));
}

/** Steps from one point to the next: more than one where the curve was thinned. @param {Losses} losses */
const stride = (losses) => (losses.length > 1 ? losses[1].step - losses[0].step : 1);

/** @param {number} v */
const tick = (v) =>
  v === 0
    ? "0"
    : format(v, 6)
        .replace(/(\.\d*?)0+$/, "$1")
        .replace(/\.$/, "");

/** @param {Losses} losses */
const last = (losses) => losses[losses.length - 1];

/** @param {Losses} losses @param {View} state */
const spoken = (losses, state) =>
  losses.length
    ? state.t.train.lossLabel(
        losses.length,
        format(losses[0].loss, 4),
        format(losses[losses.length - 1].loss, 4),
      )
    : state.t.train.lossNone;
