import assert from "node:assert/strict";
import { test } from "node:test";
import { at, edge, geometry, place, visible } from "../../www/view/forward/stage/geometry.js";

/** @typedef {import("../../www/view/forward/stage/geometry.js").Box} Box @typedef {import("../../www/view/forward/stage/geometry.js").Geometry} Geometry */

/** @type {number[]} */
const widths = [];
for (let width = 288; width <= 1200; width += 32) widths.push(width);
widths.push(320, 359, 439, 440, 639, 640, 739, 740, 752);

/** Many shapes, named: 2 to 8 columns of 1 to 64 neurons. */
const shapes = [2, 3, 4, 5, 6, 7, 8].flatMap((columns) => [
  ...[1, 2, 4, 8, 9, 64].map((n) => Array(columns).fill(n)),
  Array.from({ length: columns }, (_, i) => (i % 2 ? 64 : 1)),
  Array.from({ length: columns }, (_, i) => (i % 2 ? 3 : 12)),
]);
shapes.push([3, 4, 2], [4, 5, 2], [2, 2, 1], [3, 1]);

/** A port may stand a pixel beside its box. @param {Box} box */
const grown = ({ x, y, w, h }) => ({ x, w, y: y - 1, h: h + 2 });

/** @param {(g: Geometry, sizes: number[], name: string, selected: (number | null)[]) => void} check */
function everywhere(check) {
  for (const sizes of shapes) {
    for (const width of widths) {
      for (const end of [null, 1]) {
        const selected = sizes.map((n, i) => (end && i === 1 ? n - 1 : null));
        check(geometry({ sizes, width, selected }), sizes, `${sizes} at ${width} px`, selected);
      }
    }
  }
}

test("all neurons are drawn where they fit; else the last place stands for the rest, and the kept one stays", () => {
  for (let n = 1; n <= 64; n++) {
    for (let room = 2; room <= 10; room++) {
      for (const keep of [null, 0, n - 1]) {
        const places = visible(n, room, keep);
        const drawn = /** @type {number[]} */ (places.filter((i) => i !== null));
        assert.ok(places.length <= room);
        assert.deepEqual(
          drawn,
          [...new Set(drawn)].sort((a, b) => a - b),
        );
        assert.ok(drawn.every((i) => i >= 0 && i < n));
        if (n <= room) assert.equal(drawn.length, n);
        else assert.equal(places.indexOf(null), room - 1);
        if (keep !== null) assert.ok(drawn.includes(keep), `${keep} of ${n} in ${room}`);
      }
    }
  }
});

test("every layer has its places, the selected neuron is one, and what is not drawn is counted", () => {
  everywhere((g, sizes, name, selected) => {
    assert.equal(g.columns.length, sizes.length, name);
    g.columns.forEach(({ boxes }, i) => {
      const drawn = boxes.filter((box) => box.index !== null).length;
      const rest = boxes.find((box) => box.index === null)?.hidden ?? 0;
      assert.equal(drawn + rest, sizes[i], name);
      if (selected[i] !== null)
        assert.ok(
          boxes.some((box) => box.index === selected[i]),
          name,
        );
    });
  });
});

test("nothing leaves the stage", () => {
  everywhere((g, _, name) => {
    for (const { boxes } of g.columns) {
      for (const box of boxes) {
        assert.ok(
          box.x >= -0.01 && box.x + box.w <= g.width + 0.01,
          `${name}: ${box.x} + ${box.w} of ${g.width}`,
        );
        assert.ok(
          box.y >= -0.5 && box.y + box.h <= g.height + 0.5,
          `${name}: ${box.y} + ${box.h} of ${g.height}`,
        );
      }
    }
  });
});

test("no two boxes overlap", () => {
  everywhere((g, _, name) => {
    const boxes = g.columns.flatMap(({ boxes }) => boxes);
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1)) {
        const apart =
          a.x + a.w <= b.x + 0.01 ||
          b.x + b.w <= a.x + 0.01 ||
          a.y + a.h <= b.y ||
          b.y + b.h <= a.y;
        assert.ok(apart, `${name}: ${JSON.stringify([a, b])}`);
      }
    });
  });
});

test("a box has room for its number: 56 px, 72 px for an input, 84 px for an output beside its name", () => {
  everywhere((g, sizes, name) => {
    g.columns.forEach(({ boxes }, i) => {
      const beside = i === sizes.length - 1 && g.across;
      const least = i === 0 ? 72 : beside ? 84 : 56;
      for (const box of boxes)
        assert.ok(box.w >= least - 0.01, `${name}: column ${i} has ${box.w} px`);
    });
  });
});

test("an edge begins beside its source and ends beside its target", () => {
  everywhere((g, sizes, name) => {
    for (let layer = 0; layer < sizes.length - 1; layer++) {
      const [sources, targets] = [g.columns[layer].boxes, g.columns[layer + 1].boxes];
      for (const from of [0, sources.length - 1]) {
        for (const to of [0, targets.length - 1]) {
          const e = edge(g, layer, from, to);
          const [a, b] = [sources[from], targets[to]].map(grown);
          assert.deepEqual(at(e, 0), e.p);
          assert.ok(Math.abs(at(e, 1).x - e.q.x) < 1e-9 && Math.abs(at(e, 1).y - e.q.y) < 1e-9);
          if (g.across) {
            assert.ok(e.p.x >= a.x + a.w && e.q.x <= b.x && e.p.x < e.q.x, name);
            assert.ok(
              e.p.y >= a.y && e.p.y <= a.y + a.h && e.q.y >= b.y && e.q.y <= b.y + b.h,
              name,
            );
          } else {
            assert.ok(e.p.y >= a.y + a.h && e.q.y <= b.y + 1 && e.p.y < e.q.y, name);
            assert.ok(
              e.p.x >= a.x && e.p.x <= a.x + a.w && e.q.x >= b.x && e.q.x <= b.x + b.w,
              name,
            );
          }
        }
      }
    }
  });
});

test("the labels on the edges of each of the post's neurons do not overlap", () => {
  const label = { t: 0.36, w: 82, h: 20 };
  for (const width of [640, 680, 720, 752, 800, 900]) {
    const g = geometry({ sizes: [3, 4, 2], width, selected: [null, null, null] });
    for (let j = 0; j < 4; j++) {
      const spots = place(
        [0, 1, 2].map((i) => edge(g, 0, i, j)),
        label,
      );
      spots.forEach((a, i) => {
        for (const b of spots.slice(i + 1)) {
          assert.ok(
            Math.abs(a.x - b.x) > label.w || Math.abs(a.y - b.y) >= label.h,
            `h${j + 1} at ${width}: ${JSON.stringify(spots)}`,
          );
        }
      });
    }
  }
});
