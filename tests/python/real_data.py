"""Makes the files in www/data from scikit-learn 1.9.1's own copies: `python tests/python/real_data.py`."""
from pathlib import Path

from sklearn.datasets import load_digits, load_iris

DATA = Path(__file__).parents[2] / "www" / "data"


def write(name, header, rows):
    (DATA / name).write_text("\n".join([header, *rows]) + "\n", encoding="utf-8", newline="\n")


iris = load_iris()
columns = [name.removesuffix(" (cm)") for name in iris.feature_names]
write(
    "iris.csv",
    ",".join([*columns, "species"]),
    (",".join([*(f"{x:g}" for x in row), iris.target_names[y]]) for row, y in zip(iris.data, iris.target)),
)

digits = load_digits()
write(
    "digits.csv",
    "pixels,digit",
    ("".join("0123456789abcdefg"[int(x)] for x in row) + f",{y}" for row, y in zip(digits.data, digits.target)),
)
