// The npm package through three bundlers, as each does its work differently; `node xtask/bundlers.js` tries all.
// Needs dist/ (`cargo dist`) and npm's registry.
import { test } from "node:test";
import { tryBundler } from "./bundlers.js";

for (const name of ["esbuild", "webpack 5", "Vite 7"])
  test(`${name}: the package is found, built and live`, () => tryBundler(name));
