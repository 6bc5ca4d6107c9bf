// How cost grows: samples a second of training over the number of parameters, for four batch sizes, as docs/cost.svg.
// `cargo xtask bench`, or after `cargo web`: node bench/cost.js [rounds]
import { writeFileSync } from "node:fs";
import { start } from "./browser.js";

const [rounds = "15"] = process.argv.slice(2);
const BATCHES = [1, 8, 64, 512];
/** 10-n-n-10 with about 10², 10³ … 10⁶ parameters, and one between each two. */
const WIDTHS = [4, 9, 23, 48, 90, 170, 306, 560, 990];
const PLAIN = 64; // the batch that plain JavaScript is shown for

const bench = await start();
/** @type {{ parameters: number, speeds: number[], plain: number }[]} */
const points = [];
for (const n of WIDTHS) {
  const sizes = [10, n, n, 10];
  const parameters = sizes.slice(1).reduce((sum, size, l) => sum + (sizes[l] + 1) * size, 0);
  const speeds = [];
  let plain = 0;
  for (const batch of BATCHES) {
    const [ours, others] = await bench.ask("speed", sizes, batch, Number(rounds));
    speeds.push(ours);
    if (batch === PLAIN) plain = others;
  }
  points.push({ parameters, speeds, plain });
  console.log(`${parameters} parameters: ${speeds.map((s) => Math.round(s)).join(", ")} samples/s`);
}
await bench.close();

const [WIDTH, HEIGHT] = [720, 400];
const PLOT = { left: 64, right: 576, top: 24, bottom: 352 };
const speeds = points.flatMap(({ speeds, plain }) => [...speeds, plain]);
const [low, high] = [
  Math.floor(Math.log10(Math.min(...speeds))),
  Math.ceil(Math.log10(Math.max(...speeds))),
];
const x = (/** @type {number} */ parameters) =>
  PLOT.left + ((Math.log10(parameters) - 2) / 4.1) * (PLOT.right - PLOT.left);
const y = (/** @type {number} */ speed) =>
  PLOT.bottom - ((Math.log10(speed) - low) / (high - low)) * (PLOT.bottom - PLOT.top);
const powers = (/** @type {number} */ from, /** @type {number} */ to) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
const raised = (/** @type {number} */ power) => `10<tspan dy="-5" font-size="9">${power}</tspan>`;
const round = (/** @type {number} */ at) => at.toFixed(1);

const across = powers(2, 6).map((p) => ({ p, at: round(x(10 ** p)) }));
const up = powers(low, high).map((p) => ({ p, at: round(y(10 ** p)) }));
const rules = [
  ...across.map(({ at }) => `M${at} ${PLOT.top}V${PLOT.bottom}`),
  ...up.map(({ at }) => `M${PLOT.left} ${at}H${PLOT.right}`),
];
const labels = [
  ...across.map(
    ({ p, at }) =>
      `<text x="${at}" y="${PLOT.bottom + 18}" text-anchor="middle">${raised(p)}</text>`,
  ),
  ...up.map(
    ({ p, at }) =>
      `<text x="${PLOT.left - 8}" y="${at}" dy="4" text-anchor="end">${raised(p)}</text>`,
  ),
];
/** Names stand at the lines' ends, and at least this far apart. */
const APART = 15;
const lines = [
  ...BATCHES.map((batch, i) => ({
    name: `batch ${batch}`,
    values: points.map(({ speeds }) => speeds[i]),
    style: `stroke="#3987e5" stroke-width="${1 + 0.5 * i}"`,
  })),
  {
    name: `plain JavaScript, ${PLAIN}`,
    values: points.map(({ plain }) => plain),
    style: 'stroke="#767676" stroke-width="1.5" stroke-dasharray="4 4"',
  },
]
  .map((line) => ({ ...line, end: y(line.values[line.values.length - 1]) }))
  .sort((a, b) => a.end - b.end);
let free = 0;
const drawn = lines.map(({ name, values, style, end }) => {
  const path = values.map((speed, i) => `${round(x(points[i].parameters))} ${round(y(speed))}`);
  const at = Math.max(end, free);
  free = at + APART;
  return `<path fill="none" ${style} d="M${path.join("L")}"/><text x="${PLOT.right + 8}" y="${round(at + 4)}">${name}</text>`;
});

// A grey that is legible on white and on black: the picture takes no side.
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="#767676">
<title>Samples a second of training over the number of parameters, for batches of ${BATCHES.join(", ")}</title>
<path fill="none" stroke="#767676" stroke-width="0.3" d="${rules.join("")}"/>
${[...labels, ...drawn].join("\n")}
<text x="${PLOT.right}" y="${HEIGHT - 10}" text-anchor="end">parameters of 10-n-n-10, ReLU, cross-entropy</text>
<text x="${PLOT.left}" y="14">samples a second, training</text>
</svg>
`;
writeFileSync(new URL("../docs/cost.svg", import.meta.url), svg);
console.log("docs/cost.svg is written");
