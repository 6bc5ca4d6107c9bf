// Why something was not done, as the reader is told.

/** A refusal in the reader's own language. */
export class UserError extends Error {}

/** What a refusal says; anything else is a bug, and thrown again. @param {any} error @param {"ko" | "en"} language @returns {string} */
export function reasonOf(error, language) {
  const { korean, message } = error;
  if (korean === undefined && !(error instanceof UserError)) throw error;
  return language === "ko" ? (korean ?? message) : message;
}
