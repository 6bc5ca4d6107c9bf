// Compares the reader's printout with the figure's numbers. The engine compares at once, and looks for the cause in
// slices, one a frame. Any change of text or document discards the result and starts again.

import { reasonOf } from "../refusals.js";
import { printedIn } from "./notebook.js";

/**
 * @typedef {import("../figure.js").Figure} Figure
 * @typedef {import("../../pkg/perceptible.js").Comparison} Comparison
 *
 * What is drawn.
 * @typedef {object} Found
 * @property {string} text     that was pasted; empty before
 * @property {string} error    the reason why it cannot be compared
 * @property {boolean} writing the field is shown, to paste or change the text
 * @property {boolean} halted  the reader has stopped the search
 * @property {number} at       the index of the difference that is pointed at
 * @property {Comparison | null} report  of the present document; null until then
 * @property {[number, number][]} differences  every cell that differs: array and cell
 */

const SLICE = 8; // ms of a frame

export class Mine {
  text = "";
  error = "";
  writing = true;
  halted = false;
  at = 0;
  /** @type {Comparison | null} */ #report = null;
  #of = "";
  #waiting = false;
  #figure;

  /** @param {Figure} figure */
  constructor(figure) {
    this.#figure = figure;
  }

  /** @returns {Found} */
  get found() {
    const { text, error, writing, halted, at, report } = this;
    return { text, error, writing, halted, at, report, differences: differencesIn(report) };
  }

  get report() {
    return this.#of === this.#shown ? this.#report : null;
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
    if (isNetwork) this.error = mine?.views.wordsOf(state.fields.language).isNetwork ?? "";
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
    const { length } = differencesIn(this.report);
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

/** @param {Comparison | null} report @returns {[number, number][]} */
const differencesIn = (report) =>
  (report?.arrays ?? []).flatMap(({ states }, array) =>
    [...states].flatMap((state, cell) =>
      state === 2 ? [/** @type {[number, number]} */ ([array, cell])] : [],
    ),
  );
