// The picture as a small tree, and its text. Written here: it takes one function and one
// escape, and any XML library is larger than the picture itself.

/**
 * @typedef {{ tag: string, attributes: Record<string, string | number | null | undefined>, children: Child[] }} Node
 * @typedef {Node | string | null | false | undefined | Child[]} Child
 */

/** An element. Attributes that are null are left out; children may be nested lists.
 * @param {string} tag @param {Node["attributes"]} [attributes] @param {...Child} children @returns {Node} */
export const el = (tag, attributes = {}, ...children) => ({ tag, attributes, children });

/** @param {Child} node @returns {string} */
export function serialize(node) {
  if (node === null || node === undefined || node === false) return "";
  if (typeof node === "string") return escaped(node);
  if (Array.isArray(node)) return node.map(serialize).join("");
  const attributes = Object.entries(node.attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(written(value))}"`)
    .join("");
  const inside = serialize(node.children);
  return inside
    ? `<${node.tag}${attributes}>${inside}</${node.tag}>`
    : `<${node.tag}${attributes}/>`;
}

/** Tenths and hundredths of a pixel are enough. @param {string | number | null | undefined} value */
const written = (value) =>
  typeof value === "number" ? String(Math.round(value * 100) / 100) : String(value);

/** What XML forbids even when escaped is left out: controls, halves of characters. @param {string} text */
const escaped = (text) =>
  text
    .replace(/[^\t\n\r\P{Cc}]|\p{Cs}|[\ufffe\uffff]/gu, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
