// The verdict, shown first: the cause if one is proven, else how many cells agree.
import { button, emit, h, tell } from "../../ui/dom.js";
import { nameOf } from "./names.js";
import { shown } from "./printed.js";

/**
 * @import { Values, View } from "../../figure/types.js"
 * @import { Found } from "../../figure/mine/mine.js"
 * @import { Words } from "./words.js"
 * @typedef {import("../../pkg/perceptible.js").Comparison} Comparison
 */

/** @param {Values} values @param {View} state @param {Found} found @param {Comparison} report @param {Words} t */
export function verdict(values, state, found, report, t) {
  const said = headline(report, t);
  const explained = report.causes.length > 0;
  return h(
    "div",
    { class: "mine-verdict", key: "verdict" },
    explained ? h("p", { class: "label" }, t.found(report.causes.length)) : null,
    report.causes.map((cause, i) => one(report, cause, i, state, t)),
    h(explained ? "p" : state.heading, { class: explained ? "mine-count" : "mine-headline" }, said),
    h("p", { class: "note", key: "first" }, first(values, report, t)),
    rest(report, t).map((line) => h("p", { class: "note", key: line }, line)),
    progress(found, report, t),
    takeAll(report, state, t),
    // Announced once, at the end of the search.
    h(
      "p",
      { class: "visually-hidden", role: "status", key: "said" },
      report.done || found.halted ? spoken(report, state, t) : t.searching,
    ),
  );
}

/** The count of equal cells; or that there was nothing to compare. @param {Comparison} report @param {Words} t */
function headline({ cells, equal, arrays, needsMore, causes, done }, t) {
  if (!arrays.length) return t.nothingRead;
  if (arrays.every(({ quantity }) => quantity === null)) return t.nothingFits;
  if (equal === cells) return t.allEqual(cells);
  const count = t.someEqual(equal, cells);
  if (causes.length || !done) return count;
  return `${count} ${needsMore ? t.needsMore : t.noCause}`;
}

/** @param {Comparison} report @param {View} state @param {Words} t */
function spoken(report, state, t) {
  const causes = report.causes.map(({ rows }) => sentence(report.tried[rows[0]], state));
  return [...causes, headline(report, t)].join(" ");
}

/** The cause's sentence, with the page's words for an example or an initialization: `he_uniform` is He (uniform).
 * @param {import("../../pkg/perceptible.js").TriedCause} tried @param {View} state */
export function sentence({ name, korean, sentence, detail }, { language, t }) {
  const said = language === "ko" ? korean : sentence;
  /** @type {Record<string, string>} */
  const words = name === "input" ? t.presets : t.initializations;
  // Not within a word: "he" stands in "the".
  return Object.hasOwn(words, detail)
    ? said.replace(new RegExp(`(?<!\\w)${detail}(?!\\w)`), () => words[detail])
    : said;
}

/** The first difference, with both numbers. @param {Values} values @param {Comparison} report @param {Words} t */
function first(values, { arrays, firstDifference }, t) {
  if (!firstDifference) return "";
  const [a, cell] = firstDifference;
  const array = arrays[a];
  const [theirs, own] = [array.values[cell], array.own[cell]];
  const by = shown(theirs - own, array.decimals[cell]).replace(/^(?=\d)/, "+");
  return t.firstDifference(
    `${nameOf(values, array)}${placeOf(array, cell)}`,
    shown(theirs, array.decimals[cell]),
    shown(own, array.decimals[cell]),
    by,
  );
}

/** @param {{ shape: number[] }} array @param {number} cell */
export function placeOf({ shape }, cell) {
  if (!shape.length) return "";
  const place = [];
  for (let axis = shape.length - 1, left = cell; axis >= 0; axis--) {
    place.unshift(left % shape[axis]);
    left = Math.floor(left / shape[axis]);
  }
  return `[${place.join(", ")}]`;
}

/** Further remarks. @param {Comparison} report @param {Words} t */
function rest(report, t) {
  const floats = report.arrays.some(({ states }) => states.includes(1));
  return [
    floats ? t.float32 : null,
    report.usesPastedWeights ? t.usesPastedWeights : null,
    report.causes.length && report.done && report.unexplained
      ? t.unexplained(report.unexplained)
      : null,
    report.trainingLeftOut ? t.trainingLeftOut : null,
    report.done && !report.causes.length && report.tried.length ? t.triedSo(report) : null,
  ].filter((line) => line !== null);
}

/** @param {Comparison} report @param {Comparison["causes"][0]} cause @param {number} i @param {View} state @param {Words} t */
function one(report, { rows, gained, lost, chance, stage }, i, state, t) {
  const group = rows.map((row) => report.tried[row]);
  const [best] = group;
  const row = rows.find((row) => report.tried[row].editable);
  return h(
    "div",
    { class: "mine-cause", key: `${stage}${i}` },
    h(
      "div",
      null,
      h(state.heading, { class: "mine-headline" }, sentence(best, state)),
      h("p", { class: "note" }, t.proof(gained, lost), " ", t.chance(power(chance))),
      group.length > 1
        ? [
            h("p", null, t.alike),
            h(
              "ul",
              { class: "mine-alike" },
              group.slice(1).map((each) => h("li", null, sentence(each, state))),
            ),
          ]
        : null,
      h(
        "div",
        { class: "mine-actions" },
        row === undefined || state.readonly
          ? null
          : button(
              {
                class: "button primary",
                "data-mine": "take",
                "on:click": tell("mine-take", [row]),
              },
              t.take,
            ),
        copyButton(best, state, t, `mine${i}`),
      ),
      row === undefined ? h("p", { class: "note" }, t.notEditable) : null,
    ),
    best.probably || best.corrected ? code(best, t) : null,
  );
}

/** Offers several causes at once, where each stage has one that the document can express. @param {Comparison} report @param {View} state @param {Words} t */
function takeAll({ causes, tried, done }, state, t) {
  const rows = causes.flatMap(({ rows }) => rows.find((row) => tried[row].editable) ?? []);
  if (!done || rows.length < 2 || state.readonly || rows.length < causes.length) return null;
  return button({ class: "button", key: "all", "on:click": tell("mine-take", rows) }, t.takeAll);
}

/** @param {import("../../pkg/perceptible.js").TriedCause} best @param {Words} t */
const code = (best, t) =>
  h(
    "div",
    { class: "mine-code" },
    [
      /** @type {const} */ (["probably", t.probably]),
      /** @type {const} */ (["corrected", t.corrected]),
    ].map(([key, name]) =>
      best[key]
        ? h(
            "figure",
            { key },
            h("figcaption", null, name),
            h("pre", { class: key, tabindex: 0, "aria-label": name }, h("code", null, best[key])),
          )
        : null,
    ),
  );

/** The button that copies the corrected script. @param {import("../../pkg/perceptible.js").TriedCause} best @param {View} state @param {Words} t @param {string} id */
const copyButton = (best, state, t, id) =>
  button(
    {
      class: "button",
      "data-mine": "copy",
      "on:click": (/** @type {Event} */ event) =>
        emit(event.currentTarget, "mine-copy", {
          stage: best.stage,
          lines: noted(best, state, t),
          id,
        }),
    },
    state.copied === id ? state.t.copied : t.copyCode,
  );

/** The two lines as comments, which go above the script. @param {import("../../pkg/perceptible.js").TriedCause} best @param {View} state @param {Words} t */
function noted(best, state, t) {
  const comment = (/** @type {string} */ name, /** @type {string} */ lines) =>
    lines ? [`# ${name}:`, ...lines.split("\n").map((line) => `#   ${line}`)] : [];
  return [
    `# ${sentence(best, state)}`,
    ...comment(t.probably, best.probably),
    ...comment(t.corrected, best.corrected),
    "",
  ].join("\n");
}

/** @param {Found} found @param {Comparison} report @param {Words} t */
function progress(found, { done, seeds: [tried, all] }, t) {
  if (done) return null;
  return h(
    "div",
    { class: "mine-progress", key: "progress" },
    h("progress", { max: Math.max(1, all), value: tried, "aria-label": t.searching }),
    h(
      "span",
      { class: "note" },
      found.halted ? t.halted : t.searching,
      " ",
      all ? t.seeds(tried, all) : "",
    ),
    button(
      { class: "quiet", "data-mine": "halt", "on:click": tell("mine-halt", !found.halted) },
      found.halted ? t.goOn : t.cancel,
    ),
  );
}

/** 3.2·10⁻⁹ @param {number} chance */
function power(chance) {
  if (chance === 0) return "10⁻³⁰⁰";
  const exponent = Math.max(-300, Math.ceil(Math.log10(chance)));
  const digits = [..."⁰¹²³⁴⁵⁶⁷⁸⁹"];
  return `10⁻${[...String(-exponent)].map((digit) => digits[Number(digit)]).join("")}`;
}
