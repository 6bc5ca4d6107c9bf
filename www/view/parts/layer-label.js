// The names of dense layers: "은닉층 2", "Output layer".

/** @import { Values, View } from "../../figure/types.js" */

/** "은닉층 2", "Output layer": a dense layer's name. @param {Values} values @param {View} state @param {number} layer */
export function layerLabel(values, state, layer) {
  if (layer === values.layers.length - 1) return state.t.outputLayer;
  return values.layers.length > 2 ? state.t.hiddenLayerNumber(layer + 1) : state.t.hiddenLayer;
}
