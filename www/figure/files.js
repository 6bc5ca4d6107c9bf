// Opening and saving files, and pictures of the state, whose code is loaded on request.
import { picture as loadPicture } from "../assets.js";
import { chooseFile } from "../ui/choose-file.js";
import { own } from "../ui/own-property.js";
import { toCsv } from "./numbers-csv.js";
import { UserError } from "./refusals.js";
import { mode } from "./train/actions.js";

/** @typedef {import("./figure.js").Figure} Figure */

const TRAINING = "training"; // a file's own key
const KEEP_URL = 10_000; // ms: a download has begun by then

/** Draws pictures of the state; rejects with the reason where it does not come. @param {Figure} figure */
export async function picture(figure) {
  const { t } = figure;
  const part = await loadPicture().catch((error) => {
    const reason = /** @type {keyof typeof t.noSecondScript} */ (error?.reason);
    throw new UserError(t.noSecondScript[reason] ?? t.partNotLoaded);
  });
  if (!part) throw new UserError(figure.t.notInOneFile);
  return part;
}

/** @param {Figure} figure @param {Partial<import("../picture/picture.js").View>} [options] */
export async function svgOf(figure, options) {
  const { toSvg } = await picture(figure);
  return toSvg(figure.present, { ...figure.pictured, ...options });
}

/** @param {Figure} figure @param {{ scale?: number, width?: 360 | 720, theme?: "light" | "dark" }} options */
export async function pngOf(figure, { scale = 2, width = 720, ...options }) {
  const { toPng } = await picture(figure);
  return toPng(await svgOf(figure, { width, ...options }), { width, scale });
}

/** @param {Figure} figure */
export function saveFile(figure) {
  const json = figure.session?.ask((handle) => handle.json(true));
  if (json) download(new Blob([json], { type: "application/json" }), "perceptible.json");
}

/** Everything that can be saved. @satisfies {Partial<import("./intents.js").Handlers>} */
export const SAVING = {
  "save-svg": (figure) =>
    saved(figure, async () => new Blob([await svgOf(figure)], { type: "image/svg+xml" }), "svg"),
  "save-png": (figure) => saved(figure, () => pngOf(figure, {}), "png"),
  "save-script": (figure) =>
    saved(
      figure,
      () => new Blob([scriptOf(figure)], { type: "text/x-python;charset=utf-8" }),
      "py",
    ),
  // With a byte order mark, by which spreadsheets recognise UTF-8.
  "save-csv": (figure) =>
    saved(
      figure,
      () => new Blob(["\ufeff", toCsv(figure.present)], { type: "text/csv;charset=utf-8" }),
      "csv",
    ),
};

/** @param {Figure} figure @param {() => Blob | Promise<Blob>} make @param {string} extension */
async function saved(figure, make, extension) {
  try {
    download(await make(), `perceptible.${extension}`);
  } catch (error) {
    figure.attempt(() => {
      throw error;
    });
  }
}

/** The script: in Train that of the training, if there is one. @param {Figure} figure */
function scriptOf(figure) {
  const { session, state } = figure;
  const { mode, library } = state.fields;
  if (!session) throw new UserError(figure.t.codeNeedsEngine);
  if (mode === "train")
    try {
      return session.ask((handle) => handle.trainingScript({ library })).script;
    } catch {} // there is none where the loss does not go with the outputs
  return session.ask((handle) => handle.script()).script;
}

/** Opens saved JSON; a training saved with it goes on in Train. @param {Figure} figure @param {string | Uint8Array} json @param {import("./figure.js").Reason} reason @param {boolean} [undoable] @throws the engine's refusals */
export function openJson(figure, json, reason, undoable = false) {
  const { session, state, t } = figure;
  let isLeftOut = false;
  figure.show((handle) => {
    const keys = handle.openJson(json, undoable);
    isLeftOut = keys.includes(TRAINING);
    return keys.filter((key) => key !== TRAINING);
  }, reason);
  const { message } = state.fields;
  if (isLeftOut)
    figure.say("info", message ? `${message.text} ${t.trainingLeftOut}` : t.trainingLeftOut);
  const step = session?.ask((handle) => handle.training().step) ?? 0;
  if (step > 0 && figure.state.fields.views.includes("train")) mode(figure, "train");
}

/** @param {Figure} figure */
export function openFile(figure) {
  chooseFile(".json,application/json", (file) => read(figure, file));
}

/** @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const anchor = Object.assign(own(document, "createElement")("a"), {
    href: URL.createObjectURL(blob),
    download: name,
  });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), KEEP_URL);
}

/** @param {Figure} figure @param {File} file */
async function read(figure, file) {
  const { engine, t } = figure;
  const most = engine?.limits().file ?? 0;
  if (file.size > most)
    return figure.say("error", t.fileTooLarge(megabytes(file.size), megabytes(most)));
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!figure.session) return;
  figure.attempt(() => {
    openJson(figure, bytes, "preset", true);
    if (!figure.state.fields.message) figure.say("info", figure.t.opened);
  });
}

/** @param {number} bytes */
const megabytes = (bytes) => `${Math.ceil(bytes / 1e6)} MB`;
