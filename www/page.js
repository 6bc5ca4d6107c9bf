// What only the page does: the URL is the state, presets make history, language and theme are kept.
import { PerceptibleNetwork } from "./define.js";

const WRITE_AFTER = 250; // ms: browsers refuse more than some replaceState calls a second

const figure = /** @type {PerceptibleNetwork} */ (document.querySelector("perceptible-network"));
const kept = read();
if (kept.language) figure.setAttribute("lang", kept.language);
if (kept.theme) figure.setAttribute("theme", kept.theme);

let timer = 0;
let ours = location.hash.slice(1);
/** @type {"preset" | "edit"} */
let pending = "edit";

figure.addEventListener("change", (event) => {
  const { reason } = /** @type {CustomEvent} */ (event).detail;
  if (reason === "view") keep();
  else if (reason === "preset" || reason === "edit") write(reason);
});
figure.ready.then(() => {
  if (ours) figure.link = ours;
  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);
});
keep();

/** Presets push an entry, edits replace it. @param {"preset" | "edit"} reason */
function write(reason) {
  if (reason === "preset") {
    flush();
    pending = "preset";
    flush();
    return;
  }
  clearTimeout(timer);
  timer = window.setTimeout(flush, WRITE_AFTER);
}

function flush() {
  clearTimeout(timer);
  timer = 0;
  const link = figure.link;
  const push = pending === "preset";
  pending = "edit";
  if (link === ours && !push) return;
  const url = `${location.pathname}${location.search}${link ? `#${link}` : ""}`;
  if (push) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
  ours = link;
}

/** Back, forward, or a link pasted into the address bar. */
function follow() {
  const fragment = location.hash.slice(1);
  if (fragment === ours) return;
  clearTimeout(timer);
  ours = fragment;
  figure.link = fragment;
}

/** The reader's language and theme, for the next visit; a browser that keeps nothing is fine. */
function keep() {
  const { language, theme } = figure;
  document.documentElement.lang = language;
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  document.title = language === "ko" ? "Perceptible · 모든 숫자가 보이는 신경망" : "Perceptible · every number of a neural network";
  try {
    localStorage.setItem("perceptible", JSON.stringify({ ...read(), ...(figure.chosen ?? {}) }));
  } catch {}
}

/** @returns {{ language?: string, theme?: string }} */
function read() {
  try {
    const value = JSON.parse(localStorage.getItem("perceptible") ?? "{}");
    return typeof value === "object" && value ? value : {};
  } catch {
    return {};
  }
}
