
/** One input varies from the left to the right, or another one too, from the bottom to the top. */
export interface Grid {
  x: number;
  /** None for a line. */
  y?: number;
  /** Their ends: [x, y], or [x]. A line's points include both; those of a rectangle stand in the middle of their cells. */
  from: Numbers; to: Numbers;
  /** Points along a side, up to 1,024. */
  size: number;
  /** The sample that the other inputs are of; the focused one. */
  row?: number;
}
/** a of a neuron; or the class that the outputs decide for, plus by how much it leads (0 to below 1): with as many
 * shades of each class in the palette and the range [0, classes], the winner has its colour, stronger where it leads
 * more. A single output says 0 or 1. */
export type MapAsked = ({ layer: number; neuron: number } | { winner: true }) & {
  /** RGBA, 0 to 255, of equal parts of the range. With it there is an image, without it there are values. */
  palette?: Numbers;
  /** Of the palette; from the least to the greatest value. */
  range?: Numbers;
};
export interface Maps {
  /** Of the document that they belong to. */
  revision: number;
  /** Points; from the top, for height, which is 1 for a line. */
  width: number; height: number;
  /** Row by row from the top, as pixels are. */
  maps: {
    range: [number, number];
    values: Float64Array | null;
    /** Where there is no ImageData, as in Node, an object with its data, width and height. */
    image: ImageData | null;
  }[];
}
