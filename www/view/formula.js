// Formulas: the catalogue's small markup (`1 / (1 + e^{-z})`, from Rust) as MathML,
// with symbols or with numbers in the variables' places.
import { math } from "../dom.js";
import { operator } from "./symbol.js";

/**
 * @param {string} markup  letters are variables, ^{…} and _{…} raise and lower
 * @param {Record<string, any>} [put]  what stands for a variable: a MathML node, or a number as text
 */
export function formula(markup, put = {}) {
  return math("math", null, ...mathFormula(markup, put));
}

/** The same, for use inside a larger formula. @param {string} markup @param {Record<string, any>} [put] @returns {any[]} */
export function mathFormula(markup, put = {}) {
  const tokens = [...markup.matchAll(/[\^_]\{|[{}]|\d+(?:\.\d+)?|\p{L}+|\S/gu)].map((m) => m[0]);
  let at = 0;
  return row("");

  /** @param {string} end */
  function row(end) {
    /** @type {any[]} */
    const nodes = [];
    while (at < tokens.length && tokens[at] !== end) {
      const token = tokens[at++];
      if (token === "^{" || token === "_{") {
        const script = math("mrow", null, ...row("}"));
        at++;
        const base = nodes.pop() ?? math("mrow", null);
        nodes.push(math(token === "^{" ? "msup" : "msub", null, base, script));
      } else nodes.push(...atom(token));
    }
    return nodes;
  }

  /** @param {string} token @returns {any[]} */
  function atom(token) {
    if (Object.hasOwn(put, token)) {
      const by = put[token];
      if (typeof by !== "string") return [by];
      const number = by.startsWith("−") ? [operator("("), math("mn", null, by), operator(")")] : [math("mn", null, by)];
      // 0.01z reads as a product; 0.01(−0.5) needs its sign.
      return number;
    }
    if (/^\d/.test(token)) return [math("mn", null, token)];
    if (/^\p{L}/u.test(token)) {
      // αz is a product of two variables, tanh and max are names.
      const names = /^(tanh|max|min|ln|relu|softplus|erf|exp|sigmoid|σ|Φ|φ)$/;
      if (names.test(token) || token.length === 1) {
        return [math("mi", token.length === 1 && /[σΦφ]/.test(token) ? { mathvariant: "normal" } : null, token)];
      }
      return [...token].flatMap((letter, i) => [
        ...(i && (Object.hasOwn(put, letter) || Object.hasOwn(put, token[i - 1])) ? [operator("·", false)] : []),
        ...atom(letter),
      ]);
    }
    return [operator(token, !/[=+−\-·/×?:><≤≥]/.test(token))];
  }
}
