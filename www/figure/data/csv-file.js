// Reads the reader's own CSV file, chosen or dropped onto Train. (numbers-csv.js writes the network's numbers.)
import { chooseFile } from "../../ui/choose-file.js";
import { stop } from "../train/actions.js";
import { openOwn } from "./actions.js";

/** @typedef {import("../figure.js").Figure} Figure */

/** @param {Figure} figure */
export function openCsv(figure) {
  chooseFile(".csv,.tsv,.txt,text/csv,text/plain", (file) => open(figure, file));
}

/** Takes files that are dropped; otherwise the browser would leave the page to show them. @param {Figure} figure @param {ShadowRoot} root */
export function takeDropped(figure, root) {
  const isFile = (/** @type {DragEvent} */ { dataTransfer }) =>
    takesRows(figure) && dataTransfer?.types.includes("Files");
  root.addEventListener("dragover", (event) => {
    if (isFile(/** @type {DragEvent} */ (event))) event.preventDefault();
  });
  root.addEventListener("drop", (event) => {
    const drop = /** @type {DragEvent} */ (event);
    if (!isFile(drop)) return;
    drop.preventDefault();
    const file = drop.dataTransfer?.files[0];
    if (file) open(figure, file);
  });
}

/** Whether the table of rows is shown and may be changed. @param {Figure} figure */
function takesRows({ session, state: { fields } }) {
  const { mode, racing, comparing, views, controls } = fields;
  return (
    session &&
    !fields.readonly &&
    !racing &&
    !comparing &&
    mode === "train" &&
    views.includes("data") &&
    controls.has("rows")
  );
}

/** @param {Figure} figure @param {File} file */
async function open(figure, file) {
  const text = decoded(await file.arrayBuffer());
  stop(figure);
  figure.attempt(() => openOwn(figure, text));
}

/** UTF-8, or what Korean Excel writes: CP949, which browsers call EUC-KR. @param {ArrayBuffer} bytes */
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("euc-kr").decode(bytes);
  }
}
