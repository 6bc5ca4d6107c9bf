// The files of the style sheets, in the order in which they count: a file a view, as in view/. Bundlers look for
// addresses that are written like these. In dist/site a figure's are part of the script (xtask/dist/site.js).

/** @type {Record<"figure" | "dialog", URL[]>} */
export const SHEETS = {
  figure: [
    new URL("style/figure.css", import.meta.url),
    new URL("style/header.css", import.meta.url),
    new URL("style/message.css", import.meta.url),
    new URL("style/menu.css", import.meta.url),
    new URL("style/number.css", import.meta.url),
    new URL("style/main.css", import.meta.url),
    new URL("style/heads.css", import.meta.url),
    new URL("style/edges.css", import.meta.url),
    new URL("style/input.css", import.meta.url),
    new URL("style/neuron.css", import.meta.url),
    new URL("style/down.css", import.meta.url),
    new URL("style/legend.css", import.meta.url),
    new URL("style/results.css", import.meta.url),
    new URL("style/structure.css", import.meta.url),
    new URL("style/inspector.css", import.meta.url),
    new URL("style/matrix.css", import.meta.url),
    new URL("style/code.css", import.meta.url),
    new URL("style/compare.css", import.meta.url),
    new URL("style/stepper.css", import.meta.url),
    new URL("style/projected.css", import.meta.url),
    new URL("style/modes.css", import.meta.url),
    new URL("style/dock.css", import.meta.url),
    new URL("style/gutters.css", import.meta.url),
    new URL("style/map.css", import.meta.url),
    new URL("style/train.css", import.meta.url),
    new URL("style/train-below.css", import.meta.url),
    new URL("style/settings.css", import.meta.url),
    new URL("style/data.css", import.meta.url),
    new URL("style/race.css", import.meta.url),
    new URL("style/mine.css", import.meta.url),
    new URL("style/adapt.css", import.meta.url),
  ],
  dialog: [new URL("embed/dialog.css", import.meta.url)],
};

/** @param {keyof typeof SHEETS} name @returns {Promise<string>} */
export const sheet = async (name) => (await Promise.all(SHEETS[name].map(read))).join("\n");

/** @param {URL} url */
async function read(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return response.text();
}
