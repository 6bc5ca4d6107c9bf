// Writes www/embed/picture-heights.js: the presets' links, and how tall their pictures are, px. A phone's picture is as tall as the
// figure on a phone, so that nothing moves when the one takes the other's place, or as tall as it has to be.
import { writeFileSync } from "node:fs";
import { onPhones } from "../tests/page/phone-heights.js";
import { toSvg } from "../www/picture/picture.js";
import { opened } from "./dist/pictures.js";

const phones = await onPhones();
const rows = opened().map(({ preset, fragment, values, selection }) => {
  const tall = (view) => toSvg(values, { selection, ...view }).match(/ height="(\d+)"/)[1];
  const [ko, en] = ["ko", "en"].map((language) =>
    tall({ language, width: 360, height: phones[preset][language] }),
  );
  const key = /^\w+$/.test(preset) ? preset : JSON.stringify(preset);
  return `  ${key}: { link: "${fragment}", 720: ${tall({ width: 720 })}, 360: { ko: ${ko}, en: ${en} } },\n`;
});
writeFileSync(
  new URL("../www/embed/picture-heights.js", import.meta.url),
  `// Made by \`node xtask/heights.js\`: the presets' links, and how tall their pictures are, px: at 720, and at 360 in each language.

/** @type {Record<string, { link: string, 720: number, 360: { ko: number, en: number } }>} */
export const HEIGHTS = {\n${rows.join("")}};\n`,
);
