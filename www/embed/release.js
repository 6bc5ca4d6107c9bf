// What only `cargo dist` knows; it puts its own values here.

/** The script of this version alone: its file name carries the version, and so it may carry a hash.
 * @typedef {{ script: string, integrity: string }} Release */

/** The address that --base-url pins; without it, the page's own. @type {string | null} */
export const pinned = null;
/** @type {Release | null} */
export const release = null;
