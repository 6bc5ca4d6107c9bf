/** Cuts an array of a frame into consecutive pieces; empty ones where nothing is computed yet. @param {Float64Array} array */
export function cutter(array) {
  let start = 0;
  return (/** @type {number} */ length) => {
    const piece = array.subarray(start, start + length);
    start += length;
    return piece;
  };
}
