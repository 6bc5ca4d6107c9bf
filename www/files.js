// The full engine reads and writes files and scripts; it is loaded when it is asked for first.
import { picture as loadPicture } from "./assets.js";
import { EngineError, loadAll } from "./engine.js";
import { UserError } from "./figure.js";

/** @typedef {import("./figure.js").Figure} Figure */

const FILE_LIMIT = 1_000_000; // bytes
const KEEP_URL = 10_000; // ms: a download has begun by then

/** @param {Figure} figure @returns {Promise<import("./engine.js").FullEngine>} */
export const full = (figure) => loaded(figure, loadAll);

/** What is loaded on demand, or the sentence that says why it is not. @template T @param {Figure} figure @param {() => Promise<T | null>} load @returns {Promise<T>} */
async function loaded(figure, load) {
  const part = await load().catch((error) => {
    const reason = error instanceof EngineError ? error.reason : "load";
    throw new UserError(figure.t.noWasmReasons[reason]);
  });
  if (!part) throw new UserError(figure.t.notInOneFile);
  return part;
}

/** What draws pictures of the state. @param {Figure} figure */
export const picture = (figure) => loaded(figure, loadPicture);

/** For the code tab, which is drawn again when it comes, or says why it does not. @param {Figure} figure */
export async function loadFull(figure) {
  if (!figure.api || figure.askedFull) return;
  figure.askedFull = true;
  figure.noCode = "";
  const engine = await full(figure).catch(({ message }) => {
    figure.noCode = message;
    return null;
  });
  figure.complete(engine);
}

/** @param {Figure} figure */
export async function saveFile(figure) {
  await figure.attemptLater(async () => {
    const engine = await full(figure);
    const json = engine.saveJson(figure.state.fields.document);
    download(new Blob([json], { type: "application/json" }), "perceptible.json");
  });
}

/** @param {Figure} figure */
export function openFile(figure) {
  const input = Object.assign(document.createElement("input"), {
    type: "file",
    accept: ".json,application/json",
  });
  input.addEventListener("change", () => input.files?.[0] && read(figure, input.files[0]));
  input.click();
}

/** @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const anchor = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(blob),
    download: name,
  });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), KEEP_URL);
}

/** @param {Figure} figure @param {File} file */
async function read(figure, file) {
  if (file.size > FILE_LIMIT) {
    figure.say("error", figure.t.fileTooLarge(`${(file.size / 1e6).toFixed(1)} MB`));
    return;
  }
  const bytes = await file.arrayBuffer();
  await figure.attemptLater(async () => {
    const engine = await full(figure);
    const opened = engine.openJson(decode(bytes));
    figure.replace(opened, "preset");
    figure.say("info", figure.t.opened);
  });
}

/** @param {ArrayBuffer} bytes */
function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "\ufffd"; // the engine says what is wrong with it
  }
}
