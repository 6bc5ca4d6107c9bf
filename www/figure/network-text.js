// Pasted text that is a whole network: a link, or a saved file.

/** A link's address with its network, or the fragment alone: from an address bar, in <…>, or in Markdown. */
const LINK = /^(?:\[[^\]]*\]\()?<?((?:\S*#)?v\d+&[^\s>)]*|\S*#v\d+)[>)]*$/;

/** The link in a text that holds nothing else. @param {string} text @returns {string | undefined} */
export const linkIn = (text) => LINK.exec(text.trim())?.[1];

/** Any address. @param {string} text */
export const isAddress = (text) => /^<?(?:https?|file):\S+$/i.test(text.trim());

/** @param {string} text */
export const isSaved = (text) => /^\s*\{\s*"perceptible"/.test(text);
