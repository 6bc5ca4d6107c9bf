// The style sheet of every figure, shared. A module of its own so that the one-file build can carry the text.
export const styleSheet = new CSSStyleSheet();

const response = await fetch(new URL("style.css", import.meta.url));
styleSheet.replaceSync(await response.text());
