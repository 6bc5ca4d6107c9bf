// What stands above the figure: its name, the preset, the seed, language, theme, sharing; and below
// that how the numbers are shown.
import { button, h, svg, tell } from "../ui/dom.js";
import { menu } from "./parts/menu.js";
import { number } from "./parts/number.js";
import { arrows } from "./parts/picker.js";

// Widths from which there is room, px: the words of the two rows come one after another.
const NAMES_FROM = 640; // the figure's name, both languages, the seed and the proof
const TOOLS_FROM = 900; // what a tool does
const ALL_FROM = 1000;
const SEED_FROM = 780; // np.random.seed(0) beside all that

/** Where it is narrow one row: what is sent to others stands in the menu, the seed below the tools. @param {any} values @param {any} state */
export function header(values, state) {
  const { controls } = state;
  const narrow = state.width < NAMES_FROM;
  const all = state.width >= ALL_FROM;
  return h(
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
    narrow && state.views.includes("header") // else the title and the foot say it
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
      ? press(state.copied === "link" ? state.t.linkCopied : state.t.share, "share", {
          class: "button",
          disabled: state.frozen,
        })
      : null,
    all && state.embeddable && controls.has("embed")
      ? press(state.t.embed, "embed", {
          class: "button",
          disabled: state.frozen,
          "aria-haspopup": "dialog",
        })
      : null,
  );
}

/** A link is only offered where it leads to what is shown. @param {any} state */
const shares = ({ controls, shareable }) => controls.has("share") && shareable;

/** @param {any} state */
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

/** @param {any} state */
const fileMenu = (state) => {
  const { controls, t } = state;
  const short = state.width < ALL_FROM;
  const item = (/** @type {string} */ event, /** @type {string} */ text) => ({
    id: event,
    content: text,
    event: /** @type {[string, any]} */ ([event, null]),
  });
  return menu(state, {
    id: "file",
    label: short ? t.fileAndShare : t.file,
    content: short ? (state.copied === "link" ? "✓" : dots()) : h("span", null, t.file),
    plain: short,
    items: () => [
      ...(controls.has("file")
        ? [item("open-file", t.openFile), item("save-file", t.saveFile)]
        : []),
      ...(short && shares(state) ? [item("share", t.share)] : []),
      ...(short && state.embeddable && controls.has("embed") ? [item("embed", t.embed)] : []),
    ],
  });
};

/** A button that tells what was pressed. @param {any} content @param {string} type @param {Record<string, any>} props @param {any} [detail] */
const press = (content, type, props, detail = null) =>
  button(
    {
      ...props,
      "on:click": tell(type, detail),
    },
    content,
  );

/** @param {any} values @param {any} state */
export function toolbar(values, state) {
  const { controls, t } = state;
  const narrow = state.width < NAMES_FROM;
  const drawn = state.width < TOOLS_FROM;
  const short = state.width < ALL_FROM;
  const tool = (
    /** @type {string} */ text,
    /** @type {() => any} */ drawing,
    /** @type {string} */ type,
    /** @type {boolean} */ pressed,
    /** @type {any} */ detail,
  ) =>
    press(
      drawn ? drawing() : text,
      type,
      {
        class: drawn ? "tool drawn" : "tool",
        "aria-pressed": String(pressed),
        "aria-label": drawn ? text : null,
        title: drawn ? text : null,
        key: type,
        "data-tool": type,
      },
      detail,
    );
  const travel = (
    /** @type {string} */ type,
    /** @type {string} */ text,
    /** @type {boolean} */ can,
    /** @type {string} */ keys,
  ) =>
    press([arrow(type === "redo"), short ? null : h("span", null, text)], type, {
      class: short ? "tool drawn" : "tool",
      disabled: !can,
      "aria-label": short ? text : null,
      "aria-keyshortcuts": `Control+${keys}`,
      title: `${text} (Ctrl+${keys})`,
    });
  const proof = h("span", { class: "proof" }, values.verified ? t.matchesNumPy : t.float64);
  return [
    h(
      "div",
      {
        class: narrow ? "toolbar narrow" : "toolbar",
        key: "toolbar",
        role: "group",
        "aria-label": t.tools,
        part: "toolbar",
      },
      controls.has("undo")
        ? [
            travel("undo", t.undo, state.canUndo, "Z"),
            travel("redo", t.redo, state.canRedo, "Shift+Z"),
            narrow ? null : h("span", { class: "divider" }),
          ]
        : null,
      controls.has("step")
        ? tool(t.stepThrough, next, "step", state.step !== null, state.step === null ? 0 : null)
        : null,
      controls.has("predict")
        ? tool(t.predict, hidden, "predict", state.revealed !== null, state.revealed === null)
        : null,
      // For a projector; but a window that became small must find the way back.
      controls.has("present") && (!narrow || state.presenting)
        ? tool(t.present, screen, "present", state.presenting, !state.presenting)
        : null,
      h("span", { class: "spacer" }),
      narrow ? null : proof,
      controls.has("digits") ? digits(state) : null,
    ),
    narrow && state.views.includes("header") // else the title and the foot say it
      ? h("div", { class: "provenance", key: "provenance" }, seed(values, state), proof)
      : null,
  ];
}

/** @param {any} state */
function digits(state) {
  return h(
    "div",
    {
      class: "digits",
      role: "radiogroup",
      "aria-label": state.t.digitsName,
      "on:keydown": arrows,
    },
    state.width < ALL_FROM
      ? null
      : h("span", { class: "label", "aria-hidden": "true" }, state.t.digitsName),
    /** @type {const} */ ([4, 8, "full"]).map((d) =>
      button(
        {
          role: "radio",
          key: String(d),
          "aria-checked": String(state.digits === d),
          tabindex: state.digits === d ? 0 : -1,
          "on:click": tell("digits", d),
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
    h("span", { class: "preset-text" }, state.t.presets[values.preset]),
    values.edited ? h("span", { class: "edited", title: state.t.editedTip }, "\u00a0*") : null,
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
          state.t.presets[name],
          h("span", { class: "menu-formula" }, state.t.presetNotes[name]),
        ],
        event: ["preset", name],
      })),
  });
}

/** @param {any} values @param {any} state @param {boolean} [short] */
export function seed(values, state, short = false) {
  return h(
    "code",
    null,
    short ? "seed(" : "np.random.seed(",
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

const LANGUAGES = [
  ["ko", "한국어"],
  ["en", "English"],
];

/** @param {any} state @param {string} code @param {string} name @param {boolean} other  this one alone is shown */
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

export const mark = () =>
  svg(
    "svg",
    { class: "mark", viewBox: "0 0 24 20", width: 24, height: 20, "aria-hidden": "true" },
    svg("path", { d: "M2 3C9 3 9 10 16 10M2 10H16" }),
    svg("path", { class: "mark-dash", d: "M2 17C9 17 9 10 16 10" }),
    svg("circle", { class: "mark-dot", cx: 17.5, cy: 10, r: 4.5 }),
  );

/** @param {Record<string, any>} size @param {...any} shapes */
const drawing = (size, ...shapes) =>
  svg(
    "svg",
    { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true", ...size },
    shapes,
  );
const stroke = (/** @type {string} */ d) => svg("path", { class: "stroke", d });

const ICON = { width: 18, height: 18 };

const next = () => drawing({}, stroke("M3.5 10H11M8 6.5 11.5 10 8 13.5M15.5 4.5v11"));
const hidden = () =>
  drawing(
    {},
    stroke("M2 10c3.6-5.4 12.4-5.4 16 0-3.6 5.4-12.4 5.4-16 0zM4 16.5 16 3.5"),
    svg("circle", { class: "stroke", cx: 10, cy: 10, r: 2.4 }),
  );
const screen = () => drawing({}, stroke("M3 4.5h14v9H3zM10 13.5v3M7 16.5h6"));
const dots = () => drawing({}, stroke("M4.5 10h.01M10 10h.01M15.5 10h.01"));
const moon = () => drawing(ICON, stroke("M16 12.2A6.8 6.8 0 0 1 7.8 4a6.8 6.8 0 1 0 8.2 8.2z"));
const sun = () =>
  drawing(
    ICON,
    svg("circle", { class: "stroke", cx: 10, cy: 10, r: 3.4 }),
    stroke(
      "M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4",
    ),
  );
const arrow = (/** @type {boolean} */ forward) =>
  drawing(
    { width: 16, height: 16, class: forward ? "mirrored" : null },
    stroke("M7 4 3 8l4 4M3.5 8H12a4.5 4.5 0 0 1 0 9H8"),
  );
