// For a projector: the figure takes the screen, where the browser allows it, or else the window.
import { own } from "../ui/own-property.js";

/** @typedef {import("./figure.js").Figure} Figure */

/** For each presenting figure: its listeners, and where its page was scrolled to. @type {WeakMap<Figure, { stop: AbortController, place: ScrollToOptions }>} */
const listening = new WeakMap();

/** @param {Figure} figure @param {boolean} on */
export async function present(figure, on) {
  if (on === figure.state.fields.presenting) return;
  await (on ? begin(figure) : end(figure));
}

/** @param {Figure} figure */
async function begin(figure) {
  const { host, state } = figure;
  const kept = `${host.clientHeight}px`;
  /** @type {ScrollToOptions} */
  const place = { left: scrollX, top: scrollY, behavior: "instant" };
  // First: a dialog opened later lies above it.
  await host.requestFullscreen?.().catch(() => {});
  const stop = new AbortController();
  const { signal } = stop;
  listening.set(figure, { stop, place });
  const measure = () => state.update({ screen: { width: innerWidth, height: innerHeight, kept } });
  addEventListener("resize", measure, { signal });
  host.addEventListener(
    "fullscreenchange",
    () => (isFull(host) ? measure() : present(figure, false)),
    { signal },
  );
  measure();
  figure.focusNext = ".projected";
  state.update({ presenting: true, menu: null, editing: null, message: null });
}

/** @param {Figure} figure */
async function end(figure) {
  const { host, state } = figure;
  const { stop, place } = listening.get(figure) ?? {};
  listening.delete(figure);
  stop?.abort();
  if (isFull(host)) await own(document, "exitFullscreen")().catch(() => {});
  figure.focusNext = "[data-tool=present]";
  state.update({ presenting: false, step: null });
  state.flush();
  // In full screen the figure took no height in its page.
  if (place) scrollTo(place);
}

/** @param {Element} host */
const isFull = (host) =>
  /** @type {ShadowRoot | Document} */ (host.getRootNode()).fullscreenElement === host;
