// Draws the Embed dialog: the choices, the lines to paste, how readers see them, a QR code.
import { TRAINING, VIEWS } from "../element/views.js";
import { h, svg } from "../ui/dom.js";
import { attributes, fragment, pageAddress, presetOf } from "./address.js";
import { PLATFORMS } from "./snippet.js";

/**
 * @import { unreachable } from "./address.js"
 * @import { Act, State } from "./dialog.js"
 * @import { EmbedStrings } from "./strings.js"
 * @import { Part, Platform } from "./snippet.js"
 * @typedef {State & Around} Shown
 * @typedef {object} Around  what the dialog knows beside what the author has chosen
 * @property {EmbedStrings} t
 * @property {"ko" | "en"} lang  of the dialog
 * @property {boolean} dark
 * @property {string} opened  the link of the figure that is embedded
 * @property {string} base
 * @property {Act} act
 * @property {string} kind  what runs at the readers'
 * @property {{ theme: "dark" | "light", width: 360 | 720 } | null} pictured  how, where readers get a picture
 * @property {Part[] | null} parts  null: the link is too long
 * @property {ReturnType<typeof unreachable>} unreachable
 * @property {boolean} versions  whether there is a script of this version
 * @property {boolean} pictures  can be downloaded
 * @property {{ url: string, code: { size: number, path: string } | null } | null} qr
 */

/** The page's head is not for posts. */
const PARTS = VIEWS.filter((name) => name !== "header");
const WIDTHS = /** @type {const} */ (["360", "720", "full"]);

/** @param {Shown} state */
export function draw(state) {
  const { t, act, lang, dark } = state;
  return h(
    "dialog",
    { class: `root embed${dark ? " dark" : ""}`, lang, "aria-labelledby": "embed-title" },
    h(
      "header",
      { class: "embed-head" },
      h("h2", { id: "embed-title" }, t.title),
      h(
        "button",
        { type: "button", class: "embed-close", "aria-label": t.close, "on:click": act.close },
        "×",
      ),
    ),
    h(
      "div",
      { class: "embed-body" },
      options(state),
      h("div", { class: "embed-main" }, paste(state), preview(state)),
      qr(state),
    ),
  );
}

/** @param {Shown} state */
function options(state) {
  const { t, act, pictured } = state;
  return h(
    "div",
    { class: "embed-options", key: "options" },
    h("label", { class: "embed-label", for: "embed-platform" }, t.platform),
    h(
      "select",
      {
        id: "embed-platform",
        autofocus: true,
        "on:change": (/** @type {Event} */ event) =>
          act.update({
            platform: /** @type {Platform} */ (
              /** @type {HTMLSelectElement} */ (event.target).value
            ),
          }),
      },
      /** @type {const} */ (["script", "frame", "picture"]).map((runs) =>
        h(
          "optgroup",
          { label: t.groups[runs] },
          Object.entries(PLATFORMS)
            .filter(([, platform]) => platform.runs === runs)
            .map(([name]) =>
              h("option", { value: name, selected: name === state.platform }, t.platforms[name]),
            ),
        ),
      ),
    ),
    h("p", { class: "embed-limit" }, t.limits[state.platform]),
    choice(state, "language", ["ko", "en"], t.languages),
    // A picture has one look, and all of its parts; the choices for a live figure are kept.
    pictured
      ? choice({ ...state, theme: pictured.theme }, "theme", ["light", "dark"], t.themes)
      : [choice(state, "theme", ["auto", "light", "dark"], t.themes), ...live(state)],
  );
}

/** What only a live figure can be told. @param {Shown} state */
function live(state) {
  const { t, act } = state;
  return [
    h(
      "fieldset",
      { key: "view" },
      h("legend", null, t.view),
      h(
        "div",
        { class: "embed-checks" },
        PARTS.map((name) => {
          const on = state.views.includes(name);
          return check(/** @type {Record<string, string>} */ (t.views)[name], on, {
            disabled: on && state.views.length === 1, // nothing at all is no figure
            change: () =>
              act.update({
                views: PARTS.filter((view) => (view === name ? !on : state.views.includes(view))),
              }),
          });
        }),
      ),
    ),
    // How far the first step is when readers come.
    state.views.some((name) => TRAINING.includes(name))
      ? choice(state, "phase", ["forward", "loss", "backward", "update"], t.phases)
      : null,
    h(
      "fieldset",
      { key: "behaviour" },
      h("legend", null, t.behaviour),
      check(t.readonly, state.readonly, {
        disabled: false,
        change: () => act.update({ readonly: !state.readonly }),
      }),
    ),
    state.kind === "script" && state.versions
      ? h(
          "fieldset",
          { key: "script" },
          h("legend", null, t.script),
          check(t.versioned, state.versioned, {
            disabled: false,
            change: () => act.update({ versioned: !state.versioned }),
          }),
        )
      : null,
  ];
}

/** One of a few, as radio buttons. @param {Pick<Shown, "t" | "act" | "language" | "theme" | "width" | "phase">} state @param {"language" | "theme" | "width" | "phase"} name @param {readonly string[]} values @param {Record<string, string>} words */
function choice({ t, act, ...state }, name, values, words) {
  return h(
    "fieldset",
    { key: name },
    h("legend", { class: name === "width" ? "visually-hidden" : null }, t[name]),
    h(
      "div",
      { class: "embed-choice" },
      values.map((value) =>
        h(
          "label",
          { key: value },
          h("input", {
            type: "radio",
            class: "visually-hidden",
            name: `embed-${name}`,
            value,
            "prop:checked": state[name] === value,
            "on:change": () =>
              name === "language"
                ? act.speak(/** @type {"ko" | "en"} */ (value))
                : act.update({ [name]: value }),
          }),
          h("span", name === "language" ? { lang: value } : null, words[value]),
        ),
      ),
    ),
  );
}

/** @param {string} name @param {boolean} on @param {{ disabled: boolean, change: () => void }} how */
const check = (name, on, { disabled, change }) =>
  h(
    "label",
    { class: "embed-check", key: name },
    h("input", { type: "checkbox", "prop:checked": on, disabled, "on:change": change }),
    name,
  );

/** @param {Shown} state */
function paste(state) {
  const { t, act, parts, unreachable, kind, platform } = state;
  const withPicture = kind === "picture" || platform === "jupyter";
  return h(
    "section",
    { class: "embed-paste", "aria-labelledby": "embed-paste", key: "paste" },
    h("h3", { id: "embed-paste" }, t.paste),
    unreachable
      ? h("p", { class: "embed-warning", key: "warning" }, t.unreachable[unreachable])
      : null,
    parts === null ? h("p", { class: "embed-warning", key: "long" }, t.tooLong) : null,
    (parts ?? []).map((/** @type {import("./snippet.js").Part} */ part) =>
      h(
        "div",
        { class: "embed-part", key: part.place },
        h(
          "div",
          { class: "embed-part-head" },
          h("span", { class: /^[\w./]+$/.test(part.place) ? "embed-file" : null }, part.place),
          h(
            "button",
            {
              type: "button",
              class: "button embed-copy",
              "aria-label": state.copied === part.place ? t.copied : t.copyPart(part.place),
              "on:click": () => act.copy(part.place),
            },
            state.copied === part.place ? t.copied : t.copy,
          ),
        ),
        h(
          "pre",
          {
            tabindex: 0,
            role: "textbox",
            "aria-readonly": "true",
            "aria-multiline": "true",
            "aria-label": part.place,
            "data-place": part.place,
            translate: "no",
          },
          part.text,
        ),
        part.note ? h("p", { class: "embed-note" }, part.note) : null,
      ),
    ),
    withPicture && state.pictures
      ? h(
          "div",
          { class: "embed-part-head", key: "download" },
          h("span", null, t.download),
          h(
            "span",
            { class: "embed-downloads" },
            /** @type {const} */ (["png", "svg"]).map((type) =>
              h(
                "button",
                {
                  type: "button",
                  class: "button embed-copy",
                  "aria-label": `${t.download}: ${type.toUpperCase()}`,
                  "on:click": () => act.download(type),
                },
                type.toUpperCase(),
              ),
            ),
          ),
        )
      : null,
    kind === "script" && state.versioned
      ? h("p", { class: "embed-note", key: "note" }, t.hosting)
      : null,
    h(
      "p",
      { class: state.copied ? "visually-hidden" : "embed-note", role: "status", key: "status" },
      state.status,
    ),
  );
}

/** A second figure, not an iframe: it is the same code, it is there at once, and it runs from a file too. Where
 * readers get a picture, the figure that draws it is not seen. @param {Shown} state */
function preview(state) {
  const { t, width, opened, base, language, theme, views, phase, readonly, pictured, picture } =
    state;
  const widths = { 360: "360 px", 720: "720 px", full: t.fullWidth };
  const preset = presetOf(opened);
  return h(
    "section",
    { class: "embed-preview", "aria-labelledby": "embed-preview", key: "preview" },
    h(
      "div",
      { class: "embed-preview-head" },
      h("h3", { id: "embed-preview" }, t.preview),
      pictured
        ? choice(
            { ...state, width: pictured.width === 360 ? "360" : "720" },
            "width",
            ["360", "720"],
            widths,
          )
        : choice(state, "width", WIDTHS, widths),
    ),
    h(
      "div",
      { class: "embed-stage" },
      h("perceptible-network", {
        ...(preset ? { preset } : { state: fragment(opened) }),
        ...attributes(language, { view: views, phase, readonly }),
        theme,
        page: pageAddress(base, ""),
        loading: "eager", // it may lie below the fold of the dialog
        hidden: pictured !== null,
        style: { width: width === "full" ? "100%" : `${width}px` },
      }),
      pictured && picture
        ? h("img", {
            class: "embed-picture",
            src: picture,
            width: pictured.width,
            alt: state.alt ?? t.figure,
          })
        : null,
    ),
  );
}

/** @param {Shown} state */
function qr({ t, qr }) {
  if (!qr) return null;
  const { url, code } = qr;
  return h(
    "section",
    { class: "embed-qr", "aria-labelledby": "embed-qr", key: "qr" },
    h("h3", { id: "embed-qr" }, t.qr),
    code
      ? svg(
          "svg",
          {
            viewBox: `0 0 ${code.size} ${code.size}`,
            width: 200,
            height: 200,
            role: "img",
            "aria-label": t.qrLabel,
            "shape-rendering": "crispEdges",
          },
          svg("rect", { class: "qr-paper", width: code.size, height: code.size }),
          svg("path", { class: "qr-ink", d: code.path }),
        )
      : null,
    h("p", { class: "embed-note" }, code ? t.qrHint : t.qrTooLong),
    h("p", { class: "embed-url" }, h("a", { href: url, target: "_blank", rel: "noopener" }, url)),
  );
}
