// The gradient check: each gradient compared with the central difference of the loss. The verdict comes first, in one line.
import { h, svg } from "../../ui/dom.js";
import { value as format, full } from "../../ui/format.js";
import { region } from "../parts/region.js";
import { trainingOf } from "./neuron-values.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { GradientCheck } from "../../pkg/perceptible.js"
 */

const H = 58;
const AXIS = 26; // px from the top
const SIDE = 14;
const ROOMY = 380; // px: the table has room for eight digits
const LEAST = 1e-17; // the axis begins here; 0 stands at its left end

/** @param {Values} values @param {View} state @param {GradientCheck | null} check  null until there is one @param {number} width  px */
export function gradientCheck(values, state, check, width) {
  const t = state.t.train;
  const { ready, problem } = trainingOf(values).status;
  const goes = ready && !problem && !state.playing;
  return region(
    state,
    { class: "check", key: "check", "aria-labelledby": "check-title", part: "check" },
    h(
      "header",
      null,
      h(state.heading, { id: "check-title" }, t.checkTitle),
      check
        ? h("strong", { class: check.wrong ? "wrong" : null }, verdict(check, state))
        : h("span", null, goes ? t.checkGoes : "–"),
    ),
    check ? found(check, state, width) : null,
  );
}

/** The verdict: "26개 모두 맞다". @param {GradientCheck} check @param {View} state */
export function verdict({ rows, wrong, kinks }, { t }) {
  const compared = rows.length;
  if (!compared) return t.train.checkNothing;
  if (wrong) return t.train.checkWrong(wrong, compared);
  return kinks.length
    ? t.train.checkButKinks(compared, kinks.length)
    : t.train.checkRight(compared);
}

/** @param {GradientCheck} check @param {View} state @param {number} width */
function found(check, state, width) {
  const t = state.t.train;
  return [
    check.largest === null
      ? null
      : h(
          "p",
          { key: "largest", class: "check-largest" },
          h("b", null, exponent(check.largest)),
          " ",
          h("span", null, t.checkLargest(check.parameters)),
        ),
    check.rows.length ? axis(check, state, width) : null,
    h("p", { key: "how", class: "note" }, t.checkHow(`±${exponent(check.step)}`)),
    check.kinks.length
      ? h("p", { key: "kinks", class: "note" }, t.checkKinks(check.kinks.map((kink) => kink.name)))
      : null,
    // The browser keeps whether it is open.
    check.rows.length
      ? h(
          "details",
          { key: "table" },
          h("summary", null, t.checkTable),
          check.rows.length < check.parameters - check.kinks.length
            ? h("p", { class: "note" }, t.checkSample(check.rows.length, check.parameters))
            : null,
          check.order === null
            ? null
            : h("p", { class: "note" }, t.checkOrder(format(check.order, 2))),
          h("div", { class: "check-table" }, table(check, state, width)),
        )
      : null,
  ];
}

/** One dot per parameter on a logarithmic axis; the largest is filled, the limit is dashed.
 * @param {GradientCheck} check @param {View} state @param {number} W */
function axis({ rows, limit, largest }, state, W) {
  const sizes = rows.map(({ difference }) => difference).filter(Number.isFinite);
  const least = Math.min(...sizes.filter((d) => d > LEAST), limit);
  const low = Math.floor(Math.log10(least));
  const high = Math.ceil(Math.log10(Math.max(limit, largest ?? 0)) + 0.5);
  const x = (/** @type {number} */ d) =>
    SIDE + ((Math.max(Math.log10(Math.max(d, LEAST)), low) - low) / (high - low)) * (W - 2 * SIDE);
  const every = Math.max(1, Math.ceil(((high - low) * 52) / (W - 2 * SIDE)));
  const powers = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  const named = powers.filter(
    (p) => (p - low) % every === 0 && Math.abs(x(10 ** p) - x(limit)) > 70,
  );
  const limitText = state.t.train.checkLimit(exponent(limit));
  const half = state.measure(limitText, 12) / 2;
  return svg(
    "svg",
    {
      key: "axis",
      class: "check-axis",
      viewBox: `0 0 ${W} ${H}`,
      width: W,
      height: H,
      role: "img",
      "aria-label": state.t.train.checkLabel(rows.length, exponent(largest ?? 0), exponent(limit)),
    },
    svg("path", {
      class: "axis",
      d: `M0 ${AXIS}H${W}${powers.map((p) => `M${x(10 ** p).toFixed(1)} ${AXIS - 3}v6`).join("")}`,
    }),
    svg("path", { class: "limit", d: `M${x(limit)} 6V${AXIS + 12}` }),
    named.map((p) =>
      svg(
        "text",
        { key: p, x: x(10 ** p), y: H - 8, "text-anchor": p === low ? "start" : "middle" },
        exponent(10 ** p),
      ),
    ),
    svg(
      "text",
      {
        class: "at",
        x: Math.min(W - half, Math.max(half, x(limit))),
        y: H - 8,
        "text-anchor": "middle",
      },
      limitText,
    ),
    rows.map(({ name, difference }) =>
      difference === largest || !Number.isFinite(difference)
        ? null
        : svg("circle", {
            key: name,
            class: difference > limit ? "wrong" : "",
            cx: x(difference).toFixed(1),
            cy: AXIS,
            r: 4,
          }),
    ),
    largest === null
      ? null
      : svg("circle", {
          class: largest > limit ? "largest wrong" : "largest",
          cx: x(largest).toFixed(1),
          cy: AXIS,
          r: 4.5,
        }),
  );
}

/** @param {GradientCheck} check @param {View} state @param {number} width */
function table({ rows, limit }, state, width) {
  const t = state.t.train;
  const digits = width < ROOMY ? 6 : 8;
  return h(
    "table",
    null,
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        [state.t.weight, t.analytic, t.numeric, t.difference].map((text, i) =>
          h("th", { scope: "col", key: i, class: i ? null : "text" }, text),
        ),
      ),
    ),
    h(
      "tbody",
      null,
      rows.map(({ name, analytic, numeric, difference }) =>
        h(
          "tr",
          { key: name, class: difference > limit ? "wrong" : null },
          h("th", { scope: "row", class: "text" }, name),
          h("td", null, format(analytic, digits)),
          h("td", null, format(numeric, digits)),
          h("td", null, difference === 0 ? "0" : exponent(difference)),
        ),
      ),
    ),
  );
}

/** Two digits and a power, as NumPy writes it: 1.3e-11, 1e-09. @param {number} v */
function exponent(v) {
  if (v === 0 || !Number.isFinite(v)) return full(v);
  const [mantissa, power] = v.toExponential(1).split("e");
  const sign = power.startsWith("-") ? "-" : "+";
  return `${mantissa.replace(/\.0$/, "")}e${sign}${power.slice(1).padStart(2, "0")}`;
}
