// Refusals in the reader's language.

import { strings } from "../strings/strings.js";

/** An error for a program whose call is refused; in both languages, as the engine's own errors are.
 * @param {keyof import("../strings/strings.js").Strings["refused"]} why @param {string} place  what was asked */
export const refused = (why, place) =>
  Object.assign(new Error(`${place}: ${strings("en").refused[why]}`), {
    korean: `${place}: ${strings("ko").refused[why]}`,
    place,
  });

/** A refusal in the reader's own language, with offers of what would help. */
export class UserError extends Error {
  /** @param {string} message @param {import("./state.js").Offer[]} [offers] */
  constructor(message, offers = []) {
    super(message);
    this.offers = offers;
  }
}

/** A refusal's sentence; any other error is a bug, and thrown again. @param {unknown} error @param {"ko" | "en"} language @returns {string} */
export function reasonOf(error, language) {
  const { korean, message } =
    /** @type {Partial<import("../pkg/perceptible.js").PerceptibleError>} */ (error);
  if (korean === undefined && !(error instanceof UserError)) throw error;
  return (language === "ko" && korean) || (message ?? "");
}
