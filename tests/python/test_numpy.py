"""What we print against what NumPy itself prints."""
import contextlib
import io
import json
import pathlib
import subprocess
import sys
import warnings

import pytest

ROOT = pathlib.Path(__file__).parents[2]
FOLDER = ROOT / "target" / "numpy-scripts"


def cargo(*arguments, **options):
    return subprocess.run(["cargo", "run", "--quiet", "--example", *arguments], cwd=ROOT, check=True, **options)


def scripts():
    for old in FOLDER.glob("*.*"):
        old.unlink()
    cargo("numpy_scripts", "--", FOLDER)
    return sorted(FOLDER.glob("*.py"))


@pytest.mark.parametrize("script", scripts(), ids=lambda path: path.stem)
def test_a_script_prints_what_the_page_says(script):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # np.exp(1000) is inf, with a warning
        exec(compile(script.read_text(), script.name, "exec"), {})
    assert printed.getvalue() == script.with_suffix(".txt").read_text() + "\n"


def test_arrays_are_printed_alike():
    make = [sys.executable, ROOT / "tests" / "python" / "numpy_print.py", "10000"]
    cases = subprocess.run(make, check=True, stdout=subprocess.PIPE).stdout
    assert len(json.loads(cases)["cases"]) == 10000
    cargo("numpy_print", input=cases)
