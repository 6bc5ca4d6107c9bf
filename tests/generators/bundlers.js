// The npm package in a project of each bundler: packed and installed as readers do it, built, and opened.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { startHost } from "../page/static.js";
import { assertLive } from "./live.js";

/**
 * @typedef {object} Bundler
 * @property {string[]} packages  beside the package itself
 * @property {string[]} build     the program and its options
 * @property {string} [out]       the folder it builds into
 * @property {string} [page]      in it, where it is not index.html: this page is written
 * @property {Record<string, string>} [files]  of the project, beside main.js and index.html
 * @property {string[]} [serve]   its own server for development, which is opened too
 */

const dist = fileURLToPath(new URL("../../dist/npm/", import.meta.url));
const TAG = `<perceptible-network lang="ko"></perceptible-network>`;
const HEAD = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">`;
const page = (/** @type {string} */ script) =>
  `${HEAD}<title>x</title><script type="module" src="${script}"></script>${TAG}`;

/** @param {number} version @returns {Bundler} */
const vite = (version) => ({
  packages: [`vite@${version}`],
  build: ["vite", "build", "--base=./", "--outDir=out"],
  serve: ["vite", "--host=127.0.0.1"],
});

/** @param {string} option @returns {Bundler} */
const next = (option) => ({
  packages: ["next@16", "react@19", "react-dom@19"],
  build: ["next", "build", option],
  files: {
    "next.config.mjs": `export default { output: "export" };\n`,
    "app/layout.jsx": `export default ({ children }) => <html lang="ko"><body>{children}</body></html>;\n`,
    "app/page.jsx": `"use client";\nimport "perceptible";\nexport default () => <perceptible-network lang="ko" readonly={false} />;\n`,
    "app/icon.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"/>`,
  },
});

/** @type {Record<string, Bundler>} */
export const BUNDLERS = {
  esbuild: {
    packages: ["esbuild"],
    build: ["esbuild", "main.js", "--bundle", "--splitting", "--format=esm", "--outdir=out"],
    page: page("./main.js"),
  },
  Rollup: {
    packages: ["rollup@4", "@rollup/plugin-node-resolve"],
    build: ["rollup", "main.js", "--plugin", "node-resolve", "--dir", "out"],
    page: page("./main.js"),
  },
  "webpack 5": {
    packages: ["webpack@5", "webpack-cli"],
    build: ["webpack", "./main.js", "--mode=production", "-o", "out"],
    page: page("./main.js"),
  },
  Parcel: {
    packages: ["parcel@2"],
    build: ["parcel", "build", "index.html", "--public-url=./", "--dist-dir=out", "--no-cache"],
  },
  "Vite 5": vite(5),
  "Vite 6": vite(6),
  "Vite 7": vite(7),
  "Vite 8": vite(8),
  "Next with Turbopack": next("--turbopack"),
  "Next with webpack": next("--webpack"),
  Astro: {
    packages: ["astro@5"],
    build: ["astro", "build", "--outDir=out"],
    files: {
      "src/pages/index.astro": `---\nimport "perceptible";\n---\n${HEAD}<title>x</title>${TAG}<script>import "perceptible";</script>\n`,
    },
  },
};

/** Installs, builds, opens; throws what is wrong. @param {string} name */
export async function tryBundler(name) {
  const { packages, build, out = "out", files = {}, ...more } = BUNDLERS[name];
  const folder = mkdtempSync(join(tmpdir(), "perceptible-"));
  /** @param {string} path @param {string} text */
  const write = (path, text) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  /** @param {string} program @param {string[]} options @param {string} [cwd] */
  const run = (program, options, cwd = folder) =>
    execFileSync(program, options, {
      cwd,
      encoding: "utf8",
      timeout: 300_000,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1" },
      shell: process.platform === "win32", // npm is a script there
    });
  try {
    write("package.json", `{ "private": true, "type": "module" }\n`);
    write("main.js", `import "perceptible";\n`);
    write("index.html", page("./main.js"));
    for (const [path, text] of Object.entries(files)) write(path, text);
    const [{ filename }] = JSON.parse(
      run("npm", ["pack", "--json", `--pack-destination=${folder}`], dist),
    );
    run("npm", ["install", "--no-audit", "--no-fund", `./${filename}`, ...packages]);
    run("npx", ["--no-install", ...build]);
    if (more.page) write(join(out, "index.html"), more.page);
    const host = await startHost({ root: pathToFileURL(join(folder, out, "/")), folder: "/" });
    await assertLive(`${host.address}index.html`).finally(() => host.close());
    if (more.serve) await assertServes(folder, more.serve);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** @param {string} folder @param {string[]} command */
async function assertServes(folder, [program, ...options]) {
  const { bin } = JSON.parse(
    readFileSync(join(folder, "node_modules", program, "package.json"), "utf8"),
  );
  const path = join(folder, "node_modules", program, bin[program]);
  const server = spawn(process.execPath, [path, ...options], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  try {
    const address = await new Promise((resolve) =>
      createInterface(server.stdout).on("line", (line) => {
        const found = line.match(/http:\/\/127\.0\.0\.1:\d+\//);
        if (found) resolve(found[0]);
      }),
    );
    await assertLive(address);
  } finally {
    server.kill();
  }
}
