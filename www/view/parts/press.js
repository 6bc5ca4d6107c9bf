// A button that emits an event.
import { button, tell } from "../../ui/dom.js";

/**
 * @import { Intent } from "../../figure/intents.js"
 * @import { Child } from "../../ui/dom.js"
 */

/** A button that emits an event. @param {Child} content @param {Intent} intent @param {Record<string, unknown>} props */
export const press = (content, intent, props) =>
  button({ ...props, "on:click": tell(...intent) }, content);
