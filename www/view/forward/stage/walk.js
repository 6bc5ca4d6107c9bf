// Arrow keys move in and between layers.
import { emit } from "../../../ui/dom.js";

/** @import { Values } from "../../../figure/types.js" */

/** Arrow keys move in and between layers. @param {KeyboardEvent} event @param {Values} values @param {number} layer @param {number} neuron */
export function walk(event, values, layer, neuron) {
  const inLayer = values.sizes[layer + 1];
  /** @type {Record<string, [number, number]>} */
  const to = {
    ArrowDown: [layer, Math.min(neuron + 1, inLayer - 1)],
    ArrowUp: [layer, Math.max(neuron - 1, 0)],
    ArrowRight: [layer + 1, neuron],
    ArrowLeft: [layer - 1, neuron],
  };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") emit(event.currentTarget, "select", null);
  const target = to[event.key];
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  const [l, j] = target;
  if (l < 0 || l >= values.layers.length) return;
  emit(event.currentTarget, "select", {
    layer: l,
    neuron: Math.min(j, values.sizes[l + 1] - 1),
    focus: true,
  });
}
