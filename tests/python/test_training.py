"""Our NumPy scripts that train, run by NumPy: what they print is what we say, and their own asserts hold."""
import contextlib
import io
import pathlib
import subprocess
import warnings

import numpy as np
import pytest

ROOT = pathlib.Path(__file__).parents[2]
FOLDER = ROOT / "target" / "training-scripts"


def scripts():
    for old in FOLDER.glob("*.*"):
        old.unlink()
    make = ["cargo", "run", "--quiet", "--example", "training_scripts", "--", FOLDER, "60"]
    subprocess.run(make, cwd=ROOT, check=True)
    return sorted(FOLDER.glob("*.py"))


@pytest.mark.parametrize("script", scripts(), ids=lambda path: path.stem)
def test_a_training_prints_and_asserts_what_the_page_says(script):
    text = script.read_text()
    assert text.count("assert_allclose") == 2
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings(), np.printoptions():
        warnings.simplefilter("ignore")  # np.exp(1000) is inf, with a warning
        exec(compile(text, script.name, "exec"), {})
    assert printed.getvalue() == script.with_suffix(".txt").read_text() + "\n"
