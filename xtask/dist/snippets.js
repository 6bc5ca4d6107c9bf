// dist/snippets: what an author pastes, for each platform in both languages, and for an HTML page once more with the
// script of this version and its hash. The dialog gives the same for a network of the reader's own.
import { PLATFORMS, snippet } from "../../www/embed/snippet.js";
import { embedStrings } from "../../www/embed/strings.js";
import { summary } from "../../www/picture/picture.js";
import { base, write } from "./files.js";
import { opened } from "./pictures.js";

/** @param {import("../../www/embed/release.js").Release} release */
export async function snippets(release) {
  const post = opened().find(({ fragment }) => fragment === "");
  for (const language of /** @type {const} */ (["ko", "en"])) {
    const t = await embedStrings(language);
    const alt = summary(post.values, { language });
    const options = { view: ["stage", "results", "inspector"] };
    const given = { t, language, base, state: "", options, alt };
    const [pinned] = snippet("html", { ...given, release });
    write(`snippets/html.${language}.pinned.html`, `${pinned.text}\n`);
    for (const [name, { ending }] of Object.entries(PLATFORMS)) {
      const platform = /** @type {import("../../www/embed/snippet.js").Platform} */ (name);
      const parts = snippet(platform, given);
      const text =
        parts.length === 1
          ? parts[0].text
          : parts.map(({ place, text }) => `--- ${place} ---\n${text}`).join("\n\n");
      // Several parts are no file of any kind.
      write(`snippets/${name}.${language}.${parts.length === 1 ? ending : "txt"}`, `${text}\n`);
    }
  }
}
