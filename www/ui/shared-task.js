/** One task for all who ask: the first call starts it, later calls get its promise. After a failure the next call tries again. @template T @param {() => Promise<T>} start @returns {() => Promise<T>} */
export function sharedTask(start) {
  /** @type {Promise<T> | null} */
  let doing = null;
  return () => {
    doing ??= start().catch((error) => {
      doing = null;
      throw error;
    });
    return doing;
  };
}
