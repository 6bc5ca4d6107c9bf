// The present state as a picture, for hosts that run no script. Loaded on request, never at first.
export { altText } from "./alt.js";
export { toPng } from "./to-png.js";
export { toSvg } from "./to-svg.js";
