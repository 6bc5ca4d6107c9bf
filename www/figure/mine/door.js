// The door of the comparison with a printout, which loads on request: what it draws, and what compares.
export * as views from "../../view/mine/mine.js";
export { Mine } from "./mine.js";
