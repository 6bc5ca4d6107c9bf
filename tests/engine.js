// The engine in Node, started from its bytes: what the page shows is compared with what it says here.
import { readFileSync } from "node:fs";
import * as engine from "../www/pkg/perceptible.js";

engine.initSync({
  module: readFileSync(new URL("../www/pkg/perceptible_bg.wasm", import.meta.url)),
});

export { engine };
