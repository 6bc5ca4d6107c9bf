// Registers the element; loading this file twice, or two versions of it, does no harm. Where nothing is laid out
// (jsdom) or observed, the tag stays unknown and shows its fallback.
import { PerceptibleNetwork } from "./element/element.js";

const { customElements, ResizeObserver, IntersectionObserver } = globalThis;

if (ResizeObserver && IntersectionObserver && !customElements.get("perceptible-network"))
  customElements.define("perceptible-network", PerceptibleNetwork);

export { PerceptibleNetwork };
