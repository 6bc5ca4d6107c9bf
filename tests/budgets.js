// The sizes that DESIGN allows, after gzip -9, and how they are measured: in one place.
import { gzipSync } from "node:zlib";

export const BUDGETS = {
  /** The engine. */
  wasm: 125_000,
  /** Everything that the page of dist/site loads before all is drawn. */
  page: 190_000,
  /** The one-file embed. */
  script: 195_000,
};

/** @param {Uint8Array | string} bytes */
export const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length;
