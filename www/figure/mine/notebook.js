// Reads a whole pasted notebook file (.ipynb): the printed outputs of its cells.

/** @typedef {{ output_type?: string, text?: string | string[], data?: Record<string, string | string[]> }} Output */

/** The outputs of a notebook's cells; any other text is returned as it is. @param {string} text */
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
