import { own } from "./own-property.js";

/** Lets the reader choose a file. @param {string} accept  as of an input @param {(file: File) => unknown} take */
export function chooseFile(accept, take) {
  const input = Object.assign(own(document, "createElement")("input"), { type: "file", accept });
  input.addEventListener("change", () => input.files?.[0] && take(input.files[0]));
  input.click();
}
