// A trap would be a bug of the engine: all sessions end together, and go on from what was kept of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import "../engine.js";

const { Session, isTrap } = await import("../../www/engine/session.js");

/** A real one: the engine is made to read beyond its memory. @param {InstanceType<typeof Session>} session */
const trap = (session) =>
  session.ask((handle) => {
    const { __wbg_ptr } = /** @type {any} */ (handle);
    /** @type {any} */ (handle).__wbg_ptr = 0xfffffff0;
    try {
      handle.link();
    } finally {
      /** @type {any} */ (handle).__wbg_ptr = __wbg_ptr;
    }
  });

test("after a trap every session goes on from its last copy, and is told", () => {
  let told = 0;
  const sessions = ["v1&seed=7", "v1&preset=xor"].map((link) => {
    const session = new Session(() => told++);
    session.change((handle) => handle.openLink(link));
    session.drawn();
    return session;
  });
  assert.throws(() => trap(sessions[0]), isTrap);
  assert.equal(told, 2);
  const links = () => sessions.map((session) => session.ask((handle) => handle.link()));
  assert.deepEqual(links(), ["v1&seed=7", "v1&preset=xor"]);
  sessions[1].change((handle) => handle.edit([{ set: "seed", value: 3 }]));
  assert.deepEqual(links(), ["v1&seed=7", "v1&preset=xor&seed=3"]);
  for (const session of sessions) session.free();
});

test("what ends the engine before it is drawn is not gone back to", () => {
  const session = new Session(() => {});
  session.change((handle) => handle.openLink("v1&seed=7"));
  session.drawn();
  session.change((handle) => handle.openLink("v1&seed=8"));
  assert.throws(() => trap(session), isTrap);
  assert.equal(
    session.ask((handle) => handle.link()),
    "v1&seed=7",
  );
  session.free();
});

test("a copy that ends the engine whenever it is drawn is let go of, and takes no other session with it", () => {
  const links = (/** @type {InstanceType<typeof Session>} */ session) =>
    session.ask((handle) => handle.link());
  /** @type {string[]} */ const told = [];
  const bad = new Session(() => {
    told.push(links(bad));
    if (links(bad)) trap(bad);
    bad.drawn();
  });
  const other = new Session(() => other.drawn());
  for (const [session, link] of /** @type {const} */ ([
    [bad, "v1&seed=7"],
    [other, "v1&seed=8"],
  ])) {
    session.change((handle) => handle.openLink(link));
    session.drawn();
  }
  assert.throws(() => trap(other), isTrap);
  assert.deepEqual(told.slice(0, 2), ["v1&seed=7", ""]);
  assert.equal(links(other), "v1&seed=8");
  for (const session of [bad, other]) session.free();
});

test("an engine that ends with everything ends there, not in a loop", () => {
  let told = 0;
  const session = new Session(() => {
    told++;
    trap(session);
  });
  assert.throws(() => trap(session), isTrap);
  assert.equal(told, 2);
  session.free();
});

test("a refusal is no trap", () => {
  const session = new Session(() => assert.fail("nothing has ended"));
  assert.throws(
    () => session.change((handle) => handle.openLink("v1&seed=x")),
    (/** @type {any} */ error) => !isTrap(error) && error.place === "seed",
  );
  session.free();
});

test("a large session goes on too", () => {
  const session = new Session(() => {});
  const values = new Float64Array(2_100_000).fill(0.5);
  session.change((handle) => {
    handle.openLink("v1&layers=1000,1");
    handle.edit([{ set: "inputs", rows: values.length / 1000, values }]);
  });
  session.drawn();
  assert.throws(() => trap(session), isTrap);
  assert.deepEqual(session.ask((handle) => handle.frame(["inputs"])).inputs, values);
  session.free();
});
