"""The tutorial's code, typed in from its first line to its last, against the answers that stand below it."""
import contextlib
import html.parser
import io
import pathlib

import numpy as np
import pytest

WWW = pathlib.Path(__file__).parents[2] / "www"


class Blocks(html.parser.HTMLParser):
    """The text of each <pre>, with its class: ("code", …) and ("prints", …)."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.inside = False

    def handle_starttag(self, tag, attributes):
        if tag == "pre":
            self.inside = True
            self.found.append([dict(attributes)["class"], ""])

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "pre"

    def handle_data(self, data):
        if self.inside:
            self.found[-1][1] += data


def same(printed, expected):
    """Equal text; what is printed with all its digits may differ in the last one, as the tutorial says."""
    if printed == expected:
        return True
    if not (printed.startswith("[[") and "," in printed):
        return False
    return np.allclose(eval(printed), eval(expected), rtol=4 * np.finfo(float).eps, atol=0)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_code_prints_what_the_tutorial_says(language):
    blocks = Blocks()
    blocks.feed((WWW / f"tutorial.{language}.html").read_text(encoding="utf-8"))
    kinds = [kind for kind, _ in blocks.found]
    assert kinds == ["code", "prints"] * 14
    names = {}
    for (_, code), (_, expected) in zip(blocks.found[::2], blocks.found[1::2]):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "tutorial", "exec"), names)
        lines = printed.getvalue().splitlines()
        assert len(lines) == len(expected.splitlines())
        for line, other in zip(lines, expected.splitlines()):
            assert same(line, other), (line, other)
