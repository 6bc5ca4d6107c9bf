// The picture: the parts under each other, on a ground of its own.
import { altText, titleLine } from "./alt.js";
import { calculation } from "./calculation.js";
import { footer, header } from "./frame.js";
import { contextOf, ROOT } from "./parts.js";
import { results } from "./results.js";
import { legend, stage } from "./stage.js";
import { el, serialize } from "./tree.js";

/** @param {import("../figure/types.js").Values} values @param {import("./picture.js").View} view */
export function toSvg(values, view) {
  const context = contextOf(values, view);
  const { padding, frame, color, narrow } = context;
  const gap = narrow ? 24 : 28;
  let y = padding;
  /** @param {import("./parts.js").Part | null} part */
  const placed = (part) => {
    if (!part) return null;
    const node = el("g", { transform: `translate(${padding} ${y})` }, part.nodes);
    y += part.height + gap;
    return node;
  };
  const figure = [header, stage, legend, results, calculation].map((part) => placed(part(context)));
  const foot = placed(footer(context));
  const height = Math.ceil(y - gap + padding);
  const title = titleLine(context);
  const words = [el("title", {}, title), el("desc", {}, altText(values, view))];
  const ground = el("rect", {
    x: 0.5,
    y: 0.5,
    width: frame - 1,
    height: height - 1,
    rx: 6,
    fill: color.paper,
    stroke: color.hair,
  });
  return serialize(
    el(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        viewBox: `0 0 ${frame} ${height}`,
        width: frame,
        height,
        // What is inside an image is not reached by the keyboard, and a link must be.
        role: context.link ? "group" : "img",
        lang: context.language,
        ...ROOT,
        fill: color.ink,
      },
      words,
      ground,
      context.link ? el("g", { role: "img", "aria-label": title }, figure) : figure,
      foot,
    ),
  );
}
