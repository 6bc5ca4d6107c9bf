// Runs the gradient check in slices, while nothing plays and nothing is dragged. Any change
// discards the result and starts again.

/**
 * @typedef {import("../figure.js").Figure} Figure
 * @typedef {import("../../pkg/perceptible.js").GradientCheck} GradientCheck
 */

const SLICE = 6; // ms of a frame

export class Checking {
  /** @type {GradientCheck | null} */ #result = null;
  #of = "";
  #waiting = false;
  #figure;

  /** @param {Figure} figure */
  constructor(figure) {
    this.#figure = figure;
  }

  /** The result for the present document; null until then. */
  get result() {
    return this.#of === this.#shown ? this.#result : null;
  }

  /** Computes the result when there is time, if it is missing. */
  soon() {
    if (this.#waiting || this.result || !this.#may) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      if (this.#may) this.#slice();
    });
  }

  #slice() {
    const figure = this.#figure;
    const of = this.#shown;
    figure.attempt(() => {
      const found = figure.session?.ask((handle) => handle.check(SLICE));
      if (!found?.done) return this.soon();
      this.#result = found;
      this.#of = of;
      figure.state.update({ checked: figure.state.fields.checked + 1 });
    });
  }

  get #shown() {
    return this.#figure.session?.ask((handle) => handle.revisions().join()) ?? "";
  }

  /** Whether it should run: it is shown, there are targets, and nothing moves. */
  get #may() {
    const { session, state } = this.#figure;
    const { mode, views, playing, racing, scrubbing } = state.fields;
    if (!session || mode !== "train" || playing || racing || scrubbing) return false;
    if (!views.includes("check")) return false;
    const { ready, problem } = session.ask((handle) => handle.training());
    return ready && !problem;
  }
}
