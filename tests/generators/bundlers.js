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
 * @property {string[]} [build]   the program and its options
 * @property {string} [out]       the folder it builds into
 * @property {string} [page]      in it, where it is not index.html: this page is written
 * @property {Record<string, string>} [files]  of the project, beside main.js and index.html
 * @property {string[]} [serve]   its own server for development, which is opened too
 * @property {string[]} [node]    what Node runs instead, where nothing is built or opened
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

/** A framework within Vite, which mounts the tag itself. @param {string[]} packages @param {Record<string, string>} files @returns {Bundler} */
const framework = (packages, files) => ({
  packages: ["vite@7", ...packages],
  build: ["vite", "build", "--base=./", "--outDir=out"],
  files: {
    "index.html": `${HEAD}<title>x</title><div id="app"></div><script type="module" src="./main.js"></script>`,
    ...files,
  },
});

/** @param {number} version @returns {Bundler} */
const react = (version) =>
  framework([`react@${version}`, `react-dom@${version}`], {
    "main.js": `import "perceptible";
import { createElement as h } from "react";
import { createRoot } from "react-dom/client";
createRoot(document.getElementById("app")).render(h("perceptible-network", { lang: "ko", hidden_layers: "4" }));\n`,
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
  "React 18": react(18),
  "React 19": react(19),
  "Svelte 5": framework(["svelte@5", "@sveltejs/vite-plugin-svelte@6"], {
    "vite.config.js": `import { svelte } from "@sveltejs/vite-plugin-svelte";\nexport default { plugins: [svelte()] };\n`,
    "App.svelte": `<script>import "perceptible"; let activation = $state("swish");</script>\n<perceptible-network lang="ko" {activation} readonly={false}></perceptible-network>\n`,
    "main.js": `import { mount } from "svelte";\nimport App from "./App.svelte";\nmount(App, { target: document.getElementById("app") });\n`,
  }),
  "Vue 3": framework(["vue@3", "@vitejs/plugin-vue@6"], {
    "vite.config.js": `import vue from "@vitejs/plugin-vue";
const isCustomElement = (tag) => tag.includes("-");
export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };\n`,
    "App.vue": `<script setup>import "perceptible"; import { ref } from "vue"; const activation = ref("swish");</script>\n<template><perceptible-network lang="ko" :activation="activation" :readonly="false" /></template>\n`,
    "main.js": `import { createApp } from "vue";\nimport App from "./App.vue";\ncreateApp(App).mount("#app");\n`,
  }),
  "TypeScript and TSX": {
    packages: ["typescript@5", "react@19", "@types/react@19"],
    node: ["node_modules/typescript/bin/tsc", "--project", "tsconfig.json"],
    files: {
      "tsconfig.json": `{ "compilerOptions": { "strict": true, "noEmit": true, "target": "es2022", "module": "preserve", "jsx": "react-jsx", "lib": ["dom", "es2022"], "types": [] }, "files": ["main.tsx", "plain.ts"] }\n`,
      "main.tsx": `import "perceptible";
import "perceptible/react";
export const figure = <perceptible-network lang="ko" activation="swish" readonly={false} class="wide" />;
// @ts-expect-error: a number is no class
export const wrong = <perceptible-network class={3} />;\n`,
      "plain.ts": `import "perceptible";
import { Session } from "perceptible/engine";
import { PerceptibleNetwork } from "perceptible/element";
const figure = document.querySelector("perceptible-network");
if (figure) {
  const element: PerceptibleNetwork = figure;
  element.readonly = false;
  element.addEventListener("error", ({ detail }) => detail);
  // @ts-expect-error: it is on or off
  element.readonly = "false";
}
export const { output }: { output: string } = new Session().script();\n`,
    },
  },
  "Node without a DOM": {
    packages: ["react@19", "react-dom@19"],
    node: ["main.js"],
    files: {
      "main.js": `import "perceptible";
import { PerceptibleNetwork } from "perceptible/element";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
const html = renderToString(createElement("perceptible-network", { lang: "ko", readonly: true }));
if (typeof PerceptibleNetwork !== "function" || !html.startsWith('<perceptible-network lang="ko"')) throw new Error(html);\n`,
    },
  },
  jsdom: {
    packages: ["jsdom@27"],
    node: ["main.js"],
    files: {
      "main.js": `import { JSDOM, VirtualConsole } from "jsdom";
const virtualConsole = new VirtualConsole();
virtualConsole.on("jsdomError", (error) => { throw error.cause ?? error; });
const { window } = new JSDOM('<body><perceptible-network lang="ko"><p>fallback</p></perceptible-network>', { pretendToBeVisual: true, virtualConsole });
for (const name of ["window", "document", "HTMLElement", "customElements", "Event", "CustomEvent", "Node", "MutationObserver", "navigator"])
  Object.defineProperty(globalThis, name, { value: name === "window" ? window : window[name], configurable: true });
process.on("unhandledRejection", (error) => { throw error; });
await import("perceptible");
const figure = document.querySelector("perceptible-network");
figure.setAttribute("activation", "swish");
await new Promise((resolve) => setTimeout(resolve, 500));
if (customElements.get("perceptible-network") || figure.textContent !== "fallback") throw new Error(figure.outerHTML);
process.exit(0);\n`,
    },
  },
  Astro: {
    packages: ["astro@5"],
    build: ["astro", "build", "--outDir=out"],
    files: {
      "src/pages/index.astro": `---\nimport "perceptible";\n---\n${HEAD}<title>x</title>${TAG}<script>import "perceptible";</script>\n`,
    },
  },
};

/** Installs, builds, opens; throws the fault. @param {string} name */
export async function tryBundler(name) {
  const { packages, build, out = "out", files = {}, node, ...more } = BUNDLERS[name];
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
    if (node) run(process.execPath, node);
    if (!build) return;
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
