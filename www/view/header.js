// The page's header: name, preset, seed, language, theme, sharing.
import { button, h, tell } from "../ui/dom.js";
import { dots, mark, moon, sun } from "./parts/drawings.js";
import { menu } from "./parts/menu.js";
import { presetMenu, presetName } from "./parts/preset.js";
import { press } from "./parts/press.js";
import { seed } from "./parts/seed.js";

/** @import { Plain } from "../figure/intents.js" */
/** @import { Values, View } from "../figure/types.js" */

// Widths from which there is room, px: the words of the two rows come one after another.
export const NAMES_FROM = 640; // the figure's name, both languages, the seed and the proof

export const ALL_FROM = 1000;

const SEED_FROM = 780; // with np.random.seed(0) beside them

/** On narrow screens one row: sharing moves into the menu, the seed below the tools. @param {Values} values @param {View} state */
export function header(values, state) {
  const { controls } = state;
  const narrow = state.width < NAMES_FROM;
  const all = state.width >= ALL_FROM;
  return state.memo.of(
    "header",
    [values.preset, values.edited, values.seed, values.presetSeed, values.drawn, state.copied],
    () =>
      h(
        "header",
        { class: narrow ? "header narrow" : "header", key: "header" },
        h(
          "h1",
          { class: "wordmark" },
          mark(),
          h("span", { class: narrow ? "visually-hidden" : null }, "Perceptible"),
        ),
        h(
          "span",
          { class: "header-item" },
          !all ? null : h("span", { class: "label" }, state.t.preset),
          controls.has("presets") ? presetMenu(values, state) : presetName(values, state),
        ),
        narrow && state.views.includes("header") // otherwise title and foot show it
          ? null
          : h("span", { class: "header-item seed" }, seed(values, state, state.width < SEED_FROM)),
        h("span", { class: "spacer" }),
        controls.has("language")
          ? h(
              "div",
              { class: "languages", role: "group", "aria-label": state.t.language },
              LANGUAGES.filter(([code]) => !narrow || code !== state.language).map(([code, name]) =>
                language(state, code, name, narrow),
              ),
            )
          : null,
        controls.has("theme") ? theme(state) : null,
        controls.has("file") || (!all && (shares(state) || controls.has("embed")))
          ? fileMenu(state)
          : null,
        all && shares(state)
          ? press(state.copied === "link" ? state.t.linkCopied : state.t.share, ["share"], {
              class: "button",
              disabled: state.frozen,
            })
          : null,
        all && state.embeddable && controls.has("embed")
          ? press(state.t.embed, ["embed"], {
              class: "button",
              disabled: state.frozen,
              "aria-haspopup": "dialog",
            })
          : null,
      ),
  );
}

/** Offers the link only where it leads to the present document. @param {View} state */
const shares = ({ controls, shareable }) => controls.has("share") && shareable;

/** @param {View} state */
const theme = (state) => {
  const name = state.dark ? state.t.toLight : state.t.toDark;
  return button(
    {
      class: "icon-button",
      "aria-label": name,
      title: name,
      "on:click": tell("theme", state.dark ? "light" : "dark"),
    },
    state.dark ? sun() : moon(),
  );
};

/** @param {View} state */
const fileMenu = (state) => {
  const { controls, t } = state;
  const short = state.width < ALL_FROM;
  const item = (/** @type {Plain} */ event, /** @type {string} */ text) => ({
    id: event,
    content: text,
    event: /** @type {[Plain]} */ ([event]),
  });
  return menu(state, {
    id: "file",
    label: short ? t.fileAndShare : t.file,
    content: short ? (state.copied === "link" ? "✓" : dots()) : h("span", null, t.file),
    plain: short,
    items: () => [
      ...(controls.has("file")
        ? [
            item("open-file", t.openFile),
            item("save-file", t.saveNetwork),
            .../** @type {const} */ (["save-svg", "save-png", "save-script", "save-csv"]).map(
              (event) => item(event, t.saveAs[event]),
            ),
          ]
        : []),
      ...(short && shares(state) ? [item("share", t.share)] : []),
      ...(short && state.embeddable && controls.has("embed") ? [item("embed", t.embed)] : []),
    ],
  });
};

const LANGUAGES = /** @type {const} */ ([
  ["ko", "한국어"],
  ["en", "English"],
]);

/** @param {View} state @param {View["language"]} code @param {string} name @param {boolean} other  this one alone is shown */
const language = (state, code, name, other) =>
  button(
    {
      lang: code,
      key: other ? "other" : code, // the same button keeps the focus
      "aria-pressed": String(state.language === code),
      "on:click": tell("language", code),
    },
    name,
  );
