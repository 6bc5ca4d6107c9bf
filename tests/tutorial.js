// The tutorial's pages as a reader of HTML sees them, and what the engine says of the numbers in them.
import { readFileSync } from "node:fs";
import { parse } from "node-html-parser";
import { engine, linkOf as savedLink, valuesOf } from "./engine.js";

/** @typedef {import("node-html-parser").HTMLElement} Element */

export const LANGUAGES = /** @type {const} */ (["ko", "en"]);

/** @param {string} lang */
export const address = (lang) => new URL(`../www/tutorial.${lang}.html`, import.meta.url);

/** @param {string} lang @returns {Element} */
export const read = (lang) =>
  parse(readFileSync(address(lang), "utf8"), {
    blockTextElements: { script: true, style: true }, // and not pre, which holds elements here
  });

/** The link to the network that a figure shows, from its attributes as the README has them. @param {Element} figure */
export function linkOf(figure) {
  const activation = figure.getAttribute("activation");
  const state = figure.getAttribute("state") ?? "";
  return savedLink(state, activation ? [{ set: "activation", layer: 0, name: activation }] : []);
}

/** The network that the text speaks of: what a `data-state` around it says, or else its section's figure. @param {Element} node */
export function stateOf(node) {
  const stated = node.closest("[data-state]");
  if (stated) return String(stated.getAttribute("data-state"));
  const figure = node.closest("section")?.querySelector("perceptible-network");
  if (!figure) throw new Error(`no figure for ${node.outerHTML}`);
  return linkOf(figure);
}

/**
 * The value that a marked number stands for. Places count from 1, as in the text: `x.3`, `w1.1.4` (layer,
 * from, to), `b1.4`, `z1.4`, `a1.4`, `y.2`; `swish(-1.278)` is a function's.
 * @param {string} name @param {string} link @returns {number}
 */
export function numberOf(name, link) {
  const call = name.match(/^(\w+)\((.+)\)$/);
  if (call) return engine.curve(call[1], null, Float64Array.of(Number(call[2])))[0];
  const [quantity, ...places] = name.split(".");
  const { values, columns } = arrayOf(quantity, link);
  const [row, column] = places.length === 2 ? places.map(Number) : [1, Number(places[0])];
  const value = values[(row - 1) * columns + column - 1];
  if (value === undefined) throw new Error(`no ${name} in ${link}`);
  return value;
}

/** A whole matrix, row-major: `w1`, `b1`, `z1`, `a1`, `x`, `y`. @param {string} name @param {string} link @returns {{ values: Float64Array, columns: number }} */
export function arrayOf(name, link) {
  const { layers, sizes, inputs } = valuesOf(link);
  if (name === "x") return { values: inputs, columns: sizes[0] };
  if (name === "y")
    return { values: layers[layers.length - 1].a, columns: sizes[sizes.length - 1] };
  const [, quantity, number] = name.match(/^([wbza])(\d)$/) ?? [];
  const layer = layers[Number(number) - 1];
  const array = { w: "weights", b: "biases", z: "z", a: "a" }[quantity];
  if (!layer || !array) throw new Error(`no ${name} in ${link}`);
  return { values: /** @type {any} */ (layer)[array], columns: sizes[Number(number)] };
}
