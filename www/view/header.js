// What stands above the figure: its name, the preset, the seed, language, theme, sharing; and below
// that how the numbers are shown.
import { emit, h, svg } from "../dom.js";
import { menu } from "./menu.js";
import { number } from "./number.js";

/** @param {any} values @param {any} state */
export function header(values, state) {
  const { controls } = state;
  return h(
    "header",
    { class: "header", key: "header" },
    h("h1", { class: "wordmark" }, mark(), "Perceptible"),
    h(
      "span",
      { class: "header-item" },
      h("span", { class: "label" }, state.t.preset),
      controls.has("presets") ? presetMenu(values, state) : presetName(values, state),
    ),
    h("span", { class: "header-item seed" }, seed(values, state)),
    h("span", { class: "spacer" }),
    controls.has("language")
      ? h(
          "div",
          { class: "languages", role: "group", "aria-label": state.t.language },
          language(state, "ko", "한국어"),
          language(state, "en", "English"),
        )
      : null,
    controls.has("theme") ? theme(state) : null,
    controls.has("file") ? fileMenu(state) : null,
    controls.has("share")
      ? press(state.copied === "link" ? state.t.linkCopied : state.t.share, "share", {
          class: "button",
          disabled: state.frozen,
        })
      : null,
    state.embeddable && controls.has("embed")
      ? press(state.t.embed, "embed", {
          class: "button",
          disabled: state.frozen,
          "aria-haspopup": "dialog",
        })
      : null,
  );
}

/** @param {any} state */
const theme = (state) => {
  const name = state.dark ? state.t.toLight : state.t.toDark;
  return h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": name,
      title: name,
      "on:click": (/** @type {any} */ event) =>
        emit(event.currentTarget, "theme", state.dark ? "light" : "dark"),
    },
    state.dark ? sun() : moon(),
  );
};

/** @param {any} state */
const fileMenu = (state) =>
  menu(state, {
    id: "file",
    label: state.t.file,
    content: h("span", null, state.t.file),
    items: () => [
      {
        id: "open",
        content: h("span", { class: "menu-name" }, state.t.openFile),
        event: ["open-file", null],
      },
      {
        id: "save",
        content: h("span", { class: "menu-name" }, state.t.saveFile),
        event: ["save-file", null],
      },
    ],
  });

/** A button that tells what was pressed. @param {any} content @param {string} type @param {Record<string, any>} props @param {any} [detail] */
const press = (content, type, props, detail = null) =>
  h(
    "button",
    {
      type: "button",
      ...props,
      "on:click": (/** @type {any} */ event) => emit(event.currentTarget, type, detail),
    },
    content,
  );

/** @param {any} values @param {any} state */
export function toolbar(values, state) {
  const { controls, t } = state;
  const tool = (
    /** @type {string} */ text,
    /** @type {string} */ type,
    /** @type {boolean} */ pressed,
    /** @type {any} */ detail,
  ) => press(text, type, { class: "tool", "aria-pressed": String(pressed), key: type }, detail);
  return h(
    "div",
    { class: "toolbar", key: "toolbar", role: "group", "aria-label": t.tools, part: "toolbar" },
    controls.has("undo")
      ? [
          press([arrow(false), h("span", null, t.undo)], "undo", {
            class: "tool",
            disabled: !state.canUndo,
            "aria-keyshortcuts": "Control+Z",
            title: `${t.undo} (Ctrl+Z)`,
          }),
          press([arrow(true), h("span", null, t.redo)], "redo", {
            class: "tool",
            disabled: !state.canRedo,
            "aria-keyshortcuts": "Control+Shift+Z",
            title: `${t.redo} (Ctrl+Shift+Z)`,
          }),
          h("span", { class: "divider" }),
        ]
      : null,
    controls.has("step")
      ? tool(t.stepThrough, "step", state.step !== null, state.step === null ? 0 : null)
      : null,
    controls.has("predict")
      ? tool(t.predict, "predict", state.revealed !== null, state.revealed === null)
      : null,
    controls.has("present")
      ? tool(t.present, "present", state.presenting, !state.presenting)
      : null,
    h("span", { class: "spacer" }),
    h("span", { class: "proof" }, values.verified ? t.matchesNumPy : t.float64),
    controls.has("digits") ? digits(state) : null,
  );
}

/** @param {any} state */
function digits(state) {
  return h(
    "div",
    { class: "digits", role: "radiogroup", "aria-label": state.t.digitsName },
    h("span", { class: "label", "aria-hidden": "true" }, state.t.digitsName),
    /** @type {const} */ ([4, 8, "full"]).map((d) =>
      h(
        "button",
        {
          type: "button",
          role: "radio",
          key: String(d),
          "aria-checked": String(state.digits === d),
          "on:click": (/** @type {any} */ event) => emit(event.currentTarget, "digits", d),
        },
        d === "full" ? state.t.fullDigits : d,
      ),
    ),
  );
}

/** @param {any} values @param {any} state */
const presetName = (values, state) =>
  h(
    "span",
    { class: "preset-name" },
    state.t.presets[values.preset],
    values.edited ? h("span", { class: "edited", title: state.t.editedTip }, " *") : null,
  );

/** @param {any} values @param {any} state */
function presetMenu(values, state) {
  return menu(state, {
    id: "preset",
    label: state.t.presetIs(state.t.presets[values.preset]),
    content: presetName(values, state),
    items: () =>
      values.presets.map((/** @type {string} */ name) => ({
        id: name,
        current: name === values.preset,
        content: [
          h("span", { class: "menu-name" }, state.t.presets[name]),
          h("span", { class: "menu-formula" }, state.t.presetNotes[name]),
        ],
        event: ["preset", name],
      })),
  });
}

/** @param {any} values @param {any} state */
export function seed(values, state) {
  return h(
    "code",
    null,
    state.size === "small" ? "seed(" : "np.random.seed(",
    number(
      {
        id: "header.seed",
        target: { set: "seed" },
        value: values.seed,
        text: String(values.seed),
        label: state.t.seed,
        step: 1,
        home: values.presetSeed,
        changed: values.presetSeed !== undefined && values.presetSeed !== values.seed,
        minimum: 0,
        maximum: values.limits.seed,
      },
      state.controls.has("seed") ? state : { ...state, readonly: true },
    ),
    ")",
  );
}

/** @param {any} state @param {string} code @param {string} name */
const language = (state, code, name) =>
  h(
    "button",
    {
      type: "button",
      lang: code,
      key: code,
      "aria-pressed": String(state.language === code),
      "on:click": (/** @type {any} */ event) => emit(event.currentTarget, "language", code),
    },
    name,
  );

export const mark = () =>
  svg(
    "svg",
    { class: "mark", viewBox: "0 0 24 20", width: 24, height: 20, "aria-hidden": "true" },
    svg("path", { class: "mark-line", d: "M2 3C9 3 9 10 16 10M2 10H16" }),
    svg("path", { class: "mark-dash", d: "M2 17C9 17 9 10 16 10" }),
    svg("circle", { class: "mark-dot", cx: 17.5, cy: 10, r: 4.5 }),
  );

const moon = () =>
  svg(
    "svg",
    { viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true" },
    svg("path", { class: "stroke", d: "M16 12.2A6.8 6.8 0 0 1 7.8 4a6.8 6.8 0 1 0 8.2 8.2z" }),
  );
const sun = () =>
  svg(
    "svg",
    { viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true" },
    svg("circle", { class: "stroke", cx: 10, cy: 10, r: 3.4 }),
    svg("path", {
      class: "stroke",
      d: "M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4",
    }),
  );
const arrow = (/** @type {boolean} */ forward) =>
  svg(
    "svg",
    {
      viewBox: "0 0 20 20",
      width: 16,
      height: 16,
      class: forward ? "mirrored" : null,
      "aria-hidden": "true",
    },
    svg("path", { class: "stroke", d: "M7 4 3 8l4 4M3.5 8H12a4.5 4.5 0 0 1 0 9H8" }),
  );
