import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import createDOMPurify from "dompurify";
import * as esbuild from "esbuild";
import { JSDOM } from "jsdom";
import jsQR from "jsqr";
import {
  fragment,
  frameAddress,
  LONGEST_LINK,
  pageAddress,
  pictureAddress,
  presetOf,
  unreachable,
} from "../../www/embed/address.js";
import { markdown, tag, text } from "../../www/embed/markup.js";
import { HEIGHTS } from "../../www/embed/picture-heights.js";
import { LONGEST_QR, qrCode } from "../../www/embed/qr.js";
import { isPicture, PLATFORMS, snippet } from "../../www/embed/snippet.js";
import { embedStrings } from "../../www/embed/strings.js";
import { toSvg } from "../../www/picture/picture.js";
import { engine, linkOf } from "../engine.js";
import { presets } from "../pictures.js";

const root = new URL("../../", import.meta.url);
const ko = await embedStrings("ko");
const en = await embedStrings("en");
const platforms = /** @type {(keyof typeof PLATFORMS)[]} */ (Object.keys(PLATFORMS));
const base = "https://example.com/nn/";
const state = "v1&x=3,1,-5.5&f1=leaky_relu:0.2";
const given = { t: ko, language: /** @type {const} */ ("ko"), base, state };
const HOSTILE = `"><script>alert(1)</script>'\`{{7*7}}{% x %}](x) \\ """ <!-- \n\ud800`;

/** Every leaf with its path. @param {any} node @param {string} [path] @returns {[string, any][]} */
const leaves = (node, path = "") =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === "object"
      ? leaves(value, `${path}${key}.`)
      : [/** @type {[string, any]} */ ([path + key, value])],
  );

/** The engine's own. @param {string} preset */
const presetLink = (preset) => {
  const session = new engine.Session();
  session.openPreset(preset);
  return session.link();
};

const release = { script: "perceptible-1.2.3.js", integrity: "sha384-AAAA" };

test("every string of embedding is there in Korean and English, and each in its language", () => {
  const english = new Map(leaves(en));
  assert.deepEqual(
    leaves(ko)
      .map(([path]) => path)
      .sort(),
    [...english.keys()].sort(),
  );
  for (const [path, value] of leaves(ko)) {
    assert.equal(typeof english.get(path), typeof value, path);
    assert.ok(String(value).trim() && String(english.get(path)).trim(), path);
    if (path !== "languages.ko")
      assert.doesNotMatch(String(english.get(path)), /\p{Script=Hangul}/u, path);
  }
});

test("every platform has a name, a limit in one sentence, and words for its places", () => {
  assert.ok(platforms.length >= 17);
  for (const t of [ko, en]) {
    for (const platform of platforms) {
      assert.ok(t.platforms[platform], platform);
      // A full stop within a name (dev.to, docusaurus.config.js) ends no sentence.
      assert.equal(t.limits[platform].match(/[.!?](?:\s|$)/g)?.length, 1, t.limits[platform]);
      for (const { place } of snippet(platform, { ...given, t })) {
        const file = /^[\w./]+\.\w+$/.test(place);
        assert.ok(file || Object.values(t.places).includes(place), `${platform}: ${place}`);
      }
    }
    assert.equal(Object.keys(t.platforms).length, platforms.length);
    assert.equal(Object.keys(t.limits).length, platforms.length);
  }
});

test("each platform gets what runs there: a script, a frame, or a picture with a link", () => {
  for (const platform of platforms) {
    const of = (/** @type {object} */ more) =>
      snippet(platform, { ...given, ...more })
        .map((part) => part.text)
        .join("\n");
    const all = of({});
    const { runs } = PLATFORMS[platform];
    assert.equal(all.includes(`${base}perceptible.js`), runs === "script", platform);
    // A hash under a name that the next release takes would end the post.
    assert.doesNotMatch(all, /integrity|crossorigin/, platform);
    const pinned = of({ release });
    assert.equal(pinned.includes(`${base}perceptible-1.2.3.js`), runs === "script", platform);
    assert.equal(pinned.includes(release.integrity), runs === "script", platform);
    assert.ok(!pinned.includes("perceptible.js"), platform);
    assert.equal(/<\w/.test(all), runs !== "picture", `${platform}: markup`);
    if (runs === "picture") assert.ok(all.includes(`${base}#${state}`), `${platform}: link`);
  }
});

test("tags that a Markdown parser does not know stand in a <div> without empty lines", () => {
  for (const platform of /** @type {const} */ (["jekyll", "mkdocs"])) {
    const [{ text }] = snippet(platform, given);
    assert.match(text, /^<div>\n[\s\S]*\n<\/div>$/);
    assert.doesNotMatch(text, /\n\s*\n/);
  }
});

test("the tag for MDX is JSX, and its attributes keep their values", () => {
  const [config, post] = snippet("docusaurus", {
    ...given,
    release,
    options: { readonly: true, theme: "dark", height: 1240 },
  });
  const scripts = new Function(`return { ${config.text} }.scripts`)();
  assert.deepEqual(scripts, [
    {
      src: `${base}perceptible-1.2.3.js`,
      defer: true,
      integrity: "sha384-AAAA",
      crossorigin: "anonymous",
    },
  ]);
  const { code } = esbuild.transformSync(post.text, { loader: "jsx", jsxFactory: "h" });
  const h = (
    /** @type {string} */ name,
    /** @type {any} */ attributes,
    /** @type {any[]} */ ...children
  ) => ({ name, attributes, children });
  const { children, ...figure } = new Function("h", `return ${code}`)(h);
  assert.deepEqual(figure, {
    name: "perceptible-network",
    attributes: {
      ...{ state, lang: "ko", theme: "dark", readonly: "" },
      style: { display: "block", minHeight: "1240px" },
    },
  });
  assert.deepEqual(
    children.map((/** @type {any} */ { name }) => name),
    ["a"],
  );
  const [, preset] = snippet("docusaurus", { ...given, state: "" });
  /** @type {Record<string, any>} */
  const made = {};
  new Function(
    "h",
    `return ${esbuild.transformSync(preset.text, { loader: "jsx", jsxFactory: "h" }).code}`,
  )((/** @type {string} */ name, /** @type {any} */ attributes) => {
    made[name] = attributes;
  });
  assert.match(made.source.srcSet, /post\.ko\.light\.360\.svg$/);
  assert.deepEqual(made.img.style, { maxWidth: "100%", height: "auto" });
});

test("a picture has its place before it comes: each preset's at both widths, as tall as it is drawn", () => {
  assert.deepEqual(Object.keys(HEIGHTS).sort(), [...presets.keys()].sort());
  for (const [name, { values, selection, row }] of presets)
    for (const language of /** @type {const} */ (["ko", "en"])) {
      const [tall, narrow] = /** @type {const} */ ([720, 360]).map((width) => {
        const height = width === 360 ? HEIGHTS[name][360][language] : undefined;
        const svg = toSvg(values, { selection, row, language, width, height });
        return svg.match(/viewBox="0 0 \d+ (\d+)"/)?.[1];
      });
      assert.deepEqual([tall, narrow].map(Number), [
        HEIGHTS[name][720],
        HEIGHTS[name][360][language],
      ]);
      const state = HEIGHTS[name].link;
      assert.equal(state, presetLink(name));
      for (const platform of /** @type {const} */ (["html", "ghost", "mkdocs"])) {
        const [{ text }] = snippet(platform, { ...given, language, state });
        const narrowOne = `<source media="(max-width: 480px)" srcset="${base}pictures/${name}.${language}.light.360.svg" width="360" height="${narrow}">`;
        assert.ok(text.includes(narrowOne), text);
        assert.match(
          text,
          new RegExp(
            `<img alt="[^"]+" src="[^"]+/${name}\\.${language}\\.light\\.svg" width="720" height="${tall}" style="max-width:100%;height:auto"></picture>`,
          ),
        );
      }
    }
});

test("the lines can be read: a tag with what differs from the default, a picture in a link, a script", () => {
  const options = { view: ["stage", "results", "inspector"], theme: /** @type {const} */ ("auto") };
  const [{ text }] = snippet("html", { ...given, state: "", options, alt: "y = 1" });
  assert.equal(
    text,
    `<perceptible-network preset="post" lang="ko" view="stage results inspector">
  <a href="${base}"><picture><source media="(max-width: 480px)" srcset="${base}pictures/post.ko.light.360.svg" width="360" height="${HEIGHTS.post[360].ko}"><img alt="y = 1" src="${base}pictures/post.ko.light.svg" width="720" height="${HEIGHTS.post[720]}" style="max-width:100%;height:auto"></picture></a>
</perceptible-network>
<script defer src="${base}perceptible.js"></script>`,
  );
  // A network of one's own has no picture, and so a height.
  const [{ text: own }] = snippet("html", { ...given, options: { ...options, height: 1240 } });
  assert.match(
    own,
    /^<perceptible-network state="[^"]+" lang="ko" view="[^"]+" style="display:block;min-height:1240px">\n {2}<a /,
  );
  for (const platform of platforms.filter((name) => PLATFORMS[name].runs === "script"))
    for (const state of ["", given.state]) {
      const parts = snippet(platform, {
        ...given,
        state,
        options: { ...options, height: 1240 },
        release,
      });
      const lines =
        parts[0].place === "layouts/shortcodes/rawhtml.html" ? parts[1].text : parts[0].text;
      const without = lines.replace(/<a [\s\S]*<\/a>/, "");
      assert.ok(without.length <= 700, `${platform}: ${without.length}`);
      // Some Markdown engines open a paragraph around the tag; a block element would close it.
      const inside = lines.match(/<perceptible-network[\s\S]*<\/perceptible-network>/)?.[0] ?? "";
      const { window } = new JSDOM(`<p>${inside}</p>`);
      assert.ok(
        platform === "docusaurus" || window.document.querySelector("p > perceptible-network > a"),
        platform,
      );
      assert.doesNotMatch(lines, /calc|clamp|float|<span|<p\b|var\(/, platform);
    }
});

test("where a host does not know the element, it keeps no room for it", () => {
  const [{ text }] = snippet("html", { ...given, options: { height: 1240 } });
  const clean = createDOMPurify(/** @type {any} */ (new JSDOM("").window)).sanitize(text);
  assert.match(clean, /<a /);
  assert.doesNotMatch(clean, /\d{3}px/);
});

test("the README's lines are what Embed gives for the post", () => {
  const [lines] =
    readFileSync(new URL("README.md", root), "utf8").match(
      /<perceptible-network[\s\S]*?<\/script>/,
    ) ?? [];
  const options = { view: ["stage", "results", "inspector"] };
  const base = "https://example.com/nn/";
  const [{ text }] = snippet("html", { ...given, t: en, language: "en", base, state: "", options });
  assert.equal(lines?.replace(/alt="[^"]*"/, ""), text.replace(/alt="[^"]*"/, ""));
});

test("where only a picture goes it has the width that is chosen, and one of their own is uploaded first", () => {
  for (const platform of platforms) {
    const preset = snippet(platform, { ...given, state: "", options: { width: 360 } });
    const own = snippet(platform, { ...given, options: { width: 360 } });
    const markdown = ["velog", "devto", "hashnode", "jupyter"].includes(platform);
    if (isPicture(platform) || markdown)
      assert.ok(
        preset.some(({ text }) => text.includes(`${base}pictures/post.ko.light.360.png`)),
        platform,
      );
    assert.equal(
      own.filter(({ note }) => note === ko.uploadFirst).length,
      markdown ? 1 : 0,
      platform,
    );
    assert.ok(preset.every(({ note }) => note === null));
  }
  assert.deepEqual(
    platforms.filter(isPicture),
    platforms.filter((name) => PLATFORMS[name].runs === "picture" && name !== "notion"),
  );
});

test("a preset is named, and has its picture; another state is whole in the tag", () => {
  assert.equal(presetOf(""), "post");
  assert.equal(presetOf("v1&preset=post-negative"), "post-negative");
  for (const other of ["v1", state, "v1&preset=xor&seed=2", "v2&preset=xor", "v1&preset=../x"])
    assert.equal(presetOf(other), null, other);
  const dark = { theme: /** @type {const} */ ("dark") };
  assert.equal(
    pictureAddress(base, "v1&preset=xor", "en", dark, "svg"),
    `${base}pictures/xor.en.dark.svg`,
  );
  assert.equal(pictureAddress(base, state, "ko", {}, "png"), null);
  assert.match(snippet("html", { ...given, state: "" })[0].text, /<img alt="[^"]+" src="[^"]+"/);
});

test("addresses: the page, the iframe with its options, a base without a slash, a relative one", () => {
  assert.equal(pageAddress("https://example.com/nn", state), `${base}#${state}`);
  assert.equal(pageAddress("./", ""), "./");
  const options = { theme: /** @type {const} */ ("dark"), view: ["stage", "code"], readonly: true };
  assert.equal(
    frameAddress(base, state, "en", options),
    `${base}www/frame.html?lang=en&theme=dark&view=stage,code&readonly=1#${state}`,
  );
  assert.equal(frameAddress(base, "", "ko", {}), `${base}www/frame.html?lang=ko`);
});

test("what cannot be reached from elsewhere is known", () => {
  for (const local of ["http://localhost:8080/", "http://127.0.0.1:8/x/", "http://[::1]:8080/"])
    assert.equal(unreachable(local), "local", local);
  assert.equal(unreachable("file:///home/me/dist/"), "file");
  for (const there of [base, "http://192.168.0.7:8080/", "./", "https://localhost.example.com/"])
    assert.equal(unreachable(there), null, there);
});

test("the engine reads an encoded fragment as the one it wrote", () => {
  for (const link of [state, "v1&preset=batch", "v1&x=1,2,3;4,5,6&w1=1.1:-0.5,2.3:1e-7"]) {
    assert.equal(linkOf(fragment(link)), linkOf(link));
  }
  assert.equal(engine.limits().link, LONGEST_LINK);
});

test("nothing that is in a link or a sentence becomes markup, Markdown, a template or Python", () => {
  assert.doesNotMatch(fragment(HOSTILE), /[\s<>"'`{}()[\]\\*#]/);
  assert.equal(fragment("%41%zz"), "%41%25zz");
  assert.doesNotMatch(text(HOSTILE), /[<>"'`{}[\]\\*\n]/);
  assert.match(tag("a", { href: HOSTILE }), /^<a href="[^"<>'`{}\\\n]*">$/);
  assert.match(
    markdown({ alt: HOSTILE, picture: "p.png", link: fragment(HOSTILE) }),
    /^\[!\[[^[\]]*\]\(p\.png\)\]\([^\s()]*\)$/,
  );
  for (const platform of platforms) {
    const clean = snippet(platform, given);
    const hostile = snippet(platform, {
      ...given,
      base: `https://example.com/${HOSTILE}`,
      state: HOSTILE,
      alt: HOSTILE,
      release: { script: "perceptible-1.2.3.js", integrity: HOSTILE },
    });
    assert.equal(hostile.length, clean.length);
    for (const [i, part] of hostile.entries()) {
      // The alt text alone is typed into a field of its own, as text.
      if (part.place === ko.places.alt || platform === "docusaurus") continue;
      assert.doesNotMatch(part.text, /<script>alert|\{\{7|\{%|<!--/, `${platform}: ${part.text}`);
      for (const sign of ['"""', "<script>"])
        assert.equal(part.text.split(sign).length, clean[i].text.split(sign).length, platform);
    }
  }
});

test("a QR code is read as the link, up to the longest that is offered", () => {
  for (const link of [
    base,
    `${base}#${state}`,
    `${base}#v1&x=한글`,
    base.padEnd(LONGEST_QR, "x7"),
  ]) {
    const { size, path } = qrCode(link);
    const scale = 4;
    const width = size * scale;
    const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
    for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
      for (let i = 0; i < Number(run) * scale; i++)
        for (let j = 0; j < scale; j++) {
          const at = ((Number(y) * scale + j) * width + Number(x) * scale + i) * 4;
          pixels.fill(0, at, at + 3);
        }
    }
    assert.equal(jsQR.default(pixels, width, width)?.data, link);
  }
});

test("the vendored library is the package's file, with its licence", () => {
  const vendored = readFileSync(new URL("www/vendor/uqr.js", root), "utf8");
  const original = readFileSync(new URL("node_modules/uqr/dist/index.mjs", root), "utf8");
  const { version } = JSON.parse(
    readFileSync(new URL("node_modules/uqr/package.json", root), "utf8"),
  );
  assert.ok(vendored.endsWith(`\n\n${original}`));
  const head = vendored.slice(0, -original.length);
  assert.ok(head.includes(`uqr ${version} `) && head.includes("MIT License"));
  assert.ok(
    head
      .trim()
      .split("\n")
      .every((line) => line.startsWith("//")),
  );
});

test("the iframe page has the page's policy, but for what stands in the page itself", () => {
  const policy = (/** @type {string} */ page) =>
    readFileSync(new URL(page, root), "utf8")
      .match(/Content-Security-Policy" content="([^"]+)"/)?.[1]
      .replace(/ 'sha256-[^']*'/g, "");
  assert.ok(policy("index.html"));
  assert.doesNotMatch(readFileSync(new URL("www/frame.html", root), "utf8"), /sha256/);
  assert.equal(policy("www/frame.html"), policy("index.html"));
});
