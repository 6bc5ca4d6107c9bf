// The strings of embedding, in modules of their own: most readers never need them.

/** @typedef {typeof import("./strings.ko.js").ko} EmbedStrings */

/** @param {"ko" | "en"} language @returns {Promise<EmbedStrings>} */
export const embedStrings = async (language) =>
  language === "ko" ? (await import("./strings.ko.js")).ko : (await import("./strings.en.js")).en;
