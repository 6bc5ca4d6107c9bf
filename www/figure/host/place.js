// The place that the host has for a figure: whether one can be drawn in it, and the height that is kept.
import { fitsIn } from "./fits-in.js";

/** @import { Fields } from "../state.js" */

export class Place {
  #host;
  /** The height before the first draw. @type {{ at: string, height: string } | null} */ #before =
    null;
  #asked = { width: -1, fits: true };

  /** @param {Element} host */
  constructor(host) {
    this.#host = host;
  }

  /** Whether a figure can be drawn in it. Asked again when the width is another one. @param {number} width */
  fits(width) {
    if (this.#asked.width !== width) this.#asked = { width, fits: fitsIn(this.#host, width) };
    return this.#asked.fits;
  }

  /** The least height, so that the page below stays where it is: that of the place before the first draw. @param {Fields} fields */
  height({ width, views, mode, presenting, screen }) {
    if (presenting) return screen.kept; // what stands below it stays there meanwhile
    const at = Math.round(width) + views.join() + mode;
    this.#before ??= { at, height: getComputedStyle(this.#host).height };
    return this.#before.at === at ? this.#before.height : "0";
  }

  /** The next draw is the first one. */
  forget() {
    this.#before = null;
  }
}
