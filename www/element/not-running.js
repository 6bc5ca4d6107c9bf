// Why a figure does not run, in the reader's language.
import { EngineError } from "../engine/engine-error.js";
import { StyleError } from "../style/style.js";

/** Says it in the figure. @param {import("../figure/figure.js").Figure} figure @param {unknown} error  of the engine or the style */
export function notRunning(figure, error) {
  const known = error instanceof EngineError || error instanceof StyleError;
  const reason = known ? error.reason : "load";
  const why = figure.t.whyNotRunning[reason];
  figure.say("error", reason === "style" ? why : figure.t.notRunning(why, figure.values !== null));
  return { reason, why };
}
