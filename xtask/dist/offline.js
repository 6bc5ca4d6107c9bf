// dist/perceptible.html: the page as one file that a double click opens and that asks for nothing else. Its
// policy allows exactly this script and this style, by their hashes.
import {
  base,
  build,
  figureStyle,
  instead,
  PAGE,
  packed,
  put,
  release,
  script,
  style,
  text,
  write,
} from "./files.js";
import { allowed, POLICY } from "./policy.js";

/** @param {string} integrity  of perceptible.js */
export async function offline(integrity) {
  const sheets = { figure: figureStyle(), dialog: style("embed/dialog.css").trim() };
  const { outputFiles } = await build({
    entryPoints: ["www/pages/page.js"],
    format: "esm", // inline, which browsers take from a file too
    define: {
      STYLES: JSON.stringify(sheets),
      WASM: JSON.stringify(await packed()),
    },
    plugins: [instead({ "assets.js": "xtask/dist/offline-assets.js", ...release(integrity) })],
  });
  const code = outputFiles[0].text.trim();
  if (/<\/script|<!--/i.test(code)) throw new Error("offline: the script would end early");
  const icon = `data:image/svg+xml,${encodeURIComponent(text("www/icon.svg").trim())}`;
  // What stands in the page is added to it.
  const policy =
    "default-src 'none'; script-src 'wasm-unsafe-eval'; style-src; img-src data: blob:; " +
    "base-uri 'none'; form-action 'none'";
  /** @type {[RegExp, string][]} */
  const replaced = [
    [POLICY, policy],
    [/(?<=<link rel="icon" href=")[^"]*/, icon],
    [/<link rel="stylesheet"[^>]*>/, `<style>${style("pages/page.css").trim()}</style>`],
    [/ *<link rel="preload"[^>]*>\n/, ""],
    [/<script src="www\/pages\/theme\.js">/, `<script>${script("pages/theme.js")}`],
    [PAGE, `<script type="module">${code}</script>`],
    // It is this very file that is opened by a double click.
    [
      /<p>저장된 값입니다\..*<\/p>/,
      "<p>저장된 값입니다. 숫자를 바꾸며 계산해 보려면 자바스크립트를 켠 최신 브라우저에서 열어 주세요.</p>",
    ],
    [
      /<p lang="en">These are stored values\..*<\/p>/,
      '<p lang="en">These are stored values. To change numbers and compute, open this in a current browser with JavaScript.</p>',
    ],
  ];
  const page = allowed(
    replaced.reduce((page, [what, by]) => put(page, what, by), text("index.html")),
  );
  // The tutorial is no part of this file: it is linked where its address is known.
  const linked = URL.canParse(base)
    ? page.replaceAll('<a href="www/', `<a href="${base}www/`)
    : page.replace(/\n *<p><a href="www\/.*<\/p>/g, "");
  write("perceptible.html", linked);
}
