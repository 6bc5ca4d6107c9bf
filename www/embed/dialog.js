// The Embed dialog: the author sees the figure as readers will, and copies what to paste. A native
// <dialog> in a shadow root of its own: it traps the focus, closes on Escape, and leaves the page alone.
import { fill, home } from "../assets.js";
import { loadStyle, sheetsOf } from "../style/style.js";
import { patch } from "../ui/dom.js";
import { LONGEST_LINK, pageAddress, unreachable } from "./address.js";
import { LONGEST_QR, qrCode } from "./qr.js";
import { pinned, release as released } from "./release.js";
import { heightFor, isPicture, PLATFORMS, snippet } from "./snippet.js";
import { embedStrings } from "./strings.js";
import { draw } from "./view.js";

const COPIED_FOR = 2000; // ms
const NARROW = 960; // px: the preview below the choices, as in dialog.css

const dialogSheet = new CSSStyleSheet();

/**
 * @typedef {object} Ask
 * @property {any} figure  the <perceptible-network> that is to be embedded
 * @property {"ko" | "en"} [language]  of the dialog, and of the figure at first
 * @property {"auto" | "light" | "dark"} [theme]  of the dialog
 * @property {string} [base]  address of the folder that index.html lies in
 * @property {import("./release.js").Release | null} [release]  the script of this version
 *
 * @typedef {object} State  what the author has chosen
 * @property {import("./snippet.js").Platform} platform
 * @property {"ko" | "en"} language
 * @property {"auto" | "light" | "dark"} theme
 * @property {readonly string[]} views
 * @property {"forward" | "loss" | "backward" | "update"} phase  of the first step, where Train is shown
 * @property {boolean} readonly
 * @property {boolean} versioned  whether the script is that of this version, with its hash
 * @property {"360" | "720" | "full"} width  of the preview
 * @property {number} height  of an iframe, and of the place of a figure without a picture
 * @property {string | null} picture  of what the preview shows, where readers get no more
 * @property {string} link  of what the preview shows
 * @property {string | null} alt  the same in words, where the figure can say it
 * @property {string} copied  the place whose text was copied just now
 * @property {string} status  said to a screen reader, and shown
 *
 * @typedef {object} Act  what the author can do
 * @property {(change: Partial<State>) => void} update
 * @property {(language: "ko" | "en") => void} speak
 * @property {(place: string) => void} copy
 * @property {(kind: "png" | "svg") => void} download
 * @property {() => void} close
 */

/** Opens the dialog over the page; resolves when it is closed. @param {Ask} ask @returns {Promise<void>} */
export async function openEmbed(ask) {
  const { figure, language = figure.language, theme = figure.theme } = ask;
  const opener = deepActive(document);
  const [t, inFigure] = await Promise.all([
    embedStrings(language),
    stringsOf(),
    loadStyle(),
    dialogSheet.cssRules.length ? null : fill(dialogSheet, "dialog"),
  ]);
  const opened = figure.link;

  /** @type {State} */
  const state = {
    platform: /** @type {const} */ ("html"),
    language,
    theme: "auto",
    views: ["stage", "results", "inspector"],
    phase: "forward",
    readonly: false,
    versioned: false,
    width: innerWidth < NARROW ? "full" : "720",
    height: 720,
    picture: null,
    link: opened,
    alt: null,
    copied: "",
    status: "",
  };
  const base = ask.base ?? pinned ?? home();
  const known = ask.release === undefined ? released : ask.release;

  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [...sheetsOf(document), dialogSheet];
  const dark =
    theme === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";

  /** @type {import("./snippet.js").Part[]} */
  let pasted = [];

  /** @param {Partial<State>} change */
  const update = (change) => {
    Object.assign(state, change);
    const { link, alt } = state;
    const options = { ...state, view: state.views, width: pictured().width };
    const release = state.versioned ? known : null;
    const given = { language: state.language, base, state: link, options, release, alt };
    const address = unreachable(base);
    // The dialog's own words are in its language, the lines to paste in the figure's.
    const places = snippet(state.platform, { ...given, t });
    const parts = snippet(state.platform, { ...given, t: inFigure[state.language] });
    pasted = parts.map((part, i) => ({ ...places[i], text: part.text }));
    patch(root, [
      draw({
        ...state,
        t,
        lang: language,
        dark,
        opened,
        base,
        act,
        kind: PLATFORMS[state.platform].runs,
        pictured: isPicture(state.platform) ? pictured() : null,
        parts: link.length > LONGEST_LINK ? null : pasted,
        unreachable: address,
        versions: known !== null,
        pictures: typeof figure.toPNG === "function",
        qr: qrOf(link, address),
      }),
    ]);
    paint();
  };

  /** Resolves when the words are those of the snippet. @type {Promise<unknown>} */
  let described = Promise.resolve();
  /** Resolves when the snippet is that of the preview, and so are its words and height. */
  const settled = async () => {
    const shown = /** @type {any} */ (root.querySelector("perceptible-network"));
    await shown.ready?.catch(() => null);
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    /** @type {Promise<unknown> | null} */
    let awaited = null;
    while (awaited !== described) {
      awaited = described;
      await awaited;
    }
  };

  /** How the picture is drawn. @returns {{ theme: "dark" | "light", width: 360 | 720 }} */
  const pictured = () => ({
    theme: state.theme === "dark" ? "dark" : "light",
    width: state.width === "360" ? 360 : 720,
  });

  let painted = "";
  /** Draws what readers get where nothing runs, when it is another picture than before. */
  const paint = async () => {
    const { link, language } = state;
    const wanted = JSON.stringify([link, language, pictured()]);
    const shown = /** @type {any} */ (root.querySelector("perceptible-network"));
    if (!isPicture(state.platform) || wanted === painted || !shown.toSVG) return;
    painted = wanted;
    try {
      const svg = await shown.toSVG(pictured());
      // data:, as the page's policy has it
      update({ picture: `data:image/svg+xml,${encodeURIComponent(svg)}` });
    } catch {
      update({ status: t.downloadFailed });
    }
  };

  /** @param {string} link @param {string | null} address */
  const qrOf = (link, address) => {
    if (address !== null) return null;
    const url = new URL(link ? `#${link}` : "", new URL(base, location.href)).href;
    return url.length > LONGEST_QR ? { url, code: null } : { url, code: qrCode(url) };
  };

  let timer = 0;
  /** @type {Act} */
  const act = {
    update,
    /** @param {"ko" | "en"} language */
    speak(language) {
      update({ language, alt: null });
      described = describe();
    },
    /** @param {string} place */
    async copy(place) {
      clearTimeout(timer);
      const text = settled().then(() => {
        const part = dialog.open && pasted.find((part) => part.place === place);
        if (!part) throw new Error("the dialog or the platform was left");
        return part.text;
      });
      try {
        await toClipboard(text);
      } catch {
        if ((await text.catch(() => null)) === null) return;
        const shown = root.querySelector(`[data-place="${CSS.escape(place)}"]`);
        if (shown) getSelection()?.selectAllChildren(shown);
        return update({ copied: "", status: t.copyYourself });
      }
      update({ copied: place, status: t.copied });
      timer = window.setTimeout(() => update({ copied: "", status: "" }), COPIED_FOR);
    },
    /** The picture of what the preview shows. @param {"png" | "svg"} kind */
    async download(kind) {
      const shown = /** @type {any} */ (root.querySelector("perceptible-network"));
      const drawn = pictured();
      const link = unreachable(base) ? undefined : pageAddress(base, state.link);
      try {
        const blob =
          kind === "png"
            ? await shown.toPNG(drawn)
            : new Blob([await shown.toSVG({ ...drawn, link })], { type: "image/svg+xml" });
        const href = URL.createObjectURL(blob);
        Object.assign(document.createElement("a"), {
          href,
          download: `perceptible.${kind}`,
        }).click();
        setTimeout(() => URL.revokeObjectURL(href), 10_000);
      } catch {
        update({ status: t.downloadFailed });
      }
    },
    close: () => dialog.close(),
  };

  update({});
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("dialog"));
  const shown = /** @type {any} */ (root.querySelector("perceptible-network"));
  const describe = async () => {
    if (typeof shown.altText !== "function") return;
    const alt = await shown.altText(state.language).catch(() => null); // the name alone where it cannot be loaded
    if (alt !== state.alt) update({ alt });
  };
  // A change in the preview changes the lines to paste.
  shown.addEventListener("change", (/** @type {CustomEvent} */ event) => {
    event.stopPropagation(); // the page's address follows the page's own figure
    if (shown.link !== state.link) update({ link: shown.link });
    described = describe();
  });
  for (const type of ["ready", "error"])
    shown.addEventListener(type, (/** @type {Event} */ event) => event.stopPropagation());
  const observer = new ResizeObserver(() => {
    const height = shown.offsetHeight && heightFor(shown.offsetHeight);
    if (height && height !== state.height) requestAnimationFrame(() => update({ height }));
  });
  observer.observe(shown);
  document.body.append(host);
  dialog.showModal();
  described = describe();

  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  clearTimeout(timer);
  observer.disconnect();
  host.remove();
  opener?.focus({ preventScroll: true });
}

/** At once, though the text comes later: some browsers allow it in the click alone. @param {Promise<string>} text */
async function toClipboard(text) {
  if (!("ClipboardItem" in globalThis)) return navigator.clipboard.writeText(await text);
  const blob = text.then((text) => new Blob([text], { type: "text/plain" }));
  blob.catch(() => {}); // write says it
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

/** Both languages: a Korean author may embed the figure in English. */
async function stringsOf() {
  const [ko, en] = await Promise.all([embedStrings("ko"), embedStrings("en")]);
  return { ko, en };
}

/** What has the focus, inside shadow roots too. @param {Document | ShadowRoot} root @returns {HTMLElement | null} */
function deepActive(root) {
  const active = /** @type {HTMLElement | null} */ (root.activeElement);
  return active?.shadowRoot ? (deepActive(active.shadowRoot) ?? active) : active;
}
