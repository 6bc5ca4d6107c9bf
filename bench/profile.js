/** What a page's main thread has spent its time on, as Chromium tells it. */

/** Script, style, layout since the page began, ms. @param {import("puppeteer-core").CDPSession} client */
export async function spent(client) {
  const { metrics } = await client.send("Performance.getMetrics");
  const of = (/** @type {string} */ name) =>
    1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
  return [of("ScriptDuration"), of("RecalcStyleDuration"), of("LayoutDuration")];
}

/** The time in some functions and what they call, ms.
 * @param {import("puppeteer-core").Protocol.Profiler.Profile} profile
 * @param {(name: string, url: string) => boolean} isOne */
export function timeIn({ nodes, samples = [], timeDeltas = [] }, isOne) {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const inside = new Set();
  /** @param {number} id @param {boolean} within */
  const mark = (id, within) => {
    const node = known.get(id);
    if (!node) return;
    const here = within || isOne(node.callFrame.functionName, node.callFrame.url);
    if (here) inside.add(id);
    for (const child of node.children ?? []) mark(child, here);
  };
  mark(nodes[0].id, false);
  return samples.reduce((sum, id, i) => sum + (inside.has(id) ? timeDeltas[i] : 0), 0) / 1000;
}
