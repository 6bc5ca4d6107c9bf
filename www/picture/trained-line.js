import { value } from "../ui/format.js";

/** How far it is trained; "" before the first step. @param {import("./parts.js").Context} context */
export function trainedLine({ values: { training }, words }) {
  const step = training?.status.step ?? 0;
  const last = training?.losses.at(-2); // of step, loss, penalty
  return step && last !== undefined ? words.trained(step, value(last, 8)) : "";
}
