// The one style sheet of this page, shared by all figures; empty until its text is there.
import { fill } from "./assets.js";

export const styleSheet = new CSSStyleSheet();
let text = "";

/** Those of other documents, into which a figure may be moved. @type {WeakMap<Document, CSSStyleSheet>} */
const others = new WeakMap();

/** A sheet belongs to one document. @param {Document} of @returns {CSSStyleSheet[]} */
export function sheetsOf(of) {
  if (of === document) return [styleSheet];
  const view = of.defaultView;
  if (!view) return []; // never seen
  const sheet = others.get(of) ?? new view.CSSStyleSheet();
  others.set(of, sheet);
  if (!sheet.cssRules.length) sheet.replaceSync(text); // its rules' own texts lose what stands in var()
  return [sheet];
}

/** Without its style a figure is not drawn. */
export const isStyled = () => styleSheet.cssRules.length > 0;

/** @type {Promise<void> | null} */
let loading = null;

/** Loads the style once; a failed attempt may be repeated. @returns {Promise<void>} */
export function loadStyle() {
  loading ??= fill(styleSheet).then(
    (filled) => {
      text = filled;
    },
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
