// The picture as a bitmap, drawn by the browser itself.
import { refused } from "../figure/refusals.js";

import { own } from "../ui/own-property.js";

const AREA = 16_000_000; // px: what the smallest canvas limit (Safari on phones) takes

/**
 * The PNG of an SVG made by toSvg. Only in a browser. It needs a policy whose img-src has `data:`; a
 * page without it gets a rejection, and may still hand out the SVG. Nothing is fetched, and since the
 * picture refers to nothing the canvas stays readable.
 * @param {string} svg @param {{ width?: number, scale?: number }} [size]  CSS px, as the SVG itself; bitmap px for each (2: sharp on phones)
 * @returns {Promise<Blob>}
 */
export async function toPng(svg, { width, scale = 2 } = {}) {
  const viewBox = /viewBox="0 0 (\d+) (\d+)"/.exec(svg);
  if (!viewBox) throw new TypeError("toPng: this is not a picture made by toSvg");
  const [from, height] = [Number(viewBox[1]), Number(viewBox[2])];
  const wanted = ((width ?? from) / from) * scale;
  if (!(wanted > 0)) throw refused("noPictureSize", `toPNG (width ${width}, scale ${scale})`);
  const by = Math.min(wanted, Math.sqrt(AREA / (from * height)));
  const image = new Image();
  // data:, not blob:, which more policies leave out of img-src.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(own(document, "createElement")("canvas"), {
    width: Math.round(from * by),
    height: Math.round(height * by),
  });
  const context = canvas.getContext("2d");
  if (!context) throw refused("noCanvas", "toPNG");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(refused("noCanvas", "toPNG"))),
      "image/png",
    ),
  );
}
