// The reader's own rows of inputs and targets: pasted onto the table, or from a CSV file.
import { own } from "../ui/own.js";
import { forward, stop } from "./training.js";

/** @typedef {import("./figure.js").Figure} Figure */

/** Rows as text; as many columns at the end as the network has outputs are targets. @param {Figure} figure @param {string} text @throws the engine's refusals */
export function openRows(figure, text) {
  const { sizes } = figure.present;
  stop(figure);
  const gesture = "rows";
  figure.endGesture();
  figure.session?.change((handle) =>
    handle.openRows(text, { targets: sizes[sizes.length - 1], gesture }),
  );
  figure.before = null;
  figure.reason = "edit";
  forward(figure, gesture);
  figure.endGesture();
  figure.state.update({ row: 0 });
  figure.trained();
}

/** @param {Figure} figure */
export function openCsv(figure) {
  const input = Object.assign(own(document, "createElement")("input"), {
    type: "file",
    accept: ".csv,.tsv,.txt,text/csv,text/plain",
  });
  input.addEventListener("change", async () => {
    const bytes = await input.files?.[0]?.arrayBuffer();
    if (bytes) figure.attempt(() => openRows(figure, decoded(bytes)));
  });
  input.click();
}

/** UTF-8, or what Korean Excel writes: CP949, which browsers call EUC-KR. @param {ArrayBuffer} bytes */
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("euc-kr").decode(bytes);
  }
}
