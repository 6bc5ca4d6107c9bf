// What an author pastes, through the real generators and servers, in a browser: the numbers are live. Needs
// target/venv (`cargo verify --all` makes it) and dist/ (`cargo dist`).
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { snippet } from "../../www/embed/snippet.js";
import { embedStrings } from "../../www/embed/strings.js";
import { startHost } from "../page/static.js";
import { assertLive } from "./live.js";

const root = new URL("../../", import.meta.url);
const dist = new URL("dist/site/", root);
const scripts = process.platform === "win32" ? "Scripts" : "bin";
const python = fileURLToPath(new URL(`target/venv/${scripts}/python`, root));
assert.ok(existsSync(python), "cargo verify --all makes target/venv");

const folder = mkdtempSync(join(tmpdir(), "perceptible-"));
after(() => rmSync(folder, { recursive: true }));

// The author's upload, as GitHub Pages serves it; the posts lie elsewhere.
const uploaded = await startHost({
  root: dist,
  folder: "/nn/",
  headers: { "Access-Control-Allow-Origin": "*" },
});
after(() => uploaded.close());

// The script of this version, so that its hash is checked across sites.
const [, script = "", integrity = ""] =
  readFileSync(new URL("dist/snippets/html.ko.pinned.html", root), "utf8").match(
    /\/(perceptible-[^"]+)" integrity="([^"]+)"/,
  ) ?? [];
// What nbconvert's page would load from elsewhere.
const NO_CDN = ["--HTMLExporter.mathjax_url=", "--HTMLExporter.require_js_url="];
const given = {
  t: await embedStrings("ko"),
  language: /** @type {const} */ ("ko"),
  base: uploaded.address,
  state: "",
  release: { script, integrity },
  options: { view: ["stage", "results"] },
};

/** @param {...string} options */
const run = (...options) =>
  execFileSync(python, options, {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
    timeout: 120_000,
  });

/** @param {string} path @param {string} text */
function write(path, text) {
  const file = join(folder, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
}

test("MkDocs: a post with the snippet is live, and the tag is in no paragraph", async () => {
  const [{ text }] = snippet("mkdocs", given);
  write("mkdocs.yml", "site_name: Post\nuse_directory_urls: true\n");
  write("docs/index.md", `# 글\n\n앞 문단.\n\n${text}\n\n뒤 문단, *강조*.\n`);
  run("-m", "mkdocs", "build", "--quiet", "--site-dir", "site");
  const html = readFileSync(join(folder, "site/index.html"), "utf8");
  assert.match(html, /<em>강조<\/em>/, "Markdown goes on after it");
  const host = await startHost({ root: pathToFileURL(join(folder, "site/")), folder: "/" });
  const { parent } = await assertLive(`${host.address}index.html`);
  host.close();
  assert.equal(parent, "div");
});

test("Jupyter: a notebook that was run, as HTML from nbconvert, is live in its frame", async () => {
  const [code, picture] = snippet("jupyter", given);
  const cell = (/** @type {string} */ source, /** @type {any} */ more) => ({
    source,
    metadata: {},
    id: more.cell_type,
    ...more,
  });
  const notebook = {
    cells: [
      cell(picture.text, { cell_type: "markdown" }),
      cell(code.text, { cell_type: "code", outputs: [], execution_count: null }),
    ],
    metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  write("post.ipynb", JSON.stringify(notebook));
  run(
    "-m",
    "jupyter",
    "nbconvert",
    "--execute",
    "--to",
    "html",
    "--log-level=ERROR",
    ...NO_CDN,
    "post.ipynb",
  );
  const host = await startHost({ root: pathToFileURL(`${folder}/`) });
  await assertLive(`${host.address}post.html`, (page) => {
    const frame = page.frames().find((frame) => frame.url() === "about:srcdoc");
    assert.ok(frame, "the output's frame");
    return frame;
  });
  host.close();
  assert.match(
    readFileSync(join(folder, "post.html"), "utf8"),
    /<a href="http[^"]*"><img alt="[^"]+" src="http[^"]*post\.ko\.light\.png"\/?>/,
    "the picture with its link",
  );
});

test("python -m http.server: the snippet as cargo dist writes it, beside the script in a subfolder", async () => {
  const html = readFileSync(new URL("dist/snippets/html.ko.html", root), "utf8");
  write(
    "blog/2024/post.html",
    `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${html}`,
  );
  write("blog/2024/perceptible.js", readFileSync(new URL("dist/perceptible.js", root), "utf8"));
  const server = spawn(
    python,
    ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  try {
    const port = await new Promise((resolve) =>
      createInterface(server.stdout).on("line", (line) => resolve(line.match(/port (\d+)/)?.[1])),
    );
    await assertLive(`http://127.0.0.1:${port}/blog/2024/post.html`);
  } finally {
    server.kill();
  }
});
