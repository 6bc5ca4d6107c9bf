// How much room a post keeps for a figure, so that what stands below stays where it is when the figure starts. A
// figure that needs less fills it.

/** px, one for each of STEPS. @typedef {readonly number[]} Room */

/** Where a figure changes its height by the width of its column; widths at which it is measured, the least and the
 * greatest and where most networks change in between; and what a finger needs more than the mouse that the author may
 * have. All in px. */
const STEPS = [
  { from: 0, measured: [288, 327], finger: 90 },
  { from: 328, measured: [328, 400, 479], finger: 65 },
  { from: 480, measured: [480, 539], finger: 105 },
  { from: 540, measured: [540, 659], finger: 100 },
  { from: 660, measured: [660, 710, 1149], finger: 65 },
  { from: 1150, measured: [1150], finger: 65 },
];
const ROUND = 10; // px

/** The step of a blog's column. */
export const COLUMN = 4;

/** What the first preset needs in stage, results and inspector, in either language, for a finger too. @type {Room} */
export const POST = [1020, 920, 1480, 1340, 1270, 880];

/** A length by the width of what it stands in, without a style sheet: where percentages are of that width, as in a
 * padding. @param {Room} room */
export function byWidth(room) {
  const changes = STEPS.slice(1).map(({ from }, i) => {
    const more = room[i + 1] - room[i];
    // Columns may end between two pixels: there the greater of the two.
    const start = more > 0 ? from - 1 : from - 0.1;
    const change = `clamp(0px, (100% - ${start}px) * 9999, ${Math.abs(more)}px)`;
    return more ? ` ${more > 0 ? "+" : "-"} ${change}` : "";
  });
  return `calc(${room[0]}px${changes.join("")})`;
}

/** Measures a figure that nobody sees; null where it is gone meanwhile. @param {HTMLElement} figure @returns {Promise<Room | null>} */
export async function measure(figure) {
  const room = [];
  for (const { measured, finger } of STEPS) {
    let most = 0;
    for (const width of measured) {
      figure.style.width = `${width}px`;
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      most = Math.max(most, figure.offsetHeight);
    }
    if (!most) return null;
    room.push(Math.ceil((most + finger) / ROUND) * ROUND);
  }
  return room;
}
