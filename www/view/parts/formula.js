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
 */
export function formula(markup, put = {}) {
  return math("math", null, ...mathFormula(markup, put));
}

/** A long line, which may break behind its operators: no engine but Firefox breaks within one <math>.
 * @param {Described[]} nodes */
export function breakable(nodes) {
  const ends = nodes.flatMap(({ tag, children }, i) =>
    tag === "mo" && /^[?:·+]$/.test(String(children[0])) ? [i + 1] : [],
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

/** The same, for use inside a larger formula. @param {string} markup @param {Put} [put] @returns {Described[]} */
export function mathFormula(markup, put = {}) {
  const tokens = [...markup.matchAll(/[\^_]\{|[{}]|\d+(?:\.\d+)?|\p{L}+|\S/gu)].map((m) => m[0]);
  let at = 0;
  return row("");

  /** @param {string} end */
  function row(end) {
    /** @type {Described[]} */
    const nodes = [];
    while (at < tokens.length && tokens[at] !== end) {
      const token = tokens[at++];
      if (token === "^{" || token === "_{") {
        const script = math("mrow", null, ...row("}"));
        at++;
        const base = nodes.pop() ?? math("mrow", null);
        nodes.push(math(token === "^{" ? "msup" : "msub", null, base, script));
      } else {
        const made = atom(token, tokens[at - 2]);
        // Nothing stands for 1, and nothing is divided by it.
        if (!made.length && nodes.at(-1)?.children[0] === "/") nodes.pop();
        nodes.push(...made);
      }
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
      const bare =
        !by.startsWith("−") || before === undefined || "(,{|".includes(before.at(-1) ?? "");
      // 0.5z reads as a product; 0.5 · 1.4570 needs its sign.
      if (/\d$/.test(before ?? "")) return [operator("·", false), ...atom(token, undefined)];
      return bare ? [math("mn", null, by)] : [operator("("), math("mn", null, by), operator(")")];
    }
    if (/^\d/.test(token)) return [math("mn", null, token)];
    if (/^\p{L}/u.test(token)) {
      // αz is a product of two variables, tanh and max are names.
      const names = /^(tanh|max|min|ln|relu|softplus|erf|exp|sigmoid|σ|Φ|φ)$/;
      if (names.test(token) || token.length === 1) {
        return [
          token.length > 1 || /[σΦφ]/.test(token)
            ? math("mi", { mathvariant: "normal" }, token)
            : variable(token),
        ];
      }
      return [...token].flatMap((letter, i) => [
        // 0.01z reads as a product; 0.01 · 1.4570 needs its sign.
        ...(i && typeof put[letter] === "string" && put[token[i - 1]] !== ""
          ? [operator("·", false)]
          : []),
        ...atom(letter, i && put[token[i - 1]] !== "" ? token[i - 1] : before),
      ]);
    }
    if (token === "?" || token === ":")
      return [math("mo", { lspace: "0.3em", rspace: "0.3em" }, token)];
    return [operator(token, !/[=+−\-·/×><≤≥]/.test(token))];
  }
}
