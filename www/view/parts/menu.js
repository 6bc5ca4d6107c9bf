// A button that opens a list: the preset, the activation, the file menu.
import { button, emit, h, hang, svg, tell } from "../../ui/dom.js";

/**
 * @import { Edit, View } from "../../figure/types.js"
 * @import { Child } from "../../ui/dom.js"
 */

/**
 * @typedef {{ id: string, content: Child, current?: boolean, edits?: Edit[], event?: import("../../figure/intents.js").Intent, note?: string }} Item
 * @param {View} state
 * @param {{ id: string, label: string, value?: string, content: Child, items: () => Item[], class?: string, plain?: boolean }} options
 *   value: the present choice in words, where the label does not say it; items are asked for when it is open
 */
export function menu(state, options) {
  const { id, label, value, content, items, class: name = "", plain = false } = options;
  const open = state.menu === id;
  return h(
    "div",
    { class: `menu ${name}`, key: `menu:${id}`, "on:keydown": keys, "on:focusout": leave },
    button(
      {
        class: `menu-button${open ? " open" : ""}${plain ? " plain" : ""}`,
        "aria-haspopup": "menu",
        "aria-expanded": String(open),
        "aria-label": value ? `${label}: ${value}` : label,
        title: label,
        disabled: state.frozen,
        "data-menu": id,
        "on:click": tell("menu", open ? null : id),
      },
      content,
      plain ? null : chevron(),
    ),
    open ? list(label, items(), state.width) : null,
  );
}

/** @param {string} label @param {Item[]} items @param {number} width  that there is */
function list(label, items, width) {
  const choice = items.some((item) => item.current !== undefined);
  return h(
    "div",
    {
      class: "menu-list",
      role: "menu",
      "aria-label": label,
      style: { "max-width": width },
      ref: focusCurrent,
    },
    items.map((item) =>
      button(
        {
          key: item.id,
          role: choice ? "menuitemradio" : "menuitem",
          class: "menu-item",
          "aria-checked": choice ? String(item.current === true) : null,
          tabindex: -1,
          "on:click": (/** @type {MouseEvent} */ event) => {
            if (item.edits) emit(event.currentTarget, "edits", item.edits);
            if (item.event) emit(event.currentTarget, ...item.event);
            emit(event.currentTarget, "menu", null);
          },
        },
        item.content,
      ),
    ),
  );
}

export const chevron = () =>
  svg(
    "svg",
    { class: "chevron", viewBox: "0 0 12 8", width: 12, height: 8, "aria-hidden": "true" },
    svg("path", { d: "M1 1.5 6 6.5 11 1.5" }),
  );

/** @param {HTMLElement} list */
function focusCurrent(list) {
  hang(list);
  queueMicrotask(() => {
    const item = list.querySelector("[aria-checked=true]") ?? list.firstChild;
    /** @type {HTMLElement | null} */ (item)?.focus();
  });
}

/** @param {FocusEvent} event */
function leave(event) {
  const to = /** @type {Node | null} */ (event.relatedTarget);
  const root = /** @type {Element} */ (event.currentTarget);
  if (to && !root.contains(to) && root.querySelector(".menu-list")) emit(root, "menu", null);
}

/** @param {KeyboardEvent} event */
function keys(event) {
  const root = /** @type {Element} */ (event.currentTarget);
  const items = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".menu-item")]);
  const button = /** @type {HTMLElement} */ (root.querySelector(".menu-button"));
  if (!items.length) {
    if (event.key === "ArrowDown") {
      button.click();
      event.preventDefault();
    }
    return;
  }
  const here = items.indexOf(/** @type {HTMLElement} */ (event.target));
  const go = (/** @type {number} */ i) => items[(i + items.length) % items.length].focus();
  if (event.key === "ArrowDown") go(here + 1);
  else if (event.key === "ArrowUp") go(here - 1);
  else if (event.key === "Home") go(0);
  else if (event.key === "End") go(-1);
  else if (event.key === "Escape") {
    emit(root, "menu", null);
    button.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
