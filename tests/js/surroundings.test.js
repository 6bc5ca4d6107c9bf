import assert from "node:assert/strict";
import { test } from "node:test";
import { schemeOf } from "../../www/figure/host/surroundings.js";

test("a colour is light or dark in every form that browsers give it, or lets through what lies behind", () => {
  for (const [color, scheme] of /** @type {const} */ ([
    ["rgb(255, 255, 255)", "light"],
    ["rgb(15, 18, 21)", "dark"],
    ["rgb(130, 130, 130)", "light"],
    ["rgb(0, 0, 255)", "dark"],
    ["rgba(255, 255, 255, 0.9)", "light"],
    ["rgba(0, 0, 0, 0)", null],
    ["rgba(0, 0, 0, 0.2)", null],
    ["color(srgb 0.1 0.1 0.1)", "dark"],
    ["color(display-p3 1 1 1 / 0.8)", "light"],
    ["lab(20 0 0)", "dark"],
    ["lch(96 3 100)", "light"],
    ["oklch(0.21 0.01 260)", "dark"],
    ["oklab(0.98 0 0 / 0.3)", null],
    ["transparent", null],
    ["", null],
  ]))
    assert.equal(schemeOf(color), scheme, color);
});
