// Actions on data sets: opening one changes the network so that it fits and can learn it.
import { data as load } from "../../assets.js";
import { forward, stop } from "../train/actions.js";
import { defaultsOf, FILES, nameOf, preview, wishOf } from "./catalogue.js";
import { fits, kindOf, pair, reshaped, suited } from "./fit-network.js";
import { GENERATORS } from "./generators.js";
import { openRows } from "./rows.js";

/**
 * @import { Engine } from "../../engine/engine.js"
 * @import { Shape } from "./fit-network.js"
 * @import { Edit } from "../../pkg/perceptible.js"
 * @import { DataEdit } from "../types.js"
 * @typedef {import("../figure.js").Figure} Figure
 * @typedef {import("../figure.js").Handle} Handle
 * @typedef {{ name: string, text: string | null, edits: Edit[], sizes: number[], revision: number | null }} Proposal
 *   text: of a file; edits: before it is opened; revision: of the document that it was made for
 */

const KEPT = 4; // rows kept where a data set becomes the reader's own

/** @satisfies {Partial<import("../intents.js").Handlers>} */
export const DATASETS = {
  dataset: choose,
  "accept-dataset": (figure) => {
    const { proposal } = figure.state.fields;
    if (proposal) open(figure, proposal);
  },
  "refuse-dataset": (figure) => {
    figure.focusNext = MENU;
    figure.state.update({ proposal: null });
  },
  standardize,
  "show-rows": ({ state }, rowsShown) => state.update({ rowsShown }),
};

const MENU = "[data-menu=dataset]";

/** Opens the data set, or asks first where the network has to change its shape. @param {Figure} figure @param {string} name */
async function choose(figure, name) {
  const { session, engine } = figure;
  if (!session || !engine) return;
  stop(figure);
  if (name === "own") return keepRows(figure);
  const text = name in FILES ? await load(name).catch(() => null) : null;
  if (name in FILES && text === null) return figure.say("error", figure.t.dataElsewhere);
  figure.attempt(() =>
    offer(figure, name, text, FILES[name] ?? session.ask(() => preview(engine, name))),
  );
}

/** Opens rows of this shape, or asks first where the network has to change its own.
 * @param {Figure} figure @param {string} name @param {string | null} text @param {Shape} shape */
function offer(figure, name, text, shape) {
  const { session, engine, state } = figure;
  if (!session || !engine) return;
  const structure = session.ask((handle) => handle.structure());
  const wishes = [wishOf(name), wishOf(nameOf(structure))];
  const proposal = {
    name,
    text,
    edits: suited(structure, shape, defaultsOf(engine), ...wishes),
    sizes: reshaped(structure.sizes, shape, ...wishes),
    revision: session.ask((handle) => handle.revisions()[0]),
  };
  if (fits(structure.sizes, shape)) {
    open(figure, proposal);
    if (proposal.edits.some(({ set }) => set === "loss")) figure.say("info", figure.t.lossSuited);
    return;
  }
  figure.focusNext = ".proposal .accept";
  // The session may be ahead of the drawing.
  state.update({ proposal, revision: proposal.revision, message: null });
}

/** Opens the reader's own file. The last columns are targets: as many as the network has outputs, or else one, a number or a class.
 * @param {Figure} figure @param {string} text @throws the engine's refusals */
export function openOwn(figure, text) {
  const { session, engine } = figure;
  if (!session || !engine) return;
  const { sizes } = figure.present;
  const facts = session.ask(() => read(engine, text));
  const isTable = facts.classNames.every((name) => !Number.isNaN(Number(name)));
  if (isTable && facts.columns.length === sizes[0] + sizes[sizes.length - 1])
    openRows(figure, text);
  else offer(figure, "own", text, facts);
}

/** The shape of a file's rows. @param {Engine} engine @param {string} text */
function read(engine, text) {
  const handle = new engine.Session();
  try {
    return handle.openRows(text, { reshape: true });
  } finally {
    handle.free();
  }
}

let opened = 0;
/** Changes made at once. */
const nextGesture = () => `dataset:${++opened}`;

/** A data set, generated or of a file's text, and the edits that make the network learn it; all or nothing.
 * @param {Handle} handle @param {string} name @param {string | null} text @param {Edit[]} edits @param {string} gesture */
export function take(handle, name, text, edits, gesture) {
  const options = { reshape: true, edits, gesture };
  if (text === null) handle.openDataset(name, GENERATORS[name].first ?? null, 0, options);
  else handle.openRows(text, { ...options, standardize: name === "digits" });
}

/** @param {Figure} figure @param {Proposal} proposal */
function open(figure, { name, text, edits }) {
  const gesture = nextGesture();
  stop(figure);
  figure.attempt(() => {
    figure.session?.change((handle) => take(handle, name, text, edits, gesture));
    figure.focusNext = MENU;
    figure.state.update({ rowsShown: false, tab: "map" });
    shown(figure, gesture);
  });
}

/** Puts the first row of the first batch on stage. @param {Figure} figure @param {string} gesture  which ends here */
function shown(figure, gesture) {
  figure.before = null;
  figure.reason = "edit";
  forward(figure, gesture);
  figure.endGesture();
  const batch = figure.session?.ask((handle) => handle.training().batch) ?? [];
  figure.state.update({
    proposal: null,
    row: batch[0] ?? 0,
    selection: { layer: 0, neuron: 0 },
    message: null,
    step: null,
    revealed: null,
    editing: null,
    weight: null,
  });
  figure.trained();
}

/** Edits the document; an edit of the call that drew its rows draws them again.
 * @param {Handle} handle @param {(Edit | DataEdit)[]} edits @param {string | null} gesture @throws the engine's refusals */
export function apply(handle, edits, gesture) {
  const [first] = edits;
  if (first?.set !== "data") return handle.edit(/** @type {Edit[]} */ (edits), gesture);
  const { data, sizes } = handle.structure();
  if (!data) return;
  const { name, parameters, seed } = data;
  const { parameter, value } = first;
  const own = gesture ?? nextGesture();
  const options = { reshape: true, gesture: own };
  const facts =
    parameter === "seed"
      ? handle.openDataset(name, parameters, value, options)
      : handle.openDataset(name, { ...parameters, [parameter]: value }, seed, options);
  const after = handle.structure();
  if (after.sizes.join() !== sizes.join()) {
    const edits = pair(after, kindOf(after.sizes, facts), after.layers.length - 1);
    if (edits.length) handle.edit(edits, own);
  }
  if (gesture === null) handle.endGesture();
}

/** Keeps a few of the present rows as the reader's own: so few that all can be seen and changed. @param {Figure} figure */
function keepRows(figure) {
  const { session, state } = figure;
  state.update({ rowsShown: true, proposal: null });
  const { rows, sizes, inputs, classes } = figure.present;
  if (!session || nameOf(figure.present) === "own") return;
  figure.attempt(() => {
    const n = sizes[0];
    const m = sizes[sizes.length - 1];
    const { targets } = session.ask((handle) => handle.frame(["targets"]));
    const count = Math.min(KEPT, rows);
    const gesture = nextGesture();
    const kept = Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count));
    const of = (/** @type {Float64Array} */ all, /** @type {number} */ columns) =>
      kept.flatMap((row) => [...all.subarray(row * columns, (row + 1) * columns)]);
    session.change((handle) =>
      handle.edit(
        [
          { set: "test_size", value: 0 },
          { set: "batch_size", value: 0 },
          { set: "inputs", rows: count, values: of(inputs, n) },
          classes
            ? {
                set: "classes",
                values: kept.map((row) => targets.subarray(row * m, (row + 1) * m).indexOf(1)),
              }
            : { set: "targets", values: of(targets, m) },
        ],
        gesture,
      ),
    );
    figure.focusNext = MENU;
    shown(figure, gesture);
    figure.say("info", figure.t.rowsKept(count));
  });
}

/** Standardises the inputs: mean 0 and standard deviation 1. @param {Figure} figure */
function standardize(figure) {
  stop(figure);
  figure.attempt(() => {
    const gesture = nextGesture();
    figure.session?.change((handle) => handle.standardize(gesture));
    shown(figure, gesture);
  });
}
