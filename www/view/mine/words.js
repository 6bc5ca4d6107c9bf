// The comparison's strings, loaded with its views.
import { mine as en } from "../../strings/mine.en.js";
import { mine as ko } from "../../strings/mine.ko.js";

/** @typedef {typeof ko} Words */

/** @param {"ko" | "en"} language @returns {Words} */
export const wordsOf = (language) => (language === "ko" ? ko : en);
