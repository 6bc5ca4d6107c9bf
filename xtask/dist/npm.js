// dist/npm: what `npm publish` takes. The modules as they are; a bundler of the user's makes them small.
import { cpSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { cargoField, copy, json, out, put, root, run, text, WASM, write, www } from "./files.js";

const EMBED = /export const embed = .*;/;
const DIALOG_STYLE = /new URL\("embed\/dialog\.css", import\.meta\.url\)/;

export async function npm() {
  const typed = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
  json("npm/package.json", {
    name: cargoField("name"),
    version: cargoField("version"),
    description: cargoField("description"),
    license: cargoField("license"),
    keywords: ["neural-network", "education", "numpy", "webassembly", "custom-element"],
    type: "module",
    types: "./define.d.ts",
    module: "./define.js",
    exports: {
      ".": typed("define"),
      "./element": typed("element/element"),
      "./engine": typed("pkg/perceptible"),
      "./engine.wasm": `./${WASM}`,
      "./perceptible.js": "./perceptible.js",
      "./perceptible-more.js": "./perceptible-more.js",
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    unpkg: "./perceptible.js",
    jsdelivr: "./perceptible.js",
    sideEffects: ["./define.js", "./perceptible.js"],
    customElements: "custom-elements.json",
  });
  cpSync(www, join(out, "npm"), {
    recursive: true,
    // Not the site's own pages, and not the dialog.
    filter: (path) =>
      !/^(?:pages|(?:frame|tutorial)[\w.]*\.html|icon\.svg|embed|vendor)$/.test(
        relative(www, path),
      ),
  });
  // The dialog names files of a site, which a package is not.
  write("npm/assets.js", put(text("www/assets.js"), EMBED, "export const embed = null;"));
  write("npm/sheets.js", put(text("www/sheets.js"), DIALOG_STYLE, ""));
  for (const name of ["perceptible.js", "perceptible-more.js"])
    cpSync(join(out, name), join(out, "npm", name));
  for (const name of ["LICENSE", "LICENSE-APACHE", "LICENSE-MIT"]) copy(name, `npm/${name}`);
  // Its picture lies in the repository.
  write("npm/README.md", put(text("README.md"), /^!\[.*\)\n\n/m, ""));
  types();
  manifest();
}

/** What tsc reads from the JSDoc of the element, its name for TypeScript's DOM, and its events. */
function types() {
  const options =
    "--ignoreConfig --allowJs --declaration --emitDeclarationOnly --skipLibCheck" +
    " --target es2023 --module nodenext --types node --outDir target/types www/define.js";
  run("typescript/bin/tsc", root, options.split(" "));
  const declarations = (name) => readFileSync(join(root, "target/types", name), "utf8");
  write("npm/element/element.d.ts", declarations("element/element.d.ts"));
  const events = [...text("www/element/element.js").matchAll(/@fires \{(.*)\} (\w+) -/g)];
  const listener = (does) => {
    const options = `options?: boolean | ${does === "add" ? "Add" : ""}EventListenerOptions`;
    return `    ${does}EventListener<K extends keyof PerceptibleNetworkEvents>(type: K, listener: (this: PerceptibleNetwork, event: PerceptibleNetworkEvents[K]) => any, ${options}): void;
    ${does}EventListener(type: string, listener: EventListenerOrEventListenerObject, ${options}): void;`;
  };
  write(
    "npm/define.d.ts",
    `${declarations("define.d.ts").trim()}

declare global {
  interface HTMLElementTagNameMap {
    "perceptible-network": PerceptibleNetwork;
  }
}

export interface PerceptibleNetworkEvents extends Omit<HTMLElementEventMap, "error"> {
${events.map(([, type, name]) => `  ${name}: ${type};`).join("\n")}
}

declare module "./element/element.js" {
  interface PerceptibleNetwork {
${["add", "remove"].map(listener).join("\n")}
  }
}
`,
  );
}

/** What the analyzer reads from the same JSDoc; the private fields are nobody's business. */
function manifest() {
  const folder = join(out, "npm");
  const options = "analyze --quiet --outdir . --globs element/element.js define.js";
  run("@custom-elements-manifest/analyzer/cem.js", folder, options.split(" "));
  const manifest = JSON.parse(readFileSync(join(folder, "custom-elements.json"), "utf8"));
  for (const module of manifest.modules) {
    module.declarations = module.declarations.filter(({ kind }) => kind === "class");
    for (const element of module.declarations) {
      element.superclass = { name: "HTMLElement" }; // written as what a server has in its place
      element.members = element.members.filter(({ privacy }) => privacy !== "private");
      element.events = element.events.filter(({ description }) => description); // not "type", a variable
    }
  }
  json("npm/custom-elements.json", manifest);
}
