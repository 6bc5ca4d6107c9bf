// What an author may hide from the reader. The values stay; only the means to change them go.

export const CONTROLS = [
  "presets",
  "seed",
  "language",
  "theme",
  "file",
  "share",
  "embed",
  "undo",
  "step",
  "predict",
  "present",
  "digits",
  "activation",
  "parameter",
  "layers",
  "rows",
  "initialization",
  "reset",
  "try",
];

/**
 * `null`: all. Names alone: only these. With `-` before them: all but these. "none": none.
 * @param {string[] | null} names @returns {ReadonlySet<string>}
 */
export function controlsOf(names) {
  const given = (names ?? []).filter((name) => CONTROLS.includes(name.replace(/^-/, "")));
  const hidden = given.filter((name) => name.startsWith("-")).map((name) => name.slice(1));
  const shown = given.filter((name) => !name.startsWith("-"));
  if (!shown.length && (hidden.length || !names?.includes("none")))
    return new Set(CONTROLS.filter((name) => !hidden.includes(name)));
  return new Set(shown.filter((name) => !hidden.includes(name)));
}
