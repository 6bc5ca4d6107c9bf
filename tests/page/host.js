/** What a figure looks like, and whether the page around it is what it was. */
import assert from "node:assert/strict";

/** @typedef {import("puppeteer-core").Page} Page */

/** The first script of a host's page, watch.js: it notes what a figure might disturb. */
export const WATCH = `(${watch})()`;

function watch() {
  const globals = new Set(Object.getOwnPropertyNames(window));
  const entries = history.length;
  /** @type {string[]} */
  const wrong = [];
  addEventListener("error", (event) => wrong.push(`error: ${event.message}`));
  addEventListener("unhandledrejection", ({ reason }) => wrong.push(`rejected: ${reason}`));
  for (const name of /** @type {const} */ (["pushState", "replaceState"])) {
    const original = history[name];
    history[name] = (...given) => {
      wrong.push(name);
      original.apply(history, given);
    };
  }
  Object.defineProperty(document, "watched", {
    value: () => ({
      wrong,
      entries: history.length - entries,
      globals: Object.getOwnPropertyNames(window).filter(
        (name) => !globals.has(name) && !/puppeteer|ariaQuery/.test(name),
      ),
      adopted: document.adoptedStyleSheets.length,
    }),
  });
}

/** @param {Page} page */
export async function assertUntouched(page) {
  const { wrong, entries, globals, adopted } = await page.evaluate(() =>
    /** @type {any} */ (document).watched(),
  );
  assert.deepEqual(wrong, []);
  assert.equal(entries, 0, "history entries");
  assert.equal(adopted, 0, "style sheets of the page");
  assert.deepEqual(globals, [], "globals");
}

/** Runs in the page: every node of the figure with its box and how it is drawn, as lines. */
export function look() {
  /** @type {any} */
  const figure =
    document.querySelector("perceptible-network") ??
    /** @type {any} */ (document.querySelector("#card")).figure;
  /** What a host could spoil. */
  const PROPERTIES =
    `color backgroundColor fontFamily fontSize fontWeight fontStyle lineHeight letterSpacing wordSpacing
    textTransform whiteSpace textAlign textIndent textShadow direction visibility pointerEvents cursor userSelect fill stroke
    display position float boxSizing transitionDuration webkitTextStrokeWidth writingMode opacity hyphens listStyleType
    paddingTop paddingLeft borderTopWidth marginTop accentColor colorScheme tabSize`.split(/\s+/);
  const zoom = figure.currentCSSZoom ?? 1;
  const around = figure.getBoundingClientRect();
  const half = (/** @type {number} */ length) => Math.round((2 * length) / zoom) / 2;
  return {
    text: figure.shadowRoot.textContent,
    width: half(around.width),
    parts: [...figure.shadowRoot.querySelectorAll("*")]
      .map((node) => ({ node, box: node.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height > 0)
      .map(({ node, box }) => {
        const style = /** @type {any} */ (getComputedStyle(node));
        return {
          name: `${node.localName}.${node.getAttribute("class") ?? ""}`,
          box: [box.x - around.x, box.y - around.y, box.width, box.height].map(half),
          style: PROPERTIES.map((name) => `${name}: ${style[name]}`),
        };
      }),
  };
}

const ROUNDED = 0.5; // px: what lies on the edge between two halves goes to either
const DRIFT = 0.005; // of its distance: each line above moves the lines below it by the fraction of a pixel

/**
 * The same text, parts, boxes and styles; the first differences, where they are not.
 * @param {ReturnType<typeof look>} seen @param {ReturnType<typeof look>} expected @param {number} [about]  px
 */
export function assertSame(seen, expected, about = 0) {
  assert.equal(seen.width, expected.width);
  assert.equal(seen.text, expected.text);
  const names = (/** @type {typeof seen} */ { parts }) => parts.map(({ name }) => name);
  assert.deepEqual(names(seen), names(expected));
  /** @type {string[]} */
  const differences = [];
  expected.parts.forEach(({ name, box, style }, i) => {
    const other = seen.parts[i];
    const within = (/** @type {number} */ length) =>
      about ? about + DRIFT * Math.abs(length) : ROUNDED;
    if (box.some((length, k) => Math.abs(length - other.box[k]) > within(length)))
      differences.push(`${name} at ${other.box}, not ${box}`);
    for (const [k, value] of style.entries())
      if (other.style[k] !== value && !(about && value.startsWith("border")))
        differences.push(`${name} has ${other.style[k]}, not ${value}`);
  });
  assert.deepEqual(differences.slice(0, 9), []);
}
