/**
 * A property of the document itself. In a post, `<img name="createElement">` would stand before it: the property
 * `document.currentScript` may be a picture with an address of its own.
 * @template {keyof Document} K @param {Document} document @param {K} name @returns {Document[K]}
 */
export function own(document, name) {
  const value = Reflect.get(Object.getPrototypeOf(document), name, document);
  return typeof value === "function" ? value.bind(document) : value;
}
