/** Starts a task once, whoever asks; a failed attempt may be repeated. @template T @param {() => Promise<T>} start @returns {() => Promise<T>} */
export function once(start) {
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
