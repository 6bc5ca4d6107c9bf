// A whole notebook file, pasted as it is: what its cells have printed.

/** @typedef {{ output_type?: string, text?: string | string[], data?: Record<string, string | string[]> }} Output */

/** What a notebook's cells have printed; of any other text, the text itself. @param {string} text */
export function printedIn(text) {
  if (!text.trimStart().startsWith("{") || !text.includes('"nbformat"')) return text;
  try {
    /** @type {{ cells: { outputs?: Output[] }[] }} */
    const { cells } = JSON.parse(text);
    const outputs = cells.flatMap(({ outputs }) => outputs ?? []);
    const printed = outputs.map(({ text, data }) =>
      [text ?? data?.["text/plain"] ?? ""].flat().join(""),
    );
    return printed.filter(Boolean).join("\n") || text;
  } catch {
    return text;
  }
}
