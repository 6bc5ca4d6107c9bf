// dist/npm: what `npm publish` takes. The modules as they are; a bundler of the user's makes them small.
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { NETWORK, VIEW } from "../../www/element/attributes.js";
import {
  cargoField,
  copy,
  figureStyle,
  json,
  out,
  packed,
  put,
  root,
  run,
  text,
  WASM,
  write,
  www,
} from "./files.js";
import { numbers } from "./numbers.js";

/** Where wasm-bindgen's loader looks for a file that nobody names; bundlers would hand it out a second time. */
const BESIDE = /new URL\('perceptible_bg\.wasm', import\.meta\.url\)/;
const PACKED =
  'await (await import("../unpacked.js")).unpacked((await import("../packed/wasm.js")).default)';

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
      "./react": typed("react"),
      "./engine": typed("pkg/perceptible"),
      "./engine.wasm": { types: `./${WASM}.d.ts`, default: `./${WASM}` },
      "./perceptible.js": typed("perceptible"),
      "./perceptible-more.js": typed("perceptible-more"),
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
    // Not the site's own pages, not the dialog, and not what lies in modules below.
    filter: (path) =>
      !/^(?:pages|(?:frame|tutorial)[\w.]*\.html|icon\.svg|embed|vendor|data|sheets\.js|.*\.css)$/.test(
        relative(www, path).replaceAll("\\", "/"),
      ),
  });
  write("npm/assets.js", text("xtask/dist/npm-assets.js"));
  write("npm/unpacked.js", text("xtask/dist/unpacked.js").replace("../../www/", "./"));
  module("style", figureStyle());
  module("wasm", await packed());
  for (const file of readdirSync(join(www, "data")).filter((file) => file.endsWith(".csv")))
    module(file.replace(".csv", ""), text(`www/data/${file}`));
  write("npm/pkg/perceptible.js", put(text("www/pkg/perceptible.js"), BESIDE, PACKED));
  // The package's address carries its version already.
  for (const name of ["perceptible", "perceptible-more"]) {
    cpSync(join(out, `${name}.js`), join(out, "npm", `${name}.js`));
    write(`npm/${name}.d.ts`, "export {};\n"); // scripts: they define the element
  }
  for (const name of ["LICENSE", "LICENSE-APACHE", "LICENSE-MIT"]) copy(name, `npm/${name}`);
  // Its picture lies in the repository.
  write("npm/README.md", put(text("README.md"), /^!\[.*\)\n\n/m, ""));
  types();
  react();
  manifest();
}

/** A text as a module. @param {string} name @param {string} content */
const module = (name, content) =>
  write(`npm/packed/${name}.js`, `export default ${JSON.stringify(content)};\n`);

/** What tsc reads from the JSDoc of the element, its name for TypeScript's DOM, and its events. */
function types() {
  const options =
    "--ignoreConfig --allowJs --declaration --emitDeclarationOnly --skipLibCheck" +
    " --target es2023 --module nodenext --types node --outDir target/types www/define.js";
  run("typescript/bin/tsc", root, options.split(" "));
  const declarations = (name) => readFileSync(join(root, "target/types", name), "utf8");
  const described = numbers().map(
    ([name, description]) => ` * @attr {number} ${name} - ${description}\n`,
  );
  write(
    "npm/element/element.d.ts",
    put(declarations("element/element.d.ts"), /(?<=\[patience=0\].*\n)/, described.join("")),
  );
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

/** The tag in JSX: `import "perceptible/react"` once, anywhere in a TypeScript program. A file of its own, since who has
 * no React has no types of React either. */
function react() {
  write("npm/react.js", "export {}; // types alone\n");
  const attribute = (name) =>
    `        ${JSON.stringify(name)}?: ${name === "readonly" || name === "folded" ? "boolean | string" : "string | number"};`;
  const own = [...NETWORK, ...VIEW, "loading"].filter((name) => name !== "lang");
  write(
    "npm/react.d.ts",
    `import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { PerceptibleNetwork } from "./define.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "perceptible-network": DetailedHTMLProps<HTMLAttributes<PerceptibleNetwork>, PerceptibleNetwork> & {
        class?: string;
${own.map(attribute).join("\n")}
      };
    }
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
      const described = numbers().map(([name, description]) => ({
        name,
        type: { text: "number" },
        description,
      }));
      const after = element.attributes.findIndex(({ name }) => name === "patience");
      element.attributes.splice(after + 1, 0, ...described);
      element.events = element.events.filter(({ description }) => description); // not "type", a variable
    }
  }
  json("npm/custom-elements.json", manifest);
}
