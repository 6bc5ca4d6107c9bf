// The iframe page. Its address names the figure: the query as the element's attributes
// (`?lang=ko&theme=dark&view=stage,results&digits=4&readonly=1`), the fragment as in any link.
//
// It needs nothing of the page around it. Two kinds of messages (postMessage) are there for one that helps:
//   to the parent    { type: "perceptible-height", height: 612 }   CSS px, whenever it changes
//   from the parent  { type: "perceptible-set", theme: "dark", lang: "ko" }   one or both
import "../define.js";
import { heights } from "../embed/heights.js";

const ATTRIBUTES = [
  "preset",
  "lang",
  "theme",
  "view",
  "phase",
  "activation",
  "activations",
  "inputs",
  "layers",
  "seed",
  "digits",
  "controls",
  "loading",
];
const THEMES = ["auto", "light", "dark"];
const LANGUAGES = ["ko", "en"];

/** @type {any} */
const figure = document.querySelector("perceptible-network");
// Before its definition, or in the same task: the element never shows anything but what was asked for.
const query = new URLSearchParams(location.search);
for (const name of ATTRIBUTES) {
  const value = query.get(name);
  if (value !== null) figure.setAttribute(name, value);
}
if (!["0", "false", null].includes(query.get("readonly"))) figure.setAttribute("readonly", "");
follow();
for (const link of document.links) link.href += location.hash;

figure.addEventListener("change", dress);
addEventListener("hashchange", follow);
if (parent !== window) {
  addEventListener("message", obey);
  // Before, there is only the height of a sentence, and a parent that follows would move its page twice.
  const outcome = ["ready", "error"].map(
    (type) => new Promise((resolve) => figure.addEventListener(type, resolve, { once: true })),
  );
  Promise.race(outcome).then(() =>
    heights(figure, (height) => parent.postMessage({ type: "perceptible-height", height }, "*")),
  );
}

customElements.whenDefined("perceptible-network").then(dress);

/** The state from the address, now or when the parent changes it; the address itself is never written. */
function follow() {
  const fragment = location.hash.slice(1);
  if (fragment) figure.setAttribute("state", fragment);
  else figure.removeAttribute("state");
}

/** Language and theme, by the parent alone, by name, as known words. @param {MessageEvent} event */
function obey({ source, data }) {
  if (source !== parent || data?.type !== "perceptible-set") return;
  if (THEMES.includes(data.theme)) figure.setAttribute("theme", data.theme);
  if (LANGUAGES.includes(data.lang)) figure.setAttribute("lang", data.lang);
}

/** The page behind the figure has its language and its colours. */
function dress() {
  const { language, theme } = figure;
  document.documentElement.lang = language;
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
