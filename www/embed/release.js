// What only `cargo dist` knows; it puts its own values here.

/** The address that --base-url pins; without it, the page's own. @type {string | null} */
export const pinned = null;
/** Of perceptible.js. @type {string | null} */
export const integrity = null;
