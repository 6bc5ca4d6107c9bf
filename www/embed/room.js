// How much room a post keeps for a figure, so that what stands below stays where it is when the figure starts. A
// figure that needs less fills it.

/** @typedef {{ phone: number, tablet: number, column: number }} Room  px */

/** What the first preset needs in stage, results and inspector, in either language. @type {Room} */
export const POST = { phone: 970, tablet: 1440, column: 1300 };

// Where the figure changes most: the calculation is folded on a phone, and below the network in a column.
const TABLET = 480;
const COLUMN = 660; // a window's width: 600 and the margins of a page

/** Widths at which it is measured, the least and the greatest of each kind, and what a finger needs more than the
 * mouse that the author may have. @type {Record<keyof Room, { widths: number[], finger: number }>} */
const MEASURED = {
  phone: { widths: [304, 360], finger: 40 },
  tablet: { widths: [480], finger: 80 },
  column: { widths: [600, 720], finger: 32 },
};
const STEP = 10; // px: round numbers

/** A `min-height` by the window's width, without a style sheet. @param {Room} room */
export function minHeight({ phone, tablet, column }) {
  const most = Math.max(phone, tablet, column);
  return (
    `calc(${phone}px + clamp(0px, (100vw - ${TABLET}px) * 999, ${most - phone}px)` +
    ` - clamp(0px, (100vw - ${COLUMN}px) * 999, ${most - column}px))`
  );
}

/** Measures a figure that nobody sees; null where it is gone meanwhile. @param {HTMLElement} figure @returns {Promise<Room | null>} */
export async function measure(figure) {
  const room = { ...POST };
  for (const kind of /** @type {const} */ (["phone", "tablet", "column"])) {
    const { widths, finger } = MEASURED[kind];
    let most = 0;
    for (const width of widths) {
      figure.style.width = `${width}px`;
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      most = Math.max(most, figure.offsetHeight);
    }
    if (!most) return null;
    room[kind] = Math.ceil((most + finger) / STEP) * STEP;
  }
  return room;
}
