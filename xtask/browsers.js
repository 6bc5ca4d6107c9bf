// The browsers of the tests, the bench and the pictures: the system's. CHROMIUM and FIREFOX may name the programs.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const PROGRAMS = {
  chromium: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  firefox: ["firefox-esr", "firefox"],
};

/** Chromium's, without a window and without what it asks the network for. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where the program is: as its variable says, or in the PATH. @param {"chromium" | "firefox"} browser */
export function find(browser) {
  const variable = browser.toUpperCase();
  const given = process.env[variable];
  if (given) return given;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = PROGRAMS[browser]
    .flatMap((program) => folders.map((folder) => join(folder, program)))
    .find(existsSync);
  if (!found) throw new Error(`install ${browser}, or let ${variable} name its program`);
  return found;
}
