// The words where a printout is compared; they come with what draws that.

export const mine = {
  name: "Compare with mine",
  about: "Paste what your notebook printed: every cell is compared.",
  again: "Paste again",
  label: "What my notebook printed",
  placeholder:
    "Arrays as print or repr shows them, tensors, lists, losses, or a whole notebook cell.",
  compare: "Compare",
  example: "For example:",
  mine: "My notebook",
  found: (/** @type {number} */ n) => (n === 1 ? "Found cause" : `${n} causes found`),
  isNetwork: "This is a network, not a printout. To open it, paste it onto any number in Forward.",
  nothingRead:
    "No array or number was found in this text. Paste what print() showed, not code or an error message.",
  nothingFits:
    "Nothing in this network has the shape of what was read. Check the layers' sizes and the number of rows.",
  allEqual: (/** @type {number} */ n) =>
    n === 1 ? "The cell is equal." : `All ${n} cells are equal.`,
  someEqual: (/** @type {number} */ equal, /** @type {number} */ cells) =>
    `${equal} of ${cells} ${cells === 1 ? "cell" : "cells"} equal.`,
  needsMore:
    "A cause fits, but perhaps by chance. Paste more to tell: the weights, or the hidden layer's output.",
  noCause: "The cause is not among those that were tried.",
  firstDifference: (
    /** @type {string} */ place,
    /** @type {string} */ theirs,
    /** @type {string} */ own,
    /** @type {string} */ by,
  ) => `First difference at ${place}: notebook ${theirs}, Perceptible ${own}, difference ${by}.`,
  float32:
    "The notebook computed in float32, so last digits differ. In float32 the numbers are the same: they count as equal.",
  usesPastedWeights:
    "How the weights were drawn is not known. What follows from them was looked for with the pasted weights.",
  unexplained: (/** @type {number} */ n) =>
    `${n} ${n === 1 ? "cell still differs" : "cells still differ"} with this.`,
  trainingLeftOut: "Training would take too long here and was not tried.",
  triedSo: (/** @type {{ tried: unknown[], seeds: number[] }} */ { tried, seeds }) =>
    `${tried.length} causes${seeds[1] ? ` and the seeds 0…${(seeds[1] - 1).toLocaleString("en")}` : ""} were computed one by one.`,
  proof: (/** @type {number} */ gained, /** @type {number} */ lost) =>
    `Computed with it, ${gained} more ${gained === 1 ? "cell agrees" : "cells agree"} and ${lost || "none"} no longer ${lost > 1 ? "do" : "does"}.`,
  chance: (/** @type {string} */ power) =>
    `Of all that was tried, at most ${power} would be expected to fit as well by chance.`,
  alike: "This printout cannot tell it from:",
  take: "Try it with this cause",
  takeAll: "Try it with all causes",
  taken: "Changed as the cause says, and compared again.",
  notEditable: "The network here cannot be set to make this mistake, so it cannot be tried out.",
  copyCode: "Copy the corrected code",
  probably: "The notebook's line is probably",
  corrected: "Corrected",
  searching: "Looking for the cause.",
  halted: "The search is paused.",
  seeds: (/** @type {number} */ tried, /** @type {number} */ all) =>
    `Seed ${tried.toLocaleString("en")} / ${all.toLocaleString("en")}`,
  cancel: "Stop",
  goOn: "Go on",
  cells: "Cell by cell",
  equal: "equal",
  different: "different",
  difference: (/** @type {number} */ at, /** @type {number} */ all) => `Difference ${at} / ${all}`,
  previous: "Previous difference",
  next: "Next difference",
  moreArrays: (/** @type {number} */ n) => `${n} more arrays: move to a difference to see them.`,
  moreCells: (/** @type {number} */ n) =>
    `${n} more cells: move to a difference to see those around it.`,
  named: (/** @type {string} */ name) => `pasted as ${name}`,
  transposed: "transposed to fit",
  summarized: "only the cells shown",
  noShape: "Nothing has this shape",
  arrayEqual: (/** @type {number} */ n) => (n === 1 ? "equal" : `all ${n} equal`),
  arrayFloat: (/** @type {number} */ n) => `all ${n} equal in float32`,
  arrayDifferent: (/** @type {number} */ n) => (n === 1 ? "different" : `all ${n} different`),
  arraySome: (/** @type {number} */ equal, /** @type {number} */ n) => `${equal} of ${n} equal`,
  unread: (/** @type {number} */ n) => `Not read: ${n} ${n === 1 ? "place" : "places"}`,
  lines: (/** @type {number} */ from, /** @type {number} */ to) =>
    from === to ? `Line ${from}` : `Lines ${from}–${to}`,
  more: (/** @type {number} */ n) => `${n} more.`,
  tried: "Causes tried",
  triedAbout:
    "Each was computed. Gained and lost cells count against changing nothing; whole numbers such as 0 do not count.",
  cause: "Cause",
  equalCells: "Equal cells",
  gained: "Gained",
  lost: "Lost",
  of: (/** @type {number} */ n, /** @type {number} */ all) => `${n} of ${all} cells`,
  moreTried: (/** @type {number} */ n) => `${n} more causes`,
  seedsTried: (
    /** @type {number} */ tried,
    /** @type {number} */ all,
    /** @type {boolean} */ done,
  ) =>
    `${done ? "Seeds" : `${tried.toLocaleString("en")} of the seeds`} 0 to ${(all - 1).toLocaleString("en")} were tried; the table has only the best.`,
  numerics: {
    name: "What “equal to NumPy” means",
    checkedHere: "What is shown now was compared with NumPy by a test. So it says “matches NumPy”.",
    notCheckedHere:
      "What is shown now was changed, or never compared. So it only says “float64”. The arithmetic is the same.",
    facts: [
      [
        "What is equal",
        "The text that NumPy prints for this network. In the post's program weights, z, activations and outputs are equal to the bit.",
        "In this comparison a cell is equal if it is equal to the digits that the notebook printed: within half of the last one.",
      ],
      [
        "Where it was checked",
        "“Matches NumPy” appears only for presets that were compared with NumPy 2.4.6, and only while they are unchanged. Another of the post's three activations was compared too.",
        "Printing was checked with some 40,000 arrays and 500 scripts, np.random.randn with 16.6 million draws: all equal to the bit.",
      ],
      [
        "Last places",
        "float64 has 15 to 17 significant digits. Another order of sums, or another exp, may change the last of them. Printed to eight digits that shows only where a value lies on the edge of rounding.",
      ],
      [
        "Order of sums",
        "Up to 16 inputs, products are added in pairs and the bias last: the order that gives NumPy's bits in the post's program. Beyond 16, from left to right. NumPy's own order depends on its BLAS, so a last place may differ. There is no fused multiply-add.",
      ],
      [
        "log and exp",
        "randn's log is glibc's on x86-64, to the bit, as NumPy has it there. macOS, Windows and musl have logarithms of their own, so a last place of a random number may differ.",
        "The network's exp and log are computed here, with the same bits in every browser. Against 200-bit values their errors are at most 0.53 ULP (exp) and 1 ULP (log).",
      ],
      [
        "float32",
        "PyTorch's default is float32, with 7 to 8 significant digits. Here everything is float64. Where a pasted number differs by no more than float32's rounding, it counts as equal, and that is said.",
      ],
      [
        "Where PyTorch itself is inaccurate",
        "At kinks and infinities the conventions are PyTorch's. Where PyTorch's own value is inaccurate, the true value is used: softplus has no threshold, and activations were compared with 2,600-bit values.",
      ],
      [
        "Scripts",
        "An exported training checks itself against the numbers on the screen. Its tolerance is absolute and follows from the sums' length and the number of steps: a relative one fails once an output learns 0.",
      ],
    ],
  },
};
