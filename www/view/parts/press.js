// A button that emits an event.
import { button, tell } from "../../ui/dom.js";

/** @import { Child } from "../../ui/dom.js" */

/** A button that emits an event. @param {Child} content @param {string} type @param {Record<string, unknown>} props @param {unknown} [detail] */
export const press = (content, type, props, detail = null) =>
  button(
    {
      ...props,
      "on:click": tell(type, detail),
    },
    content,
  );
