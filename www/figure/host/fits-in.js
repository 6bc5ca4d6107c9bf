const NARROWEST = 200; // px: less is for the picture

/** Whether a figure can be drawn in its place: it must be wide enough, with horizontal lines and a height that follows
 * its content. @param {Element} host @param {number} width */
export function fitsIn(host, width) {
  const { writingMode, contain, containerType } = getComputedStyle(host);
  const sized = /\b(?<!-)size\b|\bstrict\b/.test(contain) || containerType === "size";
  return (width === 0 || width >= NARROWEST) && writingMode === "horizontal-tb" && !sized;
}
