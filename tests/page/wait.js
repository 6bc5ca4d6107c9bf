/** What tests wait by: never for a time. */

/** How long something may take to come true, ms. */
const COMES_TRUE_IN = 30_000;

/**
 * Waits until it holds in a page, in a frame, or of what a handle holds. In the page's own world a policy may forbid
 * what puppeteer's waitForFunction compiles.
 * @param {{ evaluate(run: any, ...given: any[]): Promise<any> }} context
 * @param {(...given: any[]) => boolean | undefined} condition @param {any[]} given
 */
export async function waitFor(context, condition, ...given) {
  const end = Date.now() + COMES_TRUE_IN;
  while (!(await context.evaluate(condition, ...given))) {
    if (Date.now() > end) throw new Error(`waited in vain for ${condition}`);
    await context.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => resolve(null))),
    );
  }
}
