// The page speaks Korean and English equally; a test keeps both complete.
import { en } from "./en.js";
import { ko } from "./ko.js";

/** @typedef {typeof ko} Strings */

/** @param {"ko" | "en"} language */
export const strings = (language) => (language === "ko" ? ko : en);

/** The browser's language, if the figure speaks it. @param {readonly string[]} languages @returns {"ko" | "en"} */
export function preferred(languages) {
  for (const language of languages) {
    if (/^ko\b/i.test(language)) return "ko";
    if (/^en\b/i.test(language)) return "en";
  }
  return "en";
}
