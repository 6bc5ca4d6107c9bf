// Registers the element; loading this file twice, or two versions of it, does no harm.
import { PerceptibleNetwork } from "./element/element.js";

if (globalThis.customElements && !customElements.get("perceptible-network"))
  customElements.define("perceptible-network", PerceptibleNetwork);

export { PerceptibleNetwork };
