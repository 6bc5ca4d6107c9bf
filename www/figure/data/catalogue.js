// The catalogue of data sets: the engine's generators, and two CSV files.
import { GENERATORS } from "./generators.js";

/**
 * @import { Engine } from "../../engine/engine.js"
 * @import { Shape, Wish } from "./fit-network.js"
 * @import { Values } from "../types.js"
 */

/** The shapes of the files, and the networks that they need. @type {Record<string, Shape & { classes: string, wish?: Wish }>} */
export const FILES = {
  iris: {
    rows: 150,
    inputs: 4,
    outputs: 3,
    task: "classification",
    classes: "setosa,versicolor,virginica",
  },
  digits: {
    rows: 1797,
    inputs: 64,
    outputs: 10,
    task: "classification",
    classes: "0,1,2,3,4,5,6,7,8,9",
    wish: { hidden: 32 },
  },
};

/** The name of the present rows: a generator's until somebody changes them, a file's, or that of the reader's own.
 * @param {Pick<Values, "data" | "rows" | "sizes" | "classNames">} values */
export function nameOf({ data, rows, sizes, classNames }) {
  if (data) return data.name;
  const names = classNames.join();
  const found = Object.entries(FILES).find(
    ([, file]) => file.rows === rows && file.inputs === sizes[0] && file.classes === names,
  );
  return found?.[0] ?? "own";
}

/** What fields have before anyone changes them. @param {Engine} engine */
export const defaultsOf = (engine) =>
  Object.fromEntries(engine.fields().map((field) => [field.name, field.default]));

/** The network that a data set needs: with fewer hidden neurons it is hardly learnt. @param {string} name @returns {Wish | undefined} */
export const wishOf = (name) => (FILES[name] ?? GENERATORS[name])?.wish;

/** A data set's preview.
 * @typedef {Shape & { points: { x: number, y: number, group: number }[] }} Preview  group: a class, or 0 and 1 for low and high */

/** @type {Map<string, Preview>} */
const previews = new Map();
const POINTS = 60;

/** A generator's data set with its initial parameters. @param {Engine} engine @param {string} name @returns {Preview} */
export function preview(engine, name) {
  const known = previews.get(name);
  if (known) return known;
  const handle = new engine.Session();
  try {
    const facts = handle.openDataset(name, GENERATORS[name].first ?? null, 0, { reshape: true });
    const { inputs, targets } = handle.frame(["inputs", "targets"]);
    const made = { ...facts, points: pointsOf(facts, inputs, targets) };
    previews.set(name, made);
    return made;
  } finally {
    handle.free();
  }
}

/** Every k-th row as a point: its first two inputs, or its only input and its target.
 * @param {Shape} shape @param {Float64Array} inputs @param {Float64Array} targets */
function pointsOf({ rows, inputs: n, task }, inputs, targets) {
  const m = targets.length / rows;
  const middle = targets.reduce((sum, t) => sum + t, 0) / targets.length;
  const count = Math.min(POINTS, rows);
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor((i * rows) / count);
    const own = targets.subarray(row * m, (row + 1) * m);
    const group = m > 1 ? own.indexOf(1) : Number(own[0] > (task === "regression" ? middle : 0.5));
    return {
      x: inputs[row * n],
      y: n > 1 ? inputs[row * n + 1] : own[0],
      group: n > 1 ? group : 1,
    };
  });
}
