// Text into markup: a link may hold a reader's text, and the pasted lines may pass through
// HTML, Markdown, MDX, Liquid, Go's templates or Python. So all of their signs are written as numbers.

/** An attribute's value, in double quotes. @param {string} value */
export const attribute = (value) => numbered(value, /[&<>"'`{}\\\n\r]/g);

/** Text between tags; Markdown may still read it. @param {string} value */
export const text = (value) => numbered(value.replace(/\s+/g, " "), /[&<>"'`{}\\*_[\]~|$#]/g);

/** `<name a="1" b="">`: null is absent, true an empty value (MDX makes "true" of a bare name).
 * @param {string} name @param {Record<string, string | true | null>} attributes @param {string} [more]  markup that follows them */
export function tag(name, attributes, more = "") {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(
      ([key, value]) =>
        ` ${key}="${value === true ? "" : attribute(/** @type {string} */ (value))}"`,
    );
  return `<${name}${written.join("")}${more}>`;
}

/** A picture in a link, in Markdown. @param {{ alt: string, picture: string, link: string }} given */
export const markdown = ({ alt, picture, link }) => `[![${text(alt)}](${picture})](${link})`;

/** @param {string} value @param {RegExp} signs */
const numbered = (value, signs) =>
  value.replace(signs, (sign) => NAMED[sign] ?? `&#${sign.charCodeAt(0)};`);

/** @type {Record<string, string>} */
const NAMED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
