// What stands in the shadow root where there is no figure: the host's own fallback, and why.
import { h } from "../../ui/dom.js";

/** The first in the shadow root: as wide as the figure, without height. An observer that heard also of the figure's
 * height could hear of a new one in the midst of being told, which is an error of the page. */
export const ruler = h("div", { class: "ruler", key: "ruler" });

/** The light DOM, until there is a figure; with the reason, where there will be none.
 * @param {import("../state.js").Fields} fields */
export const fallback = ({ message, language }) => [
  h("slot", { key: "fallback" }),
  message ? h("p", { class: "message error", role: "alert", lang: language }, message.text) : null,
  h("slot", { name: "caption", key: "caption" }),
];
