"""The reference values in tests/fixtures are still what NumPy says: each script here that made one makes it again."""
import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("fixture", "command"),
    [
        ("permutation.json", ["permutation.py"]),
        ("numpy_print_hard.json", ["numpy_print.py", "48"]),
        ("notebooks.json", ["notebooks.py"]),
    ],
)
def test_numpy_makes_the_same_fixture_again(fixture, command):
    made = subprocess.run([sys.executable, HERE / command[0], *command[1:]], check=True, capture_output=True)
    stored = (HERE.parent / "fixtures" / fixture).read_text(encoding="utf-8")
    assert json.loads(made.stdout) == json.loads(stored)
