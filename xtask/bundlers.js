// Tries the npm package in every bundler that tests/generators/bundlers.js knows, or in those that are named; then what
// publint and attw say of it. Needs dist/ (`cargo dist`) and npm's registry; takes minutes.
// node xtask/bundlers.js [name …]
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { BUNDLERS, tryBundler } from "../tests/generators/bundlers.js";

const dist = fileURLToPath(new URL("../dist/npm/", import.meta.url));
const CHECKS = {
  publint: ["publint@0.3", "--strict"],
  // The package has modules alone, and TypeScript's resolution of 2015 knows no exports.
  attw: ["@arethetypeswrong/cli@0.18", "--pack", ".", "--profile", "esm-only"],
};
const asked = process.argv.slice(2);

for (const name of asked.length ? asked : [...Object.keys(CHECKS), ...Object.keys(BUNDLERS)]) {
  try {
    if (name in CHECKS)
      execFileSync("npx", ["--yes", ...CHECKS[name]], {
        cwd: dist,
        stdio: "pipe",
        encoding: "utf8",
      });
    else await tryBundler(name);
    console.log(`${name}: as it should be`);
  } catch (error) {
    process.exitCode = 1;
    console.error(`${name}: ${error.stdout ?? ""}${error.stderr ?? ""}${error.message}`);
  }
}
