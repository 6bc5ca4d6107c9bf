// The picture as text: its contents.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import createDOMPurify from "dompurify";
// A DOM in Node, for parsing and for DOMPurify: both as they are in browsers.
import { JSDOM } from "jsdom";
import { presetValues } from "../../www/figure/preset-values.js";
import { altText, summary, toSvg } from "../../www/picture/picture.js";
import { themes } from "../../www/picture/theme.js";
import { all as words } from "../../www/picture/words.js";
import { strings } from "../../www/strings/strings.js";
import { plain, value } from "../../www/ui/format.js";
import { hard, LINK, presets, views } from "../pictures.js";

const { window } = new JSDOM("");
const frames = [...presets, ...hard];

/** @param {string} svg */
function parse(svg) {
  const known = parsed.get(svg);
  if (known) return known;
  const document = new window.DOMParser().parseFromString(svg, "image/svg+xml");
  assert.equal(document.querySelector("parsererror")?.textContent, undefined);
  parsed.set(svg, document.documentElement);
  return document.documentElement;
}
/** @type {Map<string, HTMLElement>} */
const parsed = new Map();

/** The texts, each as it reads. @param {Element} svg */
const texts = (svg) => [...svg.querySelectorAll("text")].map((node) => node.textContent ?? "");

/** @param {any} frame @param {any} view */
const draw = ({ values, selection, row }, view) => toSvg(values, { selection, row, ...view });

test("the post's numbers are in the picture, as text", () => {
  const frame = presets.get("post");
  const shown = texts(parse(draw(frame, { language: "ko", width: 720 })));
  for (const number of [
    ...["3", "1", "5.5"],
    ...["0.65920113", "0.24814855", "0.46785420", "1.45698267"],
    ...["0.65908091", "0.56172074", "0.61487575", "0.81107075"],
    ...["0.19235057", "−0.05512534"],
    ...["0.2241", "−0.0151", "0.1454", "0.0313", "−0.0854"], // the weights of h₄
    ...[
      "[[ 0.19235057 -0.05512534]]",
      "[[ 0.17669663 -0.11773777]]",
      "[[ 0.1192278  -0.09689423]]",
    ],
    ...["np.random.seed(0)", "3 → 4 → 2", "시그모이드", "Dense 층과 활성화 함수", "Perceptible"],
    "float64 · NumPy와 소수 8자리까지 일치",
  ])
    assert.ok(shown.includes(number), `${number} in ${shown.join(" | ")}`);
});

for (const [name, frame] of frames) {
  test(`${name}: every drawn neuron shows its z, a and bias, every input its value`, () => {
    const { values, row } = frame;
    for (const view of views) {
      const svg = parse(draw(frame, view));
      const shown = texts(svg).flatMap((text) => [text, ...text.split(" ")]);
      /** With as many digits as there is room for. @param {number} v */
      const stands = (v) =>
        shown.includes(plain(v, 8)) ||
        (Math.abs(v) < 100 ? [8, 7, 6, 5, 4, 3, 2] : [8, 7, 6, 5, 4, 3, 2, 1, 0]).some((d) =>
          shown.includes(value(v, d)),
        ) ||
        [4, 3, 2, 1, 0].some((d) => shown.includes(exponent(v, d)));
      const drawn = (/** @type {string} */ letter, /** @type {number} */ n) =>
        Array.from({ length: n }, (_, i) => i).filter((i) => shown.includes(`${letter}${i + 1}`));
      const n = values.sizes[0];
      const inputs = drawn("x", n);
      assert.ok(inputs.length >= Math.min(n, 3), `${inputs.length} inputs`);
      for (const i of inputs) assert.ok(stands(values.inputs[row * n + i]), `x${i + 1}`);
      if (values.layers.length > 2) continue; // there h₁ is in every layer
      for (const [k, layer] of values.layers.entries()) {
        const m = values.sizes[k + 1];
        const neurons = drawn(k === values.layers.length - 1 ? "y" : "h", m);
        assert.ok(neurons.length >= Math.min(m, 2));
        for (const j of neurons)
          for (const v of [layer.z[row * m + j], layer.a[row * m + j], layer.biases[j]])
            assert.ok(stands(v), `${v} of ${j} in layer ${k}, ${JSON.stringify(view)}`);
      }
    }
  });

  test(`${name}: what NumPy prints is in it line by line`, () => {
    for (const view of views) {
      const shown = texts(parse(draw(frame, view)));
      for (const { printed } of frame.values.comparison.rows) {
        const tokens = printed.split(/[\s[\]]+/).filter(Boolean);
        if (tokens.length <= 16 && (view.width === 720 || tokens.length <= 4))
          for (const line of printed.split("\n")) assert.ok(shown.includes(line), line);
        else
          assert.ok(
            shown.some((line) => line.includes(tokens[0])) &&
              shown.some((line) => line.includes(String(tokens.at(-1)))),
          );
      }
    }
  });

  test(`${name}: one line a weight between drawn neurons, dashed where it is negative`, () => {
    for (const view of views) {
      const svg = parse(draw(frame, view));
      const edges = [...svg.querySelectorAll("path")].filter(
        (path) =>
          /^M\S+ \S+C/.test(path.getAttribute("d") ?? "") &&
          path.parentElement?.getAttribute("stroke") === null,
      );
      const colors = themes[view.theme];
      const drawn = /** @type {number[]} */ ([]);
      for (const edge of edges) {
        const width = Number(edge.getAttribute("stroke-width"));
        assert.ok(width >= 0.75 && width <= 5, `${width}`);
        const negative = [colors.neg, colors["quiet-neg"]].includes(
          String(edge.getAttribute("stroke")),
        );
        assert.equal(edge.hasAttribute("stroke-dasharray"), negative);
        drawn.push(width);
      }
      if (Math.max(...frame.values.sizes) <= 4) {
        const all = frame.values.layers.flatMap((/** @type {any} */ layer) => [...layer.weights]);
        assert.equal(drawn.length, all.length);
        assert.equal(
          edges.filter((e) => e.hasAttribute("stroke-dasharray")).length,
          all.filter((/** @type {number} */ w) => w < 0).length,
        );
      }
    }
  });
}

test("the width of a line is |w|, in parts of its layer's largest", () => {
  const { values } = /** @type {any} */ (hard.get("nothing selected"));
  const svg = parse(toSvg(values, { width: 720 }));
  const widths = [...svg.querySelectorAll("g[fill=none]:not([stroke]) > path")]
    .filter((path) => /C/.test(path.getAttribute("d") ?? ""))
    .map((path) => Number(path.getAttribute("stroke-width")));
  const expected = values.layers.flatMap((/** @type {any} */ { weights }) => {
    const max = Math.max(...weights.map(Math.abs));
    return [...weights].map((w) => Math.max(0.75, (5 * Math.abs(w)) / max).toFixed(2));
  });
  assert.deepEqual(
    widths.map((width) => width.toFixed(2)),
    expected,
  );
});

test("nothing is in it that a sanitizer takes or that a page must load", () => {
  for (const [name, frame] of frames)
    for (const view of views) {
      const svg = parse(draw(frame, { ...view, link: LINK }));
      for (const node of [svg, ...svg.querySelectorAll("*")]) {
        assert.match(node.nodeName, /^(?:svg|title|desc|g|text|tspan|rect|path|circle|a)$/, name);
        for (const { name: attribute, value: content } of node.attributes) {
          assert.doesNotMatch(attribute, /^(?:style|class|id|on.*|.*:href)$/);
          if (attribute !== "xmlns")
            assert.ok(!/url\(|NaN|undefined|Infinity|object/.test(content), content);
          if (attribute === "href") assert.equal(content, LINK);
        }
      }
    }
});

test("it is an image with a name and a description, on a ground of its own", () => {
  for (const view of views) {
    const frame = presets.get("post");
    const svg = parse(draw(frame, view));
    assert.equal(svg.namespaceURI, "http://www.w3.org/2000/svg");
    assert.equal(svg.getAttribute("role"), "img");
    assert.equal(svg.getAttribute("lang"), view.language);
    assert.equal(svg.getAttribute("width"), String(view.width));
    assert.equal(svg.children[0].nodeName, "title");
    assert.ok(frame);
    assert.equal(svg.children[1].textContent, altText(frame.values, { ...view, ...frame }));
    assert.equal(svg.children[2].getAttribute("fill"), themes[view.theme].paper);
  }
});

test("the address is a link with a text that one can type; only addresses of the web are", () => {
  const frame = presets.get("post");
  for (const width of [360, 720]) {
    const svg = parse(draw(frame, { width, link: LINK }));
    assert.equal(svg.querySelector("a")?.getAttribute("href"), LINK);
    assert.match(svg.querySelector("a")?.textContent ?? "", /^example\.org\/perceptible\//);
    // What the keyboard must reach is not inside an image.
    assert.equal(svg.querySelector("[role=img] a"), null);
    assert.equal(svg.getAttribute("role"), "group");
    const long = parse(draw(frame, { width, link: `https://example.org/#${"x".repeat(8000)}` }));
    assert.equal(long.querySelector("a")?.textContent, "example.org ↗");
  }
  for (const link of [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc",
    "no address",
    "",
    null,
  ])
    assert.equal(parse(draw(frame, { link })).querySelector("a"), null, String(link));
});

const HOSTILE = `</title><script>alert("1")</script><!--]]>&amp;'\u0000\u0008\ud800 한`;

test("text from outside stays text", () => {
  const { values, selection } = /** @type {any} */ (presets.get("post"));
  const name = HOSTILE;
  const hostile = {
    ...values,
    preset: name,
    edited: true,
    seed: name,
    layers: values.layers.map((/** @type {any} */ layer) => ({
      ...layer,
      activation: { ...layer.activation, name, parameter: { symbol: name, value: 2, name } },
    })),
    comparison: {
      ...values.comparison,
      rows: values.comparison.rows.map((/** @type {any} */ row) => ({
        ...row,
        name,
        printed: name,
      })),
    },
  };
  for (const view of views) {
    const text = toSvg(hostile, { ...view, selection });
    const svg = parse(text);
    assert.equal(svg.querySelector("script"), null);
    assert.ok(
      svg
        .querySelector("title")
        ?.textContent?.includes(`</title><script>alert("1")</script><!--]]>&amp;'`),
    );
    assert.ok(svg.querySelector("desc")?.textContent?.includes("한"));
    const page = new JSDOM(`<body>${text}`).window.document;
    assert.equal(page.querySelectorAll("script").length, 0);
    assert.equal(page.body.children.length, 1);
  }
});

test("DOMPurify leaves every text and line in place", () => {
  const purify = createDOMPurify(/** @type {any} */ (window));
  for (const [name, frame] of frames) {
    const text = draw(frame, { language: "ko", width: 360, link: LINK });
    const cleaned = purify.sanitize(text, { USE_PROFILES: { svg: true } });
    assert.deepEqual(drawing(cleaned), drawing(text), name);
  }
});

test("a sanitizer that strips styles, classes, ids and unknown prefixes leaves it in place too", () => {
  for (const [name, frame] of frames) {
    const text = draw(frame, { language: "en", theme: "dark", link: LINK });
    const cleaned = text
      .replace(/<style[\s\S]*?<\/style>/g, "")
      .replace(/ (?:style|class|id|\w+:\w+|role|lang|aria-\w+)="[^"]*"/g, "");
    assert.notEqual(cleaned, text);
    assert.deepEqual(drawing(cleaned), drawing(text), name);
  }
});

/** The drawing, in order: elements, the attributes that place and colour them, their own texts. @param {string} svg */
function drawing(svg) {
  const { document } = new JSDOM(`<body>${svg}`).window;
  const unseen = /^(?:role|lang|xml:space|xmlns|aria-label)$/;
  return [...document.querySelectorAll("svg, svg *")].map((node) => [
    node.nodeName,
    ...[...node.attributes]
      .filter(({ name }) => !unseen.test(name))
      .map(({ name, value }) => `${name}=${value}`)
      .sort(),
    ...[...node.childNodes]
      .filter(({ nodeType }) => nodeType === 3)
      .map(({ textContent }) => textContent),
  ]);
}

test("the same values give the same bytes, and the values stay as they are", () => {
  for (const [name, frame] of frames) {
    const before = structuredClone(frame.values);
    assert.equal(draw(frame, { width: 360 }), draw(frame, { width: 360 }), name);
    assert.deepEqual(frame.values, before);
  }
});

test("stored values draw what the engine's do", () => {
  const view = /** @type {const} */ ({
    language: "ko",
    width: 720,
    selection: { layer: 0, neuron: 3 },
  });
  const stored = parse(toSvg(presetValues(), view));
  assert.deepEqual(texts(stored), texts(parse(draw(presets.get("post"), view))));
});

test("it matches NumPy only where the engine says so", () => {
  for (const [name, frame] of frames)
    for (const view of views) {
      const t = strings(view.language);
      const shown = texts(parse(draw(frame, view)));
      assert.equal(shown.includes(t.matchesNumPy), frame.values.verified, name);
      assert.equal(shown.includes(t.float64), !frame.values.verified, name);
      assert.equal(shown.includes(words[view.language].edited), frame.values.edited, name);
    }
});

test("a picture's arithmetic can be worked out from what is printed, or has ≈ for =; indices of layers stand where two meet", () => {
  const number = (/** @type {string} */ text) =>
    Number(text.replace(/[()+]/g, "").replace("−", "-"));
  /** @type {Record<string, number>} */
  const counts = { "=": 0, "≈": 0 };
  for (const [name, frame] of frames)
    for (const width of [720, 360]) {
      const shown = texts(parse(draw(frame, { language: "en", width })));
      const first = shown.findIndex((text) => /^z.* = Σ/.test(text));
      const check = (
        /** @type {string} */ x,
        /** @type {string} */ w,
        /** @type {string} */ product,
      ) => {
        const digits = product.split(".")[1]?.length ?? 0;
        const off = Math.abs(Math.abs(number(x) * number(w)) - Math.abs(number(product)));
        assert.ok(!(off > 0.5001 * 10 ** -digits), `${name} ${width}: ${x} × ${w} = ${product}`); // NaN of inf
      };
      // A ledger's rows are x, ×, w, =, product.
      for (let at = first + 1; first >= 0 && shown[at + 1] === "×"; at += 5) {
        const [x, , w, equals, product] = shown.slice(at, at + 5);
        if (equals === "=") check(x, w, product);
        counts[equals]++;
      }
      // An equation's columns are sign, name, sign, factors, sign, product; the first sign is for all.
      const terms = shown.flatMap((text, at) => (/^\S+ × \S+$/.test(text) ? [at] : []));
      if (first >= 0 || !terms.length) continue;
      const equals = shown[terms[0] + 1];
      for (const at of terms) {
        const [x, w] = shown[at].split(" × ");
        if (equals === "=") check(x, w, shown[at + 2]);
      }
      counts[equals]++;
    }
  assert.ok(counts["="] > 5 && counts["≈"] > 5, JSON.stringify(counts));
  const post = texts(parse(draw(/** @type {any} */ (presets.get("post")), { width: 720 })));
  assert.ok(!post.some((text) => text.includes("(1)")));
});

test("fewer digits are asked for, and shown", () => {
  const frame = presets.get("post");
  const shown = texts(parse(draw(frame, { width: 720, digits: 4 })));
  assert.ok(shown.includes("0.8111") && !shown.includes("0.81107075"));
  assert.ok(texts(parse(draw(frame, { width: 720, digits: "full" }))).includes("0.81107075"));
});

test("the alt text says the numbers in words, in both languages", () => {
  const { values, selection } = /** @type {any} */ (presets.get("post"));
  const ko = altText(values, { language: "ko", selection });
  const en = altText(values, { language: "en", selection });
  for (const part of [
    "입력: x₁ = 3, x₂ = 1, x₃ = 5.5.",
    "h₄ = 0.81107075 (가중합 1.45698267)",
    "y₂ = 마이너스 0.05512534",
    "[[ 0.19235057 -0.05512534]]",
  ])
    assert.ok(ko.includes(part), `${part} in ${ko}`);
  for (const part of [
    "Inputs: x₁ = 3, x₂ = 1, x₃ = 5.5.",
    "h₄ = 0.81107075 (weighted sum 1.45698267)",
    "y₂ = minus 0.05512534",
    "1 × minus 0.01513572",
  ])
    assert.ok(en.includes(part), `${part} in ${en}`);
  assert.equal(
    summary(values, { language: "en", selection }),
    "Dense layer and activations, 3 → 4 → 2 network, seed 0. Inputs: x₁ = 3, x₂ = 1, x₃ = 5.5. " +
      "Output layer: y₁ = 0.19235057, y₂ = minus 0.05512534.",
  );
  for (const [name, frame] of frames)
    for (const { language } of views) {
      const text = altText(frame.values, { language, ...frame });
      assert.doesNotMatch(text, /[<>\n]|undefined|NaN|\[object| {2}/, name);
      assert.equal(/\p{Script=Hangul}/u.test(text), language === "ko");
      assert.ok(text.length < 8000, `${name}: ${text.length}`);
    }
});

test("what the picture says, it says in both languages", () => {
  assert.deepEqual(Object.keys(words.ko), Object.keys(words.en));
  for (const [key, korean] of Object.entries(words.ko)) {
    const english = /** @type {any} */ (words.en)[key];
    assert.equal(typeof english, typeof korean, key);
    if (typeof korean === "function") assert.equal(english.length, korean.length, key);
  }
});

test("colours are those of the style sheet", () => {
  const sheet = readFileSync(new URL("../../www/style/figure.css", import.meta.url), "utf8");
  const blocks = { light: /\.root \{([^}]*)\}/, dark: /\.root\.dark \{([^}]*)\}/ };
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    const block = sheet.match(blocks[theme])?.[1] ?? "";
    for (const [name, color] of Object.entries(themes[theme]))
      assert.match(block, new RegExp(`--${name}: (?:var\\(--[\\w-]+, )?${color}\\)?;`), theme);
  }
});

test("every text has a contrast of 4.5 with its ground", () => {
  for (const [name, frame] of frames)
    for (const view of views) {
      const { paper, wash, accw, ink3, err } = themes[view.theme];
      const svg = parse(draw(frame, { ...view, link: LINK }));
      const nodes = [...svg.querySelectorAll("text, tspan")];
      const fills = new Set(nodes.map((node) => node.closest("[fill]")?.getAttribute("fill")));
      assert.ok(fills.size >= 5);
      for (const fill of fills)
        for (const ground of fill === ink3 || fill === err ? [paper, wash] : [paper, wash, accw])
          assert.ok(contrast(String(fill), ground) >= 4.5, `${name}: ${fill} on ${ground}`);
    }
});

/** WCAG 2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio @param {string} a @param {string} b */
function contrast(a, b) {
  const luminance = (/** @type {string} */ color) => {
    const [r, g, bl] = [1, 3, 5].map((i) => {
      const c = Number.parseInt(color.slice(i, i + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** NumPy's way to write very large and small numbers, with U+2212. @param {number} v @param {number} d */
function exponent(v, d) {
  const [mantissa, power] = v.toExponential(d).split("e");
  const short = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return `${short.replace("-", "−")}e${power[0]}${power.slice(1).padStart(2, "0")}`;
}
