// A link as a QR code (ISO/IEC 18004), drawn as one SVG path: one step a module.
import { encode } from "../vendor/uqr.js";

/** Longer ones have modules too small for a phone across a classroom. */
export const LONGEST_QR = 800;
const QUIET = 4; // modules around the code, by the standard

/** @param {string} text @returns {{ size: number, path: string }} */
export function qrCode(text) {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const runs = data.flatMap((/** @type {boolean[]} */ row, /** @type {number} */ y) => {
    const bits = row.map((dark) => (dark ? "#" : " ")).join("");
    return [...bits.matchAll(/#+/g)].map(
      (run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`,
    );
  });
  return { size, path: runs.join("") };
}
