// The view model: how values are shown, as it follows from the state's fields and the figure's width.
import { embed } from "../assets.js";
import { strings } from "../strings/strings.js";
import { measureIn } from "../ui/measure.js";
import { frame, layout, projected } from "./layout.js";

/** @typedef {import("./types.d.ts").Values} Values */
/** @typedef {import("./types.d.ts").View} View */
/** @typedef {import("./state.js").Fields} Fields */

/**
 * What the figure knows beside its state.
 * @typedef {object} About
 * @property {"computed" | "waiting" | "stored"} source  of the values
 * @property {boolean} dark
 * @property {string} room       the least height, CSS
 * @property {string} family     the typeface of numbers
 * @property {boolean} canUndo @property {boolean} canRedo
 * @property {string | null} page  address of the figure's own page, with the present state
 * @property {string} announcement
 * @property {import("../ui/memo.js").Memo} memo  what the last frame described
 * @property {import("./train/race.js").Race | null} race  of the present document
 * @property {import("../pkg/perceptible.js").GradientCheck | null} check  of what is shown
 * @property {typeof import("../view/train/train.js") | null} train  what Train draws, once it is loaded
 * @property {import("./types.d.ts").View["mine"]} mine  what compares a printout, once it is loaded
 */

/** @param {Values} values @param {Fields} fields @param {About} about @returns {View} */
export function viewModel(values, fields, about) {
  const { source, dark, room, family, canUndo, canRedo, page, announcement } = about;
  const isPage = fields.views.includes("header");
  const { size, width } = fields.presenting
    ? { size: /** @type {const} */ ("full"), width: fields.screen.width }
    : frame(fields.width, !isPage);
  const frozen = fields.readonly || source === "stored";
  const inspector = fields.views.includes("inspector");
  const train = fields.mode === "train" && values.training ? about.train : null;
  const words = strings(fields.language);
  const t = /** @type {View["t"]} */ (train?.speaking(words, fields.language) ?? words);
  return {
    ...fields,
    size,
    width,
    ...(fields.presenting
      ? projected(fields.screen, values.sizes, fields.revealed !== null)
      : layout(width, values.sizes.length, inspector)),
    room,
    // For a projector four digits are enough, until more are asked for.
    digits: fields.presenting && fields.digits === 8 ? 4 : fields.digits,
    selection: fields.selection && within(fields.selection, values.sizes),
    row: values.ledger.row,
    t,
    heading: isPage ? "h2" : "h3", // below the page's h1, or the figure's own title
    unseen: fields.revealed ? "?" : "·",
    dark,
    frozen,
    readonly: frozen,
    stored: source === "stored",
    embeddable: embed !== null,
    measure: measureIn(family),
    canUndo,
    canRedo,
    page,
    shareable: page !== null,
    announcement,
    memo: about.memo,
    train,
    check: about.check,
    race: about.race,
    mine: about.mine,
  };
}

/** The fields of the state that opening a document sets. @param {import("../pkg/perceptible.js").Session} handle */
export function opening(handle) {
  const { sizes, rows } = handle.structure();
  const inputs = rows > 1 && rows <= FEW ? handle.frame(["inputs"]).inputs : null;
  return { selection: openingSelection(sizes), row: openingRow(inputs, sizes[0]) };
}

const FEW = 16; // rows

/** The first row that is not all zeros, whose products would all be 0. @param {Float64Array | null | undefined} inputs @param {number} columns */
const openingRow = (inputs, columns) =>
  Math.max(0, Math.floor((inputs?.findIndex((x) => x !== 0) ?? 0) / columns));

/** The neuron that is selected first: the last of the first hidden layer, which in the post has a negative product.
 * @param {number[]} sizes */
export const openingSelection = (sizes) => ({
  layer: 0,
  neuron: sizes[1] <= 8 ? sizes[1] - 1 : 0,
});

/** @param {import("./state.js").Selection} selection @param {number[]} sizes */
export function within({ layer, neuron }, sizes) {
  const l = Math.min(layer, sizes.length - 2);
  return { layer: l, neuron: Math.min(neuron, sizes[l + 1] - 1) };
}
