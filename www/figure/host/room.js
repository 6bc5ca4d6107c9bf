// The figure's place in its page: whether a figure can be drawn there, and the height that it had before.

const NARROWEST = 200; // px: less is for the picture

export class Room {
  #host;
  #asked = { width: -1, fits: true };
  /** Before the first draw, and with what that height goes. @type {{ at: string, height: string } | null} */ #first =
    null;

  /** @param {Element} host */
  constructor(host) {
    this.#host = host;
  }

  /** Whether a figure can be drawn in it. Asked again when the width is another one. @param {number} width */
  fits(width) {
    if (this.#asked.width !== width) this.#asked = { width, fits: fitsIn(this.#host, width) };
    return this.#asked.fits;
  }

  /** The least height, so that the page below stays where it is: that of the place before the first draw.
   * @param {import("../state.js").Fields} fields */
  height({ width, views, mode, presenting, screen }) {
    if (presenting) return screen.kept; // what stands below it stays there meanwhile
    const at = Math.round(width) + views.join() + mode;
    this.#first ??= { at, height: getComputedStyle(this.#host).height };
    return this.#first.at === at ? this.#first.height : "0";
  }

  forget() {
    this.#first = null;
  }
}

/** It must be wide enough, with horizontal lines and a height that follows its content. @param {Element} host @param {number} width */
function fitsIn(host, width) {
  const { writingMode, contain, containerType } = getComputedStyle(host);
  const sized = /\b(?<!-)size\b|\bstrict\b/.test(contain) || containerType === "size";
  return (width === 0 || width >= NARROWEST) && writingMode === "horizontal-tb" && !sized;
}
