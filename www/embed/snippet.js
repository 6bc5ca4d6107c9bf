// What an author pastes, for each platform. Pure: the same for the dialog and for `cargo dist`.
import {
  attributes,
  fragment,
  frameAddress,
  pageAddress,
  pictureAddress,
  presetOf,
  scriptAddress,
} from "./address.js";
import { attribute, markdown, tag, text } from "./markup.js";
import { HEIGHTS } from "./picture-heights.js";

/**
 * @typedef {object} Given
 * @property {import("./strings.js").EmbedStrings} t  of the figure's language
 * @property {"ko" | "en"} language  of the figure
 * @property {string} base  address of the folder that index.html lies in
 * @property {string} state  the link's fragment, without "#"
 * @property {import("./address.js").Options} [options]
 * @property {import("./release.js").Release | null} [release]  the script of one version, with its hash; without it, the one that stays current
 * @property {string | null} [alt]  the figure in a sentence
 *
 * @typedef {{ place: string, text: string, note: string | null }} Part  where it goes, what, and what else is to be done
 * @typedef {keyof typeof PLATFORMS} Platform
 */

/** The parts to paste there, in their order. @param {Platform} platform @param {Given} given @returns {Part[]} */
export const snippet = (platform, given) => {
  const parts = PLATFORMS[platform].parts(complete(given));
  return parts.map(([place, text]) => ({
    place: given.t.places[place] ?? place,
    text,
    note: text.includes(`](${given.t.ownPicture})`) ? given.t.uploadFirst : null,
  }));
};

/** Whether readers get a picture and nothing else: Notion may show the iframe page. @param {Platform} platform */
export const isPicture = (platform) =>
  PLATFORMS[platform].runs === "picture" && platform !== "notion";

/** Each platform: what runs there ("script", "frame", or only a "picture"), the ending of its text in dist/, and its parts. */
export const PLATFORMS = {
  html: script("html", (g) => [["html", figure(g)]]),
  tistory: script("html", (g) => [["tistory", figure(g)]]),
  wordpress: script("html", (g) => [["wordpress", figure(g)]]),
  ghost: script("html", (g) => [["ghost", figure(g)]]),
  // kramdown and Python-Markdown put tags that they do not know into a <p>; what stands in a <div> they leave alone.
  jekyll: script("md", (g) => [["post", block(g)]]),
  mkdocs: script("md", (g) => [["post", block(g)]]),
  // Goldmark leaves HTML out, unless it is told to trust all of it; a shortcode is not asked.
  hugo: script("md", (g) => [
    ["layouts/shortcodes/rawhtml.html", "{{ .Inner | safeHTML }}"],
    ["post", `{{< rawhtml >}}\n${block(g)}\n{{< /rawhtml >}}`],
  ]),
  // MDX is JSX: a script in it would not run. The attributes are strings, also for React.
  docusaurus: script("mdx", (g) => [
    ["docusaurus.config.js", `scripts: [\n  ${JSON.stringify(loading(g))},\n],`],
    ["post", element(g, true)],
  ]),
  quarto: script("qmd", (g) => [["post", `\`\`\`{=html}\n${figure(g)}\n\`\`\``]]),
  jupyter: script("py", (g) => [
    ["codeCell", notebook(g)],
    ["textCell", pictureLink(g)],
  ]),
  iframe: { runs: "frame", ending: "html", parts: (/** @type {Full} */ g) => [["html", frame(g)]] },
  velog: picture("md", (g) => [["post", pictureLink(g)]]),
  devto: picture("md", (g) => [["post", pictureLink(g)]]),
  hashnode: picture("md", (g) => [["post", pictureLink(g)]]),
  naver: picture("txt", upload),
  medium: picture("txt", upload),
  notion: picture("txt", (g) => [["notionEmbed", g.frame], ...upload(g)]),
};

/** @typedef {ReturnType<typeof complete>} Full */
/** @typedef {[string, string][]} Texts  place (a name in the strings, or a file) and text */

/** @param {string} ending @param {(given: Full) => Texts} parts */
function script(ending, parts) {
  return { runs: "script", ending, parts };
}

/** @param {string} ending @param {(given: Full) => Texts} parts */
function picture(ending, parts) {
  return { runs: "picture", ending, parts };
}

const FINGER = 40; // px: what a finger needs more than the mouse that an author may have
const STEP = 20; // px

/** The height of an iframe, or of the place of a figure without a picture. @param {number} shown  the preview's, px */
export const heightFor = (shown) => Math.ceil((shown + FINGER) / STEP) * STEP;

/** The first preset's, in a column. */
const COLUMN = heightFor(1206);

/** @param {Given} given */
function complete({ t, language, base, state, options = {}, release = null, alt = null }) {
  const shown = pictures(base, state, language, options);
  return {
    t,
    alt: alt ?? t.figure,
    link: pageAddress(base, state),
    frame: frameAddress(base, state, language, options),
    script: scriptAddress(base, release?.script),
    pictures: shown,
    png: pictureAddress(base, state, language, options, "png"),
    height: options.height ?? COLUMN,
    // A picture has its own place.
    room: shown ? null : (options.height ?? null),
    integrity: release?.integrity ?? null,
    attributes: { ...network(state), ...attributes(language, options) },
  };
}

/** @param {string} state @returns {Record<string, string>} */
const network = (state) => {
  const preset = presetOf(state);
  return preset ? { preset } : { state: fragment(state) };
};

/** A preset's picture for a column, and the one for a phone. @param {string} base @param {string} state @param {"ko" | "en"} language @param {import("./address.js").Options} options */
function pictures(base, state, language, options) {
  const heights = HEIGHTS[presetOf(state) ?? ""];
  if (!heights) return null;
  const of = (/** @type {360 | 720} */ width, /** @type {number} */ height) => ({
    src: pictureAddress(base, state, language, { ...options, width }, "svg"),
    width: String(width),
    height: String(height),
  });
  return { wide: of(720, heights[720]), narrow: of(360, heights[360][language]) };
}

/** The element, around its fallback. That holds no block elements: some Markdown engines put
 * the whole into a paragraph, which a block would end. Its room is the picture's, or without one a height, so that
 * what stands below stays where it is when the figure comes.
 * @param {Full} given @param {boolean} [jsx] */
function element({ attributes, link, pictures, alt, room }, jsx = false) {
  const own = room ? style({ display: "block", minHeight: `${room}px` }, jsx) : "";
  const shown = pictures ? image(pictures, alt, jsx) : text(alt);
  return `${tag("perceptible-network", attributes, own)}
  ${tag("a", { href: link })}${shown}</a>
</perceptible-network>`;
}

/** @param {NonNullable<Full["pictures"]>} given @param {string} alt @param {boolean} jsx */
function image({ wide, narrow }, alt, jsx) {
  const { src, ...size } = narrow;
  const end = jsx ? " /" : "";
  const fit = style({ maxWidth: "100%", height: "auto" }, jsx);
  const source = { media: "(max-width: 480px)", [jsx ? "srcSet" : "srcset"]: src, ...size };
  return `<picture>${tag("source", source, end)}${tag("img", { alt, ...wide }, fit + end)}</picture>`;
}

/** As an attribute; in JSX it is an object. @param {Record<string, string>} css @param {boolean} jsx */
const style = (css, jsx) =>
  jsx
    ? ` style={{ ${Object.entries(css)
        .map(([name, value]) => `${name}: "${value}"`)
        .join(", ")} }}`
    : ` style="${Object.entries(css)
        .map(([name, value]) => `${name.replace(/[A-Z]/, "-$&").toLowerCase()}:${value}`)
        .join(";")}"`;

/** @param {Full} given */
const figure = (given) => {
  const { defer: _, ...rest } = loading(given);
  return `${element(given)}\n${tag("script", rest, "").replace("<script", "<script defer")}</script>`;
};

/** @param {Full} given */
const block = (given) => `<div>\n${figure(given)}\n</div>`;

/** Only a file whose name carries its version has a hash: under the plain name the next release has another one, and
 * the post would stop. A script with a hash is fetched as other sites' data are: without cookies, if its server
 * allows. @param {Full} given */
const loading = ({ script: src, integrity }) => ({
  src,
  defer: /** @type {const} */ (true),
  ...(integrity ? { integrity, crossorigin: "anonymous" } : {}),
});

/** Pages that are isolated from others (COEP) take a frame without credentials. @param {Full} given */
const frame = ({ frame: src, height, t }) =>
  `${tag("iframe", { src, title: t.figure, width: "100%", height: String(height), loading: "lazy", frameborder: "0", allow: "clipboard-write" }, " credentialless")}</iframe>`;

/** An output of its own document: a notebook's page is not ours to add elements to, but where it is of the same origin
 * the frame may be as high as what stands in it. The <div> keeps IPython from advising its own IFrame.
 * @param {Full} given */
const notebook = (given) => `from html import escape
from IPython.display import HTML

figure = """<body style="margin:0">
${figure({ ...given, room: null })}
<script>${GROW}</script>"""
HTML(f'<div><iframe srcdoc="{escape(figure)}" title="${attribute(given.t.figure)}" width="100%" height="${given.height}" frameborder="0"></iframe></div>')`;

const GROW = `addEventListener("ready", () => new ResizeObserver(() =>
  frameElement?.setAttribute("height", document.body.offsetHeight)).observe(document.body))`;

/** @param {Full} given */
const pictureLink = ({ alt, png, link, t }) =>
  markdown({ alt, picture: png ?? t.ownPicture, link });

/** @param {Full} given @returns {Texts} */
function upload({ alt, link, png, t }) {
  return [
    ["picture", png ?? t.ownPicture],
    ["alt", alt],
    ["link", link],
  ];
}
