import { value } from "../ui/format.js";

/** How far it is trained; "" before the first step. @param {import("./parts.js").Context} context */
export function trainedLine({ values: { training }, words }) {
  const step = training?.status.step ?? 0;
  const last = training?.losses.at(-1);
  return step && last ? words.trained(step, value(last.loss, 8)) : "";
}
