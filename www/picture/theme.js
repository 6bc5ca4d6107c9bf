// Colours and faces as style/figure.css has them (a test compares); a picture on its own has no style sheet.

/** @typedef {typeof light} Colours */

const light = {
  paper: "#ffffff",
  wash: "#f5f6f5",
  ink: "#15181c",
  ink2: "#4b515b",
  ink3: "#686f7a",
  rule: "#b6bac1",
  hair: "#e1e3e6",
  acc: "#00716a",
  accw: "#e9f4f2",
  pos: "#965800",
  neg: "#4f46c4",
  err: "#b3261e",
  "quiet-pos": "#dfc190",
  "quiet-neg": "#bcb9ec",
};

/** @type {Colours} */
const dark = {
  paper: "#0f1215",
  wash: "#181c20",
  ink: "#eceef1",
  ink2: "#b3bac4",
  ink3: "#8c94a0",
  rule: "#49505a",
  hair: "#282d33",
  acc: "#4cc5b8",
  accw: "#122623",
  pos: "#e3a84f",
  neg: "#a79ff8",
  err: "#ff9088",
  "quiet-pos": "#7a5d2e",
  "quiet-neg": "#544f92",
};

export const themes = { light, dark };

// Names with a space are quoted by ', since the attribute is quoted by ".
export const SANS =
  "-apple-system, 'Segoe UI', Roboto, system-ui, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', sans-serif";
export const MATH = "'STIX Two Math', 'Cambria Math', 'Latin Modern Math', serif";
export const MONO =
  "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'Noto Sans Mono', 'DejaVu Sans Mono', monospace";
