// What the author wrote: attributes become fields of the view, and one document, which the engine reads. They are
// narrowed, never fatal: what cannot be read is as if it were not there, or said in the figure.

import { preferred } from "../strings/strings.js";
import { controlsOf } from "./controls.js";
import { BELOW, VIEWS } from "./views.js";

/** Of a step, in Train. */
const PHASES = /** @type {const} */ (["forward", "loss", "backward", "update"]);

/** Numbers of the loss, the optimizer or the schedule that is chosen, by PyTorch's names. */
const NUMBERS = [
  "delta",
  "momentum",
  "dampening",
  "alpha",
  "rho",
  "beta1",
  "beta2",
  "epsilon",
  "weight_decay",
  "momentum_decay",
  "lr_decay",
  "initial_accumulator_value",
  "eta_minus",
  "eta_plus",
  "step_min",
  "step_max",
  "step_size",
  "gamma",
  "t_max",
  "eta_min",
  "decay",
];

/** The attributes that say which network is shown. They are named before the engine, whose table has most of them, is
 * there; a test compares both. */
export const NETWORK = [
  "preset",
  "state",
  "layers",
  "inputs",
  "activations",
  "activation",
  "seed",
  "initialization",
  "scale",
  "drawn_before",
  "targets",
  "classes",
  "data",
  "loss",
  "optimizer",
  "learning_rate",
  "batch_size",
  "order",
  "order_seed",
  "test_size",
  "split_seed",
  "l1",
  "l2",
  "bias_training",
  "schedule",
  "schedule_per",
  "tolerance",
  "stop_loss",
  "epochs",
  "patience",
  ...NUMBERS,
];

/** Those that say how. */
export const VIEW = [
  "lang",
  "theme",
  "digits",
  "view",
  "phase",
  "controls",
  "readonly",
  "folded",
  "page",
];

/** What the author wrote of the network, as (name, text) pairs for the engine. @param {Element} element @returns {[string, string][]} */
export const attributesOf = (element) =>
  NETWORK.map((name) => [name, element.getAttribute(name) ?? ""]);

/** What a view attribute's value means. @param {string} name @param {string | null} value @returns {Partial<import("../figure/state.js").Fields>} */
export function fieldsOf(name, value) {
  const word = value?.trim().toLowerCase();
  switch (name) {
    case "lang":
      return { language: word === undefined ? readers() : /^ko(?![a-z])/.test(word) ? "ko" : "en" };
    case "theme":
      return { theme: word === "light" || word === "dark" ? word : "auto" };
    case "digits":
      return { digits: word === "4" ? 4 : word === "full" ? "full" : 8 };
    case "view":
      return viewsOf(words(word ?? ""));
    case "phase":
      return { opensWith: PHASES.find((phase) => phase === word) ?? PHASES[0] };
    case "folded":
      return { folded: isOn(value) };
    case "controls":
      return { controls: controlsOf(word === undefined ? null : words(word)) };
    case "page":
      return { page: value === null ? null : pageOf(value.trim()) };
    default:
      return {};
  }
}

/** Frameworks write false as a word. @param {string | null} value  of an attribute that is on or off */
export const isOn = (value) => value !== null && !/^\s*(?:false|off|no|0)\s*$/i.test(value);

/** @param {string[]} names */
function viewsOf(names) {
  const views = names.filter((view) => VIEWS.includes(view));
  const comparing = views.length === 1 && views[0] === "compare-mine";
  return { comparing, ...modeOf(views) };
}

/** @param {string[]} views */
function modeOf(views) {
  if (!views.length) return { views: VIEWS, mode: /** @type {const} */ ("forward") };
  const below = BELOW.filter((view) => views.includes(view));
  const racing = views.includes("race");
  if (!views.includes("train") && !below.length && !racing)
    return { views, mode: /** @type {const} */ ("forward") };
  if (views.length === 1 && racing)
    return { views: ["race", "train"], mode: /** @type {const} */ ("train"), racing };
  // Training happens on the network. Who names nothing else of it sees all of it, the arithmetic first.
  const whole = below.length ? [] : ["inspector", ...BELOW];
  const opens = !views.includes("results") && !views.includes("toolbar");
  return {
    views: [...new Set(["stage", ...views, "train", ...whole])],
    mode: /** @type {"forward" | "train"} */ (opens ? "train" : "forward"),
  };
}

/** A page of the web, or one that lies beside this one. Its fragment is the state's. @param {string} address */
function pageOf(address) {
  const page = address.split("#")[0];
  if (page === "") return address === "" ? "" : null;
  return /^(?!https?:\/\/)[^/?]*:/i.test(page) ? null : page;
}

const readers = () => preferred(navigator.languages ?? [navigator.language]);

/** @param {string} text */
const words = (text) => text.split(/[\s,]+/).filter(Boolean);
