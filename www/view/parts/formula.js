// Formulas: the catalogue's small markup (`1 / (1 + e^{-z})`, from Rust) as MathML,
// with symbols or with numbers in the variables' places.
import { h, math } from "../../ui/dom.js";
import { plain } from "../../ui/format.js";
import { operator, variable } from "./symbol.js";

/**
 * @import { Described } from "../../ui/dom.js"
 * @import { Digits } from "../../ui/format.js"
 * @typedef {Record<string, Described | string>} Put
 */

/**
 * @param {string} markup  letters are variables, ^{…} and _{…} raise and lower
 * @param {Put} [put]  what stands for a variable: a MathML node, or a number as text
 * @param {boolean} [inline]  in one line: cases behind each other
 */
export function formula(markup, put = {}, inline = false) {
  return math("math", null, ...mathFormula(markup, put, inline));
}

/** A long formula as several <math>, so that it can wrap after operators: only Firefox wraps within one <math>.
 * @param {Described[]} nodes */
export function breakable(nodes) {
  const ends = nodes.flatMap(({ tag, children }, i) =>
    tag === "mo" && /^[·×+]$/.test(String(children[0])) ? [i + 1] : [],
  );
  return [...ends, nodes.length].map((end, i) => [
    i ? h("wbr") : null,
    math("math", null, ...nodes.slice(ends[i - 1] ?? 0, end)),
  ]);
}

/** What stands for an activation's parameter: its value; nothing for 1, so that σ(βz) is σ(z).
 * @param {{ symbol: string, value: number } | null | undefined} parameter @param {Digits} digits @returns {Put} */
export const parameterPut = (parameter, digits) =>
  parameter
    ? { [parameter.symbol]: parameter.value === 1 ? "" : plain(parameter.value, digits) }
    : {};

/** The case of a piecewise formula that z falls in: its condition and formula; the whole formula where there are no cases.
 * @param {string} markup @param {number} z @returns {{ condition: string, formula: string }} */
export function caseOf(markup, z) {
  let [condition, formula] = ["", markup];
  for (;;) {
    const parts = formula.match(/^z ([<>≤]) (−?[\d.]+) \? (.*?) : (.*)$/);
    if (!parts) return { condition, formula };
    const [, sign, bound, one, other] = parts;
    const limit = Number(bound.replace("−", "-"));
    const holds = sign === ">" ? z > limit : sign === "<" ? z < limit : z <= limit;
    if (holds) return { condition: `z ${sign} ${bound}`, formula: one };
    [condition, formula] = [`z ${OPPOSITE[sign]} ${bound}`, other];
  }
}

const OPPOSITE = /** @type {Record<string, string>} */ ({ ">": "≤", "≤": ">", "<": "≥" });

/** The same, for use inside a larger formula. `c ? a : b` stands as cases. @param {string} markup @param {Put} [put] @param {boolean} [inline] @returns {Described[]} */
export function mathFormula(markup, put = {}, inline = false) {
  const tokens = [...bare(markup, put).matchAll(/[\^_]\{|[{}]|\d+(?:\.\d+)?|\p{L}+|\S/gu)].map(
    (m) => m[0],
  );
  let at = 0;
  return row("");

  /** The lines of cases, each a value and when it holds: those of `c ? a : b`, whose b may be cases again.
   * @param {string[]} condition @param {string} end @param {string[]} [above]  what does not hold @returns {Described[][][]} */
  function lines(condition, end, above = []) {
    const sign = condition.findIndex((token) => token in OPPOSITE);
    const bound = condition.slice(sign + 1);
    // z < 3 after the case z ≤ −3 becomes −3 < z < 3
    const whole = above.length ? [...above, "<", ...condition] : condition;
    const one = row(end, ":");
    at++; // :
    const from = at;
    const other = row(end, "?)");
    const first = [one, inside(whole)];
    if (tokens[at] !== "?")
      return [
        first,
        [other, inside([...condition.slice(0, sign), OPPOSITE[condition[sign]], ...bound])],
      ];
    const next = tokens.slice(from, at++);
    return [first, ...lines(next, end, condition[sign] === "≤" ? bound : [])];
  }

  /** @param {string[]} tokens */
  function inside(tokens) {
    return mathFormula(tokens.join(" "), put);
  }

  /** @param {string} end @param {string} [stops]  where it ends too, unless in parentheses */
  function row(end, stops = "") {
    /** @type {Described[]} */
    let nodes = [];
    /** Where parentheses opened: in the nodes, in the tokens. @type {[number, number][]} */
    const open = [[0, at]];
    while (at < tokens.length && tokens[at] !== end) {
      const token = tokens[at];
      if (open.length === 1 && stops.includes(token) && stops) return nodes;
      at++;
      if (token === "?") {
        const [node, first] = open[open.length - 1];
        nodes = [
          ...nodes.slice(0, node),
          ...(inline ? inLine : cases)(lines(tokens.slice(first, at - 1), end)),
        ];
        continue;
      }
      if (token === ")" && open.length > 1) open.pop();
      if (token === "^{" || token === "_{") {
        const script = math("mrow", null, ...row("}"));
        at++;
        const base = nodes.pop() ?? math("mrow", null);
        nodes.push(math(token === "^{" ? "msup" : "msub", null, base, script));
      } else {
        const made = atom(token, tokens[at - 2]);
        // A factor 1 and a divisor 1 are left out.
        if (!made.length && nodes.at(-1)?.children[0] === "/") nodes.pop();
        nodes.push(...made);
      }
      if (token === "(") open.push([nodes.length, at]);
    }
    return nodes;
  }

  /** @param {string} token @param {string | undefined} before  the token before it @returns {Described[]} */
  function atom(token, before) {
    if (Object.hasOwn(put, token)) {
      const by = put[token];
      if (typeof by !== "string") return [by];
      if (by === "") return [];
      // A negative number needs parentheses behind a sign or a factor, not behind another parenthesis.
      const bare = !by.startsWith("−") || begins(before);
      // 0.5z reads as a product; 0.5 × 1.4570 needs its sign.
      if (/\d$/.test(before ?? "")) return [operator("×", false), ...atom(token, undefined)];
      return bare ? [math("mn", null, by)] : [operator("("), math("mn", null, by), operator(")")];
    }
    if (/^\d/.test(token)) return [math("mn", null, token)];
    if (/^\p{L}/u.test(token)) {
      // αz is a product of two variables, tanh and max are names.
      const names = /^(tanh|max|min|ln|sign|relu|softplus|erf|exp|sigmoid|σ|Φ|φ)$/;
      if (names.test(token) || token.length === 1) {
        return [
          token.length > 1 || /[σΦφ]/.test(token)
            ? math("mi", { mathvariant: "normal" }, token)
            : variable(token),
        ];
      }
      return [...token].flatMap((letter, i) => [
        // 0.01z reads as a product; 0.01 × 1.4570 needs its sign.
        ...(i && typeof put[letter] === "string" && put[token[i - 1]] !== ""
          ? [operator("×", false)]
          : []),
        ...atom(letter, i && put[token[i - 1]] !== "" ? token[i - 1] : before),
      ]);
    }
    // A sign stands close to its number: σ(−z).
    const isSign = /[+−-]/.test(token) && begins(before);
    return [operator(token, isSign || !/[=+−\-·/×><≤≥]/.test(token))];
  }
}

/** Whether a sign after this token is unary. @param {string | undefined} before  the token */
const begins = (before) => before === undefined || "(,{|".includes(before.at(-1) ?? "");

/** Drops the parentheses after a factor that is left out: α(e^{z} − 1) for α = 1. @param {string} markup @param {Put} put */
const bare = (markup, put) =>
  markup.replace(/(^|[?:] )(\p{L})\(([^()]*)\)(?=$| :)/gu, (whole, before, factor, inside) =>
    put[factor] === "" ? before + inside : whole,
  );

/** The brace is scaled to the number of lines: few fonts have one that stretches. @param {Described[][][]} lines */
const cases = (lines) => [
  math(
    "mpadded",
    { voffset: `${-0.13 - 0.17 * lines.length}em`, height: "1em", depth: "0.6em" },
    math(
      "mo",
      { class: `brace of-${lines.length}`, stretchy: "false", lspace: "0", rspace: "0" },
      "{",
    ),
  ),
  math(
    "mtable",
    { class: "cases" },
    lines.map((cells) => math("mtr", null, ...cells.map((cell) => math("mtd", null, ...cell)))),
  ),
];

/** z (z > 0), αz (z ≤ 0) @param {Described[][][]} lines */
const inLine = (lines) =>
  lines.flatMap(([one, when], i) => [
    ...(i ? [math("mo", { lspace: "0", rspace: "0.4em" }, ",")] : []),
    ...one,
    math("mspace", { width: "0.4em" }),
    operator("("),
    ...when,
    operator(")"),
  ]);
