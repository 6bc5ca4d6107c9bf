// Compares the reader's printout with the figure's numbers. The engine compares at once, and looks for the cause in
// slices, one a frame. Any change of text or document discards the result and starts again.

import { reasonOf } from "../refusals.js";
import { printedIn } from "./notebook.js";

/**
 * @typedef {import("../figure.js").Figure} Figure
 * @typedef {import("../../pkg/perceptible.js").Comparison} Comparison
 */

const SLICE = 8; // ms of a frame

export class Mine {
  /** The pasted text; empty before. */ text = "";
  /** The reason why it cannot be compared. */ error = "";
  /** The field is shown, to paste or change the text. */ writing = true;
  /** The reader has stopped the search. */ halted = false;
  /** The index of the difference that is pointed at. */ at = 0;
  /** @type {Comparison | null} */ #report = null;
  #of = "";
  #waiting = false;
  #figure;

  /** @param {Figure} figure */
  constructor(figure) {
    this.#figure = figure;
  }

  /** The result for the present document; null until then. */
  get report() {
    return this.#of === this.#shown ? this.#report : null;
  }

  /** Every cell that differs: array and cell. @returns {[number, number][]} */
  get differences() {
    const all = this.report?.arrays ?? [];
    return all.flatMap(({ states }, array) =>
      [...states].flatMap((state, cell) =>
        state === 2 ? [/** @type {[number, number]} */ ([array, cell])] : [],
      ),
    );
  }

  /** Compares this text from now on. @param {string} pasted */
  read(pasted) {
    const text = printedIn(pasted);
    this.halted = false;
    this.error = "";
    this.at = 0;
    this.#report = null;
    this.text = text;
    const { engine, mine, state } = this.#figure;
    const isNetwork = Boolean(engine?.networkIn(text));
    if (isNetwork) this.error = mine?.wordsOf(state.fields.language).isNetwork ?? "";
    this.writing = isNetwork || text.trim() === "";
    if (!this.writing) this.#slice(0);
    this.#changed();
  }

  /** Shows the text in its field again. */
  write() {
    this.writing = true;
    this.#changed();
  }

  /** Stops or resumes the search. @param {boolean} halted */
  halt(halted) {
    this.halted = halted;
    this.#changed();
  }

  /** @param {number} by  differences */
  move(by) {
    const { length } = this.differences;
    if (!length) return;
    this.at = (this.at + by + length) % length;
    this.#figure.focusNext = "[data-mine=at]";
    this.#changed();
  }

  /** Continues in a later frame. */
  soon() {
    if (this.#waiting || !this.#may) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      if (!this.#may) return;
      this.#slice(SLICE);
      this.#changed();
    });
  }

  /** @param {number} budget  ms */
  #slice(budget) {
    const figure = this.#figure;
    try {
      const found = figure.session?.ask((handle) => handle.compare(this.text, budget));
      if (this.#of !== this.#shown) this.at = 0;
      this.#report = found ?? null;
      this.#of = this.#shown;
    } catch (error) {
      // A text that is too long does not stand in the field either.
      this.error = reasonOf(error, figure.state.fields.language);
      this.text = "";
      this.writing = true;
    }
  }

  get #may() {
    const { session, state } = this.#figure;
    const { comparing, scrubbing, playing } = state.fields;
    if (!session || !comparing || scrubbing || playing || this.writing) return false;
    return this.report ? !(this.report.done || this.halted) : true;
  }

  get #shown() {
    return this.#figure.session?.ask((handle) => handle.revisions().join()) ?? "";
  }

  #changed() {
    const { state } = this.#figure;
    state.update({ compared: state.fields.compared + 1 });
  }
}
