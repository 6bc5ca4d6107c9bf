"""Our scripts that train, run by NumPy and PyTorch: what they print is what we say, and their own asserts hold."""
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[2]
FOLDER = ROOT / "target" / "training-scripts"
DOCUMENTS = "300"  # at random

# Runs the scripts that it is given, all in one process, and ends with the names of those that are not as they should be.
RUN = """
import contextlib, io, pathlib, sys, traceback, warnings
import numpy as np

warnings.simplefilter("ignore")  # np.exp(1000) is inf, with a warning
options, wrong = np.get_printoptions(), []
for script in map(pathlib.Path, sys.argv[1:]):
    np.set_printoptions(**options)
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(script.read_text(), script.name, "exec"), {})
    except Exception:
        wrong.append(script.stem + ": " + traceback.format_exc())
    else:
        expected = script.with_suffix(".txt").read_text() + "\\n"
        if printed.getvalue() != expected:
            wrong.append(script.stem + " prints " + printed.getvalue() + "instead of " + expected)
sys.exit("\\n".join(wrong) or None)
"""


@pytest.fixture(scope="module")
def folder():
    for old in FOLDER.glob("*/*.*"):
        old.unlink()
    make = ["cargo", "run", "--quiet", "--example", "training_scripts", "--", FOLDER, DOCUMENTS]
    subprocess.run(make, cwd=ROOT, check=True)
    return FOLDER


def check(python, scripts):
    scripts = sorted(scripts.glob("*.py"))
    assert len(scripts) > 500
    assert all(script.read_text().count("assert_allclose") == 2 for script in scripts)
    run = subprocess.run([python, "-c", RUN, *scripts], stderr=subprocess.PIPE, text=True)
    assert run.returncode == 0, run.stderr


def test_numpy_prints_and_asserts_what_the_page_says(folder):
    check(sys.executable, folder / "numpy")


def test_pytorch_prints_and_asserts_the_same(folder):
    pythons = [sys.executable, "/usr/bin/python3"]  # PyTorch may be the system's, as Debian's python3-torch is
    has_torch = [p for p in pythons if subprocess.run([p, "-c", "import torch"], capture_output=True).returncode == 0]
    if not has_torch:
        pytest.skip("no PyTorch: Debian's python3-torch will do")
    check(has_torch[0], folder / "pytorch")
