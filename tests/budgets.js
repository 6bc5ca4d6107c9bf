// The sizes that DESIGN allows, after gzip -9, and how they are measured: in one place.
import { gzipSync } from "node:zlib";

export const BUDGETS = {
  /** The engine that a page loads at first. */
  wasm: 55_000,
  /** Everything that the page of dist/site loads at first. */
  page: 110_000,
  /** The one-file embed. */
  script: 95_000,
};

/** @param {Uint8Array | string} bytes */
export const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length;
