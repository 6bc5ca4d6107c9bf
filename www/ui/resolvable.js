/** A promise that is settled from outside. */
export function resolvable() {
  /** @type {() => void} */
  let resolve = () => {};
  /** @type {(reason: Error) => void} */
  let reject = () => {};
  const promise = new Promise((/** @type {(value: void) => void} */ settle, refuse) => {
    resolve = settle;
    reject = refuse;
  });
  promise.catch(() => {}); // mostly nobody waits
  return { promise, resolve, reject };
}
