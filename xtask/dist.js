// Makes dist/ of www/ and the built engine: same input, same bytes. `cargo dist` calls it.
// node xtask/dist.js [--base-url https://…/] [--out dist]

import { clear, crate } from "./dist/files.js";
import { npm } from "./dist/npm.js";
import { offline } from "./dist/offline.js";
import { pictures } from "./dist/pictures.js";
import { script } from "./dist/script.js";
import { site } from "./dist/site.js";
import { snippets } from "./dist/snippets.js";

try {
  clear();
  const integrity = await script();
  await pictures();
  await site(integrity);
  await snippets(integrity);
  await offline(integrity);
  await npm();
  crate();
} catch (error) {
  // Uncaught, it would come with the whole text of a library that looks after such errors.
  console.error(error);
  process.exitCode = 1;
}
