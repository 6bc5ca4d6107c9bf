// The four phases of a step: which are done, which one is shown, what comes next.

/** @import { Training } from "../../pkg/perceptible.js" */

export const PHASES = /** @type {const} */ (["forward", "loss", "backward", "update"]);

/** @typedef {typeof PHASES[number]} Phase */

/** How many are done of the step that is shown. @param {Pick<Training, "phase">} status */
export const done = ({ phase }) => (phase === "start" ? 0 : PHASES.indexOf(phase) + 1);

/** Whether a phase is done. @param {Pick<Training, "phase">} status @param {Phase} phase */
export const has = (status, phase) => done(status) > PHASES.indexOf(phase);

/** The phase that the button will do next. @param {Pick<Training, "phase">} status @returns {Phase} */
export const next = (status) => PHASES[done(status) % PHASES.length];
