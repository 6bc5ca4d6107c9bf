// The style sheets that all figures share, one a document; empty until their text is there. Nothing is made
// before it is asked for: where pages are rendered on a server, this is imported too.
import { fill } from "../assets.js";
import { own } from "../ui/own-property.js";
import { sharedTask } from "../ui/shared-task.js";

/** A figure may be moved into another document. @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();
let text = "";

/** @param {Document} of @returns {CSSStyleSheet[]} */
export function sheetsOf(of) {
  const view = own(of, "defaultView");
  if (!view) return []; // never seen
  const sheet = sheets.get(of) ?? new view.CSSStyleSheet();
  sheets.set(of, sheet);
  if (!sheet.cssRules.length) sheet.replaceSync(text); // its rules' own texts lose what stands in var()
  return [sheet];
}

/** Without its style a figure is not drawn. */
export const isStyled = () => sheetsOf(document)[0]?.cssRules.length > 0;

/** Loads the style. @throws {StyleError} */
export const loadStyle = sharedTask(async () => {
  text = await fill(sheetsOf(document)[0]).catch((error) => {
    throw new StyleError(String(error));
  });
});

/** A style sheet does not come. */
export class StyleError extends Error {
  /** @type {"style"} */ reason = "style";
}
