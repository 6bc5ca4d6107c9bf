// Actions of the race: another document or other rules make another race; it runs in the loop that all training shares.
import { Session } from "../../engine/session.js";
import { pause, play } from "./loop.js";
import { mapsOf } from "./maps.js";

/**
 * @typedef {import("../figure.js").Figure} Figure
 * @typedef {import("./race.js").Race} Race
 * @typedef {object} Held  a race, and what it belongs to
 * @property {Race | null} race  null where nothing can be learnt
 * @property {number | null} of  the document's revision
 * @property {import("./race.js").Rules} rules
 * @property {boolean} dark
 */

/** The race for the present document and rules, made where there is none yet; null where nothing can be learnt. @param {Figure} figure @param {boolean} dark @returns {Race | null} */
export function raceOf(figure, dark) {
  const { session, train, state } = figure;
  if (!session || !train) return null;
  const { rules, revision } = state.fields;
  if (figure.race?.of === revision && figure.race.rules === rules && figure.race.dark === dark)
    return figure.race.race;
  const before = figure.race?.race ?? null;
  let race = before;
  figure.attempt(() => {
    const json = session.ask((handle) => handle.json());
    if (before?.isOf(json, rules)) return;
    race = make(figure, json, before, dark);
    before?.free();
  });
  if (race !== before) halt(figure);
  figure.race = { race, of: revision, rules, dark };
  return race;
}

/** @param {Figure} figure @param {string} json @param {Race | null} before @param {boolean} dark */
function make(figure, json, before, dark) {
  const { session, state, train } = figure;
  if (!session || !train || !session.ask((handle) => handle.training()).ready) return null;
  const structure = session.ask((handle) => handle.structure());
  const { inputs } = session.ask((handle) => handle.frame(["inputs"]));
  const layers = /** @type {any[]} */ (structure.layers);
  const asked = { ...structure, layers, inputs, axes: state.fields.axes, dark };
  return new train.Race(
    () => new Session(() => forget(figure)),
    json,
    structure,
    state.fields.rules,
    (handle) =>
      mapsOf(handle, {
        ...asked,
        layers: /** @type {any[]} */ (handle.structure().layers),
        large: true,
        small: false,
        playing: true,
      }),
    before,
  );
}

/** After a trap of the engine the race's sessions are lost. @param {Figure} figure */
function forget(figure) {
  figure.race = null;
}

/** @param {Figure} figure @param {(race: Race, budget: number, show: boolean) => boolean} advance  whether it goes on */
function run(figure, advance) {
  const { race } = figure.race ?? {};
  if (!race) return;
  halt(figure);
  figure.player = {
    place: figure.host,
    pace: () => ({ every: 0, steps: 1 }),
    advance(budget, _, show) {
      figure.attempt(
        () => {
          const more = advance(race, budget, show);
          if (!more) {
            halt(figure);
            race.redrawAll();
          }
          if (!more || show) figure.trained();
        },
        (reason) => {
          halt(figure);
          figure.say("error", reason);
        },
      );
    },
  };
  figure.state.update({ playing: true, editing: null });
  play(figure.player);
}

/** @param {Figure} figure */
export function startRace(figure) {
  if (figure.race?.race?.finished) restartRace(figure);
  run(figure, (race, budget, show) => {
    const more = race.advance(budget);
    if (show) race.redraw();
    return more;
  });
}

/** Runs one epoch of each network. @param {Figure} figure */
export function stepRace(figure) {
  const { race } = figure.race ?? {};
  if (!race || race.finished) return;
  const from = race.epoch;
  run(figure, (race, budget) => {
    race.advance(budget);
    return !race.finished && !(race.isEven && race.epoch > from);
  });
}

/** Shows an earlier epoch. @param {Figure} figure @param {number} epoch */
export function lookAt(figure, epoch) {
  const { race } = figure.race ?? {};
  if (!race || epoch === race.shown) return;
  halt(figure);
  figure.attempt(() => race.look(epoch));
  figure.trained();
}

/** Starts all networks again. @param {Figure} figure */
export function restartRace(figure) {
  const { race, dark } = figure.race ?? {};
  if (!race) return;
  halt(figure);
  figure.attempt(() => race.restart());
  if (dark !== undefined) figure.trained();
}

/** Repeats the race with other seeds, one after another. @param {Figure} figure */
export const tryOut = (figure) => run(figure, (race, budget) => race.tryOut(budget));

/** @param {Figure} figure */
function halt(figure) {
  if (!figure.player) return;
  pause(figure.player);
  figure.player = null;
  figure.state.update({ playing: false });
  figure.announce();
}
