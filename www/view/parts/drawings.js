// The logo, and icons for tools whose labels do not fit.
import { svg } from "../../ui/dom.js";

/** @import { Child } from "../../ui/dom.js" */

export const mark = () =>
  svg(
    "svg",
    { class: "mark", viewBox: "0 0 24 20", width: 24, height: 20, "aria-hidden": "true" },
    svg("path", { d: "M2 3C9 3 9 10 16 10M2 10H16" }),
    svg("path", { class: "mark-dash", d: "M2 17C9 17 9 10 16 10" }),
    svg("circle", { class: "mark-dot", cx: 17.5, cy: 10, r: 4.5 }),
  );

/** @param {Record<string, unknown>} size @param {...Child} shapes */
export const drawing = (size, ...shapes) =>
  svg(
    "svg",
    { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true", ...size },
    shapes,
  );

const stroke = (/** @type {string} */ d) => svg("path", { class: "stroke", d });

const ICON = { width: 18, height: 18 };

export const next = () => drawing({}, stroke("M3.5 10H11M8 6.5 11.5 10 8 13.5M15.5 4.5v11"));

export const hidden = () =>
  drawing(
    {},
    stroke("M2 10c3.6-5.4 12.4-5.4 16 0-3.6 5.4-12.4 5.4-16 0zM4 16.5 16 3.5"),
    svg("circle", { class: "stroke", cx: 10, cy: 10, r: 2.4 }),
  );

export const screen = () => drawing({}, stroke("M3 4.5h14v9H3zM10 13.5v3M7 16.5h6"));

export const dots = () => drawing({}, stroke("M4.5 10h.01M10 10h.01M15.5 10h.01"));

export const moon = () =>
  drawing(ICON, stroke("M16 12.2A6.8 6.8 0 0 1 7.8 4a6.8 6.8 0 1 0 8.2 8.2z"));

export const sun = () =>
  drawing(
    ICON,
    svg("circle", { class: "stroke", cx: 10, cy: 10, r: 3.4 }),
    stroke(
      "M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4",
    ),
  );

export const arrow = (/** @type {boolean} */ forward) =>
  drawing(
    { width: 16, height: 16, class: forward ? "mirrored" : null },
    stroke("M7 4 3 8l4 4M3.5 8H12a4.5 4.5 0 0 1 0 9H8"),
  );
