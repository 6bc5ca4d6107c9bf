// All the values of one frame: the one evaluation, and beside it what hardly changes (catalogue,
// curves). Views read the result and never call the engine themselves.

/** The three of the post; the engine adds the present one where it is another. */
export const COMPARED = ["sigmoid", "leaky_relu", "swish"];
const ICON_POINTS = 65;
const PLOT_POINTS = 161;
const FARTHEST = 1e300; // twice as far is still a number

/** @param {number} from @param {number} to @param {number} n */
const samples = (from, to, n) =>
  Float64Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));
const ICON_XS = samples(-4, 4, ICON_POINTS);

export class Gatherer {
  /** @type {import("../engine/engine.js").Engine} */ #api;
  /** @type {Map<string, Float64Array>} */ #curves = new Map();
  #constant;

  /** @param {import("../engine/engine.js").Engine} api */
  constructor(api) {
    this.#api = api;
    this.#constant = lazily(
      { iconXs: ICON_XS, icons: { get: (/** @type {string} */ name) => this.#icon(name) } },
      {
        catalogue: api.catalogue,
        presets: api.presets,
        initializations: api.initializations,
        limits: api.limits,
      },
    );
  }

  /** @param {import("./state.js").Fields} fields */
  gather(fields) {
    const values = this.#evaluate(fields.document, fields.selection, fields.row);
    const curveOf = (/** @type {number} */ layer) => {
      const { name, parameter } = values.layers[layer].activation;
      return this.#curve(name, parameter?.value ?? null, ICON_XS).subarray(0, ICON_POINTS);
    };
    return lazily(Object.assign(Object.create(this.#constant), values, { curveOf }), {
      presetSeed: () => this.#presetSeed(values),
      plot: () => (fields.selection ? this.#plot(values) : null),
      code: () => this.#api.script(fields.document),
    });
  }

  /** @param {string} document @param {import("./state.js").Selection | null} selection @param {number} row */
  #evaluate(document, selection, row) {
    return this.#api.evaluate(document, {
      layer: selection?.layer ?? 0,
      neuron: selection?.neuron ?? 0,
      row,
      compared: COMPARED,
    });
  }

  /** A small curve with the default parameter, computed when it is drawn first; none for softmax. @param {string} name */
  #icon(name) {
    const item = this.#constant.catalogue.find((/** @type {any} */ each) => each.name === name);
    if (!item || item.rowWise) return undefined;
    return this.#curve(name, item.parameter?.value ?? null, ICON_XS).subarray(0, ICON_POINTS);
  }

  /** @param {any} values */
  #presetSeed({ preset, edited, seed: own }) {
    if (!edited) return own;
    const known = this.#seeds.get(preset);
    if (known !== undefined) return known;
    const { seed } = this.#evaluate(this.#api.preset(preset), null, 0);
    this.#seeds.set(preset, seed);
    return seed;
  }
  /** @type {Map<string, number>} */ #seeds = new Map();

  /** f and f′ around the operating point, for the present activation and those compared with it. @param {any} values */
  #plot(values) {
    const { z, layer } = values.ledger;
    const reach = Number.isFinite(z) ? Math.abs(z) * 1.25 : 0;
    const far = 10 ** Math.floor(Math.log10(reach));
    const to = [3, 6, 12, 30, far, 3 * far, 10 * far].find((edge) => edge >= reach);
    if (to === undefined || to > FARTHEST) return null;
    const xs = samples(-to, to, PLOT_POINTS);
    const { name, parameter } = values.layers[layer].activation;
    const shown = new Map(
      this.#constant.catalogue.map((/** @type {any} */ item) => [
        item.name,
        item.parameter?.value ?? null,
      ]),
    );
    for (const row of values.comparison.rows) shown.set(row.name, row.parameter);
    const names = new Set([name, ...COMPARED]);
    return {
      from: -to,
      to,
      xs,
      curves: [...names]
        .filter((each) => each !== "softmax")
        .map((each) => {
          const both = this.#curve(
            each,
            each === name ? (parameter?.value ?? null) : (shown.get(each) ?? null),
            xs,
          );
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
  }

  /** @param {string} name @param {number | null} parameter @param {Float64Array} xs */
  #curve(name, parameter, xs) {
    const key = `${name}:${parameter}:${xs[0]}:${xs.length}`;
    let curve = this.#curves.get(key);
    if (!curve) {
      if (this.#curves.size > 200) this.#curves.clear(); // a dragged parameter makes one a frame
      curve =
        name === "softmax" ? new Float64Array(2 * xs.length) : this.#api.curve(name, parameter, xs);
      this.#curves.set(key, curve);
    }
    return curve;
  }
}

/** Each property is computed when it is asked for first: most are not, in the first frame.
 * @param {any} object @param {Record<string, () => any>} properties */
function lazily(object, properties) {
  for (const [name, compute] of Object.entries(properties))
    Object.defineProperty(object, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = compute();
        Object.defineProperty(object, name, { value, enumerable: true });
        return value;
      },
    });
  return object;
}
