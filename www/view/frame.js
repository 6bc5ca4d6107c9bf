// The head and foot of an embedded figure.
import { h } from "../ui/dom.js";
import { mark } from "./parts/drawings.js";
import { seed } from "./parts/seed.js";
import { steady } from "./parts/steady.js";

/** @import { Values, View } from "../figure/types.js" */

const SEED_FROM = 500; // np.random.seed(0) beside the title, px

/** The head of an embedded figure. @param {Values} values @param {View} state */
export function title(values, state) {
  return state.memo.of("title", [values.seed, values.presetSeed, values.drawn], () =>
    h(
      "div",
      { class: "title", key: "title", part: "title" },
      h("h2", null, state.t.presets[values.preset]),
      state.size === "small" ? h("span", { class: "spacer" }) : null,
      seed(values, state, state.width < SEED_FROM),
      // On a phone the stage shows it.
      state.size === "small"
        ? null
        : [h("span", { class: "spacer" }), h("span", { class: "label" }, values.sizes.join(" → "))],
    ),
  );
}

/** @param {Values} values @param {View} state */
export function footer(values, state) {
  return state.memo.of("footer", [values.verified, state.page], () =>
    h(
      "footer",
      { class: "footer", key: "footer", part: "footer" },
      mark(),
      h("b", null, "Perceptible"),
      h(
        "span",
        { class: "proof" },
        steady(state, values.verified ? state.t.matchesNumPy : state.t.float64, [
          state.t.matchesNumPy,
        ]),
      ),
      state.page
        ? h(
            "a",
            { class: "open-page", href: state.page, target: "_blank", rel: "noopener" },
            state.t.openPage,
            h("span", { "aria-hidden": "true" }, " ↗"),
          )
        : null,
    ),
  );
}
