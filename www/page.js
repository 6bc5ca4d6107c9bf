import init, { version } from "./pkg/perceptible.js";

await init();
const text = document.getElementById("text");
if (text) text.textContent = `Perceptible ${version()}`;
