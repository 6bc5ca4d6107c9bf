import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const folders = (/** @type {string} */ of) =>
  readdirSync(new URL(of, root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
const SOURCES = ["src", "www", "xtask", "bench", "tests", "docs", "examples"];
const PARTS = folders("www").filter((name) => name !== "data");
/** What a build puts there. */
const MADE = /^(?:www\/)?pkg\//;

test("a file that a comment names by its path is there", () => {
  const path = new RegExp(
    `(?<![\\w./[-])(?:${[...SOURCES, ...PARTS].join("|")})/[\\w/.-]*\\.(?:rs|js|css|ts|md|html|json|csv|svg|toml)\\b`,
    "g",
  );
  const files = [
    ...["README.md", "clippy.toml", "Cargo.toml"],
    ...SOURCES.flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(?:rs|js|css|ts|md|toml)$/.test(name))
        .map((name) => `${folder}/${name.replaceAll("\\", "/")}`),
    ),
  ].filter((name) => !/\/(?:node_modules|pkg|vendor|fixtures)\//.test(name));
  let named = 0;
  for (const name of files)
    for (const line of readFileSync(new URL(name, root), "utf8").split("\n")) {
      const comment = name.endsWith(".md") ? line : line.match(/(?:\/\/|\/\*|^\s*\*|#).*/)?.[0];
      for (const [found] of (comment?.replace(/\w+:\/\/\S+/g, "") ?? "").matchAll(path)) {
        named++;
        const there = ["", "www/"].some((base) => existsSync(new URL(base + found, root)));
        assert.ok(there || MADE.test(found), `${name} names ${found}`);
      }
    }
  assert.ok(named > 40, `${named}`);
});
