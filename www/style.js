// The one style sheet of this page, shared by all figures; empty until its text is there.
import { fill } from "./assets.js";

export const styleSheet = new CSSStyleSheet();

/** Without its style a figure is not drawn. */
export const isStyled = () => styleSheet.cssRules.length > 0;

/** @type {Promise<void> | null} */
let loading = null;

/** Loads the style once; a failed attempt may be repeated. @returns {Promise<void>} */
export function loadStyle() {
  loading ??= fill(styleSheet).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}
