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
  const { padding, frame, color, narrow, least } = context;
  // On a phone the live stage has no legend either.
  const drawn = [header, stage, narrow ? () => null : legend, results, calculation, footer]
    .map((part) => part(context))
    .filter((part) => part !== null);
  const filled = drawn.reduce((sum, part) => sum + part.height, 2 * padding);
  const gaps = drawn.length - 1;
  const gap = Math.max(narrow ? 18 : 28, (least - filled) / gaps);
  const height = Math.ceil(filled + gaps * gap);
  let y = padding;
  const placed = drawn.map((part) => {
    const node = el("g", { transform: `translate(${padding} ${Math.round(y)})` }, part.nodes);
    y += part.height + gap;
    return node;
  });
  const [figure, foot] = [placed.slice(0, -1), placed[gaps]];
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
        // The inside of an image is not reached by the keyboard, and a link must be.
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
