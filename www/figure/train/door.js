// Train's door, which loads on request: what it draws, and what trains several networks side by side.
export * as views from "../../view/train/train.js";
export { Race } from "./race.js";
