// The shadow root without a figure: the host's own fallback and, where no figure will come, the reason.
import { h } from "../../ui/dom.js";

/** Stands first in the shadow root, as wide as the figure and without height, for the observer of widths. Observing the
 * figure itself would report the heights that its own draws cause: a "ResizeObserver loop" error in the page. */
export const ruler = h("div", { class: "ruler", key: "ruler" });

/** Shows the light DOM until there is a figure, and the reason where there will be none.
 * @param {import("../state.js").Fields} fields */
export const fallback = ({ message, language }) => [
  h("slot", { key: "fallback" }),
  message ? h("p", { class: "message error", role: "alert", lang: language }, message.text) : null,
  h("slot", { name: "caption", key: "caption" }),
];
