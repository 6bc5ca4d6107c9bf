// The tutorial's pages as a reader of HTML sees them, and what the engine says of the numbers in them.
import { readFileSync } from "node:fs";
import { parse } from "node-html-parser";
import { inLayer } from "../www/view/parts/symbol.js";
import { engine, linkOf as savedLink } from "./engine.js";
import { trainedValues } from "./train-values.js";

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
 * How far the network is trained of which the text speaks: what a `data-train` around it says, "11" for the forward pass
 * after eleven updates, "1 loss" for the loss after one, "played" for as far as *Play* goes; or else the phase that its section's figure opens with.
 * @param {Element} node
 */
export function trainOf(node) {
  const stated = node.closest("[data-train]")?.getAttribute("data-train");
  const figure = node.closest("section")?.querySelector("perceptible-network");
  const [, steps, phase] = (stated ?? "").match(/^(\d*) ?(\w*)$/) ?? [];
  return {
    steps: Number(steps),
    phase: phase || (stated ? "forward" : (figure?.getAttribute("phase") ?? "forward")),
  };
}

/** @typedef {ReturnType<typeof trainOf>} Train */

/**
 * The value that a marked number stands for. Places count from 1, as in the text: `x.3`, `w1.1.4` (layer,
 * from, to), `b1.4`, `z1.4`, `a1.4`, `y.2`, and of a training `L`, `d1.4` (δ), `da1.4`, `dw1.1.4`, `db1.4`, `s1.4` (f′), `nw1.1.4` (the central difference);
 * `swish(-1.278)` is a function's.
 * @param {string} name @param {string} link @param {Train} [train] @returns {number}
 */
export function numberOf(name, link, train) {
  const call = name.match(/^(\w+)\((.+)\)$/);
  if (call) return engine.curve(call[1], null, Float64Array.of(Number(call[2])))[0];
  if (name === "L") return /** @type {number} */ (lossOf(link, train));
  const [quantity, ...places] = name.split(".");
  if (/^nw\d$/.test(quantity)) return measured(quantity.slice(2), places, link);
  const { values, columns } = arrayOf(quantity, link, train);
  const [row, column] = places.length === 2 ? places.map(Number) : [1, Number(places[0])];
  const value = values[(row - 1) * columns + column - 1];
  if (value === undefined) throw new Error(`no ${name} in ${link}`);
  return value;
}

/** @param {string} link @param {Train} [train] */
const trained = (link, train) =>
  trainedValues({
    link,
    train: (handle) => {
      if (!train || (train.steps === 0 && train.phase === "forward")) return; // there may be nothing to learn
      if (train.phase === "played") while (!handle.play(8).reached);
      if (train.phase === "played") return;
      for (let i = 0; i < train.steps; i++) handle.train("step");
      let { phase } = handle.train("phase");
      while (phase !== train.phase) phase = handle.train("phase").phase;
    },
  });

/** @param {string} link @param {Train} [train] */
export const lossOf = (link, train) => trained(link, train).training?.status.loss;

/** A whole matrix, row-major: `w1`, `b1`, `z1`, `a1`, `x`, `y` and those of a training; `other` is what the outputs are
 * where every input has the other sign. @param {string} name @param {string} link @param {Train} [train] @returns {{ values: Float64Array, columns: number }} */
export function arrayOf(name, link, train) {
  const { layers, sizes, inputs, training } = trained(link, train);
  const outputs = sizes[sizes.length - 1];
  if (name === "x") return { values: inputs, columns: sizes[0] };
  if (name === "y") return { values: layers[layers.length - 1].a, columns: outputs };
  if (name === "other")
    return { values: training?.other?.outputs ?? new Float64Array(), columns: outputs };
  const [, quantity, number] = name.match(/^([wbzasd]|d[awb])(\d)$/) ?? [];
  const at = Number(number) - 1;
  const own = { w: "weights", b: "biases", z: "z", a: "a", s: "slope" }[quantity];
  const back = { d: "delta", da: "dA", dw: "dWeights", db: "dBiases" }[quantity];
  const values = own
    ? /** @type {any} */ (layers[at])?.[own]
    : /** @type {any} */ (training?.layers[at])?.[String(back)];
  if (!values?.length) throw new Error(`no ${name} in ${link}`);
  return { values, columns: sizes[Number(number)] };
}

/** What Python prints in the tutorial. @param {Element} node  with `data-of` @returns {string} */
export function printedOf(node) {
  const name = String(node.getAttribute("data-of"));
  const link = stateOf(node);
  const train = trainOf(node);
  if (name === "L") return numberOf(name, link, train).toFixed(8);
  if (name === "losses")
    return Array.from({ length: train.steps + 1 }, (_, steps) =>
      numberOf("L", link, { ...train, steps }).toFixed(4),
    ).join(" ");
  if (name === "steps") {
    const { status } = /** @type {any} */ (trained(link, train).training);
    return status.reached === "tolerance" ? String(status.step) : "never";
  }
  if (name === "checked") return String(checkOf(link).checked);
  if (name === "right") return checkOf(link).wrong === 0 ? "True" : "False";
  const { values, columns } = arrayOf(name, link, train);
  const as = node.getAttribute("data-as");
  if (as === "list") return `[[${[...values].map((value) => engine.repr(value)).join(", ")}]]`;
  if (as === "fixed") return `[[${[...values].map((v) => v.toFixed(8).padStart(11)).join(" ")}]]`;
  return engine.numpyText(values, columns);
}

/** The slope along a weight as the gradient check measures it. @param {string} layer @param {string[]} places @param {string} link */
function measured(layer, places, link) {
  const { rows } = checkOf(link);
  // of the tutorial's two layers
  const name = inLayer(
    { length: 2 },
    "w",
    Number(layer) - 1,
    ...places.map((place) => Number(place) - 1),
  );
  const row = rows.find((row) => row.name === name);
  if (!row) throw new Error(`no ${name} in ${link}`);
  return row.numeric;
}

/** @param {string} link */
function checkOf(link) {
  const handle = new engine.Session();
  handle.openLink(link);
  handle.train("phase");
  let check = handle.check(100);
  while (!check.done) check = handle.check(100);
  handle.free();
  return check;
}
