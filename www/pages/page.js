// What only the page does: the URL is the state, presets make history, language and theme are kept.
import "../define.js";
import { forgetWork, keepWork, keptWork } from "./saved-work.js";

const KEEP_AFTER = 1000; // ms: a copy of a training takes time
const WRITE_AFTER = 250; // ms: browsers refuse more than some replaceState calls a second

/** @type {any} */
const figure = document.querySelector("perceptible-network");
const system = matchMedia("(prefers-color-scheme: dark)");
const kept = read();
if (kept.language) figure.setAttribute("lang", kept.language);
if (kept.theme) figure.setAttribute("theme", kept.theme);

/** Whether the network was trained when it was kept last. */
let trained = false;
let timer = 0;
/** When the last edit was, ms. */
let edited = -WRITE_AFTER;
/** @type {string | null} */
let pending = null;
let isLong = false;
let ours = location.hash.slice(1);
// In the same task as its definition, so that the element never shows anything but what was asked for.
if (ours) figure.setAttribute("state", ours);

figure.addEventListener("ready", offerWork);
figure.addEventListener("change", keepSoon);
addEventListener("pagehide", keepNow);
figure.addEventListener("change", (/** @type {CustomEvent} */ { detail: { reason } }) => {
  if (reason === "view") keep();
  else if (reason === "preset") {
    if (pending !== null) write(pending); // the edit just before has its own entry to stand in
    write(figure.link, true);
  } else if (reason === "edit") {
    // One alone at once, so that a reload keeps it; of many the last.
    const now = performance.now();
    if (now - edited > WRITE_AFTER) write(figure.link);
    else {
      pending = figure.link;
      clearTimeout(timer);
      timer = window.setTimeout(() => write(pending ?? figure.link), WRITE_AFTER);
    }
    edited = now;
  }
});
addEventListener("hashchange", follow);
addEventListener("popstate", follow);

name();

/** Edits replace the entry, presets push one. @param {string} full @param {boolean} [push] */
function write(full, push = false) {
  clearTimeout(timer);
  pending = null;
  // An address that long is cut by what it is pasted into: the figure offers a file instead.
  const link = full.length > figure.longestLink ? "" : full;
  if (link !== full && !isLong) figure.offerFile(); // once
  isLong = link !== full;
  if (link === ours && !push) return;
  ours = link;
  const url = `${location.pathname}${location.search}${link ? `#${link}` : ""}`;
  if (push) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

/** Back, forward, or a link pasted into the address bar. */
function follow() {
  const fragment = location.hash.slice(1);
  if (fragment === ours) return;
  clearTimeout(timer);
  pending = null;
  ours = fragment;
  figure.link = fragment;
}

/** What was trained before a reload or a crash is offered, unless another link was opened. */
function offerWork() {
  const work = keptWork();
  if (work && (ours === "" || ours === work.link)) figure.offerProgress(work);
}

let keeping = 0;

/** While one trains, once a second. @param {CustomEvent} event */
function keepSoon({ detail: { reason } }) {
  // The reader has gone on with it.
  if (reason === "document") trained = true;
  keeping ||= window.setTimeout(keepNow, KEEP_AFTER);
}

/** A training not yet begun replaces no kept one, which may still be offered. */
function keepNow() {
  clearTimeout(keeping);
  keeping = 0;
  const progress = figure.progress;
  if (progress) keepWork({ link: figure.link, ...progress });
  else if (trained) forgetWork();
  trained = progress !== null;
}

/** The reader's language and theme, for the next visit; a browser that keeps nothing is fine. */
function keep() {
  // This page has the figure's colours, not the figure the page's: what the system shows anyway follows the system.
  if (figure.theme === (system.matches ? "dark" : "light")) figure.theme = "auto";
  name();
  try {
    localStorage.setItem(
      "perceptible",
      JSON.stringify({ language: figure.language, theme: figure.theme }),
    );
  } catch {}
}

function name() {
  const { language, theme } = figure;
  document.documentElement.lang = language;
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  document.title =
    language === "ko"
      ? "Perceptible · 모든 숫자가 보이는 신경망"
      : "Perceptible · every number of a neural network";
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
