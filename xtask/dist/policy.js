// A page's Content-Security-Policy.
import { hash, put } from "./files.js";

/** In a page's markup. */
export const POLICY = /(?<=http-equiv="Content-Security-Policy" content=")[^"]*/;

const SCRIPTS = /<script\b[^>]*>([\s\S]*?)<\/script>/g;
const STYLES = /<style>([\s\S]*?)<\/style>/g;

/** The page, whose policy allows the scripts and the style that stand in it, and no others like them.
 * @param {string} page */
export function allowed(page) {
  const [policy] = page.match(POLICY) ?? [""];
  const styles = hashes(STYLES, page.replace(SCRIPTS, "")); // a script may speak of one
  return put(
    page,
    POLICY,
    policy
      .replace(/ 'sha256-[^']*'/g, "")
      .replace(/script-src[^;]*/, (sources) => sources + hashes(SCRIPTS, page))
      .replace(/style-src[^;]*/, (sources) => sources + styles),
  );
}

/** @param {RegExp} elements @param {string} page */
const hashes = (elements, page) =>
  [...page.matchAll(elements)]
    .filter(([, content]) => content)
    .map(([, content]) => ` '${hash(content, "sha256")}'`)
    .join("");
