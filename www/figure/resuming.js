// Saving and resuming a training: as bytes for the page, which keeps them in case of a reload or a crash and
// offers them afterwards; and the learnt weights in a link, on request.
import { mode } from "./train/actions.js";

/**
 * @typedef {import("./figure.js").Figure} Figure
 * @typedef {{ step: number, bytes: Uint8Array }} Progress  step: updates that are done
 */

/** null before the first step: until then the link says everything. @param {Figure} figure @returns {Progress | null} */
export const progressOf = ({ session }) => {
  const step = session?.ask((handle) => handle.training().step) ?? 0;
  return session && step > 0 ? { step, bytes: session.bytes() } : null;
};

/** Asks the reader whether to resume the kept work. @param {Figure} figure @param {Progress} kept */
export function offer(figure, kept) {
  figure.offered = kept;
  figure.say("info", figure.t.workKept(kept.step), "resume", figure.t.resume);
}

/** Resumes it. @param {Figure} figure */
export function resume(figure) {
  const { offered, session } = figure;
  figure.offered = null;
  if (!offered || !session) return;
  figure.attempt(() => {
    session.restore(offered.bytes);
    figure.renew();
    figure.state.update({ message: null });
    mode(figure, "train");
  });
}

/** A link whose document starts with the learnt weights; the figure's own document stays as it is. @param {Figure} figure @returns {string | null} */
export const learntLink = ({ session, engine }) =>
  session?.ask((handle) => {
    const copy = /** @type {import("../engine/engine.js").Engine} */ (engine).Session.fromBytes(
      handle.toBytes(),
    );
    try {
      copy.keepWeights();
      return copy.link();
    } finally {
      copy.free();
    }
  }) ?? null;
