// The sizes that may be, after gzip -9, and how they are measured: in one place.
import { spawnSync } from "node:child_process";
import { gzipSync } from "node:zlib";

export const BUDGETS = {
  /** The engine, training included; the forward pass, documents and reading what people paste are some 120 of it, the
   * comparison with a reader's printout 42, what other programs than Python's print 9 (PHP's arrays were the last of it), what
   * they are written as 5. The last 900 are the names that people use for activations, in the sentences of a comparison
   * without a page, and the order in which numbered weights were taken, 2,000 the loops that train wide layers a tenth to a fifth
   * faster, and 600 know a whole network among what is pasted, and count what undo and its key frames hold. */
  wasm: 320_200,
  /** Everything that the page of dist/site loads before all is drawn; 500 of it ask before a reader's own CSV of another
   * shape is opened, and take one that is dropped, for which the browser would leave the page; 600 are the Python lines of
   * generators, which stand in a generator's one row. */
  page: 415_900,
  /** The one-file embed; PHP's arrays, tables of one column and links in every form are the last 700 of it. */
  script: 398_200,
};

/** As the program gzip does it; Node's own zlib, tuned for speed, leaves 3 % more. @param {Uint8Array | string} bytes */
export function gzipped(bytes) {
  const { stdout } = spawnSync("gzip", ["-9c"], { input: bytes, maxBuffer: 1 << 24 });
  return stdout?.length || gzipSync(bytes, { level: 9 }).length;
}
