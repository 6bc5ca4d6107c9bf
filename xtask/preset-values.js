// Writes www/figure/preset-values.generated.js, the numbers that the element shows where it cannot compute,
// and in index.html the table that stands there until the figure runs.
import { readFileSync, writeFileSync } from "node:fs";
import { Session } from "../www/engine/session.js";
import { COMPARED } from "../www/figure/curves.js";
import { PICTURE } from "../www/figure/parts.js";
import { storable } from "../www/figure/preset-values.js";
import { FIRST } from "../www/figure/state.js";
import { Reader } from "../www/figure/values.js";
import * as api from "../www/pkg/perceptible.js";

const root = new URL("../", import.meta.url);

/** The two files as they should be: path -> text. @param {Uint8Array} wasm */
export function presetValuesFiles(wasm) {
  api.initSync({ module: wasm });
  const session = new Session(() => {});
  const values = new Reader(api, session).read({ ...FIRST, revision: 0 }, { beside: PICTURE });
  const html = readFileSync(new URL("index.html", root), "utf8");
  const rows = values.comparison.rows.map(
    (/** @type {any} */ row) =>
      `            <tr><th scope="row">${NAMES[row.name]}</th><td data-activation="${row.name}">${row.printed}</td></tr>`,
  );
  const table = [
    "<!-- preset-values: made by `cargo xtask preset-values` -->",
    `        <div class="preset-values">`,
    `          <table>`,
    `            <caption>np.random.seed(0) · 3-4-2 · print(output_layer.output)</caption>`,
    ...rows,
    `          </table>`,
    `          <p>저장된 값입니다. 숫자를 바꾸며 계산해 보려면 이 파일을 더블클릭해 여는 대신 명령줄에서 <code>cargo play</code>를 실행하거나, 자바스크립트를 켠 브라우저에서 웹 서버의 주소로 열어 주세요.</p>`,
    `          <p lang="en">These are stored values. To change numbers and compute, do not open this file by a double click: run <code>cargo play</code> in a terminal, or open it from a web server in a browser with JavaScript.</p>`,
    `        </div>`,
    `        <!-- /preset-values -->`,
  ].join("\n");
  return new Map([
    [
      "www/figure/preset-values.generated.js",
      `// Made by \`cargo xtask preset-values\`; compared with the engine by a test.\nexport default ${quoted(storable(values))};\n`,
    ],
    ["index.html", html.replace(/<!-- preset-values[\s\S]*?<!-- \/preset-values -->/, () => table)],
  ]);
}

const NAMES = /** @type {Record<string, string>} */ ({
  sigmoid: "sigmoid",
  leaky_relu: "leaky ReLU",
  swish: "swish",
});
if (COMPARED.some((name) => !(name in NAMES))) throw new Error(`no name for one of ${COMPARED}`);

/** @param {string} text */
const quoted = (text) =>
  `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n")}'`;

if (process.argv[1]?.endsWith("preset-values.js")) {
  for (const [path, text] of presetValuesFiles(
    readFileSync(new URL("www/pkg/perceptible_bg.wasm", root)),
  ))
    writeFileSync(new URL(path, root), text);
}
