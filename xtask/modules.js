// Which modules the page loads at first: page.js and what it imports, however deep. index.html names
// them, so that a browser asks for all at once instead of one import after the other.
import { readFileSync } from "node:fs";

const www = new URL("../www/", import.meta.url);

/** Paths in www/, in the order in which they are met. @returns {string[]} */
export function firstModules() {
  // The stored values are imported at once, but only where there are some.
  const found = new Set(["page.js", "stored-values.js"]);
  for (const path of found) {
    const own = new URL(path, www);
    for (const [, to] of readFileSync(own, "utf8").matchAll(
      /^(?:import|export)\b[^;'"]*?["'](\.{1,2}\/[^'"]+)["'];/gm,
    ))
      found.add(new URL(to, own).href.slice(www.href.length));
  }
  return [...found];
}
