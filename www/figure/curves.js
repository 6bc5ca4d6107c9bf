// Curves of activation functions, as the engine draws them: icons, the cells' own, and those of the inspector's plot.

/**
 * @import { Engine } from "../engine/engine.js"
 * @import { Session } from "../engine/session.js"
 * @import { ActivationValues, Comparison, Ledger, Plot } from "./types.js"
 */

/** The three of the post; the engine adds the layer's own if it is another. */
export const COMPARED = ["sigmoid", "leaky_relu", "swish"];

const ICON_POINTS = 65;
const PLOT_POINTS = 161;
const MOST = 200; // that are kept: a dragged parameter makes one a frame
const FARTHEST = 1e300; // twice as far is still a number

/** @param {number} from @param {number} to @param {number} n */
const samples = (from, to, n) =>
  Float64Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));

export const ICON_XS = samples(-4, 4, ICON_POINTS);

export class Curves {
  #engine;
  #session;
  #catalogue;
  /** @type {Map<string, Float64Array>} */ #kept = new Map();
  /** @type {ReadonlyMap<string, Float64Array>} */ #icons = new Map();
  /** @type {{ wanted: string, plot: Plot } | null} */ #plot = null;

  /** @param {Engine} engine @param {Session} session @param {ActivationValues[]} catalogue */
  constructor(engine, session, catalogue) {
    this.#engine = engine;
    this.#session = session;
    this.#catalogue = catalogue;
  }

  forget() {
    this.#kept.clear();
  }

  /** f over ICON_XS. @param {string} name @param {number | null} parameter */
  small(name, parameter) {
    return this.#curve(name, parameter, ICON_XS).subarray(0, ICON_POINTS);
  }

  /** The same with default parameters, by name: of those activations that are shown, or of all. Softmax has none.
   * @param {string[]} shown @param {boolean} all @returns {ReadonlyMap<string, Float64Array>} */
  icons(shown, all) {
    const wanted = this.#catalogue.filter(
      ({ name, rowWise }) => !rowWise && (all || shown.includes(name)),
    );
    if (wanted.some(({ name }) => !this.#icons.has(name)))
      this.#icons = new Map([
        ...this.#icons,
        ...wanted.map(
          ({ name, parameter }) =>
            /** @type {const} */ ([name, this.small(name, parameter?.value ?? null)]),
        ),
      ]);
    return this.#icons;
  }

  /** f and f′ around the operating point, for the present activation and those compared with it.
   * @param {Pick<Ledger, "z">} at @param {ActivationValues} activation  the present one @param {Comparison["rows"]} rows @returns {Plot | null} */
  plot({ z }, { name, parameter }, rows) {
    const reach = Number.isFinite(z) ? Math.abs(z) * 1.25 : 0;
    const far = 10 ** Math.floor(Math.log10(reach));
    const to = [3, 6, 12, 30, far, 3 * far, 10 * far].find((edge) => edge >= reach);
    if (to === undefined || to > FARTHEST) return null;
    const shown = new Map(
      this.#catalogue.map((item) => [item.name, item.parameter?.value ?? null]),
    );
    for (const row of rows) shown.set(row.name, row.parameter);
    shown.set(name, parameter?.value ?? null);
    const names = [...new Set([name, ...COMPARED])].filter((each) => each !== "softmax");
    const wanted = `${names.map((each) => `${each}:${shown.get(each)}`).join()}:${to}:${name}`;
    if (this.#plot?.wanted === wanted) return this.#plot.plot;
    const xs = samples(-to, to, PLOT_POINTS);
    const plot = {
      from: -to,
      to,
      xs,
      curves: names.map((each) => {
        const both = this.#curve(each, shown.get(each) ?? null, xs);
        return {
          name: each,
          current: each === name,
          ys: both.slice(0, PLOT_POINTS),
          slopes: both.slice(PLOT_POINTS),
          from: -to,
          to,
        };
      }),
    };
    this.#plot = { wanted, plot };
    return plot;
  }

  /** f, then f′. @param {string} name @param {number | null} parameter @param {Float64Array} xs */
  #curve(name, parameter, xs) {
    const key = `${name}:${parameter}:${xs[0]}:${xs.length}`;
    let curve = this.#kept.get(key);
    if (!curve) {
      if (this.#kept.size > MOST) this.#kept.clear();
      curve =
        name === "softmax"
          ? new Float64Array(2 * xs.length)
          : this.#session.ask(() => this.#engine.curve(name, parameter, xs));
      this.#kept.set(key, curve);
    }
    return curve;
  }
}
