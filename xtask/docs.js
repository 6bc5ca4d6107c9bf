// docs/element.md, from what the element's source says of itself. After `cargo dist`: node xtask/docs.js
import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("..", import.meta.url);

/** @param {any} element  its declaration in custom-elements.json @returns {string} */
export function reference({ attributes, events, members, slots, cssParts, cssProperties }) {
  /** @param {string} name @param {string} kind @param {string} description */
  const row = (name, kind, description) =>
    `| ${name ? `\`${name}\`` : "(children)"} | ${kind.replaceAll("|", "\\|")} | ${description.replaceAll(/\s+/g, " ")} |`;
  /** @type {(kind: string) => (described: any) => string} */
  const of =
    (kind) =>
    ({ name, description }) =>
      row(name, kind, description);
  /** @param {any} member */
  const called = ({ name, parameters = [] }) =>
    `${name}(${parameters.map((/** @type {any} */ p) => (p.optional ? `${p.name}?` : p.name)).join(", ")})`;
  const code = (/** @type {any} */ type) => (type ? `\`${type.text.replace(/\s+/g, " ")}\`` : "");
  const table = (/** @type {string[]} */ heads, /** @type {string[]} */ rows) =>
    [`| ${heads.join(" | ")} |`, `|${"---|".repeat(heads.length)}`, ...rows].join("\n");
  return `# <perceptible-network>

Made by \`node xtask/docs.js\` from \`www/element/element.js\` and the engine; a test compares them. No attribute is fatal: what cannot
be read is as if it were not there, or said in the figure.

${table(
  ["attribute", "values, default", "what"],
  attributes.map((/** @type {any} */ { name, type, default: preset, description }) =>
    row(name, code(type) + (preset ? `, \`${preset}\`` : ""), description),
  ),
)}

${table(
  ["property, method", "gives", "what"],
  members.map((/** @type {any} */ member) =>
    member.kind === "method"
      ? row(called(member), code(member.return?.type), member.description)
      : row(member.name, code(member.type ?? member.return?.type), member.description),
  ),
)}

${table(
  ["", "", "what"],
  [
    ...events.map(of("event")),
    ...slots.map(of("slot")),
    ...cssParts.map(of("part")),
    ...cssProperties.map(of("custom property")),
  ],
)}
`;
}

/** The element in the manifest that `cargo dist` makes. */
export function element() {
  const file = new URL("dist/npm/custom-elements.json", root);
  const { modules } = JSON.parse(readFileSync(file, "utf8"));
  return modules
    .flatMap((/** @type {any} */ module) => module.declarations)
    .find((/** @type {any} */ each) => each.tagName);
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  writeFileSync(new URL("docs/element.md", root), reference(element()));
