// What the engine does in a browser and Node cannot show: the same bits, and pictures that a canvas takes.
import assert from "node:assert/strict";
import { test } from "./browser.js";
import { onePage } from "./figure.js";

const { figure } = await onePage();

/** Runs with the engine in the page. @template R @param {(engine: typeof import("../../www/pkg/perceptible.js")) => R} act @returns {Promise<any>} */
const inPage = (act) =>
  figure.page.evaluate(`(async () => {
    const engine = await import("/www/pkg/perceptible.js");
    await engine.default();
    return await (${act})(engine);
  })()`);

test("the same run gives the same bits as in Rust and in Node", async () => {
  const found = await inPage(async (engine) => {
    /** @type {[string, number][]} */
    const runs = [
      ["v1&t=1,0&tol=0", 200],
      [
        "v1&layers=2,64,3&data=spiral&f1=relu&f2=softmax&scale=0.01&before=300&loss=cross_entropy&opt=adam&lr=0.05&batch=50",
        300,
      ],
    ];
    const digests = [];
    for (const [link, steps] of runs) {
      const session = new engine.Session();
      session.openLink(link);
      while (session.play(8, steps - session.training().step).step < steps);
      const { after } = session.frame(["after"]);
      const digest = await crypto.subtle.digest("SHA-256", new Float64Array(after));
      digests.push(
        Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, "0")).join(""),
      );
      session.free();
    }
    return digests;
  });
  // As in tests/engine/training.rs and tests/js/training.test.js.
  assert.deepEqual(found, [
    "a902977042a10309610b78e3fb3ac7512bfb990ec92b07b2877254ca38d78407",
    "9d966d1ef67d1399b865495756f796f461adcf83d97d5b1cd81f7eb3e762df1c",
  ]);
});

test("a map's image is the browser's own, and a canvas shows its pixels", async () => {
  const seen = await inPage((engine) => {
    const session = new engine.Session();
    session.openLink("v1&preset=xor");
    const [{ image }] = session.map({ x: 0, y: 1, from: [-0.5, -0.5], to: [1.5, 1.5], size: 2 }, [
      { layer: 1, neuron: 0, palette: [255, 0, 0, 255, 0, 0, 255, 255], range: [0, 1] },
    ]).maps;
    session.free();
    const context = document.createElement("canvas").getContext("2d");
    if (!image || !context) return null;
    context.putImageData(image, 0, 0);
    return [image instanceof ImageData, ...context.getImageData(0, 0, 2, 2).data];
  });
  const [red, blue] = [
    [255, 0, 0, 255],
    [0, 0, 255, 255],
  ];
  // (0, 1) and (1, 1) above (0, 0) and (1, 0)
  assert.deepEqual(seen, [true, ...blue, ...red, ...red, ...blue]);
});

test("a trap is survived: the reader is told, sees what was there, and goes on", async () => {
  const { problems } = figure;
  await figure.enter("stage.x.0.0", "4");
  const link = await figure.link();
  assert.notEqual(link, "");
  const shown = await figure.texts(".stage .number");
  await new Promise((resolve) => setTimeout(resolve, 1100)); // a copy is kept once a second
  // A real one: the engine is made to read beyond its memory.
  await inPage(({ Session }) => {
    const prototype = /** @type {any} */ (Session.prototype);
    const { edit } = prototype;
    prototype.edit = function (/** @type {any[]} */ ...edits) {
      prototype.edit = edit;
      const pointer = this.__wbg_ptr;
      this.__wbg_ptr = 0xfffffff0;
      try {
        return edit.apply(this, edits);
      } finally {
        this.__wbg_ptr = pointer;
      }
    };
  });
  await figure.enter("stage.x.0.0", "5");
  await figure.until((root) => root.querySelector(".message.error") !== null);
  assert.match(await figure.text(".message.error"), /다시 시작/);
  assert.equal(await figure.link(), link);
  assert.deepEqual(await figure.texts(".stage .number"), shown);
  assert.equal(problems.splice(0).length, 1, "the trap itself is in the console");
  await figure.enter("stage.x.0.0", "3");
  assert.equal(await figure.link(), "");
  assert.equal(await figure.text(".message.error"), "");
});
